"""The numbers that decide what is shown, dated, each with where it is from (item_numbers)."""

from dataclasses import dataclass, replace
from datetime import date

from eduapp.core.i18n import N_, _, date_text
from eduapp.exams.papers.rules.law import LawNumber, law

NUMBERS = "item_numbers"
SHOWN_FROM, WEAK_BELOW, STRONGEST = "shown_from", "weak_below", "strongest"
ALPHA_FINE, ALPHA_POOR = "alpha_fine", "alpha_poor"
MEAN_LEAST, MEAN_MOST = "mean_least", "mean_most"
SPREAD_LEAST, SPREAD_MOST = "spread_least", "spread_most"

_BY_HAND = N_("chosen for this report alone")


@dataclass(frozen=True)
class Limits:
    """What is in force on a day."""

    day: date
    shown_from: LawNumber  # attempts
    weak_below: LawNumber  # % of the discrimination index
    strongest: LawNumber  # % of the attempts


def limits_on(day: date, least: int | None = None) -> Limits:
    """What holds on a day; `least`: another number of attempts for one report, which then says so."""
    shown_from, weak_below, strongest = (number(key, day) for key in (SHOWN_FROM, WEAK_BELOW, STRONGEST))
    if least is not None:
        shown_from = replace(shown_from, value=least, basis=_(_BY_HAND), since=day)
    return Limits(day, shown_from, weak_below, strongest)


def number(key: str, day: date) -> LawNumber:
    """One of these numbers, as it is in force on a day."""
    return law(key, day, NUMBERS)


def shown_from_text(limits: Limits) -> str:
    """The rule by which figures are shown or not, in words."""
    rule = limits.shown_from
    return _("Figures are shown from {count} attempts on ({basis}; since {day}).").format(
        count=rule.value, basis=rule.basis, day=date_text(rule.since)
    )


def key_rule_text(limits: Limits) -> str:
    """The rule by which a key is doubted, in words."""
    words = _(
        "The key is pointed out where the index is below {weak} % and, among the strongest {share} % (by the"
        " other questions, with all who have as many points as the last of them), more gave one and the same"
        " other answer than the right one."
    )
    return words.format(weak=limits.weak_below.value, share=limits.strongest.value)
