"""What stands against starting, collecting and closing, though each row by itself could be written. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_
from eduapp.core.violations import Violation
from eduapp.exams.room.rules import cases, steps
from eduapp.exams.room.rules.exam import at
from eduapp.exams.room.rules.log import Entry
from eduapp.exams.room.rules.standing import Day
from eduapp.exams.sittings.rules.publishing import listed
from eduapp.exams.sittings.rules.states import COLLECTING, label


class NobodyWatches(Violation):
    """Somebody must be in the room."""

    message = N_("Nobody is chosen to watch this exam. Choose an invigilator on the page of the exam first.")


class NobodyToStart(Violation):
    """An exam without anybody."""

    message = N_("Nobody has been let in to the exam. Check candidates in and let them in first.")


class WaitsToBeLetIn(Violation):
    """Who sits there and waits loses time when others begin."""

    message = N_(
        "Checked in, but not let in yet: {numbers}. Let them in first, so that they begin with the others."
    )


class StillHasTime(Violation):
    """Nobody's time is cut because others are done."""

    message = N_("Candidate {number} has until {time}. Wait, or note when the candidate handed in.")


class MinutesUndecided(Violation):
    """Each disturbance ends with a decision on its minutes."""

    message = N_("{time}, {what}: decide how many minutes are given back, and to whom, or none.")


class NotCollectedYet(Violation):
    """Closing comes last."""

    message = N_("The exam is now: {now}. Collect the answers first.")


class NotAccountedFor(Violation):
    """Everybody is somewhere."""

    message = N_("Nobody knows yet what became of: {numbers}. Note who handed in and who did not come.")


class SomebodyOut(Violation):
    """Nobody is forgotten outside."""

    message = N_("Out of the room: {numbers}. Note when they came back.")


class CaseNotReported(Violation):
    """A suspicion is not left to memory."""

    message = N_(
        "{time}, candidate {number}: what was noted has not been reported. Report it: to whom, and what was "
        "taken care of as evidence."
    )


class SheetsUnsaid(Violation):
    """Who hands in hands in so many."""

    message = N_(
        "Nobody wrote down how many sheets were handed in by: {numbers}. Take the row back, and note it "
        "again with the number."
    )


class NoAnswerSheets(Violation):
    """What is handed in was received once."""

    message = N_(
        "Answers were handed in, but no answer sheets were ever received for this exam. Record the bundle "
        "and what became of it."
    )


class SheetsDiffer(Violation):
    """Two counts of the same sheets."""

    message = N_(
        "By the log {log} answer sheets were handed in, by the papers {papers}. Count them, and put right "
        "what was written down wrongly."
    )


class AnswersUndecided(Violation):
    """What somebody has answered is nowhere forgotten."""

    message = N_(
        "Answers from a PC that was left differ from those that count: candidate {numbers}. Choose on the "
        "board which of them count."
    )


class AnswersElsewhere(Violation):
    """What is sealed without the answers that a PC holds is sealed without them for ever."""

    message = N_(
        "The exam PC of candidate {number} has not told that the candidate handed in, so answers may be on"
        " it alone. Bring it into contact, or take in what it kept with “Stick or folder…” on the board. If "
        "neither can be, note an incident with that candidate: “{incident}”, and what became of it."
    )


class NoPcSeen(Violation):
    """The same where nobody knows of any PC: one without a server is heard of by its stick alone."""

    message = N_(
        "No exam PC was seen at the seat of candidate {number}. If one was there, take in what it kept with"
        " “Stick or folder…” on the board. If none was, or its answers cannot be had, note an incident with"
        " that candidate after the hand-in: “{incident}”, and how the candidate answered."
    )


class AnswersLeft(Violation):
    """The same of a PC that the candidate left."""

    message = N_(
        "A PC that candidate {number} left has not told that it stopped, so answers may be on it alone. Bring"
        " it into contact, or take in what it kept with “Stick or folder…” on the board. If neither can be,"
        " note an incident with that candidate after the hand-in: “{incident}”, and what became of that PC."
    )


class LogChanged(Violation):
    """Both sign the same."""

    message = N_("The log is not what was shown any more. Look at it again before you sign.")


class SignedAlready(Violation):
    """Two people."""

    message = N_("You have signed this log already. Another person signs beside you, in their own name.")


class NoneWatched(Violation):
    """One of the two was there."""

    message = N_("One of the two who sign has watched this exam. You have not, and neither has {name}.")


class EndsDiffer(Violation):
    """Two places that say two times are signed by nobody."""

    message = N_(
        "Candidate {number} has time until {log} by the log, and until {screen} on the screen. Note what "
        "happened and give back the minutes that are missing in the log, or take back the row that gives too "
        "many."
    )


class Sealed(Violation):
    """Nothing is added to what two people have signed."""

    message = N_(
        "The log was sealed. Nothing is written any more but what follows a suspicion: warned, heard and "
        "decided."
    )


class Annulled(Violation):
    """What does not count goes on no more (§ 9-40)."""

    message = N_("This exam was annulled (opplæringsforskrifta § 9-40). Nothing more is written in its log.")


def before_opening(watches: Collection[object]) -> Iterator[Violation]:
    """Somebody watches."""
    if not watches:
        yield NobodyWatches()


def before_starting(day: Day) -> Iterator[Violation]:
    """Everybody who is there begins together."""
    waiting = [one.number for one in day.courses.values() if one.state == steps.PRESENT]
    ready = any(one.state == steps.AUTHORISED for one in day.courses.values())
    if waiting:
        yield WaitsToBeLetIn(numbers=listed(waiting))
    elif not ready:
        yield NobodyToStart()


def before_collecting(day: Day, minute: int, names: dict[str, str] | None = None) -> Iterator[Violation]:
    """Nobody whose time runs has any left at a minute of the day, and no minutes are undecided."""
    if day.in_the_room:
        yield from undecided(day, names)
    for id in day.in_the_room:
        end = day.end_of(id)
        if end is not None and minute < end:
            yield StillHasTime(number=day.courses[id].number, time=at(end))


def undecided(day: Day, names: dict[str, str] | None = None) -> Iterator[Violation]:
    """Disturbances whose minutes nobody has decided; `names` says what each was, by its id."""
    for id, told in day.disturbances.items():
        if not told.decided:
            yield MinutesUndecided(time=at(told.entry.minute), what=(names or {}).get(str(id), ""))


def before_closing(day: Day, names: dict[str, str] | None = None) -> Iterator[Violation]:
    """Everybody accounted for, nobody out, every disturbance decided, every suspicion reported."""
    if day.phase != COLLECTING:
        yield NotCollectedYet(now=label(day.phase))
    out = [one.number for one in day.courses.values() if one.state == steps.OUT]
    left = [one.number for one in day.courses.values() if one.state not in steps.ACCOUNTED | {steps.OUT}]
    if left:
        yield NotAccountedFor(numbers=listed(left))
    if out:
        yield SomebodyOut(numbers=listed(out))
    yield from undecided(day, names)
    for known in day.cases.values():
        if not cases.is_reported(known.state) and known.entry.candidate is not None:
            number = day.courses[known.entry.candidate].number
            yield CaseNotReported(time=at(known.entry.minute), number=number)


def check_sheets(said: Mapping[int, int | None], came: int | None) -> Iterator[Violation]:
    """Whether the sheets that the log says were handed in are those that came in among the papers.

    `said`: by candidate number, None where nobody counted; `came` is None where none were ever received.
    """
    unsaid = [number for number, sheets in said.items() if sheets is None]
    told = sum(sheets or 0 for sheets in said.values())
    if unsaid:
        yield SheetsUnsaid(numbers=listed(unsaid))
    if came is None and (unsaid or told):
        yield NoAnswerSheets()
    elif not unsaid and told != (came or 0):
        yield SheetsDiffer(log=told, papers=came or 0)


def check_told(
    not_told: Mapping[UUID, int],
    not_seen: Mapping[UUID, int],
    not_stopped: Mapping[UUID, int],
    rows: Sequence[Entry],
) -> Iterator[Violation]:
    """Whether every exam PC has told how it ended, or the log says behind that end why one cannot.

    `not_told`: of whose PC no end came, candidate numbers by candidate; `not_seen`: the same where no PC ever
    told anything; `not_stopped`: of PCs that were left. `rows` are those that count, in their order.
    """
    incident = code_list("room_incidents")[steps.WORKSTATION].label
    reasons = ((not_told, AnswersElsewhere), (not_seen, NoPcSeen), (not_stopped, AnswersLeft))
    for found, why in reasons:
        for candidate, number in sorted(found.items(), key=lambda one: one[1]):
            if not _is_explained(candidate, rows):
                yield why(number=number, incident=incident)


def _is_explained(candidate: UUID, rows: Sequence[Entry]) -> bool:
    own = [one for one in rows if one.candidate == candidate]
    ends = [place for place, one in enumerate(own) if one.kind == steps.HAND_IN]
    behind = own[ends[-1] :] if ends else own
    return any(one.kind == steps.INCIDENT and one.code == steps.WORKSTATION for one in behind)


def check_ends(log: Mapping[UUID, int], told: Mapping[UUID, int], day: Day) -> Iterator[Violation]:
    """Whether everybody was told on screen the end that the log has. Minutes of the day, by candidate."""
    for id in sorted(log.keys() & told.keys(), key=lambda one: day.courses[one].number):
        if log[id] != told[id]:
            yield EndsDiffer(number=day.courses[id].number, log=at(log[id]), screen=at(told[id]))


def check_signing(
    shown: str, now: str, signer: object, others: Iterable[tuple[object, str]], watches: Iterable[object]
) -> Iterator[Violation]:
    """Two people sign the same log, one of whom watched; `others`: who has signed it, with names."""
    if shown != now:
        yield LogChanged()
    watched = set(watches)
    for id, name in others:
        if id == signer:
            yield SignedAlready()
        elif not watched & {id, signer}:
            yield NoneWatched(name=name)
