"""Taking marks back that were a slip: what each superseded is current again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from eduapp.core.clock import zone
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.violations import Violation
from eduapp.education.attendance import rules, terms
from eduapp.education.attendance.models import Mark
from eduapp.education.attendance.service.locking import listed, locked, told
from eduapp.people.learners import queries as learners


@dataclass(frozen=True, kw_only=True)
class TakeBack(Command):
    """Marks that were a slip, as they were answered by the use cases that made them."""

    mark_ids: tuple[UUID, ...]


def take_back(uow: UnitOfWork, command: TakeBack) -> int:
    """Undo marks; what each superseded is current again. How many: what was changed since is left alone."""
    uow.require(terms.TAKE_REGISTER)
    session_ids = sorted(
        uow.session.scalars(select(Mark.session_id).where(Mark.id.in_(command.mark_ids)).distinct())
    )
    heads = {id: locked(uow, id) for id in session_ids}
    marks = uow.session.scalars(
        select(Mark).where(Mark.id.in_(command.mark_ids)).order_by(Mark.id.desc())
    ).all()
    standing = [one for one in marks if not one.superseded]
    uow.enforce(_against_taking_back(uow, standing))

    for one in standing:
        one.superseded = True
    uow.session.flush()
    for one in standing:
        earlier = uow.session.get(Mark, one.replaces_id) if one.replaces_id else None
        if earlier is not None:
            earlier.superseded = False
    names = learners.names(uow.session, [one.learner_id for one in standing])
    for one in standing:
        details = told(heads[one.session_id]) | {"name": names[one.learner_id], "code": listed(one.code)}
        uow.audit(terms.MARK_TAKEN_BACK, one.id, one.learner_id, **details)
    if standing:
        uow.publish(terms.MARKS_CHANGED)
    return len(standing)


def _against_taking_back(uow: UnitOfWork, marks: Iterable[Mark]) -> Iterator[Violation]:
    """Each kind of reason once, however many marks it concerns."""
    named: set[str] = set()
    for one in marks:
        marked_on = one.marked_at.astimezone(zone()).date()
        for violation in rules.check_taking_back(one.marked_by, marked_on, uow.actor.user_id, uow.today):
            if violation.name not in named:
                named.add(violation.name)
                yield violation
