"""Ready-made exams with bundles of papers, for tests."""

from datetime import UTC, date, datetime
from uuid import UUID

from eduapp.core.actor import Actor
from eduapp.core.db.unit_of_work import Database
from eduapp.exams.custody import queries, service
from eduapp.exams.custody.queries import BundleRow
from eduapp.exams.custody.rules.recording import StepFacts
from eduapp.exams.sittings.models import Sitting
from tests.support import given
from tests.support.given_education import a_course

AT_HALF_PAST_EIGHT = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)  # in Norway, on the day of the exam


def an_exam(database: Database, day: date = given.TODAY, start_minute: int = 540) -> UUID:
    """An exam in mathematics at nine, of which nothing else is known yet."""
    course_id = a_course(database, name="Matematikk", scale="K16")
    with database.writing() as uow:
        held = Sitting(course_id=course_id, day=day, start_minute=start_minute, scale="K16", state="planned")
        uow.session.add(held)
        uow.session.flush()
        return held.id


def a_bundle(
    database: Database,
    sitting_id: UUID,
    label: str = "Version A",
    holds: str = "question_papers",
    count: int = 30,
    seal: str = "",
    by: Actor = given.OFFICE,
    **facts: str,
) -> UUID:
    """A bundle that came from the county."""
    order = service.ReceiveBundle(
        sitting_id=sitting_id, label=label, holds=holds, count=count, source="The county", seal=seal, **facts
    )
    return database.acting_as(by).execute(service.receive_bundle, order)


def the_bundle(database: Database, bundle_id: UUID) -> BundleRow:
    """A bundle as it stands now."""
    with database.reading() as session:
        found = queries.bundle(session, bundle_id)
    assert found is not None
    return found


def step(
    database: Database, bundle_id: UUID, kind: str, by: Actor = given.INVIGILATOR, **facts: object
) -> UUID:
    """Something that happened to a bundle, seen as it stands now."""
    turn = the_bundle(database, bundle_id).turn
    said = StepFacts(**facts)  # type: ignore[arg-type]
    order = service.RecordStep(bundle_id=bundle_id, turn=turn, step=kind, facts=said)
    return database.acting_as(by).execute(service.record_step, order)


def confirm(database: Database, bundle_id: UUID, event_id: UUID, by: Actor = given.LEADER) -> UUID:
    """The second of two."""
    turn = the_bundle(database, bundle_id).turn
    order = service.ConfirmStep(bundle_id=bundle_id, turn=turn, event_id=event_id)
    return database.acting_as(by).execute(service.confirm_step, order)


def by_two(database: Database, bundle_id: UUID, kind: str, **facts: object) -> UUID:
    """A step that two people stand behind."""
    event_id = step(database, bundle_id, kind, **facts)
    confirm(database, bundle_id, event_id)
    return event_id


def take_back(
    database: Database, bundle_id: UUID, event_id: UUID, count: int | None = None, by: Actor = given.LEADER
) -> UUID:
    """A step that was recorded wrongly."""
    turn = the_bundle(database, bundle_id).turn
    order = service.TakeStepBack(
        bundle_id=bundle_id, turn=turn, event_id=event_id, reason="Wrong bundle", count=count
    )
    return database.acting_as(by).execute(service.take_step_back, order)
