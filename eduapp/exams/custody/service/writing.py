"""A line of a bundle's log is written, and the trail told; used by every use case of custody."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.errors import Conflict, NotFound
from eduapp.education.courses.models import Course
from eduapp.exams.custody import queries, terms
from eduapp.exams.custody.models import BundleEvent, PaperBundle
from eduapp.exams.custody.queries import BundleRow
from eduapp.exams.custody.rules.recording import StepFacts
from eduapp.exams.custody.rules.steps import KINDS
from eduapp.exams.sittings.models import Sitting

ACTIONS = {
    "received": terms.RECEIVED,
    "counted": terms.COUNTED,
    "sealed": terms.SEALED,
    "moved": terms.MOVED,
    "opened": terms.OPENED,
    "handed_out": terms.HANDED_OUT,
    "back": terms.BACK,
    "handed_in": terms.HANDED_IN,
    "returned": terms.RETURNED,
    "destroyed": terms.DESTROYED,
    "sent": terms.SENT,
    "missing": terms.MISSING,
    "found": terms.FOUND,
    "confirmed": terms.CONFIRMED,
    "taken_back": terms.TAKEN_BACK,
}


@dataclass(frozen=True)
class Told:
    """What a new line says."""

    bundle_id: UUID
    number: int
    kind: str
    facts: StepFacts
    about_id: UUID | None = None
    first_by: UUID | None = None


def write(uow: UnitOfWork, told: Told) -> UUID:
    """Add a line below those of a bundle, in the name of who is signed in."""
    facts = told.facts
    line = BundleEvent(
        bundle_id=told.bundle_id,
        number=told.number,
        kind=told.kind,
        sheets=facts.count,
        pile=facts.pile,
        words=facts.words,
        reference=facts.reference,
        first_number=facts.first_number,
        last_number=facts.last_number,
        about_id=told.about_id,
        first_by=told.first_by,
        entered_by=uow.actor.user_id,
        entered_at=uow.now,
    )
    uow.session.add(line)
    uow.session.flush()
    return line.id


def tell(uow: UnitOfWork, bundle_id: UUID, kind: str, facts: StepFacts, **more: object) -> None:
    """Tell the trail which bundle of which exam it was, and what was said."""
    label, course, day = uow.session.execute(
        select(PaperBundle.label, Course.name, Sitting.day)
        .join(Sitting, Sitting.id == PaperBundle.sitting_id)
        .join(Course, Course.id == Sitting.course_id)
        .where(PaperBundle.id == bundle_id)
    ).one()
    said: dict[str, object] = {"bundle": label, "course": course, "day": day.isoformat(), **more}
    if facts.count is not None:
        said["count"] = facts.count
    if facts.pile and kind in KINDS:
        said["pile"] = f"bundle_piles:{facts.pile}"
    if facts.words:
        said["words"] = facts.words
    if facts.reference:
        said["reference"] = facts.reference
    if facts.first_number is not None:
        said["numbers"] = f"{facts.first_number}-{facts.last_number}"
    uow.audit(ACTIONS[kind], bundle_id, None, **said)


def locked(uow: UnitOfWork, bundle_id: UUID, turn: int) -> BundleRow:
    """A bundle as it stands, with everybody else waiting; refused if it is not what was shown.

    Its exam waits too, so that nobody signs meanwhile.
    """
    kept = uow.session.get(PaperBundle, bundle_id)
    if kept is None:
        raise NotFound
    uow.lock(Sitting, kept.sitting_id)
    uow.lock(PaperBundle, bundle_id)
    found = queries.bundle(uow.session, bundle_id)
    if found is None:
        raise NotFound
    if found.turn != turn:
        raise Conflict
    return found
