"""How hours, absences and sheets look: always a word and a shape with the colour."""

from datetime import date, timedelta

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital, date_text, day_with_weekday, ngettext, weekday_short
from eduapp.core.spans import hours_and_minutes
from eduapp.education.timetable.rules.openings import WORKDAYS
from eduapp.workshops.hours import terms
from eduapp.workshops.hours.queries import EntryRow
from eduapp.workshops.hours.rules.adjusting import REASONS
from eduapp.workshops.hours.rules.deviation import LOSSES, PENALTIES, Deviation
from eduapp.workshops.hours.rules.ledger import EntryContent
from eduapp.workshops.hours.rules.times import Times, clock
from eduapp.workshops.hours.rules.workshops import PostSize

_SOME_MONDAY = date(2026, 8, 17)
ROW, LEAST_TABLE = 42, 94  # px at 100 %: a row, and a table of one row with its heading
ROOMY = 860  # logical px of the window from which all columns and words have room

ChipLook = tuple[str, str, str]  # token, icon, word

_STATES = {
    terms.SUBMITTED: ("late", "hourglass"),
    terms.APPROVED: ("present", "check"),
    terms.COUNTED: ("primary", "badge-check"),
    terms.REJECTED: ("absent", "x"),
}
_ABSENCES = {
    "health": "heart-pulse",
    "court": "scale",
    "visit": "users",
    "prison": "lock",
    "sent_back": "undo-2",
    "refused": "x",
    "other": "ellipsis",
    "not_said": "circle-minus",
}


def state_chip(state: str, *, fell: bool = False) -> ChipLook:
    """The state of an hour entry; `fell`: it no longer says what was approved."""
    if fell:
        return ("absent", "triangle-alert", _("approval fell"))
    token, icon = _STATES.get(state, ("none", "circle"))
    return (token, icon, code_list("hours_states")[state].label)


def absence_look(reason: str) -> ChipLook:
    """Why somebody was away. Red only for who did not want to; violet where the prison was the cause."""
    code = code_list("absence_reasons")[reason]
    return (str(code.flags.get("shows", "none")), _ABSENCES.get(reason, "circle-minus"), code.label)


def asked_reasons() -> list[tuple[str, str]]:
    """The reasons one can choose, as code and word with a capital."""
    return [(code.key, capital(code.label)) for code in code_list("absence_reasons") if code.has("asked")]


def entry_times(content: EntryContent) -> str:
    """From when to when, or that it is an adjustment."""
    return _("adjustment") if content.adjustment.reason else times_text(content.times)


def times_text(times: Times) -> str:
    """From when to when, with the break: 08.00–15.00, break 30 min. And whether the clock was changed."""
    said = f"{clock(times.start)}–{clock(times.end)}"
    if times.pause:
        said = _("{hours}, break {pause} min").format(hours=said, pause=times.pause)
    if not times.change:
        return said
    words = (
        _("{hours}, clock put back {minutes} min")
        if times.change > 0
        else _("{hours}, clock put forward {minutes} min")
    )
    return words.format(hours=said, minutes=abs(times.change))


def difference_text(minutes: int) -> str:
    """How far from the plan: −45 min, +1:30."""
    sign = "−" if minutes < 0 else "+"
    amount = abs(minutes)
    small = 60
    return (
        _("{amount} min").format(amount=f"{sign}{amount}")
        if amount < small
        else f"{sign}{hours_and_minutes(amount)}"
    )


def deviation_text(deviation: Deviation) -> str:
    """What was taken off and what was lost, with why; "" for nothing."""
    said = []
    if deviation.penalty:
        reason = code_list(PENALTIES)[deviation.penalty_reason].label
        said.append(_("{amount} min taken off: {reason}").format(amount=deviation.penalty, reason=reason))
    if deviation.lost:
        reason = code_list(LOSSES)[deviation.lost_reason].label
        said.append(_("{amount} min lost: {reason}").format(amount=deviation.lost, reason=reason))
    return " · ".join(said)


def more_text(row: EntryRow) -> str:
    """What an entry says beside its times: task, machines, what was taken off or lost, why adjusted."""
    reason = row.content.adjustment.reason
    adjusted = code_list(REASONS)[reason].label if reason else ""
    said = (row.task, *row.machines, deviation_text(row.content.deviation), adjusted)
    return " · ".join(filter(None, said))


def people_text(count: int) -> str:
    """How many."""
    return ngettext("{count} person", "{count} people", count).format(count=count)


def size_text(size: PostSize) -> str:
    """A post in short: 100 %, or 50 %, Mon Wed Fri."""
    percent = _("{percent} %").format(percent=size.percent)
    if size.weekdays == WORKDAYS:
        return percent
    days = " ".join(capital(weekday_short(_SOME_MONDAY + timedelta(days=n))) for n in sorted(size.weekdays))
    return f"{percent}, {days}"


def day_text(day: date, today: date) -> str:
    """A day as one speaks of it: Today, Yesterday, Friday 20 November."""
    if day == today:
        return _("Today")
    if day == today - timedelta(days=1):
        return _("Yesterday")
    return capital(day_with_weekday(day))


def days_text(first: date, last: date) -> str:
    """From a day to a day, or the one day."""
    return date_text(first) if first == last else f"{date_text(first)}–{date_text(last)}"
