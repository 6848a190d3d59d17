"""Rows of the log in words, on screen and on paper. Pure."""

from collections.abc import Sequence

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital, date_text, ngettext
from eduapp.exams.room.rules import cases, steps
from eduapp.exams.room.rules.exam import at
from eduapp.exams.room.rules.facts import LISTS
from eduapp.exams.room.rules.log import LogRow
from eduapp.exams.room.rules.sealing import ADDED, CHAIN, CHANGED, GONE, Differs

_DIFFERS = {
    CHANGED: N_("{part}: not as it was signed"),
    GONE: N_("{part}: not there any more"),
    ADDED: N_("{part}: added after it was signed"),
    CHAIN: N_("{part}: does not follow from the row before it"),
}
_PARTS = {
    "exam": N_("the exam"),
    "candidate": N_("candidate"),
    "row": N_("row"),
    "papers": N_("papers"),
    "attempt": N_("paper on screen of candidate"),
    "answers": N_("answers on screen of candidate"),
    "messages": N_("messages to the exam PC of candidate"),
    "computers": N_("exam PCs of candidate"),
    "notices": N_("what was noticed at the exam PC of candidate"),
    "aside": N_("answers from PCs that were left by candidate"),
}


def what(row: LogRow) -> str:
    """What happened, without its words: Out of the room: toilet, with NN."""
    entry = row.entry
    if entry.kind == steps.INCIDENT:
        return capital(code_list("room_incidents")[entry.code].label)
    said = capital(code_list("room_acts")[entry.kind].label)
    told = ", ".join(filter(None, (_code(row), _amount(row), _person(row))))
    return f"{said}: {told}" if told else said


def spoken(row: LogRow) -> str:
    """The whole row for a screen reader: 09.40, candidate 103: Out of the room: toilet. Words."""
    who = _("candidate {number}").format(number=row.candidate_number) if row.candidate_number else ""
    begins = ", ".join(filter(None, (at(row.entry.minute), who)))
    return ". ".join(filter(None, (f"{begins}: {what(row)}", *notes(row))))


def notes(row: LogRow) -> list[str]:
    """What stands below a row: its words, evidence, how it was entered, and whether it was taken back."""
    found = [row.words]
    if row.kept:
        found.append(_("Taken care of: {what}").format(what=row.kept))
    if row.informed_on is not None:
        found.append(_("The candidate was told on {day}").format(day=date_text(row.informed_on)))
    if row.entry.instead is not None:
        found.append(_("Counts at {time}").format(time=at(row.entry.instead)))
    if row.about_number is not None:
        found.append(_("About row {number}").format(number=row.about_number))
    if row.gone is not None:
        found.append(_("Taken back by row {number}").format(number=row.gone))
    if row.entered_by != row.seen_by:
        found.append(_("Written by {name}").format(name=row.entered_by))
    if row.typed:
        found.append(_("Time typed later, as it stands on paper"))
    return [one for one in found if one]


def account_text(planned: int, extra: int, credited: int) -> str:
    """How somebody's time adds up: 300 min + 75 by decision + 9 given back."""
    parts = [_("{count} min").format(count=planned)]
    if extra:
        parts.append(_("{count} by decision").format(count=extra))
    if credited:
        parts.append(_("{count} given back").format(count=credited))
    return " + ".join(parts)


def spans(numbers: Sequence[int]) -> str:
    """Numbers in order, three or more in a row as a span: 101–104, 107."""
    rows: list[list[int]] = []
    for number in sorted(numbers):
        if rows and number == rows[-1][-1] + 1:
            rows[-1].append(number)
        else:
            rows.append([number])
    parts: list[str] = []
    for one in rows:
        parts += [f"{one[0]}–{one[-1]}"] if len(one) > 2 else map(str, one)  # noqa: PLR2004 - three in a row
    return ", ".join(parts)


def differs_text(one: Differs) -> str:
    """A part that is not as it was sealed, by name."""
    kind, _space, rest = one.part.partition(" ")
    named = _(_PARTS[kind]) if kind in _PARTS else _("the seal")
    return _(_DIFFERS[one.how]).format(part=capital(f"{named} {rest}".strip()))


def _code(row: LogRow) -> str:
    entry = row.entry
    if entry.kind in LISTS and entry.code:
        return code_list(LISTS[entry.kind])[entry.code].label
    return code_list(cases.OUTCOMES)[entry.code].label if entry.kind == steps.DECIDE else ""


def _amount(row: LogRow) -> str:
    if row.entry.minutes:
        return _("{count} min").format(count=row.entry.minutes)
    if row.sheets is None:
        return ""
    return ngettext("{count} sheet", "{count} sheets", row.sheets).format(count=row.sheets)


def _person(row: LogRow) -> str:
    if not row.person:
        return ""
    if row.entry.kind == steps.LEAVE:
        return _("with {name}").format(name=row.person)
    if row.entry.kind == steps.REPORT:
        return _("to {name}").format(name=row.person)
    if row.entry.kind == steps.REVERSE:
        return _("by {name}").format(name=row.person)
    if row.entry.kind == steps.DECIDE:
        return f"{code_list(cases.DECIDERS)[row.decider].label}, {row.person}"
    return row.person
