"""What people ask the database every day, as the pages ask it, and whom it is asked about.

Benchmarks time these questions on large databases, and a test asks SQLite how it means to answer them
(tests/app/test_daily_queries.py): one list for both.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Look
from sqlalchemy.orm import aliased

from eduapp.app import catalogue
from eduapp.app.need_to_know import reached_by
from eduapp.app.sample_data.school import SIGN_IN_NAMES
from eduapp.app.today_page import offered_to, read_day, read_rows
from eduapp.core.actor import Actor, Scope
from eduapp.core.db.base import Base
from eduapp.core.db.reach import narrow
from eduapp.core.db.unit_of_work import Database
from eduapp.core.spans import week_of
from eduapp.education.attendance import queries as attendance
from eduapp.education.courses.models import CourseGroup
from eduapp.education.enrolment import queries as enrolment
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.enrolment.rules import ACTIVE
from eduapp.education.places.models import Place
from eduapp.education.timetable.models import Session
from eduapp.education.timetable.queries import LEARNER, PLACE, TEACHER, Whose
from eduapp.education.timetable.ui.reading import ROLL, read_first_week, read_week
from eduapp.education.waiting import queries as waiting
from eduapp.exchange.handoff import queries as handoff
from eduapp.people.access import queries as access
from eduapp.people.access.rules import actor_with
from eduapp.records.day import queries as days
from eduapp.records.lists import queries as lists
from eduapp.records.lists.rules import Kind, Subject
from eduapp.workshops.hours import queries as hours
from eduapp.workshops.hours.models import Placement, Workshop
from tests.support.statements import plans_of

MONTH = timedelta(days=30)
_LEADER, _TEACHER, _WORKSHOP_LEADER, _OFFICE, _ADMINISTRATOR = SIGN_IN_NAMES


@dataclass(frozen=True)
class About:
    """Whom and what is asked about: the teacher who can sign in, and what that teacher has."""

    today: date
    staff: dict[str, Actor]  # working at the site of that teacher, if there are several
    group_id: UUID
    place_id: UUID
    learner_id: UUID
    session_id: UUID  # the last one of the group before today
    workshop_id: UUID

    @property
    def scope(self) -> Scope:
        """What is looked at by who leads the school there."""
        return self.staff[_LEADER].around

    @property
    def teacher_id(self) -> UUID:
        """The teacher's."""
        return self.staff[_TEACHER].user_id


@dataclass(frozen=True)
class Daily:
    """One question."""

    name: str
    ask: Callable[[Look, About], object]


def about(database: Database, today: date) -> About:
    """The subjects of a made database: of the same kind and about the same size in each.

    A file with many prisons has the staff of one, as its places say: nobody works in 472 of them.
    """
    staff = dict(signing_in(database))
    with database.reading() as look:
        group = look.execute(
            select(CourseGroup.id, CourseGroup.place_id)
            .join(Session, Session.group_id == CourseGroup.id)
            .where(CourseGroup.teacher_id == staff[_TEACHER].user_id, Session.day <= today)
            .order_by(Session.day.desc(), Session.start_minute)
            .limit(1)
        ).one()
        lesson = select(Session.id).where(Session.group_id == group.id, Session.day < today)
        other = aliased(Enrolment)
        many = select(func.count()).where(other.learner_id == Enrolment.learner_id).scalar_subquery()
        learner = select(Enrolment.learner_id).where(
            Enrolment.group_id == group.id, Enrolment.first_day <= today, Enrolment.state == ACTIVE
        )
        shop = (
            select(Workshop.id)
            .join(Placement, Placement.workshop_id == Workshop.id)
            .where(Workshop.leader_id == staff[_WORKSHOP_LEADER].user_id)
            .group_by(Workshop.id)
            .order_by(func.count().desc())
        )
        at = look.scalars(select(Place.site).where(Place.id == group.place_id, Place.site != "")).all()
        return About(
            today,
            {name: replace(actor, sites=frozenset(at)) for name, actor in staff.items()},
            group.id,
            group.place_id,
            look.scalars(learner.order_by(many, Enrolment.first_day, Enrolment.id).limit(1)).one(),
            look.scalars(lesson.order_by(Session.day.desc(), Session.start_minute).limit(1)).one(),
            look.scalars(shop.limit(1)).one(),
        )


def signing_in(database: Database) -> Iterator[tuple[str, Actor]]:
    """Those who can sign in, by the name they do it with."""
    with database.reading() as session:
        for name in SIGN_IN_NAMES:
            facts = access.sign_in_facts(session, name)
            if facts is not None:
                yield name, actor_with(facts.id, facts.name, facts.title, facts.roles, facts.sites)


def _today(name: str, look: Look, one: About) -> object:
    """What Today asks first, and what it asks once that is shown."""
    actor = one.staff[name]
    narrow(look, reached_by(actor, one.today))  # as whoever signs in is told of their own people alone
    first, later = offered_to(actor)
    return read_day(look, actor, one.today, first), read_rows(look, actor, one.today, later)


def _week(kind: str, look: Look, one: About) -> object:
    ids = {PLACE: one.place_id, TEACHER: one.teacher_id, LEARNER: one.learner_id}
    read = read_first_week if kind == TEACHER else read_week
    answers = catalogue.answers(ROLL, one.staff[_LEADER])
    return read(look, answers, Whose(kind, ids[kind]), *week_of(one.today))


def _register(look: Look, one: About) -> object:
    """The register, and what lists have to say on top of it."""
    return attendance.register(look, one.session_id), lists.of_session(look, one.session_id)


def _day(look: Look, one: About) -> object:
    """Today's page of the day, and that of the last day with sessions."""
    return [
        (days.head(look, day, one.scope), days.brought(look, day), days.open_ends(look, day, one.scope))
        for day in (one.today, one.today - timedelta(days=3))
    ]


def _lists_of_group(look: Look, one: About) -> object:
    """What is on paper of it, its register sheet, and the week of one of its people."""
    sheet = Subject(Kind.REGISTER, one.today, one.session_id)
    plan = Subject(Kind.WEEK, one.today, one.learner_id)
    return lists.of_group(look, one.group_id), [lists.drafts(look, [paper]) for paper in (sheet, plan)]


def _groups(chosen: str, look: Look, one: About) -> object:
    return enrolment.listed(look, one.today, "", chosen, one.staff[_TEACHER])


DAILY: tuple[Daily, ...] = (
    Daily("Today of a teacher", partial(_today, _TEACHER)),
    Daily("Today of a workshop leader", partial(_today, _WORKSHOP_LEADER)),
    Daily("Today of the administrator", partial(_today, _ADMINISTRATOR)),
    Daily("register", _register),
    Daily("marks of one day of a learner", lambda look, one: attendance.marks_of_person(
        look, one.learner_id, one.today - timedelta(days=7), one.today)),
    Daily("who could be a guest", lambda look, one: attendance.guest_candidates(
        look, "a", session_id=one.session_id)),
    Daily("sessions of a group", lambda look, one: attendance.sessions_of_group(look, one.group_id)),
    Daily("own groups", partial(_groups, enrolment.MINE)),
    Daily("group with its members", lambda look, one: enrolment.roster(look, one.group_id)),
    Daily("attendance of a group", lambda look, one: attendance.attendance_of(look, one.group_id)),
    Daily("waiting list of a group", lambda look, one: waiting.waiting_list(look, one.group_id)),
    Daily("courses of a learner", lambda look, one: enrolment.courses_of_learner(look, one.learner_id)),
    Daily("attendance of a learner", lambda look, one: attendance.of_learner(look, one.learner_id)),
    Daily("week of a place", partial(_week, PLACE)),
    Daily("week of a teacher", partial(_week, TEACHER)),
    Daily("week of a learner", partial(_week, LEARNER)),
    Daily("lists of a group", _lists_of_group),
    Daily("shift sheet", lambda look, one: hours.sheet_view(look, one.workshop_id, one.today)),
    Daily("workshop", lambda look, one: hours.workshop_view(look, one.workshop_id, one.today)),
    Daily("Today of a leader", partial(_today, _LEADER)),
    Daily("Today of the office", partial(_today, _OFFICE)),
    Daily("all groups", partial(_groups, "")),
    Daily("lists of a day", lambda look, one: lists.offers(look, one.today, one.scope)),
    Daily("day, opened and closed", _day),
    Daily("ledger of a day", lambda look, one: attendance.day_ledger(
        look, one.today - timedelta(days=3), one.today - timedelta(days=3), one.scope)),
    Daily("workshops", lambda look, one: hours.overview(look, one.today, one.scope)),
    Daily("days of a month to hand over", lambda look, one: handoff.days(
        look, one.today - MONTH, one.today - timedelta(days=1), one.scope)),
)  # fmt: skip


def question(name: str) -> Daily:
    """One of them by its name."""
    return next(one for one in DAILY if one.name == name)


def answer(database: Database, daily: Daily, subjects: About) -> Any:
    """One question in a look of its own, as a page asks it."""
    with database.reading() as look:
        return daily.ask(look, subjects)


# Tables that do not grow with the years, and indexes of what waits: walking through all of it may be.
STEADY = {
    "certificate_key_list": "one more each time the keys change",
    "course": "the catalogue",
    "course_criterion": "a few of each course",
    "handoff_rate": "a few, each for years",
    "recovery_code": "one more each time a sealed code is made",
    "role_grant": "a few of each account",
    "lesson_time": "the hours of a school day",
    "school": "one or two letterheads",
    "tool_board": "a few of each place",
    "workshop": "a few of each prison",
}
SHORT_INDEXES = {
    "uq_annulment_live_candidate_id": "only exams that do not count",
    "uq_annulment_waiting_waiting_candidate_id": "only annulments that wait for a second person",
    "uq_appeal_waiting_waiting_appeal_id": "only outcomes that wait for a second person",
    "uq_certificate_revocation_open_certificate_id": "only revocations that wait for a second person",
    "uq_appeal_open_result_id_kind": "only appeals that are open",
    "uq_result_correction_open_candidate_id": "only corrections that wait for a second person",
    "ix_room_entry_decided": "only suspicions that were decided",
    "ix_hours_entry_to_approve": "only hours that wait for somebody",
    "sqlite_autoindex_shift_draft_1": "only sheets that are half filled in",
    "uq_waiting_application_open_group_id_learner_id": "only who waits",
    "ix_dispute_marked_learner_id": "only what is disputed",
}
# What single questions walk through all the same, each with its reason.
_PAPERS = "who is ready for a paper is counted over everybody, once the rest of Today is shown"
WALKED = {
    "who could be a guest": {"learner": "walks the names in order and stops at the first few"},
    "Today of a leader": dict.fromkeys(("enrolment", "hours_entry", "exam_result", "certificate"), _PAPERS),
    "Today of the office": dict.fromkeys(("enrolment", "hours_entry", "exam_result", "certificate"), _PAPERS),
}


def read_whole(database: Database, daily: Daily, subjects: About) -> list[str]:
    """The steps of a question that look at all rows of a table that grows, as SQLite means to take them."""
    with plans_of(database) as steps:
        answer(database, daily, subjects)
    growing = set(Base.metadata.tables) - {*STEADY, *WALKED.get(daily.name, ())}
    return [f"{daily.name}: {step}" for step in dict.fromkeys(steps) if walks_through(step, growing)]


def walks_through(step: str, growing: set[str]) -> bool:
    """Whether a step is a scan, through an index too, or makes an index for one question, as long a way."""
    kind, _space, rest = step.partition(" ")
    table, _space, how = rest.partition(" ")
    if table.rstrip("_0123456789") not in growing:
        return False
    return "AUTOMATIC" in how or (kind == "SCAN" and not SHORT_INDEXES.keys() & set(how.split()))
