"""What appeals are against: grades, and decisions that annulled the exam of one candidate."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from eduapp.core.codes import code_list
from eduapp.education.courses.models import Course
from eduapp.exams.appeals.models import Annulment
from eduapp.exams.appeals.queries.decided import decided_on_annulments
from eduapp.exams.appeals.queries.facts import result_facts
from eduapp.exams.appeals.rules.annulling import BY_APPEAL, DECIDERS
from eduapp.exams.appeals.rules.starting import Notice
from eduapp.exams.appeals.rules.subjects import AnnulmentFacts, Subject
from eduapp.exams.grading.rules.kinds import INSTANCES, Graded
from eduapp.exams.sittings.models import Candidate, Result, Sitting
from eduapp.exams.sittings.rules.states import PLANNED


def subject(session: Session, result_id: UUID | None, annulment_id: UUID | None) -> Subject | None:
    """What an appeal is against, which is one of the two; None if it is not there."""
    if annulment_id is not None:
        return annulment_facts(session, annulment_id)
    return result_facts(session, result_id) if result_id is not None else None


def annulment_facts(session: Session, annulment_id: UUID) -> AnnulmentFacts | None:
    """One decision to annul, reversed or not; None if there is nrow."""
    return next(iter(annulments_by(session, annulments().where(Annulment.id == annulment_id))), None)


def annulments() -> Select[*tuple[Any, ...]]:
    """The statement `annulments_by` reads, for who adds a condition."""
    return (
        select(
            Annulment.id,
            Annulment.candidate_id,
            Annulment.ground,
            Annulment.heard_on,
            Annulment.decided_on,
            Annulment.decider,
            Annulment.decided_by,
            Annulment.told_on,
            Annulment.reason,
            Annulment.reversed_on,
            Candidate.learner_id,
            Candidate.candidate_number.label("number"),
            Sitting.id.label("sitting_id"),
            Sitting.course_id,
            Course.name.label("course"),
            Course.kind.label("course_kind"),
            Sitting.day,
            Sitting.kind.label("exam"),
            Sitting.scale,
            Sitting.state,
            Result.grade,
        )
        .join(Candidate, Candidate.id == Annulment.candidate_id)
        .join(Sitting, Sitting.id == Candidate.sitting_id)
        .join(Course, Course.id == Sitting.course_id)
        .outerjoin(Result, Result.id == Annulment.result_id)
    )


def annulments_by(session: Session, query: Select[*tuple[Any, ...]]) -> list[AnnulmentFacts]:
    """The decisions that a statement of `annulments` finds, each with what was decided on it."""
    rows = session.execute(query).all()
    decided = decided_on_annulments(session, [row.id for row in rows])
    return [
        AnnulmentFacts(
            id=row.id,
            candidate_id=row.candidate_id,
            learner_id=row.learner_id,
            number=row.number,
            sitting_id=row.sitting_id,
            course_id=row.course_id,
            course=row.course,
            day=row.day,
            graded=Graded(
                row.exam, row.scale, row.grade or "", row.course_kind, held_here=row.state != PLANNED
            ),
            fixed_on=row.decided_on,
            known_from=row.decided_on,
            superseded=row.reversed_on is not None,
            in_force=row.id if row.reversed_on is None else None,
            told=True,
            notice=Notice(row.told_on),
            decided=decided.get(row.id, ()),
            ground=row.ground,
            heard_on=row.heard_on,
            decider=decider(row.ground, row.decider),
            decided_by=row.decided_by,
            reason=row.reason,
        )
        for row in rows
    ]


def decider(ground: str, code: str) -> str:
    """Who annulled it, in words."""
    return code_list(INSTANCES if ground == BY_APPEAL else DECIDERS)[code].label
