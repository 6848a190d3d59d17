"""Putting somebody on waiting lists, and what happens to the wish until a place is offered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.violations import Violation
from eduapp.education.courses import queries as courses
from eduapp.education.courses.models import CourseGroup
from eduapp.education.courses.queries import GroupHead
from eduapp.education.enrolment import queries as enrolment
from eduapp.education.waiting import queries, rules, terms
from eduapp.education.waiting.models import Application
from eduapp.education.waiting.rules import Wish
from eduapp.education.waiting.service.told import close_offer, locked, stand, state_of, tell
from eduapp.people.learners import queries as learners
from eduapp.people.learners.queries import LearnerHead

DECIDED = {
    rules.APPROVED: terms.APPROVED,
    rules.PENDING: terms.SET_BACK,
    rules.DECLINED: terms.DECLINED,
}


@dataclass(frozen=True, kw_only=True)
class Apply(Command):
    """Somebody wishes for a place in one or several groups (at most five at once)."""

    learner_id: UUID
    group_ids: tuple[UUID, ...]
    applied_on: date
    asked_by: str


@dataclass(frozen=True, kw_only=True)
class Decide(Command):
    """An application is approved, set back to not decided, or declined for a reason."""

    application_id: UUID
    version: int
    state: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Withdraw(Command):
    """The learner does not wish for it any more."""

    application_id: UUID
    version: int


@dataclass(frozen=True, kw_only=True)
class Renew(Command):
    """The learner wishes for it again after all."""

    application_id: UUID
    version: int


@dataclass(frozen=True, kw_only=True)
class MoveDate(Command):
    """The wish was told earlier than it was written down."""

    application_id: UUID
    version: int
    applied_on: date


def apply(uow: UnitOfWork, command: Apply) -> tuple[UUID, ...]:
    """Put somebody on the lists of some groups: on all of them, or on none."""
    uow.require(terms.APPLY)
    learner = learners.head(uow.session, command.learner_id)
    if learner is None:
        raise NotFound
    uow.enforce(rules.check_at_once(command.group_ids))
    groups = [_locked_group(uow, group_id) for group_id in sorted(command.group_ids)]
    uow.enforce(_against(uow, command, learner, groups))

    made = []
    for group in groups:
        application = _application(uow, command, group.id)
        stand(uow, application)
        uow.session.add(application)
        uow.session.flush()
        tell(uow, terms.APPLIED, application, applied_on=command.applied_on.isoformat())
        made.append(application)
    uow.publish(terms.WAITING_CHANGED)
    return tuple(one.id for one in made)


def decide(uow: UnitOfWork, command: Decide) -> None:
    """Approve an application, take that back, or decline it. A place needs an approved one (rule 3)."""
    uow.require(terms.DECIDE)
    application = locked(uow, command.application_id, command.version)
    if command.state not in DECIDED:
        uow.enforce([rules.StepNotAllowed(source=application.state, target=command.state)])
    uow.enforce(rules.check_step(state_of(uow, application), command.state, command.reason))

    close_offer(uow, application, rules.TAKEN_BACK)
    application.state, application.reason = command.state, command.reason
    stand(uow, application)
    reason = {"reason": f"application_reasons:{command.reason}"} if command.reason else {}
    tell(uow, DECIDED[command.state], application, **reason)
    uow.publish(terms.WAITING_CHANGED)


def withdraw(uow: UnitOfWork, command: Withdraw) -> None:
    """Take a wish back at the learner's word."""
    uow.require(terms.APPLY)
    application = locked(uow, command.application_id, command.version)
    uow.enforce(rules.check_step(application.state, rules.WITHDRAWN))

    close_offer(uow, application, rules.TURNED_DOWN)
    application.state = rules.WITHDRAWN
    stand(uow, application)
    tell(uow, terms.WITHDRAWN, application)
    uow.publish(terms.WAITING_CHANGED)


def renew(uow: UnitOfWork, command: Renew) -> None:
    """Let a withdrawn wish be one to decide again, unless a newer one stands (rule 8)."""
    uow.require(terms.APPLY)
    application = locked(uow, command.application_id, command.version)
    uow.enforce(_against_renewing(uow, application))

    application.state = rules.PENDING
    stand(uow, application)
    tell(uow, terms.RENEWED, application)
    uow.publish(terms.WAITING_CHANGED)


def move_date(uow: UnitOfWork, command: MoveDate) -> None:
    """Have an application count from an earlier day; a later one would jump or lose the queue (rule 1)."""
    uow.require(terms.APPLY)
    application = locked(uow, command.application_id, command.version)
    uow.enforce(_against_moving(uow, application, command.applied_on))

    before = application.applied_on
    application.applied_on = command.applied_on
    moved = {"before": before.isoformat(), "applied_on": command.applied_on.isoformat()}
    tell(uow, terms.DATE_MOVED, application, **moved)
    uow.publish(terms.WAITING_CHANGED)


def _locked_group(uow: UnitOfWork, group_id: UUID) -> GroupHead:
    uow.lock(CourseGroup, group_id)
    group = courses.group(uow.session, group_id)
    if group is None:
        raise NotFound
    return group


def _against(
    uow: UnitOfWork, command: Apply, learner: LearnerHead, groups: list[GroupHead]
) -> Iterator[Violation]:
    """What stands against any of the groups; what concerns the person or the wish is told once."""
    told: set[str] = set()
    for group in groups:
        wish = Wish(
            name=learner.facts.listed_name,
            group=group.label,
            kind=group.course.kind,
            last_day=group.last_day,
            applied_on=command.applied_on,
            asked_by=command.asked_by,
            here=learner.state.keeps_enrolments,  # who is away for a while waits on
            open_already=queries.is_open(uow.session, group.id, learner.id),
            takes_part=bool(enrolment.live_group(uow.session, learner.id, group.course_id, group.first_day)),
        )
        for violation in rules.check_wish(wish, uow.today):
            if violation.sentence() not in told:
                told.add(violation.sentence())
                yield violation


def _application(uow: UnitOfWork, command: Apply, group_id: UUID) -> Application:
    before = select(func.count()).select_from(Application).where(Application.group_id == group_id)
    return Application(
        group_id=group_id,
        learner_id=command.learner_id,
        state=rules.PENDING,
        applied_on=command.applied_on,
        asked_by=command.asked_by,
        noted_by=uow.actor.user_id,
        noted_at=uow.now,
        number=before.scalar_subquery(),
    )


def _against_renewing(uow: UnitOfWork, application: Application) -> Iterator[Violation]:
    group = courses.group(uow.session, application.group_id)
    learner = learners.head(uow.session, application.learner_id)
    if group is None or learner is None:
        raise NotFound
    newer = queries.has_newer(uow.session, application.id)
    name = learner.facts.listed_name
    yield from rules.check_step(application.state, rules.PENDING, name=name, newer=newer)
    if group.last_day <= uow.today:
        yield rules.GroupEnds(group.label, group.last_day)
    if not learner.state.keeps_enrolments:
        yield rules.NotHere(name=name)


def _against_moving(uow: UnitOfWork, application: Application, day: date) -> Iterator[Violation]:
    """Editing stops once it has ended or a newer one stands (rule 8)."""
    if application.state not in rules.OPEN:
        yield rules.StepNotAllowed(source=application.state, target=application.state)
    if queries.has_newer(uow.session, application.id):
        name = learners.names(uow.session, [application.learner_id])[application.learner_id]
        yield rules.NewerApplication(name=name)
    yield from rules.check_date(day, application.applied_on, uow.today)
