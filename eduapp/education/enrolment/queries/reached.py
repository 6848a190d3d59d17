"""What people have reached of what courses ask for: courses, modules, certificates, safety training."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.education.courses import queries as courses
from eduapp.education.courses.models import Course
from eduapp.education.courses.rules import (
    CERTIFICATE,
    SAFETY,
    QualificationFacts,
    Reached,
    Requirement,
    codes_in,
    held_among,
    modules_in,
    qualifications_in,
    split_module,
)
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.enrolment.queries.people import completed_codes
from eduapp.education.enrolment.rules import COMPLETED

Codes = frozenset[str]
NONE: Codes = frozenset()


def reached_by(session: Session, learner_id: UUID, day: date) -> Reached:
    """Everything one learner has reached, as of a day. Three statements."""
    held = [row.facts for row in courses.held(session, learner_id)]
    return _reached(
        completed_codes(session, learner_id), courses.modules_reached(session, learner_id), held, day
    )


class ReachedOf:
    """By learner what is reached of what some requirements ask for, of everybody or of a few people.

    A statement for each kind of thing that is asked for, however many people there are.
    """

    def __init__(
        self,
        session: Session,
        wishes: Iterable[Requirement | None],
        learner_ids: Collection[UUID] | None = None,
    ) -> None:
        nobody = learner_ids is not None and not learner_ids  # asking for nobody reads everybody in SQLite
        asked = [] if nobody else list(wishes)
        codes = {code for wish in asked for code in codes_in(wish)}
        taught = {split_module(code)[0] for wish in asked for code in modules_in(wish)}
        papers = {one for wish in asked for one in qualifications_in(wish)}
        self._completed = _completed(session, codes, learner_ids) if codes else {}
        self._modules = courses.modules_reached_of(session, taught, learner_ids) if taught else {}
        self._held = _held(session, papers, learner_ids) if papers else {}

    def of(self, learner_id: UUID, day: date) -> Reached:
        """What one of them has reached, as of a day."""
        completed, modules = self._completed.get(learner_id, NONE), self._modules.get(learner_id, NONE)
        return _reached(completed, modules, self._held.get(learner_id, ()), day)


def _reached(completed: Codes, modules: Codes, held: Iterable[QualificationFacts], day: date) -> Reached:
    known = tuple(held)
    return Reached(
        courses=completed,
        modules=modules,
        certificates=held_among(known, CERTIFICATE),
        safety=held_among(known, SAFETY),
        day=day,
    )


def _held(
    session: Session, papers: Collection[tuple[str, str]], learner_ids: Collection[UUID] | None
) -> dict[UUID, list[QualificationFacts]]:
    if learner_ids is not None:
        return courses.held_of(session, learner_ids)
    return courses.held_under(session, papers)


def _completed(
    session: Session, codes: Collection[str], learner_ids: Collection[UUID] | None
) -> dict[UUID, Codes]:
    query = (
        select(Enrolment.learner_id, Course.code)
        .join(Course, Course.id == Enrolment.course_id)
        .where(Enrolment.state == COMPLETED)
    )
    if learner_ids is None:
        query = query.where(Course.code.in_(codes))
    else:  # all that these few completed: SQLite would rather read everybody who ever took the course
        query = query.where(Enrolment.learner_id.in_(learner_ids))
    done: dict[UUID, set[str]] = defaultdict(set)
    for learner_id, code in session.execute(query):
        done[learner_id].add(code)
    return {id: frozenset(found) for id, found in done.items()}
