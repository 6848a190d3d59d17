"""Finding the records of a sitting within a use case, and keeping the one calendar in step with them."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import false, select

from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.violations import Violation
from eduapp.education.courses.models import Course
from eduapp.education.courses.rules import scale
from eduapp.education.timetable import service as timetable
from eduapp.education.timetable.rules.conflicts import SITTING
from eduapp.exams.sittings import queries, terms
from eduapp.exams.sittings.models import (
    Candidate,
    Result,
    ResultCorrection,
    ResultReturn,
    Sitting,
    SittingWatch,
)
from eduapp.exams.sittings.rules.law import kept_free
from eduapp.exams.sittings.rules.planning import EntryCancelled, TooLateForThat
from eduapp.exams.sittings.rules.results import ExamAnnulled, NoResultsNow, check_result
from eduapp.exams.sittings.rules.states import ANNULLED, BEFORE_THE_DAY, HELD, PUBLISHED, label, may_tell
from eduapp.people.learners import queries as learner_queries

_UNTOLD = {  # how the trail says the same before the results are told
    terms.RESULT_ENTERED: terms.RESULT_FIXED,
    terms.CORRECTION_PROPOSED: terms.CORRECTION_PROPOSED_UNTOLD,
    terms.CORRECTION_REFUSED: terms.CORRECTION_REFUSED_UNTOLD,
    terms.RESULT_CORRECTED: terms.RESULT_CORRECTED_UNTOLD,
}


def course_of(uow: UnitOfWork, course_id: UUID) -> Course:
    """A course that is there."""
    course = uow.session.get(Course, course_id)
    if course is None:
        raise NotFound
    return course


def locked_sitting(uow: UnitOfWork, sitting_id: UUID) -> Sitting:
    """A sitting that nobody else changes until this is committed."""
    uow.lock(Sitting, sitting_id)
    sitting = uow.session.get(Sitting, sitting_id)
    if sitting is None:
        raise NotFound
    return sitting


def sitting_before_the_day(uow: UnitOfWork, sitting_id: UUID) -> Sitting:
    """The same of one that is not open yet; refused once it is."""
    sitting = locked_sitting(uow, sitting_id)
    if sitting.state not in BEFORE_THE_DAY:
        uow.enforce([TooLateForThat(state=label(sitting.state))])
    return sitting


def locked_candidate(uow: UnitOfWork, candidate_id: UUID) -> tuple[Candidate, Sitting]:
    """A candidate and the sitting, neither changed by anybody else until this is committed."""
    candidate = uow.session.get(Candidate, candidate_id)
    if candidate is None:
        raise NotFound
    sitting = locked_sitting(uow, candidate.sitting_id)
    uow.lock(Candidate, candidate_id)
    return candidate, sitting


def sitting_on(uow: UnitOfWork, course_id: UUID, day: date) -> Sitting | None:
    """The exam of a course on a day; one that was annulled makes room for another."""
    query = select(Sitting).where(
        Sitting.course_id == course_id, Sitting.day == day, Sitting.state != ANNULLED
    )
    return uow.session.scalar(query)


def candidate_of(uow: UnitOfWork, sitting_id: UUID, learner_id: UUID) -> Candidate | None:
    """Somebody's entry for a sitting, cancelled ones too."""
    return uow.session.scalar(
        select(Candidate).where(Candidate.sitting_id == sitting_id, Candidate.learner_id == learner_id)
    )


def live_candidates(uow: UnitOfWork, sitting_id: UUID) -> list[Candidate]:
    """Everybody who is entered and was not cancelled, by candidate number."""
    query = select(Candidate).where(Candidate.sitting_id == sitting_id, Candidate.cancelled_at.is_(None))
    return list(uow.session.scalars(query.order_by(Candidate.candidate_number)))


def numbers_of(uow: UnitOfWork, sitting_id: UUID) -> frozenset[int]:
    """Candidate numbers that are given, cancelled ones too: a number is never given twice."""
    return frozenset(
        uow.session.scalars(select(Candidate.candidate_number).where(Candidate.sitting_id == sitting_id))
    )


def result_of(uow: UnitOfWork, candidate_id: UUID) -> Result | None:
    """The result in force."""
    return uow.session.scalar(
        select(Result).where(Result.candidate_id == candidate_id, Result.superseded == false())
    )


def note_return(
    uow: UnitOfWork, result_id: UUID, instead_of: UUID | None, reason: str, first: UUID | None
) -> None:
    """Keep that a result is in force again, why, and who stands behind it; `first`: None for who acts."""
    uow.session.add(
        ResultReturn(
            result_id=result_id,
            instead_of_id=instead_of,
            reason=reason,
            noted_by=first or uow.actor.user_id,
            returned_by=uow.actor.user_id,
            returned_at=uow.now,
        )
    )


def waiting_correction(uow: UnitOfWork, candidate_id: UUID) -> ResultCorrection | None:
    """The correction that waits for a second person."""
    query = select(ResultCorrection).where(
        ResultCorrection.candidate_id == candidate_id,
        ResultCorrection.attested_at.is_(None),
        ResultCorrection.refused_at.is_(None),
    )
    return uow.session.scalar(query)


def against_entry(candidate: Candidate, sitting: Sitting) -> Iterator[Violation]:
    """No entry that was cancelled has a result, and no exam before it is sealed or once it is annulled.

    One that stays planned was held elsewhere: its results come from a list.
    """
    if candidate.cancelled_at is not None:
        yield EntryCancelled(number=candidate.candidate_number)
    if candidate.annulled:
        yield ExamAnnulled(ground=candidate.annulled)
    if sitting.state in {PUBLISHED, ANNULLED, *HELD}:
        yield NoResultsNow(state=label(sitting.state))


def against_grade(uow: UnitOfWork, sitting: Sitting, grade: str) -> list[Violation]:
    """A grade is one of the sitting's scale, and nobody has one before the exam."""
    known = scale(sitting.scale)
    codes = tuple(one.code for one in known.grades)
    return list(check_result(grade, codes, known.label, sitting.day, uow.today))


def tell_of_result(
    uow: UnitOfWork,
    action: str,
    subject: UUID,
    candidate: Candidate,
    sitting: Sitting,
    grade: str,
    **more: object,
) -> None:
    """Say in the trail what became of a result: of whom, once it may be told; by number alone before.

    Before two have released a grade, no entry of the trail leads from it to a learner.
    """
    exam = {"course": course_of(uow, sitting.course_id).name, "day": sitting.day.isoformat()}
    told: dict[str, object] = {**exam, "grade": grade, **more}
    if may_tell(sitting.state, candidate.released_at):
        told["name"] = name_of(uow, candidate.learner_id)
        uow.audit(action, subject, learner=candidate.learner_id, **told)
    else:
        told["number"] = candidate.candidate_number
        uow.audit(_UNTOLD[action], subject, learner=None, **told)


def watches_of(uow: UnitOfWork, sitting: Sitting) -> list[UUID]:
    """Who watches: the one who leads first."""
    more = select(SittingWatch.user_id).where(SittingWatch.sitting_id == sitting.id)
    led = [sitting.invigilator_id] if sitting.invigilator_id is not None else []
    return [*led, *sorted(set(uow.session.scalars(more)) - set(led))]


def name_of(uow: UnitOfWork, learner_id: UUID) -> str:
    """A learner's name."""
    names = learner_queries.names(uow.session, [learner_id])
    if learner_id not in names:
        raise NotFound
    return names[learner_id]


def kept(
    sitting: Sitting,
    course: str,
    *,
    watches: Iterable[UUID] = (),
    learners: Iterable[UUID] = (),
    minutes: int = 0,
) -> timetable.Keep:
    """What an exam keeps in the one calendar, so that nothing is planned over it.

    `minutes`: how long, where somebody is granted more than is planned for everybody.
    """
    people = [timetable.Person(user_id=id) for id in watches]
    people += [timetable.Person(learner_id=id) for id in learners]
    return timetable.Keep(
        kind=SITTING,
        source_id=sitting.id,
        title=course,
        first_day=sitting.day,
        last_day=sitting.day,
        span=kept_free(sitting.start_minute, max(sitting.minutes, minutes)),
        place_id=sitting.place_id,
        people=people,
    )


def longest(uow: UnitOfWork, sitting: Sitting, learner_ids: Iterable[UUID], planned: int = 0) -> int:
    """How many minutes an exam lasts for whoever of these people is granted most."""
    planned = planned or sitting.minutes
    return queries.longest_minutes(uow.session, learner_ids, sitting.course_id, sitting.day, planned)


def keep_calendar(uow: UnitOfWork, sitting: Sitting) -> None:
    """Book anew what the exam keeps as it is now: its time, its room, who watches and who sits it."""
    uow.session.flush()
    learners = [candidate.learner_id for candidate in live_candidates(uow, sitting.id)]
    course, watches = course_of(uow, sitting.course_id).name, watches_of(uow, sitting)
    minutes = longest(uow, sitting, learners)
    timetable.book(uow, kept(sitting, course, watches=watches, learners=learners, minutes=minutes))
