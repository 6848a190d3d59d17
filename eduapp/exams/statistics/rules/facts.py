"""A report as plain JSON facts and as lines of text."""

from collections.abc import Iterator, Sequence

from eduapp.core.i18n import _, number_text
from eduapp.exams.statistics.rules import words
from eduapp.exams.statistics.rules.items import Figure
from eduapp.exams.statistics.rules.limits import shown_from_text
from eduapp.exams.statistics.rules.quantiles import CONFIDENCE
from eduapp.exams.statistics.rules.report import Line, Report
from eduapp.exams.statistics.rules.whole import Whole

UNITS = {
    "facility": "share of the points, 0 to 1",
    "standard_deviation": "points",
    "discrimination_index": "per cent, -100 to 100",
    "discriminative_efficiency": "per cent, at most 100",
    "effective_weight": "per cent of all weights",
    "mean": "points",
    "alpha": "at most 1",
    "standard_error": "points",
}


def facts_of(report: Report) -> dict[str, object]:
    """Numbers as they were reckoned, not rounded; null where a denominator is 0 or too few were asked."""
    rule = report.limits.shown_from
    return {
        "attempts": report.n,
        "questions": len(report.lines),
        "shown": report.shown,
        "shown_from": {"attempts": rule.value, "since": rule.since.isoformat(), "basis": rule.basis},
        "confidence": CONFIDENCE,
        "units": UNITS,
        "test": None if report.whole is None else _of_whole(report.whole),
        "items": [_of_line(line) for line in report.lines],
    }


def lines_of(report: Report) -> Iterator[str]:
    """The same to be read: a table with aligned columns, and what holds for all of it."""
    yield shown_from_text(report.limits)
    if report.whole is not None:
        yield from (f"{title}: {said}" for title, said in words.whole_rows(report.whole))
        yield from words.readings(report.whole, report.limits)
    yield ""
    rows = [headings(), *(cells(line) for line in report.lines)]
    yield from _aligned([row if report.shown else (*row[:5], row[-1]) for row in rows])


def headings() -> tuple[str, ...]:
    """Those of `cells`."""
    return (
        _("Question"),
        _("n"),
        _("Answered"),
        _("Right"),
        _("Points"),
        _("Facility"),
        _("Standard deviation"),
        _("Discrimination index"),
        _("Discriminative efficiency"),
        _("Effective weight"),
        _("Noticed"),
    )


def cells(line: Line) -> tuple[str, ...]:
    """A question in words, each figure with its interval."""
    item = line.item
    return (
        line.name,
        str(item.n),
        str(item.answered),
        str(item.right),
        number_text(item.most, 2),
        words.percent_text(item.facility, 100),
        words.points_text(item.deviation),
        words.percent_text(item.index),
        words.percent_text(item.efficiency),
        words.percent_text(item.weight),
        words.verdict_text(line.verdict),
    )


def _of_whole(whole: Whole) -> dict[str, object]:
    return {
        "n": whole.n,
        "questions": whole.questions,
        "most": whole.most,
        **_figure("mean", whole.mean),
        **_figure("standard_deviation", whole.deviation),
        **_figure("alpha", whole.alpha),
        **_figure("standard_error", whole.error),
    }


def _of_line(line: Line) -> dict[str, object]:
    item = line.item
    return {
        "question": line.name,
        "n": item.n,
        "answered": item.answered,
        "right": item.right,
        "most": item.most,
        **_figure("facility", item.facility),
        **_figure("standard_deviation", item.deviation),
        **_figure("discrimination_index", item.index),
        **_figure("discriminative_efficiency", item.efficiency),
        **_figure("effective_weight", item.weight),
        "noticed": line.verdict or None,
    }


def _figure(name: str, figure: Figure) -> dict[str, object]:
    ends = None if figure.low is None else [figure.low, figure.high]
    return {name: figure.value, f"{name}_interval": ends}


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
