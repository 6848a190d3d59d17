"""What may be recorded of a learner in a session. Pure.

Marks are codes of a closed list (attendance_codes): `present` ones count minutes, `ahead` ones may be
recorded before the day. A reason (attendance_reasons) may say more under a mark.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, date_text
from eduapp.core.violations import Violation
from eduapp.education.attendance.rules import reasons
from eduapp.education.attendance.rules.reasons import is_system, may_be_ahead, missed_as, was_there
from eduapp.education.attendance.rules.windows import AHEAD, window

PRESENT, LATE, ABSENT, EXCUSED, HELD = "present", "late", "absent", "excused", "held"
STRUCK = "struck"  # a guest who was not here after all
HISTORY = 8  # earlier sessions shown beside a name
LONGEST_NOTE = 200


@dataclass(frozen=True)
class Entry:
    """What somebody says of one learner in one session."""

    code: str
    minutes_late: int = 0
    note: str = ""
    reason: str = ""
    minutes_early: int = 0  # left before the end
    document_seen: bool = False


@dataclass(frozen=True)
class Lesson:
    """What the rules need to know of a session."""

    day: date
    minutes: int
    cancelled: bool


@dataclass(frozen=True)
class Standing:
    """How a learner stands to a session: on its roll that day, or a guest; with a duty, or only an offer."""

    on_roll: bool = True
    guest: bool = False
    offer_only: bool = False


class CodeUnknown(Violation):
    """Not a code of the closed list."""

    message = N_("“{code}” is not a mark of the register.")


class NobodySetsThis(Violation):
    """The program gives it."""

    message = N_("“{code}” follows from other records. Nobody sets it by hand.")


class SessionIsCancelled(Violation):
    """Nothing happened that could be recorded."""

    message = N_("The session is cancelled. Restore it before you record anything.")


class NotYetHeld(Violation):
    """Before the day only what is known ahead can be recorded."""

    message = N_("The session is on {day}. Until then only excused can be recorded.")


class NotKnownAhead(Violation):
    """This reason shows on the day."""

    message = N_("“{reason}” is not known ahead. Record it on {day}.")


class TooFarAhead(Violation):
    """A promise is kept short."""

    message = N_("The session is on {day}. It can be recorded at most {days} days ahead ({basis}).")


class NotOnTheRoll(Violation):
    """Only those who take part on that day stand in the register."""

    message = N_(
        "This learner does not take part in the group on {day}. "
        "Put them on the course first, or add a guest with +."
    )


class OnTheRoll(Violation):
    """Who takes part is no guest."""

    message = N_("This learner takes part in the group on {day}, so no guest. Mark the row in the list.")


class GuestsAreHere(Violation):
    """Nobody expected a guest, so no guest is missing."""

    message = N_("A guest is present or late, or was not here after all.")


class ReasonUnknown(Violation):
    """Not a code of the closed list."""

    message = N_("“{reason}” is not a reason of the register.")


class ReasonDoesNotFit(Violation):
    """A reason stands under certain marks."""

    message = N_("“{reason}” does not fit “{mark}”. Choose another reason or another mark.")


class ReasonRetired(Violation):
    """Old rows keep it, new ones do not get it."""

    message = N_("“{reason}” is no longer used. Choose another reason.")


class NothingWasMissed(Violation):
    """Who was there all the time needs no reason."""

    message = N_(
        "Who was there from beginning to end needs no reason. Write minutes late or left early first."
    )


class NoteNeeded(Violation):
    """It may cost somebody something, so it is explained."""

    message = N_("“{reason}” needs a note. Write in a few words what happened.")


class CannotRefuse(Violation):
    """An offer is no duty."""

    message = N_("Who has an offer and no duty cannot refuse. Record absence without this reason.")


class DocumentNotAsked(Violation):
    """A paper is seen for a reason that asks for one."""

    message = N_("No paper is asked for here.")


class MinutesWithoutLate(Violation):
    """Minutes late say how late somebody came who came late."""

    message = N_("Minutes late belong to the mark “late”.")


class LeftWithoutComing(Violation):
    """Only who came can leave early."""

    message = N_("Only who was there can leave early. Mark the learner present or late.")


class TooLate(Violation):
    """Who missed all of it was absent."""

    message = N_("The session lasts {length} minutes. Write fewer minutes, or mark the learner absent.")


class NoteTooLong(Violation):
    """Longer than a line."""

    message = N_("The note has {length} characters. At most {most} are possible.")


class NotYours(Violation):
    """Undo takes back one's own marks; others' are corrected by a new mark."""

    message = N_("Somebody else recorded this. Set another mark instead of taking it back.")


class NotFresh(Violation):
    """What stood overnight may have been reported; a correction keeps it, taking back would not."""

    message = N_("This was recorded on {day}. Set another mark instead of taking it back.")


def check_entry(entry: Entry, lesson: Lesson, today: date, standing: Standing) -> Iterator[Violation]:
    """Everything against recording this."""
    known = entry.code in code_list("attendance_codes")
    if not known:
        yield CodeUnknown(code=entry.code)
    elif is_system(entry.code):
        yield NobodySetsThis(code=_word("attendance_codes", entry.code))
    yield from check_lesson(lesson, today, ahead=known and may_be_ahead(entry.code))
    yield from _check_standing(entry, lesson, standing)
    yield from _check_reason(entry, lesson, today, standing)
    yield from _check_minutes(entry, lesson)
    if len(entry.note) > LONGEST_NOTE:
        yield NoteTooLong(length=len(entry.note), most=LONGEST_NOTE)


def check_lesson(lesson: Lesson, today: date, *, ahead: bool) -> Iterator[Violation]:
    """Whether anything may be recorded of a session at all; `ahead` is what may be known before the day."""
    if lesson.cancelled:
        yield SessionIsCancelled()
    if lesson.day <= today:
        return
    most = window(AHEAD, today)
    if not ahead:
        yield NotYetHeld(day=date_text(lesson.day))
    elif (lesson.day - today).days > most.days:
        yield TooFarAhead(day=date_text(lesson.day), days=most.days, basis=most.basis)


def check_taking_back(marked_by: UUID, marked_on: date, actor: UUID, today: date) -> Iterator[Violation]:
    """Undo is for what one has just done oneself."""
    if marked_by != actor:
        yield NotYours()
    if marked_on != today:
        yield NotFresh(day=date_text(marked_on))


def minutes_of(entry: Entry, length: int) -> int:
    """Whole minutes taken part, in a session of this length: never more than were planned."""
    if not was_there(entry.code):
        return 0
    return max(0, length - entry.minutes_late - entry.minutes_early)


def missed_of(entry: Entry, length: int) -> str:
    """What the minutes not taken part in are (see reasons); "" where there are none."""
    return missed_as(entry.code, entry.reason) if minutes_of(entry, length) < length else ""


def remarked(before: Entry | None, code: str) -> Entry:
    """What is said once another mark is set: only what still fits it stays.

    Who is marked present after an absence loses its reason and its note: stale ones reappear in lists.
    """
    if before is None:
        return Entry(code)
    there, was = was_there(code), was_there(before.code)
    kept = replace(
        before,
        code=code,
        minutes_late=before.minutes_late if code == before.code == LATE else 0,
        minutes_early=before.minutes_early if there and was else 0,
        note="" if there and not was else before.note,
    )
    return kept if reason_stands(kept) else replace(kept, reason="", document_seen=False)


def reason_stands(entry: Entry) -> bool:
    """Whether the reason of an entry fits its mark and its minutes."""
    return reasons.fits(entry.code, entry.reason) and not (entry.reason and _missed_nothing(entry))


def mark_asked(entry: Entry | None) -> str:
    """The mark whose reasons a row offers: none yet, where nothing was missed, so that a reason sets it."""
    return "" if entry is None or _missed_nothing(entry) else entry.code


def with_reason(before: Entry | None, reason: str) -> Entry:
    """What is said once a reason was chosen for a row: with the mark it sets where that is another."""
    code = reasons.mark_for(mark_asked(before), reason) or (before.code if before else "")
    return replace(remarked(before, code), reason=reason, document_seen=False)


def _check_standing(entry: Entry, lesson: Lesson, standing: Standing) -> Iterator[Violation]:
    if standing.guest:
        if standing.on_roll:
            yield OnTheRoll(day=date_text(lesson.day))
        if not was_there(entry.code) and entry.code != STRUCK:
            yield GuestsAreHere()
    else:
        if not standing.on_roll:
            yield NotOnTheRoll(day=date_text(lesson.day))
        if entry.code == STRUCK:
            yield NobodySetsThis(code=_word("attendance_codes", entry.code))


def _check_reason(entry: Entry, lesson: Lesson, today: date, standing: Standing) -> Iterator[Violation]:
    if entry.document_seen and not (entry.reason and reasons.needs_document(entry.reason)):
        yield DocumentNotAsked()
    if not entry.reason:
        return
    if entry.reason not in code_list("attendance_reasons"):
        yield ReasonUnknown(reason=entry.reason)
        return
    word = _word("attendance_reasons", entry.reason)
    if not reasons.fits(entry.code, entry.reason):
        yield ReasonDoesNotFit(reason=word, mark=_word("attendance_codes", entry.code))
    elif _missed_nothing(entry):
        yield NothingWasMissed()
    yield from _check_time_of_reason(entry, lesson, today, word)
    if reasons.needs_note(entry.reason) and not entry.note:
        yield NoteNeeded(reason=word)
    if reasons.needs_duty(entry.reason) and standing.offer_only:
        yield CannotRefuse()


def _check_time_of_reason(entry: Entry, lesson: Lesson, today: date, word: str) -> Iterator[Violation]:
    if not reasons.is_open(entry.reason, lesson.day):
        yield ReasonRetired(reason=word)
    if lesson.day > today and may_be_ahead(entry.code) and not may_be_ahead(entry.code, entry.reason):
        yield NotKnownAhead(reason=word, day=date_text(lesson.day))


def _check_minutes(entry: Entry, lesson: Lesson) -> Iterator[Violation]:
    if entry.minutes_late and entry.code != LATE:
        yield MinutesWithoutLate()
    if entry.minutes_early and not was_there(entry.code):
        yield LeftWithoutComing()
    late, early = entry.minutes_late, entry.minutes_early
    if late < 0 or early < 0 or late + early >= lesson.minutes:
        yield TooLate(length=lesson.minutes)


def _missed_nothing(entry: Entry) -> bool:
    """There from beginning to end; somebody late may have missed minutes nobody counted."""
    return entry.code == PRESENT and not entry.minutes_early


def _word(name: str, key: str) -> str:
    return code_list(name)[key].label
