"""What stands against one row of the log, given all that was before it. Pure; each reason is a sentence."""

from collections.abc import Iterator, Mapping

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, capital
from eduapp.core.violations import Violation
from eduapp.exams.room.rules import cases, steps
from eduapp.exams.room.rules.exam import at
from eduapp.exams.room.rules.log import Entry
from eduapp.exams.room.rules.standing import Case, Day
from eduapp.exams.room.rules.steps import TABLE
from eduapp.exams.sittings.rules.law import LATEST_ARRIVAL, WRITTEN_START
from eduapp.exams.sittings.rules.states import COLLECTING, OPEN, PAUSED, PUBLISHED, RUNNING
from eduapp.exams.sittings.rules.states import label as phase_label

MOST_MINUTES = 600  # given back at once; a guard against slips

FROM: Mapping[str, tuple[str, ...]] = {  # from which phase a step of the sitting leads on
    steps.OPENED: (PUBLISHED,),
    steps.STARTED: (OPEN,),
    steps.STOPPED: (RUNNING,),
    steps.RESUMED: (PAUSED,),
    steps.COLLECTED: (RUNNING, PAUSED),
}
WHILE: Mapping[str, tuple[str, ...]] = {  # in which phase of the sitting an act about a candidate can be
    steps.CHECK_IN: (OPEN, RUNNING, PAUSED),
    steps.AUTHORISE: (OPEN, RUNNING, PAUSED),
    steps.LEAVE: (RUNNING, PAUSED),
    steps.BACK: (RUNNING, PAUSED, COLLECTING),
    steps.HAND_IN: (RUNNING, PAUSED, COLLECTING),
    steps.STAY_AWAY: (OPEN, RUNNING, PAUSED, COLLECTING),
    steps.INCIDENT: (OPEN, RUNNING, PAUSED, COLLECTING),
}


class StepImpossible(Violation):
    """The table of the sitting leads nowhere."""

    message = N_("At {time} the exam was: {now}. “{wanted}” comes only while it is: {phases}.")


class CollectedBefore(Violation):
    """Nobody's time is cut, and nobody hands in at an exam whose time was still running when it ended."""

    message = N_(
        "The answers were collected at {time}, and candidate {number} had until {end}. Put the time right."
    )


class StartsTooEarly(Violation):
    """Everybody in the country begins at one time."""

    message = N_("The exam begins at {time} ({basis}). Do not start it before.")


class TooLateToSit(Violation):
    """L11."""

    message = N_(
        "Candidate {number} came at {came}. Who has not come before {time} may not sit the exam ({basis}). "
        "Note the candidate as absent."
    )


class MayStillCome(Violation):
    """Nobody is absent who may still come."""

    message = N_(
        "Candidate {number} may still come until {time} ({basis}). Note it then, or now if the absence is "
        "documented."
    )


class IncidentUnknown(Violation):
    """Not one of the list."""

    message = N_("Choose from the list what happened.")
    about = ("code",)


class WhoMissing(Violation):
    """A suspicion is about somebody."""

    message = N_("Choose the candidate it is about.")
    about = ("candidate_id",)


class NotInTheExam(Violation):
    """Who never came did nothing at the exam."""

    message = N_("Candidate {number} was not at the exam then.")


class DisturbanceGone(Violation):
    """Minutes are given back for something that happened."""

    message = N_(
        "Minutes are given back for a stop or a disturbance. That one is not in the log, or was taken back."
    )


class StillGoingOn(Violation):
    """Nobody knows yet how long it lasts."""

    message = N_("The exam is still stopped. Go on with it first, then decide the minutes.")


class MinutesDecided(Violation):
    """Not twice."""

    message = N_("The minutes of this disturbance have been decided already. Take that back first.")


class MinutesImpossible(Violation):
    """A slip."""

    message = N_("Give back from {least} to {most} minutes, or none.")
    about = ("minutes",)


class NotSittingThen(Violation):
    """Nobody gets back what they did not lose; who came late lost nothing before that."""

    message = N_("Candidate {number} was not sitting the exam at {time}, so no minutes were lost.")


class CaseGone(Violation):
    """Something must have been noted first."""

    message = N_("What this is about is not in the log, or was taken back.")


class NotToRemove(Violation):
    """Nobody is sent out who is not there."""

    message = N_("Candidate {number} is not in the exam any more, so there is nobody to remove.")


def step(day: Day, one: Entry) -> Iterator[Violation]:
    """A step of the whole sitting: from where the table leads on, and not before the time of the law."""
    if day.phase not in FROM[one.kind]:
        yield _impossible(day, one, FROM[one.kind])
    elif one.kind == steps.STARTED and one.minute < day.exam.start:
        yield StartsTooEarly(time=at(day.exam.start), basis=day.exam.law(WRITTEN_START).basis)


def act(day: Day, one: Entry) -> Iterator[Violation]:
    """An act about a candidate: by the phase of the sitting, the table of states, and the time of the law."""
    course = day.courses.get(one.candidate) if one.candidate is not None else None
    if course is None:
        yield WhoMissing()
        return
    cell = TABLE[course.state][one.kind]
    if not isinstance(cell, str):
        yield cell(number=course.number)
        return
    if day.phase not in WHILE[one.kind]:
        yield _impossible(day, one, WHILE[one.kind])
    latest, basis = day.exam.latest, day.exam.law(LATEST_ARRIVAL).basis
    if one.kind == steps.CHECK_IN and one.minute >= latest:
        yield TooLateToSit(number=course.number, came=at(one.minute), time=at(latest), basis=basis)
    if one.kind == steps.STAY_AWAY and one.code != steps.DOCUMENTED and one.minute < latest:
        yield MayStillCome(number=course.number, time=at(latest), basis=basis)


def incident(day: Day, one: Entry) -> Iterator[Violation]:
    """Something that happened while people were in the room; a case is about somebody who was."""
    if one.code not in code_list("room_incidents"):
        yield IncidentUnknown()
        return
    if day.phase not in WHILE[one.kind]:
        yield _impossible(day, one, WHILE[one.kind])
    if not code_list("room_incidents")[one.code].has("case"):
        return
    course = day.courses.get(one.candidate) if one.candidate is not None else None
    if course is None:
        yield WhoMissing()
    elif course.state in {steps.REGISTERED, steps.ABSENT, steps.CANCELLED}:
        yield NotInTheExam(number=course.number)


def credit(day: Day, one: Entry) -> Iterator[Violation]:
    """Minutes given back for a disturbance that is over, once to each, or the decision that none are."""
    told = day.disturbances.get(one.about) if one.about is not None else None
    if told is None:
        yield DisturbanceGone()
        return
    if told.going_on:
        yield StillGoingOn()
    if told.decided and (one.kind == steps.NO_CREDIT or one.candidate in told.credits or not told.credits):
        yield MinutesDecided()
    if one.kind == steps.CREDIT:
        if one.candidate not in day.courses:
            yield WhoMissing()
        if not 1 <= (one.minutes or 0) <= MOST_MINUTES:
            yield MinutesImpossible(least=1, most=MOST_MINUTES)


def cut_short(day: Day) -> Iterator[Violation]:
    """Answers collected while somebody who handed in later still had time, as the log now stands."""
    if day.collected is None:
        return
    for id, course in day.courses.items():
        end, handed_in = day.end_of(id), course.handed_in
        if end is not None and handed_in is not None and day.collected < min(end, handed_in):
            yield CollectedBefore(time=at(day.collected), number=course.number, end=at(end))


def unfit_credits(day: Day) -> Iterator[Violation]:
    """Minutes given back to who did not lose any, as the log now stands."""
    for id, told in day.disturbances.items():
        for candidate in told.credits.keys() - set(day.who_sat(id)):
            yield NotSittingThen(number=day.courses[candidate].number, time=at(told.entry.minute))


def case(day: Day, one: Entry) -> Iterator[Violation]:
    """The next step of a case: reported, warned, heard, decided, exactly in that order; or reversed."""
    known = day.cases.get(one.about) if one.about is not None else None
    if known is None:
        yield CaseGone()
        return
    cell = cases.CASES[known.state][one.kind]
    if not isinstance(cell, str):
        yield cell(basis=cases.basis_of(known.entry.code))
    elif one.kind == steps.DECIDE:
        yield from _outcome(day, known, one)
    elif one.kind == steps.REVERSE and known.outcome != cases.ANNULMENT:
        yield cases.NotDecidedYet(basis=cases.basis_of(known.entry.code))


def _outcome(day: Day, known: Case, one: Entry) -> Iterator[Violation]:
    ground, candidate = known.entry.code, known.entry.candidate
    if one.code not in cases.outcomes_of(ground):
        yield cases.OutcomeUnknown()
    elif one.code == cases.REMOVAL and candidate is not None:
        course = day.courses[candidate]
        there = isinstance(TABLE[course.state][steps.REMOVE], str) and one.day == day.exam.day
        if not there:
            yield NotToRemove(number=course.number)


def _impossible(day: Day, one: Entry, phases: tuple[str, ...]) -> Violation:
    return StepImpossible(
        time=at(one.minute),
        now=phase_label(day.phase),
        wanted=capital(code_list("room_acts")[one.kind].label),
        phases=", ".join(map(phase_label, phases)),
    )
