"""What can be done with modules reached: enter one, and put an entry right. Nothing is overwritten."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import false, select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.i18n import date_text
from eduapp.core.names import tidy
from eduapp.core.violations import Violation
from eduapp.education.courses import queries, rules, terms
from eduapp.education.courses.models import ModuleReached
from eduapp.education.courses.queries import CourseHead, ModuleRow
from eduapp.education.courses.rules import ReachFacts
from eduapp.people.learners import queries as learners
from eduapp.people.learners.models import Learner


@dataclass(frozen=True, kw_only=True)
class ReachModule(Command):
    """Somebody reached a module on a day: taught here, or approved from elsewhere."""

    learner_id: UUID
    module_id: UUID
    day: date


@dataclass(frozen=True, kw_only=True)
class CorrectModule(Command):
    """An entry says the wrong day, or should not be there (`reached` False); `reason` says why."""

    entry_id: UUID
    version: int
    day: date
    reached: bool = True
    reason: str


@dataclass(frozen=True)
class _Part:
    """A module with its course, as rules and trail call it."""

    module: ModuleRow
    course: CourseHead

    def facts(self, day: date) -> ReachFacts:
        """What the rules look at."""
        known = self.module.facts
        return ReachFacts(self.module.label, day, known.valid_from, known.valid_to)


def reach_module(uow: UnitOfWork, command: ReachModule) -> UUID:
    """Enter that a learner reached a module, so that a short stay leaves with it (L4)."""
    uow.require(terms.REACH_MODULES)
    uow.lock(Learner, command.learner_id)  # before looking: two PCs must not both enter it
    part, name = _part(uow, command.module_id), _name(uow, command.learner_id)
    known = _current(uow, command.learner_id, command.module_id)
    uow.enforce(_against(part, command.day, known, name, uow.today))

    if known is not None:
        known.superseded = True  # it was taken back earlier: that stays beside the new entry
        uow.session.flush()
    entry = _enter(uow, command.learner_id, command.module_id, command.day, replaces=known)
    told = _told(part, name) | {"day": entry.day.isoformat()}
    uow.audit(terms.MODULE_REACHED, entry.id, entry.learner_id, **told)
    uow.publish(terms.REACHED_CHANGED)
    return entry.id


def correct_module(uow: UnitOfWork, command: CorrectModule) -> UUID:
    """Put an entry right by a new one with its reason; what stood there is kept."""
    uow.require(terms.REACH_MODULES)
    uow.lock(ModuleReached, command.entry_id)
    old = uow.session.get(ModuleReached, command.entry_id)
    if old is None or old.superseded:
        raise NotFound
    uow.expect_version(old, command.version)
    part, name, reason = _part(uow, old.module_id), _name(uow, old.learner_id), tidy(command.reason)
    before, after = (old.reached, old.day), (command.reached, command.day)
    uow.enforce(rules.check_correction(before, after, part.facts(command.day), reason, uow.today))

    old.superseded = True
    uow.session.flush()
    entry = _enter(
        uow, old.learner_id, old.module_id, command.day, replaces=old, reached=command.reached, reason=reason
    )
    told = _told(part, name) | {"day": entry.day.isoformat(), "before": old.day.isoformat(), "reason": reason}
    action = terms.MODULE_CORRECTED if command.reached else terms.MODULE_TAKEN_BACK
    uow.audit(action, entry.id, entry.learner_id, **told)
    uow.publish(terms.REACHED_CHANGED)
    return entry.id


def _against(
    part: _Part, day: date, known: ModuleReached | None, name: str, today: date
) -> Iterator[Violation]:
    yield from rules.check_reach(part.facts(day), today)
    if known is not None and known.reached:
        yield rules.ReachedAlready(name=name, module=part.module.label, day=date_text(known.day))


def _enter(
    uow: UnitOfWork,
    learner_id: UUID,
    module_id: UUID,
    day: date,
    *,
    replaces: ModuleReached | None,
    reached: bool = True,
    reason: str = "",
) -> ModuleReached:
    entry = ModuleReached(
        learner_id=learner_id,
        module_id=module_id,
        day=day,
        reached=reached,
        recorded_by=uow.actor.user_id,
        recorded_at=uow.now,
        replaces_id=replaces.id if replaces is not None else None,
        reason=reason,
    )
    uow.session.add(entry)
    uow.session.flush()
    return entry


def _part(uow: UnitOfWork, module_id: UUID) -> _Part:
    module = queries.module(uow.session, module_id)
    course = queries.course(uow.session, module.course_id) if module is not None else None
    if module is None or course is None:
        raise NotFound
    return _Part(module, course)


def _current(uow: UnitOfWork, learner_id: UUID, module_id: UUID) -> ModuleReached | None:
    return uow.session.scalar(
        select(ModuleReached).where(
            ModuleReached.learner_id == learner_id,
            ModuleReached.module_id == module_id,
            ModuleReached.superseded == false(),
        )
    )


def _name(uow: UnitOfWork, learner_id: UUID) -> str:
    names = learners.names(uow.session, [learner_id])
    if learner_id not in names:
        raise NotFound
    return names[learner_id]


def _told(part: _Part, name: str) -> dict[str, str]:
    """What the trail tells of it."""
    return {"name": name, "module": part.module.label, "course": part.course.facts.name}
