"""Lines of figures, one cell for each site and one for all, and how a cell is told. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eduapp.core.i18n import _
from eduapp.core.small_numbers import Limits, Sum, Told, hidden

ALL_SITES = "*"  # the key of the column of all sites; no site is named so


@dataclass(frozen=True)
class Row:
    """One row to be counted: what it adds up (keys of other rows), or nothing where it is counted itself.

    `also` adds up to the same in another way; a row that is not `shown` makes a sum whole and is never told.
    """

    key: str
    label: str
    parts: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    shown: bool = True


@dataclass(frozen=True)
class Cell:
    """What is told of one number. `number` is None where it is hidden: nothing of it leaves this module."""

    told: Told
    number: int | None
    unit: str = ""


@dataclass(frozen=True)
class Line:
    """One line of the report; `cells` by site, one that says nothing of a site has none there."""

    section: str
    label: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Report:
    """All lines of a period, and the sites that have a column."""

    sites: tuple[str, ...]
    lines: tuple[Line, ...]
    limits: Limits


def rule_text(limits: Limits) -> str:
    """The rule, to stand beside the figures."""
    said = _(
        "Numbers under {least} are not told, zero among them, nor others that would give one away."
        " Source: {source}."
    )
    return said.format(least=limits.least, source=limits.source)


def told(cell: Cell | None, limits: Limits) -> str:
    """A cell in words, the same on screen, on paper and in files; "" for one there is none of."""
    if cell is None:
        return ""
    if cell.told is Told.SHOWN and cell.number is not None:
        return f"{cell.number}{cell.unit}"
    if cell.told is Told.SMALL:
        return _("under {least}").format(least=limits.least)
    return _("not told")


def grid(
    section: str,
    rows: Sequence[Row],
    sites: Sequence[str],
    counts: Mapping[tuple[str, str], int],
    limits: Limits,
) -> list[Line]:
    """Lines of one table: rows × sites with their totals, what is small hidden with what would tell it."""
    whole, sums = _added(rows, sites, counts)
    untold = [key for key in whole if not next(row for row in rows if row.key == key[0]).shown]
    how = hidden(whole, sums, limits, untold)
    columns = _columns(sites)
    return [
        Line(section, row.label, {c: _cell(how[row.key, c], whole[row.key, c]) for c in columns})
        for row in rows
        if row.shown
    ]


def _cell(how: Told, number: int) -> Cell:
    return Cell(how, number if how is Told.SHOWN else None)


def _columns(sites: Sequence[str]) -> tuple[str, ...]:
    """Each site, and all where there are several: of one, all is the same."""
    return (*sites, ALL_SITES) if len(sites) > 1 else tuple(sites)


def _added(
    rows: Sequence[Row], sites: Sequence[str], counts: Mapping[tuple[str, str], int]
) -> tuple[dict[tuple[str, str], int], list[Sum]]:
    """Every cell with its number, and the sums between them; rows come after those they add up."""
    whole: dict[tuple[str, str], int] = {}
    sums: list[Sum] = []
    columns = _columns(sites)
    for row in rows:
        for site in sites:
            parts = [whole[part, site] for part in row.parts]
            whole[row.key, site] = sum(parts) if row.parts else counts.get((row.key, site), 0)
        if len(columns) > len(sites):
            whole[row.key, ALL_SITES] = sum(whole[row.key, site] for site in sites)
            if not row.parts:
                sums.append(Sum((row.key, ALL_SITES), tuple((row.key, site) for site in sites)))
        sums += [Sum((row.key, c), tuple((part, c) for part in row.parts)) for c in columns if row.parts]
    for row in rows:
        sums += [Sum((row.key, c), tuple((part, c) for part in row.also)) for c in columns if row.also]
    return whole, sums


def columns(report: Report) -> tuple[str, ...]:
    """The columns of a report, by site, and that of all."""
    return _columns(report.sites)


def site_text(site: str) -> str:
    """A column in words."""
    if site == ALL_SITES:
        return _("All together")
    return site or _("At no site")
