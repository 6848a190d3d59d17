"""Figures as rows of a file: every number in a cell of its own, with the ends of its interval beside it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from eduapp.core.i18n import _
from eduapp.core.sheets import Cell
from eduapp.exams.statistics.rules import words
from eduapp.exams.statistics.rules.items import Figure, Item
from eduapp.exams.statistics.rules.limits import Limits, key_rule_text, shown_from_text
from eduapp.exams.statistics.rules.whole import Whole

_DECIMALS = 4  # as people read them; JSON by command has them all


@dataclass(frozen=True)
class SheetLine:
    """One question of a file."""

    number: int
    label: str
    version: int
    item: Item
    verdict: str


def headings() -> tuple[str, ...]:
    """Those of `cells`: each figure is followed by where its 95 % interval begins and ends."""
    titles = (
        _("Facility, %"),
        _("Standard deviation, points"),
        _("Discrimination index, %"),
        _("Discriminative efficiency, %"),
        _("Effective weight, %"),
    )
    figures = [title for each in titles for title in (each, _("{what}, from").format(what=each),
                                                      _("{what}, to").format(what=each))]  # fmt: skip
    before = (_("No."), _("Question"), _("Version"), _("Points"), _("n"), _("Answered"), _("Right"))
    return (*before, *figures, _("Noticed"))


def cells(line: SheetLine) -> tuple[Cell, ...]:
    """A question; nothing where a figure cannot be reckoned or is held back."""
    item = line.item
    figures = (
        (item.facility, 100.0),
        (item.deviation, 1.0),
        (item.index, 1.0),
        (item.efficiency, 1.0),
        (item.weight, 1.0),
    )
    return (
        line.number,
        line.label,
        line.version,
        item.most,
        item.n,
        item.answered,
        item.right,
        *(cell for figure, factor in figures for cell in _three(figure, factor)),
        words.verdict_text(line.verdict),
    )


def whole_rows(whole: Whole | None, attempts: int, limits: Limits) -> Sequence[tuple[Cell, ...]]:
    """What holds for all of them: figures of the whole, and the rules by which figures are shown."""
    rules: list[tuple[Cell, ...]] = [(shown_from_text(limits),), (key_rule_text(limits),)]
    if whole is None:
        return _wide([(_("Attempts"), attempts), *rules])
    figures = (
        (_("Mean, points"), whole.mean),
        (_("Standard deviation, points"), whole.deviation),
        (_("Cronbach’s alpha"), whole.alpha),
        (_("Uncertainty of measurement (SEM), points"), whole.error),
    )
    return _wide(
        [
            (_("Attempts"), whole.n),
            (_("Number of questions"), whole.questions),
            (_("Points"), whole.most),
            *((title, *_three(figure, 1.0)) for title, figure in figures),
            *((said,) for said in words.readings(whole, limits)),
            *rules,
        ]
    )


def whole_headings() -> tuple[str, ...]:
    """Those of `whole_rows`."""
    return (_("What"), _("How much"), _("From"), _("To"))


def _wide(rows: Iterable[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """Each as wide as the headings: some who read tables take a shorter row for a title."""
    return [(*row, *[None] * (len(whole_headings()) - len(row))) for row in rows]


def _three(figure: Figure, factor: float) -> Iterator[Cell]:
    for value in (figure.value, figure.low, figure.high):
        yield None if value is None else round(value * factor, _DECIMALS) + 0.0
