"""The rows of a log one after the other; one can be written if the log with it holds together. Pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from eduapp.core.codes import code_list
from eduapp.core.violations import Violation
from eduapp.exams.room.rules import against, cases, steps
from eduapp.exams.room.rules.exam import Exam
from eduapp.exams.room.rules.log import Entry, in_force
from eduapp.exams.room.rules.standing import Case, Day, Disturbance, Out
from eduapp.exams.room.rules.steps import TABLE


def the_day(exam: Exam, entries: Sequence[Entry]) -> Day:
    """What the rows come to; what cannot be is passed over (no such row is ever written)."""
    day, _found = replay(exam, entries)
    return day


def check_log(exam: Exam, entries: Sequence[Entry]) -> list[Violation]:
    """Everything that could not have been, were these the rows: asked before one is written or taken back."""
    _day, found = replay(exam, entries)
    return found


def replay(exam: Exam, entries: Sequence[Entry]) -> tuple[Day, list[Violation]]:
    """What the rows come to, and what stands against them."""
    day, found = Day.before(exam), []
    for one in in_force(entries):
        judge, take = _KINDS[one.kind]
        stands = list(judge(day, one))
        found += stands
        if not stands:
            take(day, one)
    found += against.unfit_credits(day)
    found += against.cut_short(day)
    return day, found


def _step(day: Day, one: Entry) -> None:
    day.phase = steps.LEADS_TO[one.kind]
    if one.kind == steps.OPENED:
        day.opened = one.minute
    elif one.kind == steps.STARTED:
        day.started = one.minute
        for course in day.courses.values():
            begins = TABLE[course.state][steps.BEGIN]
            if isinstance(begins, str):
                course.state, course.begun = begins, one.minute
    elif one.kind == steps.STOPPED:
        day.disturbances[one.id] = Disturbance(one)
    else:
        for told in day.disturbances.values():
            if told.going_on:
                told.until = one.minute
        if one.kind == steps.COLLECTED:
            day.collected = one.minute


def _act(day: Day, one: Entry) -> None:
    if one.candidate is None:
        return
    course = day.courses[one.candidate]
    course.state = str(TABLE[course.state][one.kind])
    if one.kind == steps.CHECK_IN:
        course.arrived = one.minute
    elif one.kind == steps.AUTHORISE and day.started is not None:  # who comes late begins at once
        course.state, course.begun = str(TABLE[course.state][steps.BEGIN]), one.minute
        course.late = one.minute - day.started
    elif one.kind == steps.LEAVE:
        course.outs.append(Out(one.minute, None, one.code))
    elif one.kind == steps.BACK:
        went = course.outs[-1]
        course.outs[-1] = Out(went.start, one.minute, went.why)
    elif one.kind == steps.HAND_IN:
        course.handed_in = one.minute
    elif one.kind == steps.STAY_AWAY:
        course.documented = one.code == steps.DOCUMENTED


def _incident(day: Day, one: Entry) -> None:
    kind = code_list("room_incidents")[one.code]
    if kind.has("case"):
        day.cases[one.id] = Case(one)
    if kind.has("disturbs"):
        day.disturbances[one.id] = Disturbance(one)


def _credit(day: Day, one: Entry) -> None:
    if one.about is None:
        return
    told = day.disturbances[one.about]
    told.decided = True
    if one.kind == steps.CREDIT and one.candidate is not None:
        told.credits[one.candidate] = one.minutes or 0
        day.courses[one.candidate].credited += one.minutes or 0


def _case(day: Day, one: Entry) -> None:
    if one.about is None:
        return
    known = day.cases[one.about]
    known.state = str(cases.CASES[known.state][one.kind])
    if one.kind == steps.REVERSE:
        known.outcome = ""
    if one.kind != steps.DECIDE:
        return
    known.outcome = one.code
    if one.code == cases.REMOVAL and known.entry.candidate is not None:
        course = day.courses[known.entry.candidate]
        course.state, course.handed_in = str(TABLE[course.state][steps.REMOVE]), one.minute


_Judge = Callable[[Day, Entry], Iterator[Violation]]
_Take = Callable[[Day, Entry], None]
_KINDS: Mapping[str, tuple[_Judge, _Take]] = {
    **dict.fromkeys(steps.LEADS_TO, (against.step, _step)),
    **dict.fromkeys(steps.ACTS, (against.act, _act)),
    steps.INCIDENT: (against.incident, _incident),
    **dict.fromkeys((steps.CREDIT, steps.NO_CREDIT), (against.credit, _credit)),
    **dict.fromkeys(cases.MOVES, (against.case, _case)),
}
