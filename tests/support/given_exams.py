"""Exams in the database, made by the use cases themselves."""

from uuid import UUID

import pytest
from sqlalchemy import select

from eduapp.core.actor import Actor
from eduapp.core.db.unit_of_work import Database
from eduapp.core.errors import Refused
from eduapp.core.violations import Override
from eduapp.exams.sittings import queries, service
from eduapp.exams.sittings.models import Candidate, ResultCorrection, Sitting
from eduapp.exams.sittings.queries import CandidateRow, SittingHead
from eduapp.exams.sittings.rules.seating import Grid, Seat
from tests.support import given

OTHER_TIME = Override(frozenset({"StartsOtherwise"}), "The school's own test")
NOT_TRAINED = Override(frozenset({"WatchNotTrained", "NotAvailable"}), "Learns today")


def refused(act) -> set[str]:  # type: ignore[no-untyped-def]
    """The names of everything that stands against it."""
    with pytest.raises(Refused) as refusal:
        act()
    return {violation.name for violation in refusal.value.violations}


def plan(database: Database, course_id: UUID, day=given.TODAY, **more: object) -> UUID:  # type: ignore[no-untyped-def]
    """An exam, at nine if nothing else is said."""
    return database.execute(service.plan_sitting, service.PlanSitting(course_id=course_id, day=day, **more))


def enter_candidate(database: Database, sitting_id: UUID, learner_id: UUID, **more: object) -> UUID:
    """Somebody entered."""
    order = service.EnterCandidate(sitting_id=sitting_id, learner_id=learner_id, **more)
    return database.execute(service.enter_candidate, order)


def entered(database: Database, sitting_id: UUID, count: int) -> list[UUID]:
    """So many candidates nobody knows."""
    return [enter_candidate(database, sitting_id, given.a_learner(database)) for _number in range(count)]


def enter(database: Database, candidate_id: UUID, grade: str) -> UUID:
    """A result."""
    return database.execute(service.enter_result, service.EnterResult(candidate_id=candidate_id, grade=grade))


def fixed(
    database: Database, candidate_id: UUID, grade: str, points: int | None = None, most: int | None = None
) -> UUID:
    """A grade of an exam that was held here, as features above fix it within use cases of their own."""
    with database.writing() as uow:
        return service.fix_result(uow, candidate_id, grade, points, most)


def proposed(
    database: Database,
    candidate_id: UUID,
    grade: str,
    reason: str = "Read wrongly from the list",
    basis: str = "entry_error",
    by: Actor = given.TEACHER,
) -> UUID:
    """Another grade, which waits for a second person."""
    order = service.ProposeCorrection(candidate_id=candidate_id, grade=grade, basis=basis, reason=reason)
    return database.acting_as(by).execute(service.propose_correction, order)


def decided_before(database: Database, candidate_id: UUID, result_id: UUID, grade: str) -> UUID:
    """What an instance decided on appeal and waits alone, as it was kept until step r0055."""
    with database.acting_as(given.TEACHER).writing() as uow:
        proposed = ResultCorrection(
            candidate_id=candidate_id,
            result_id=result_id,
            grade=grade,
            basis="appeal",
            reason="The board said so",
            proposed_by=given.TEACHER.user_id,
            proposed_at=uow.now,
        )
        uow.session.add(proposed)
        uow.session.flush()
        return proposed.id


def corrected(database: Database, candidate_id: UUID, grade: str, **said: str) -> UUID:
    """A result put right by two: the teacher proposes, the leader attests."""
    correction_id = proposed(database, candidate_id, grade, **said)
    order = service.AttestCorrection(correction_id=correction_id, version=1)
    return database.acting_as(given.LEADER).execute(service.attest_correction, order)


def came(database: Database, candidate_id: UUID, attended: bool, *, documented: bool = False) -> None:
    """Whether somebody came."""
    order = service.NoteAttendance(candidate_id=candidate_id, attended=attended, documented=documented)
    database.execute(service.note_attendance, order)


def cancelled(database: Database, candidate_id: UUID, reason: str = "moved") -> None:
    """Somebody taken off the list."""
    order = service.CancelCandidate(candidate_id=candidate_id, reason=reason)
    database.execute(service.cancel_candidate, order)


def trained(database: Database, *user_ids: UUID) -> None:
    """Invigilators who have learned how, today."""
    for user_id in user_ids:
        order = service.NoteTraining(user_id=user_id, day=given.TODAY, given_by="Storvik vgs.")
        database.execute(service.note_training, order)


def a_room_of(database: Database, sitting_id: UUID, rows: int, columns: int, empty: int = 0) -> None:
    """The seats of its room."""
    order = service.SaveGrid(sitting_id=sitting_id, grid=Grid(rows, columns, empty))
    database.execute(service.save_grid, order)


def seated(
    database: Database, candidate_id: UUID, row: int, column: int, override: Override | None = None
) -> None:
    """One candidate at a seat."""
    order = service.SeatCandidate(candidate_id=candidate_id, seat=Seat(row, column), override=override)
    database.execute(service.seat_candidate, order)


def everybody_seated(database: Database, sitting_id: UUID) -> None:
    """Seats for all."""
    database.execute(service.seat_everybody, service.SeatEverybody(sitting_id=sitting_id))


def published(database: Database, sitting_id: UUID, override: Override | None = None) -> None:
    """Ready, and told."""
    order = service.PublishSitting(sitting_id=sitting_id, override=override)
    database.execute(service.publish_sitting, order)


def moved(database: Database, sitting_id: UUID, *states: str, reason: str = "") -> None:
    """Taken from state to state, as features above do within use cases of their own."""
    for state in states:
        with database.writing() as uow:
            if state == "released":
                everybody = select(Candidate.id).where(Candidate.sitting_id == sitting_id)
                service.release_results(uow, sitting_id, uow.session.scalars(everybody).all())
            else:
                service.move(uow, sitting_id, state, reason)


def sitting_on(database: Database, course_id: UUID) -> UUID:
    """The only exam of a course."""
    with database.reading() as session:
        [found] = session.scalars(select(Sitting.id).where(Sitting.course_id == course_id))
    return found


def head(database: Database, sitting_id: UUID) -> SittingHead:
    """The sitting as it is now."""
    with database.reading() as session:
        found = queries.sitting(session, sitting_id)
    assert found is not None
    return found


def candidates(database: Database, sitting_id: UUID) -> tuple[CandidateRow, ...]:
    """Its candidates as they are now."""
    return head(database, sitting_id).candidates


def refused_correction(database: Database, correction_id: UUID, reason: str = "The list is right") -> None:
    """A correction that is not made."""
    order = service.RefuseCorrection(correction_id=correction_id, version=1, reason=reason)
    database.acting_as(given.LEADER).execute(service.refuse_correction, order)
