"""What can be done with workshops, their tasks, and the posts of learners in them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.i18n import date_text
from eduapp.core.names import folded, tidy
from eduapp.core.spans import Span
from eduapp.core.violations import Violation
from eduapp.education.places import queries as places
from eduapp.education.places.rules import check_place_for
from eduapp.education.timetable import service as timetable
from eduapp.education.timetable.rules.conflicts import SHIFT
from eduapp.education.timetable.rules.openings import WORKDAYS
from eduapp.people.apart.queries import against_company
from eduapp.people.apart.rules import Level
from eduapp.people.learners.models import Learner
from eduapp.people.learners.queries import head as learner_head
from eduapp.workshops.hours import queries, terms
from eduapp.workshops.hours.models import HoursEntry, Placement, Task, Workshop
from eduapp.workshops.hours.rules import workshops as rules
from eduapp.workshops.hours.rules.workshops import Period, Post, PostSize, WorkshopFacts
from eduapp.workshops.tools import queries as tools


@dataclass(frozen=True, kw_only=True)
class SaveWorkshop(Command):
    """A new workshop, or other facts about one (then with its version)."""

    facts: WorkshopFacts
    workshop_id: UUID | None = None
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class AddTask(Command):
    """Something else that is practised in a workshop."""

    workshop_id: UUID
    name: str


@dataclass(frozen=True, kw_only=True)
class PlaceLearner(Command):
    """A post for a learner, from a day, perhaps to a day."""

    workshop_id: UUID
    learner_id: UUID
    first_day: date
    last_day: date | None = None
    percent: int = rules.FULL
    weekdays: frozenset[int] = WORKDAYS


@dataclass(frozen=True, kw_only=True)
class EndPlacement(Command):
    """The last day of a post."""

    placement_id: UUID
    version: int
    last_day: date


def save_workshop(uow: UnitOfWork, command: SaveWorkshop) -> UUID:
    """Keep a workshop. Papers already issued keep the field of work they said."""
    uow.require(terms.CHANGE_WORKSHOPS)
    facts = replace(
        command.facts, name=tidy(command.facts.name), field_of_work=tidy(command.facts.field_of_work)
    )
    if command.workshop_id is None:
        workshop = Workshop()
        uow.session.add(workshop)
    else:
        workshop = found_workshop(uow, command.workshop_id)
        shift = {"start": workshop.shift_start, "end": workshop.shift_end, "pause": workshop.shift_break}
        uow.expect_version(workshop, command.version, "version", **shift)
    with uow.session.no_autoflush:
        leaving = workshop.place_id if command.workshop_id and workshop.place_id != facts.place_id else None
        uow.enforce(_against_workshop(uow, facts, command.workshop_id, leaving))

    before = _settings(workshop) if command.workshop_id else {}
    workshop.name, workshop.field_of_work = facts.name, facts.field_of_work
    workshop.place_id, workshop.leader_id = facts.place_id, facts.leader_id
    workshop.shift_start, workshop.shift_end = facts.shift.start, facts.shift.end
    workshop.shift_break, workshop.active = facts.shift.pause, facts.active
    workshop.most_per_leader = facts.most_per_leader
    uow.session.flush()
    _keep_time(uow, workshop)
    changed = {key: [was, now] for key, now in _settings(workshop).items() if (was := before.get(key)) != now}
    told = {"name": facts.name, "field": facts.field_of_work, "changed": changed}
    uow.audit(terms.WORKSHOP_SAVED, workshop.id, None, **told)
    uow.publish(terms.WORKSHOPS_CHANGED)
    return workshop.id


def add_task(uow: UnitOfWork, command: AddTask) -> UUID:
    """Put something on the list of what is practised in a workshop."""
    uow.require(terms.LOG_HOURS)
    workshop = found_workshop(uow, command.workshop_id)
    name = tidy(command.name)
    known = {folded(task.name) for task in queries.tasks(uow.session, workshop.id)}
    uow.enforce([*rules.check_task(name), *([rules.TaskTaken(name=name)] if folded(name) in known else [])])

    task = Task(workshop_id=workshop.id, name=name)
    uow.session.add(task)
    uow.session.flush()
    uow.audit(terms.TASK_ADDED, workshop.id, name=name, workshop=workshop.name)
    uow.publish(terms.WORKSHOPS_CHANGED)
    return task.id


def place_learner(uow: UnitOfWork, command: PlaceLearner) -> UUID:
    """Give a learner a post. One post at a time in one workshop; half posts in two are usual."""
    uow.require(terms.PLACE_LEARNERS)
    uow.lock(Learner, command.learner_id)
    workshop = found_workshop(uow, command.workshop_id)
    learner = learner_head(uow.session, command.learner_id)
    if learner is None:
        raise NotFound
    name, period = learner.facts.listed_name, Period(command.first_day, command.last_day)
    size = PostSize(command.percent, command.weekdays)
    others = queries.placement_periods(uow.session, workshop.id, command.learner_id)
    belongs = learner.state.keeps_enrolments  # who is away for a while comes back to a post
    company = queries.company(uow.session, workshop.id, period)
    apart = against_company(uow.session, learner.id, company, Level.WORKSHOP)
    against = rules.check_placing(name, Post(period, size), others, here=belongs, active=workshop.active)
    uow.enforce([*against, *_against_level(uow, workshop, learner.facts.security_level), *apart])

    placement = Placement(
        workshop_id=workshop.id,
        learner_id=command.learner_id,
        first_day=period.first,
        last_day=period.last,
        percent=size.percent,
        weekdays=size.text,
    )
    uow.session.add(placement)
    uow.session.flush()
    _keep_time(uow, workshop)
    uow.audit(
        terms.PLACED,
        placement.id,
        command.learner_id,
        name=name,
        workshop=workshop.name,
        first=date_text(period.first),
    )
    uow.publish(terms.PLACEMENTS_CHANGED)
    return placement.id


def _against_level(uow: UnitOfWork, workshop: Workshop, level: str) -> Iterator[Violation]:
    """Whether somebody with this level of placement may be where the workshop is."""
    place = places.place(uow.session, workshop.place_id) if workshop.place_id else None
    if place is not None:
        yield from check_place_for(level, place)


def end_placement(uow: UnitOfWork, command: EndPlacement) -> None:
    """Say which day is the last. Hours already entered must lie before."""
    uow.require(terms.PLACE_LEARNERS)
    placement = uow.session.get(Placement, command.placement_id)
    if placement is None:
        raise NotFound
    uow.expect_version(placement, command.version)
    last_hours = _last_hours(uow, placement)
    uow.enforce(rules.check_ending(placement.first_day, command.last_day, last_hours))

    placement.last_day = command.last_day
    uow.session.flush()
    _keep_time(uow, found_workshop(uow, placement.workshop_id))
    learner = learner_head(uow.session, placement.learner_id)
    uow.audit(
        terms.PLACEMENT_ENDED,
        placement.id,
        placement.learner_id,
        name=learner.facts.listed_name if learner else "",
        workshop=found_workshop(uow, placement.workshop_id).name,
        last=date_text(command.last_day),
    )
    uow.publish(terms.PLACEMENTS_CHANGED)


def found_workshop(uow: UnitOfWork, workshop_id: UUID) -> Workshop:
    """The workshop, or NotFound."""
    workshop = uow.session.get(Workshop, workshop_id)
    if workshop is None:
        raise NotFound
    return workshop


def _keep_time(uow: UnitOfWork, workshop: Workshop) -> None:
    """Have the one calendar know the hours of the workshop: its room, and who has a post there and when."""
    posts = uow.session.scalars(select(Placement).where(Placement.workshop_id == workshop.id)).all()
    kept = timetable.Keep(
        kind=SHIFT,
        source_id=workshop.id,
        title=workshop.name,
        first_day=min((uow.today, *(post.first_day for post in posts))),
        last_day=None,
        span=Span(workshop.shift_start, workshop.shift_end),
        weekdays=WORKDAYS.union(*(frozenset(map(int, post.weekdays)) for post in posts)),
        place_id=workshop.place_id,
        people=[
            timetable.Person(
                learner_id=post.learner_id,
                first_day=post.first_day,
                last_day=post.last_day,
                weekdays=frozenset(map(int, post.weekdays)),
            )
            for post in posts
        ],
        movable=True,
    )
    timetable.book(uow, kept)
    if not workshop.active:
        timetable.release(uow, SHIFT, workshop.id)


def _settings(workshop: Workshop) -> dict[str, object]:
    """What decides about sheets, as the trail keeps it."""
    times = [workshop.shift_start, workshop.shift_end, workshop.shift_break]
    return {
        "place": str(workshop.place_id) if workshop.place_id else "",
        "leader": str(workshop.leader_id) if workshop.leader_id else "",
        "shift": times,
        "most_per_leader": workshop.most_per_leader,
        "open": workshop.active,
    }


def _against_workshop(
    uow: UnitOfWork, facts: WorkshopFacts, own_id: UUID | None, leaving: UUID | None
) -> Iterator[Violation]:
    """`leaving`: the place it is to move from, where every tool must be accounted for."""
    yield from rules.check_workshop(facts)
    if leaving is not None:
        yield from tools.unsettled(uow.session, leaving, uow.today)
    other = queries.ids_by_name(uow.session).get(folded(facts.name))
    if other is not None and other != own_id:
        yield rules.NameTaken(name=facts.name)


def _last_hours(uow: UnitOfWork, placement: Placement) -> date | None:
    query = (
        select(HoursEntry.workshop_id, func.max(HoursEntry.day))
        .where(
            HoursEntry.learner_id == placement.learner_id,
            HoursEntry.day >= placement.first_day,
            HoursEntry.state != terms.REJECTED,
        )
        .group_by(HoursEntry.workshop_id)
    )
    latest = {workshop_id: day for workshop_id, day in uow.session.execute(query)}  # noqa: C416 - rows
    return latest.get(placement.workshop_id)
