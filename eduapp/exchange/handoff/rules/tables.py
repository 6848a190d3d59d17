"""The sheets of an export: the days, sums of persons, codes with what they mean, and what it is. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital, date_text, number_text
from eduapp.exchange.handoff.rules.minutes import WORKSHOP, Minutes, PersonDay, coded, summed, together
from eduapp.exchange.handoff.rules.overlaps import overlaps_of, told_twice, which_counts
from eduapp.exchange.handoff.rules.rates import NONE, Rate

Cell = str | int | Decimal | date | None
_ORE = 100


@dataclass(frozen=True)
class About:
    """What an export says of itself."""

    number: str
    first: date
    last: date
    made_at: datetime  # wall time at the site
    made_by: str
    digest: str
    school: str = ""
    sites: str = ""  # of which sites the days are; "" of all
    rates: tuple[Rate, ...] = ()


@dataclass(frozen=True)
class Table:
    """One sheet, or one file."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(about: About, days: Sequence[PersonDay]) -> tuple[Table, ...]:
    """Everything that is handed over; the days come first. Without a rate there is no column for money."""
    money = any(one.amount is not None for one in days)
    return (_days(days, money=money), _people(days, money=money), _codes(days), _about(about, days))


def kind_titles() -> tuple[str, ...]:
    """The headings of minutes, in order."""
    return tuple(capital(code.label) for code in code_list("handoff_minutes"))


def code_meaning(code: str) -> str:
    """A code in words: late, not fetched in time."""
    bare = code.partition(":")[0].removesuffix("!")
    first, _slash, second = bare.partition("/")
    if first == WORKSHOP:
        own = code_list("handoff_minutes")
        word = own[second].label if second in own else code_list("absence_reasons")[second].label
        said = _("workshop: {word}").format(word=word)
    elif first == "unmarked":
        said = code_list("handoff_minutes")[first].label
    else:
        reason = code_list("attendance_reasons")[second].label if second else ""
        said = ", ".join(filter(None, (code_list("attendance_codes")[first].label, reason)))
    return _("{said}; does not count for the daily allowance").format(said=said) if "!" in code else said


def _days(days: Sequence[PersonDay], *, money: bool) -> Table:
    twice = [told_twice(one.lines, paid=False) for one in days]
    told = any(twice)  # a column only where there is something in it, as for money
    rows = [
        (
            one.number,
            one.name,
            one.day,
            *_figures(one.minutes),
            *((also,) if told else ()),
            *(_money(one.amount) if money else ()),
            " ".join(f"{code}={count}" for code, count in one.codes()),
            _yes(one.final),
        )
        for one, also in zip(days, twice, strict=True)
    ]
    headings = (
        *(_("Number"), _("Name"), _("Day")),
        *_columns(money=money, twice=told),
        *(_("Codes"), _("Final")),
    )
    return Table(_("Days"), headings, tuple(rows))


def _people(days: Sequence[PersonDay], *, money: bool) -> Table:
    people = summed(days)
    rows: list[tuple[Cell, ...]] = [
        (
            one.number,
            one.name,
            one.days,
            *_figures(one.minutes),
            *(_money(one.amount) if money else ()),
            _yes(one.final),
        )
        for one in people
    ]
    whole, amount = Minutes(), None
    for person in people:
        whole, amount = whole + person.minutes, together(amount, person.amount)
    final = _yes(all(one.final for one in people))
    sum_row = ("", _("Sum"), len(days), *_figures(whole), *(_money(amount) if money else ()), final)
    headings = (_("Number"), _("Name"), _("Days"), *_columns(money=money), _("Final"))
    return Table(_("Persons"), headings, (*rows, sum_row))


def _codes(days: Sequence[PersonDay]) -> Table:
    """Each code that stands in the days, what it means, where its minutes go, and how many there are."""
    found: dict[tuple[str, str], int] = {}
    for one in days:
        for line in one.lines:
            for code, kind, count in coded(line):
                found[code, kind] = found.get((code, kind), 0) + count
    labels = code_list("handoff_minutes")
    rows = [
        (code, code_meaning(code), labels[kind].label, labels[kind].said("basis"), count)
        for (code, kind), count in sorted(found.items())
    ]
    headings = (_("Code"), _("Meaning"), _("Counted as"), _("Rule"), _("Minutes"))
    return Table(_("Codes"), headings, tuple(rows))


def _about(about: About, days: Sequence[PersonDay]) -> Table:
    open_days = sum(not one.final for one in days)
    rows: list[tuple[Cell, ...]] = [
        (_("Export"), about.number),
        (_("School"), about.school),
        *([(_("Sites"), about.sites)] if about.sites else []),
        (_("First day"), about.first),
        (_("Last day"), about.last),
        (_("Made"), f"{date_text(about.made_at.date())} {about.made_at:%H:%M}"),
        (_("By"), about.made_by),
        (_("Days not final"), open_days),
        (_("Content (SHA-256)"), about.digest),
    ]
    twice = [said for one in days for said in overlaps_of(one)]
    if twice:
        rows.append((_("At school and in a workshop at once"), "; ".join(twice)))
        rows.append((_("Paid once"), which_counts()))
    rows += [
        (_("Rate from {day}").format(day=date_text(one.from_day)), rate_text(one)) for one in about.rates
    ]
    return Table(_("About"), (_("What"), _("Value")), tuple(rows))


def rate_text(rate: Rate) -> str:
    """A rate in words: 1250 øre per hour."""
    unit = code_list("handoff_units")[rate.unit].label
    if rate.unit == NONE:
        return unit
    return _("{amount} øre {unit}").format(amount=number_text(rate.amount), unit=unit)


def _columns(*, money: bool, twice: bool = False) -> tuple[str, ...]:
    more = (*((_("Of it told twice"),) if twice else ()), *((_("Amount (kr)"),) if money else ()))
    return (*kind_titles(), _("Planned"), *more)


def _figures(minutes: Minutes) -> tuple[int, ...]:
    return (*(count for _kind, count in minutes.named()), minutes.planned)


def _money(amount: int | None) -> tuple[Cell]:
    return (None if amount is None else Decimal(amount) / _ORE,)


def _yes(said: bool) -> str:
    return _("yes") if said else _("no")
