"""Figures and verdicts in words, as screens, files and the command line say them."""

from eduapp.core.i18n import N_, _, number_text
from eduapp.exams.statistics.rules.items import Figure, Item
from eduapp.exams.statistics.rules.judging import ALIKE, BACKWARDS, FINE, KEY, UNSURE, WEAK
from eduapp.exams.statistics.rules.limits import (
    ALPHA_FINE,
    ALPHA_POOR,
    MEAN_LEAST,
    MEAN_MOST,
    SPREAD_LEAST,
    SPREAD_MOST,
    Limits,
    number,
)
from eduapp.exams.statistics.rules.whole import Whole

NONE = "–"
_VERDICTS = {
    KEY: N_("look at the key"),
    BACKWARDS: N_("the strong do worse"),
    WEAK: N_("does not tell strong from weak"),
    ALIKE: N_("tells nothing: no differences"),
    UNSURE: N_("may tell strong from weak"),
    FINE: N_("tells strong from weak"),
    "": N_("too few for figures"),
}


def verdict_text(verdict: str) -> str:
    """What is noticed about a question, in a few words."""
    return _(_VERDICTS[verdict])


def percent_text(figure: Figure, factor: float = 1.0) -> str:
    """A figure in per cent with its interval: 62 % (48 to 74)."""
    return _shown(figure, factor, 0, _("{value} %"))


def points_text(figure: Figure) -> str:
    """A figure in points with its interval: 0,48 (0,40 to 0,58)."""
    return _shown(figure, 1.0, 2, "{value}")


def _shown(figure: Figure, factor: float, decimals: int, form: str) -> str:
    if figure.value is None:
        return NONE
    said = form.format(value=_rounded(figure.value * factor, decimals))
    if figure.low is None or figure.high is None:
        return said
    low, high = (_rounded(end * factor, decimals) for end in (figure.low, figure.high))
    return _("{value} ({low} to {high})").format(value=said, low=low, high=high)


def _rounded(value: float, decimals: int) -> str:
    """Without a minus before nothing."""
    return number_text(round(value, decimals) + 0.0, decimals).replace("-", "−")


def answered_text(item: Item) -> str:
    """How many answered, and how many were right: what is always shown."""
    return _("answered by {answered} of {n}, right {right}").format(
        answered=item.answered, n=item.n, right=item.right
    )


def item_text(item: Item, verdict: str) -> str:
    """All of a question in a sentence, as it is read aloud."""
    if not verdict:
        return answered_text(item)
    parts = [
        answered_text(item),
        _("facility {share}").format(share=percent_text(item.facility, 100)),
        _("discrimination index {index}").format(index=percent_text(item.index)),
        verdict_text(verdict),
    ]
    return ", ".join(parts)


def whole_rows(whole: Whole) -> list[tuple[str, str]]:
    """The figures of the whole: what, and how much."""
    return [
        (_("Attempts"), str(whole.n)),
        (_("Number of questions"), str(whole.questions)),
        (_("Points"), number_text(whole.most, 2)),
        (_("Mean"), points_text(whole.mean)),
        (_("Standard deviation"), points_text(whole.deviation)),
        (_("Cronbach’s alpha"), points_text(whole.alpha)),
        (_("Uncertainty of measurement (SEM)"), points_text(whole.error)),
    ]


def readings(whole: Whole, limits: Limits) -> list[str]:
    """What the figures of the whole say, each by its rule, which is named."""
    day = limits.day
    found = []
    if whole.alpha.value is not None:
        alpha = 100 * whole.alpha.value
        fine, poor = number(ALPHA_FINE, day), number(ALPHA_POOR, day)
        word = _("fine") if alpha > fine.value else _("poor") if alpha < poor.value else _("middling")
        words = _("Alpha {value}: {word} ({rule}: above {fine} fine, below {poor} poor).")
        found.append(
            words.format(
                value=_rounded(whole.alpha.value, 2),
                word=word,
                rule=fine.basis,
                fine=_rounded(fine.value / 100, 2),
                poor=_rounded(poor.value / 100, 2),
            )
        )
    return found + [
        _("{what} {value} % of the points ({rule}: {least} to {most} %).").format(
            what=what,
            value=_rounded(100 * (figure.value or 0.0) / whole.most, 0),
            rule=number(least, day).basis,
            least=number(least, day).value,
            most=number(most, day).value,
        )
        for what, figure, least, most in (
            (_("Mean"), whole.mean, MEAN_LEAST, MEAN_MOST),
            (_("Standard deviation"), whole.deviation, SPREAD_LEAST, SPREAD_MOST),
        )
        if whole.most
    ]
