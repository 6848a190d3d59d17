"""What was noted of somebody, step by step, as the record of an incident has it (norway 4.2)."""

from collections.abc import Iterator

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital, date_text
from eduapp.exams.deadlines.rules import CHEATING_WAIT, DECISION_APPEAL, deadline, wait
from eduapp.exams.room.queries.day import CaseRow, TheDay
from eduapp.exams.room.rules import cases, steps
from eduapp.exams.room.rules.exam import at
from eduapp.exams.room.rules.log import LogRow
from eduapp.exams.room.rules.protocol import Pairs

_NOT_YET = "–"


def case_pairs(day: TheDay) -> Iterator[Pairs]:
    """Each case with all its fields: what, who saw it, warned, heard, evidence, reported, decided, appeal."""
    for one in day.cases:
        noted = next(row for row in day.log if row.id == one.id)
        title = _("Candidate {number}: {what}").format(
            number=one.candidate, what=code_list("room_incidents")[one.ground].label
        )
        yield Pairs(title, tuple(_pairs(day, one, noted)))


def _pairs(day: TheDay, one: CaseRow, noted: LogRow) -> Iterator[tuple[str, str]]:
    found = {kind: _step(day, one, kind) for kind in cases.MOVES}
    reported, warned, heard = found[steps.REPORT], found[steps.WARN], found[steps.HEAR]
    yield _("Noted"), f"{_when(day, noted)} · {day.place or _NOT_YET}"
    yield _("Seen by"), noted.seen_by
    yield _("What was seen"), noted.words
    yield _("Taken care of as evidence"), reported.kept if reported else _NOT_YET
    yield (
        _("Reported"),
        f"{_when(day, reported)}, " + _("to {name}").format(name=reported.person) if reported else _NOT_YET,
    )
    yield _("Warned"), _said(day, warned)
    yield _("Heard"), _said(day, heard)
    decided = found[steps.DECIDE]
    if decided is None:
        yield _("Decided"), _("Not yet ({basis})").format(basis=one.basis)
    else:
        yield from _decision(day, decided, stands=one.state == cases.DECIDED)
    reversal = found[steps.REVERSE]
    if reversal is not None:
        yield _("Reversed"), f"{_said(day, reversal)} · {reversal.person}"


def _decision(day: TheDay, row: LogRow, *, stands: bool) -> Iterator[tuple[str, str]]:
    outcome = code_list(cases.OUTCOMES)[row.entry.code]
    said = f"{_when(day, row)}: {capital(outcome.label)}"
    basis = outcome.said("basis")
    yield _("Decided"), f"{said} ({basis})" if basis else said
    yield _("Decided by"), f"{row.person} · {code_list(cases.DECIDERS)[row.decider].label}"
    if row.words:
        yield _("Grounds"), row.words
    if row.informed_on is not None and stands:
        appeal = deadline(DECISION_APPEAL, row.informed_on)
        yield _("The candidate was told"), date_text(row.informed_on)
        yield _("Appeal until"), f"{date_text(appeal.last_day)}. {appeal.line}"
    if row.entry.code == cases.ANNULMENT and stands:
        again = wait(CHEATING_WAIT, row.entry.day)
        yield _("May sit it again"), f"{date_text(again.first_day)}. {again.line}"


def _step(day: TheDay, one: CaseRow, kind: str) -> LogRow | None:
    rows = [row for row in day.log if row.counts and row.entry.kind == kind and row.entry.about == one.id]
    return rows[-1] if rows else None


def _when(day: TheDay, row: LogRow) -> str:
    time = at(row.entry.minute)
    return time if row.entry.day == day.day else f"{date_text(row.entry.day)} {time}"


def _said(day: TheDay, row: LogRow | None) -> str:
    if row is None:
        return _NOT_YET
    return ". ".join(filter(None, (_when(day, row), row.words)))
