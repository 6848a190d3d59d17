"""One autumn term of the invented school, from an empty database to Monday 23 November 2026, half past ten.

Everything happens on its own day, in the name of the person whose work it is, through the same use cases as
on screen. Seeded: the same term each time.
"""

import dataclasses
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from uuid import UUID

from eduapp.app.invented_passwords import SIGN_IN
from eduapp.app.sample_site import catalogue, facts
from eduapp.app.sample_site.appealed import appeal
from eduapp.app.sample_site.bringing import bring, bring_questions, draw_paper
from eduapp.app.sample_site.coming_exam import prepare_exam
from eduapp.app.sample_site.corrected import propose
from eduapp.app.sample_site.days import keep_days
from eduapp.app.sample_site.exam_papers import keep_papers
from eduapp.app.sample_site.facts import Group
from eduapp.app.sample_site.granted import grant
from eduapp.app.sample_site.hand_over import hand_over
from eduapp.app.sample_site.held_exam import hold_exam
from eduapp.app.sample_site.keys import look_at_the_clock, make_keys, opened
from eduapp.app.sample_site.marked_exam import mark_exam
from eduapp.app.sample_site.paper_lists import use_paper
from eduapp.app.sample_site.plans import make_plans
from eduapp.app.sample_site.waiting_list import wait_and_rest
from eduapp.app.sample_site.whereabouts import go_away
from eduapp.app.sample_site.work import work
from eduapp.app.sample_site.worked_exam import work_exam
from eduapp.certificates import jobs as papers
from eduapp.certificates import queries as paper_queries
from eduapp.core.actor import Actor
from eduapp.core.clock import RunningClock, StillClock, zone
from eduapp.core.db.unit_of_work import Command, Database, UnitOfWork
from eduapp.core.errors import OutOfReach, Refused
from eduapp.core.passwords import hash_password
from eduapp.core.progress import NoProgress, Progress
from eduapp.core.resources import resource
from eduapp.core.spans import Span
from eduapp.core.violations import Override
from eduapp.education.attendance import service as attendance
from eduapp.education.courses import queries as course_queries
from eduapp.education.courses import service as courses
from eduapp.education.enrolment import queries as enrolment_queries
from eduapp.education.enrolment import service as enrolment
from eduapp.education.places import service as places
from eduapp.education.school import service as school
from eduapp.education.school.rules import SchoolFacts, SiteFacts, TermFacts
from eduapp.education.timetable import queries as timetable_queries
from eduapp.education.timetable import service as timetable
from eduapp.exams.sittings import queries as sittings
from eduapp.exchange.files.formats import read_table
from eduapp.people.access import queries as access_queries
from eduapp.people.access import service as access
from eduapp.people.access.rules import actor_with, sign_in_key
from eduapp.people.learners import queries as learner_queries

T = TypeVar("T")
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)  # Monday 23 November 2026, 10:30 in Norway
PASSWORD = SIGN_IN
LATE_MINUTES = (5, 10, 15)
FIRST_LESSON = facts.LESSONS[0][0]  # the one that is over on the morning the story ends


@dataclass
class Site:
    """What the story remembers while it is told."""

    database: Database
    clock: StillClock
    mark: bool = False
    actors: dict[str, Actor] = field(default_factory=dict)
    places: dict[str, UUID] = field(default_factory=dict)
    groups: list[tuple[Group, UUID]] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    dice: random.Random = field(default_factory=lambda: random.Random(2026))  # noqa: S311 - invented people

    def go_to(self, day: date, hour: int = 16) -> None:
        """Turn the clock to a day."""
        self.clock.moment = datetime(day.year, day.month, day.day, hour, tzinfo=zone())

    def by(self, key: str) -> Database:
        """The database in somebody's name."""
        return self.database.acting_as(self.actors[key])

    def do(self, key: str, use_case: Callable[[UnitOfWork, Any], T], command: Command) -> T:
        """Carry out a command; what may be overridden is, as the leader agreed.

        What concerns somebody whom the person has nothing to do with the leader does.
        """
        try:
            return self.by(key).execute(use_case, command)
        except OutOfReach:
            return self.by("leader").execute(use_case, command)
        except Refused as refusal:
            covers = frozenset(one.name for one in refusal.violations if one.overridable)
            if not hasattr(command, "override") or len(covers) < len(
                {one.name for one in refusal.violations}
            ):
                raise
            agreed = Override(covers, "Avtalt med avdelingslederen")
            return self.by("leader").execute(use_case, dataclasses.replace(command, override=agreed))  # type: ignore[call-arg]  # asked above


def fill(database: Database, progress: Progress) -> Actor:
    """Fill an empty database with the term (once) and give the leader, who is signed in afterwards."""
    with database.reading() as session:
        there = access_queries.sign_in_facts(session, sign_in_key("leader"))
    if there is None:
        play(database, progress, mark=True)
        return fill(database, progress)  # now there is somebody
    leader = actor_with(there.id, there.name, there.title, there.roles)
    database.acting_as(leader).execute(school.mark_invented, school.MarkInvented())  # also one of long ago
    return leader


def open_site(database: Database) -> Database:
    """The sample site by its own clock, which goes on from Monday 23 November 2026."""
    return database.at(RunningClock(NOW))


def play(database: Database, progress: Progress | None = None, *, mark: bool = False) -> Site:
    """The whole term. Each step notes how long it took. `mark` has windows and papers say: all invented."""
    clock = StillClock(NOW)
    site = Site(database.at(clock).unattended(), clock, mark=mark)
    told = progress or NoProgress()
    steps: tuple[tuple[str, Callable[[Site], None]], ...] = (
        ("school", _set_up),
        ("keys", make_keys),
        ("people", _bring_people),
        ("courses", _open_groups),
        ("enrolment", _enrol),
        ("registers", _take_registers),
        ("hours", work),
        ("arrangements", grant),
        ("results", _hold_exams),
        ("completion", _complete),
        ("plans", make_plans),
        ("papers they have", _note_papers),
        ("whereabouts", go_away),
        ("certificates", _issue),
        ("lists", use_paper),
        ("waiting", wait_and_rest),
        ("days", keep_days),
        ("hand-over", hand_over),
    )
    for number, (name, step) in enumerate(steps):
        told.step(number, len(steps), name)
        with _timed(site, name):
            step(site)
    told.step(len(steps), len(steps))
    clock.moment = NOW
    return site


@contextmanager
def _timed(site: Site, name: str) -> Iterator[None]:
    started = time.perf_counter()
    yield
    site.seconds[name] = round(time.perf_counter() - started, 3)


def _set_up(site: Site) -> None:
    site.go_to(date(2026, 8, 10), 9)
    hashed = hash_password(PASSWORD)
    for number, person in enumerate(facts.STAFF):
        order = access.AddUser(
            name=person.name,
            sign_in_name=person.key,
            title=person.title,
            roles=person.roles,
            password_hash=hashed,
        )
        use_case = access.set_up_administrator if number == 0 else access.add_user
        by = site.database if number == 0 else site.by("leader")
        site.actors[person.key] = actor_with(
            by.execute(use_case, order), person.name, person.title, person.roles
        )
    if site.mark:
        site.do("leader", school.mark_invented, school.MarkInvented())
    site.do(
        "leader", school.save_site, school.SaveSite(site=SiteFacts(facts.PRISON, facts.PRISON_WORDS, "nb"))
    )
    site.do("leader", school.save_school, school.SaveSchool(facts=SchoolFacts(**facts.SCHOOL)))
    site.do("leader", school.save_terms, school.SaveTerms(terms=(TermFacts(*facts.TERM),)))
    times = tuple(Span(*lesson) for lesson in facts.LESSONS)
    site.do("leader", school.save_lesson_times, school.SaveLessonTimes(times=times))
    for name, kind, seats in facts.PLACES:
        machines = facts.MACHINES.get(name, 0)
        order_place = places.SavePlace(name=name, kind=kind, seats=seats, machines=machines)
        site.places[name] = site.do("leader", places.save_place, order_place)
    for name, first, last, reason in facts.OUT_OF_SERVICE:
        order_out = places.TakeOutOfService(
            place_id=site.places[name], first_day=first, last_day=last, reason=reason
        )
        site.do("leader", places.take_out_of_service, order_out)


def _bring_people(site: Site) -> None:
    site.go_to(date(2026, 8, 12), 10)
    bring(site, "office", "people", "deltakere.csv")
    bring(site, "office", "people", "deltakere-mange-skrifter.csv")


def _open_groups(site: Site) -> None:
    site.go_to(date(2026, 8, 13), 10)
    bring(site, "leader", "courses", "kurs.csv")
    for code, (contents, goals) in facts.COURSES.items():
        with site.database.reading() as session:
            head = course_queries.by_code(session, code)
        if head is not None:
            scale = "" if code == "NOR-A2" else head.facts.scale
            new = dataclasses.replace(head.facts, contents=contents, goals=goals, scale=scale)
            site.do(
                "leader",
                courses.change_course,
                courses.ChangeCourse(course_id=head.id, version=head.version, facts=new),
            )
    catalogue.add_to_courses(site.by("leader"))
    for group in facts.GROUPS:
        site.groups.append((group, _open_group(site, group)))


def _open_group(site: Site, group: Group) -> UUID:
    with site.database.reading() as session:
        head = course_queries.by_code(session, group.code)
    if head is None:
        raise LookupError(group.code)
    order = courses.OpenGroup(
        course_id=head.id,
        name=group.name,
        teacher_id=site.actors[group.teacher].user_id,
        place_id=site.places[group.place],
        capacity=group.capacity,
        first_day=group.first,
        last_day=group.last,
    )
    group_id = site.do("leader", courses.open_group, order)
    start, end = facts.LESSONS[group.lesson]
    series = timetable.PlanSessions(
        group_id=group_id,
        place_id=site.places[group.place],
        weekdays=frozenset(group.weekdays),
        start_minute=start,
        end_minute=end,
        first_day=group.first,
        last_day=group.last,
    )
    site.do("leader", timetable.plan_sessions, series)
    return group_id


def _enrol(site: Site) -> None:
    site.go_to(date(2026, 8, 14), 10)
    with site.database.reading() as session:
        people = learner_queries.ids_by_number(session)
    for group, group_id in site.groups:
        for number in numbers_of(group)[: group.capacity]:
            order = enrolment.Enrol(
                learner_id=people[number],
                group_id=group_id,
                first_day=group.first,
                consented_on=site.clock().astimezone(zone()).date(),
            )
            try:
                site.do("leader", enrolment.enrol, order)
            except Refused:
                continue  # in another group of the same course, or not here any more: as in any other autumn


def numbers_of(group: Group) -> tuple[str, ...]:
    """The learner numbers of a group, named or from the list of results."""
    if not group.results_of:
        return group.numbers
    table = read_table(resource("sample/eksamensresultater.csv"))
    return tuple(row.cells[1] for row in table.rows if row.cells[0] == group.results_of)


def _take_registers(site: Site) -> None:
    meetings = []
    for group, group_id in site.groups:
        with site.database.reading() as session:
            meetings += [
                (row.day, row.start_minute, group, row)
                for row in timetable_queries.sessions_of_group(session, group_id)
            ]
    reached = sorted(catalogue.REACHED, key=lambda part: part.day)
    for day, start, group, row in sorted(meetings, key=lambda meeting: meeting[:2]):
        while reached and reached[0].day < day:
            _reach_module(site, reached.pop(0))
        if day > NOW.date() or (day == NOW.date() and start > FIRST_LESSON):
            break
        site.go_to(day, 10 if day == NOW.date() else 16)
        if day == date(2026, 10, 8) or (day.isocalendar().week == 40 and group.code == "MAT1P"):  # noqa: PLR2004 - autumn break
            order = timetable.CancelSession(session_id=row.id, version=row.version, reason="lock_down")
            site.do("leader", timetable.cancel_session, order)
            continue
        _take_register(site, group, row.group_id, row.id)


def _reach_module(site: Site, part: catalogue.Reached) -> None:
    group, group_id = next(
        one for one in site.groups if (one[0].code, one[0].name) == (part.course, part.group)
    )
    site.go_to(part.day)
    catalogue.reach(site.by(group.teacher), part, group_id)


def _note_papers(site: Site) -> None:
    site.go_to(date(2026, 11, 19), 14)
    with site.database.reading() as session:
        people = learner_queries.ids_by_number(session)
    catalogue.note_papers(site.by("teacher"), people)


def _take_register(site: Site, group: Group, group_id: UUID, session_id: UUID) -> None:
    with site.database.reading() as session:
        members = enrolment_queries.members(session, group_id, site.clock().astimezone(zone()).date())
    for place, member in enumerate(members):
        rolled = site.dice.random()
        code = next((code for share, code in _MARKS if rolled < share), "")
        if code:
            late = site.dice.choice(LATE_MINUTES) if code == "late" else 0
            reasons = _REASONS[code]
            order = attendance.MarkLearner(
                session_id=session_id,
                learner_id=member.learner_id,
                code=code,
                minutes_late=late,
                reason=reasons[place % len(reasons)],
            )
            site.do(group.teacher, attendance.mark, order)
    site.do(group.teacher, attendance.mark_rest_present, attendance.MarkRestPresent(session_id=session_id))


_MARKS = ((0.02, "absent"), (0.05, "excused"), (0.06, "held"), (0.10, "late"))
_REASONS = {
    "absent": ("", "sent_back_gear"),
    "excused": ("health", "visit", "sick", "court"),
    "held": ("not_fetched", "search", "lock_down"),
    "late": ("", "", "not_fetched"),
}


def _hold_exams(site: Site) -> None:
    site.go_to(facts.EXAM_DAY)
    bring(site, "leader", "results", "eksamensresultater.csv")
    bring_questions(site, "leader", "eksamenssporsmal.gift")
    hold_exam(site)
    site.go_to(facts.EXAM_DAY)
    draw_paper(site, "leader")
    keep_papers(site)
    prepare_exam(site)
    mark_exam(site)
    appeal(site, _newest(site, "MAT1P"))
    propose(site, _newest(site, "MAT1P"))
    work_exam(site)


def _newest(site: Site, course_code: str) -> UUID:
    """The newest exam of a course."""
    with site.database.reading() as session:
        return next(row.id for row in sittings.sittings(session) if row.course_code == course_code)


def _complete(site: Site) -> None:
    for group, group_id in site.groups:
        if not group.done:
            continue
        site.go_to(group.last)
        with site.database.reading() as session:
            members = enrolment_queries.members(session, group_id)
        for member in members:
            order = enrolment.EndEnrolment(
                enrolment_id=member.id,
                version=member.version,
                state="completed",
                reason="completed",
                last_day=group.last,
            )
            site.do(group.teacher, enrolment.end_enrolment, order)


def _issue(site: Site) -> None:
    """The papers of the autumn group; those of the truck course wait for Monday."""
    site.go_to(date(2026, 11, 20), 12)
    look_at_the_clock(site)
    with site.database.reading() as session:
        rows = [row for row in paper_queries.ready(session, site.database.today()) if row.ready]
    wanted = [row for row in rows if row.title == "Norsk A2"]
    items = tuple((row.item, row.name) for row in wanted)
    batch = papers.IssueBatch(items, key=opened(site, "office"))
    papers.issue_batch(site.by("office"), batch, NoProgress())
