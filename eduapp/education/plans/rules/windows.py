"""When a plan is looked at again: the less time somebody has left here, the sooner. Pure.

The numbers stand in resources/codes/review_windows.toml with their rule and the day they
apply from; a window keeps the code of the entry that gave it, so that a screen can say why.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from eduapp.core.codes import Code, code_list
from eduapp.core.i18n import _, capital, date_text, ngettext
from eduapp.core.spans import months_after

LIST = "review_windows"
BROUGHT_FORWARD = "brought_forward"


@dataclass(frozen=True)
class Window:
    """From the first day to the last, both included, and the code of the rule that gave it."""

    first: date
    last: date
    rule: str


def window_for(today: date, until: date | None, *, arrived: bool = False) -> Window | None:
    """The window of a review planned today for somebody who is here `until` a day, if that is known.

    None if no review comes any more. It never begins before today and never ends after the last day here.
    """
    rule = rule_for(today, until, arrived=arrived)
    if rule is None:
        return None
    numbers = _Numbers.of(rule)
    if numbers.within_days is not None:
        last = today + timedelta(days=numbers.within_days)
        known = until is not None and until >= today
        return Window(today, min(last, until) if known and until else last, rule.key)
    if numbers.from_months is None:
        return None
    last = months_after(today, numbers.to_months)
    if numbers.days_before_leaving is not None and until is not None:
        last = until - timedelta(days=numbers.days_before_leaving)
    return Window(months_after(today, numbers.from_months), last, rule.key)


def rule_for(today: date, until: date | None, *, arrived: bool = False) -> Code | None:
    """The entry that decides: the first in force today whose limit holds."""
    return next((rule for rule in in_force(LIST, today) if _holds(rule, today, until, arrived)), None)


def shrunk(window: Window, today: date, known: date | None, until: date | None) -> Window:
    """The same window after the last day here moved from `known` to `until`: never later than before.

    Somebody who will be here longer, or for an unknown time, keeps the window; so does who is overdue.
    """
    nearer = until is not None and until >= today and (known is None or until < known)
    if not nearer or until is None or window.last < today:
        return window
    fresh = window_for(today, until)
    if fresh is None:  # too little is left for a new one, but this one stands: before the last week, or now
        last = until - timedelta(days=_Numbers.of(code_list(LIST)[BROUGHT_FORWARD]).days_before_leaving or 0)
        fresh = Window(today, max(today, last), BROUGHT_FORWARD)
    if fresh.last >= window.last:
        return window
    return replace(fresh, first=min(fresh.first, max(window.first, today), fresh.last))


def in_force(name: str, day: date) -> Iterator[Code]:
    """The entries of a dated list that apply on a day, in order."""
    for code in code_list(name):
        since, until = code.flags.get("applies_from"), code.flags.get("applies_until")
        if isinstance(since, date) and since <= day and not (isinstance(until, date) and until < day):
            yield code


def why_text(rule_key: str) -> str:
    """Why a window is what it is."""
    rule = code_list(LIST)[rule_key]
    numbers, label = _Numbers.of(rule), capital(rule.label)
    facts = {"label": label}
    if numbers.within_days is not None:
        words = ngettext(
            "{label}: within {days} day.",
            "{label}: within {days} days.",
            numbers.within_days,
        )
        return words.format(days=numbers.within_days, **facts)
    if numbers.days_before_leaving is not None:
        words = _("{label}: by {days} days before the last day here.")
        return words.format(days=numbers.days_before_leaving, **facts)
    if numbers.from_months is None:
        return _("{label}: no further review.").format(**facts)
    words = _("{label}: in {least} to {most} months.")
    return words.format(least=numbers.from_months, most=numbers.to_months, **facts)


def window_text(first: date, last: date, today: date) -> str:
    """When the review is due, in words; the first day matters only while it is still to come."""
    if first <= today:
        return _("by {last}").format(last=date_text(last))
    return _("between {first} and {last}").format(first=date_text(first), last=date_text(last))


@dataclass(frozen=True)
class _Numbers:
    """What an entry says, as numbers."""

    from_months: int | None
    to_months: int
    within_days: int | None
    days_before_leaving: int | None

    @classmethod
    def of(cls, rule: Code) -> "_Numbers":
        return cls(
            _number(rule, "from_months"),
            _number(rule, "to_months") or 0,
            _number(rule, "within_days"),
            _number(rule, "days_before_leaving"),
        )


def _number(rule: Code, flag: str) -> int | None:
    value = rule.flags.get(flag)
    return value if isinstance(value, int) else None


def _holds(rule: Code, today: date, until: date | None, arrived: bool) -> bool:
    if rule.key == BROUGHT_FORWARD:
        return False  # never for a new one; see shrunk()
    if rule.has("arrived"):
        return arrived
    if rule.has("unknown") or until is None:
        return rule.has("unknown") and until is None
    below, up_to = _number(rule, "below_months"), _number(rule, "up_to_months")
    if below is not None:
        return until < months_after(today, below)
    if up_to is not None:
        return until <= months_after(today, up_to) + timedelta(days=_number(rule, "up_to_days") or 0)
    return True
