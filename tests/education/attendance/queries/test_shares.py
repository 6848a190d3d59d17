"""Attendance that the database adds up for thousands, against what is added up for one group."""

from dataclasses import dataclass
from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import given as forall
from hypothesis import strategies as st
from sqlalchemy import func, select

from eduapp.core.db.moment import moment_of
from eduapp.core.spans import Span
from eduapp.education.attendance import queries
from eduapp.education.courses.models import CourseGroup
from eduapp.education.enrolment.models import Enrolment, Exclusion, Pause
from eduapp.education.enrolment.rules import Attending, Days, Excluded, Stretch, weekdays_in
from eduapp.education.timetable.rules import Meeting
from tests.support import given, given_attendance

TODAY = given.TODAY
DAY = timedelta(days=1)
CODES = ("", "", "present", "late", "absent", "excused", "held", "not_required", "struck")
BEGINS = (450, 900)  # of a session, an hour each; the clock shows 08:00


@dataclass(frozen=True)
class Stay:
    """One time in the group, as offsets from today."""

    first: int
    last: int | None
    from_minute: int
    never_began: bool


@dataclass(frozen=True)
class Away:
    """Days on which somebody is not expected; `weekdays` None: a pause."""

    kind: str
    dropped: bool
    first: int
    length: int | None
    weekdays: int | None
    start: int


offsets = st.integers(-6, 1)
stays = st.builds(
    Stay,
    st.integers(-6, -2),
    st.one_of(st.none(), offsets),
    st.sampled_from([0, 0, 450, 451, 901]),
    st.sampled_from([False, False, False, True]),
)
aways = st.builds(
    Away,
    st.sampled_from(["manual", "away"]),
    st.sampled_from([False, False, True]),
    offsets,
    st.one_of(st.none(), st.integers(0, 4)),
    st.one_of(st.none(), st.integers(1, 127)),
    st.sampled_from([0, 460, 850]),
)
marks = st.lists(st.tuples(st.sampled_from(CODES), st.booleans()))
people = st.lists(
    st.tuples(st.lists(st.tuples(stays, st.lists(aways, max_size=2)), min_size=1, max_size=2), marks),
    min_size=1,
    max_size=4,
)
sessions = st.lists(
    st.tuples(st.integers(-6, 1), st.sampled_from(BEGINS), st.booleans()),
    min_size=3,
    max_size=8,
    unique_by=lambda one: one[:2],
)


def of_each_enrolment(look, which):
    """Held and attended by learner, as lists of thousands add them up; of each enrolment the same."""
    added = queries.shares(moment_of(look), which)
    query = (
        select(Enrolment.learner_id, func.coalesce(added.c.held, 0), func.coalesce(added.c.attended, 0))
        .outerjoin(added, added.c.enrolment_id == Enrolment.id)
        .where(which)
    )
    rows = {tuple(row) for row in look.execute(query)}
    assert len(rows) == len({id for id, *_ in rows})
    return {id: (held, attended) for id, held, attended in rows}


def put_in(database, group_id, learner_id, stay, aways):
    """One time in the group, with what stands against being expected."""
    with database.writing() as uow:
        row = Enrolment(
            learner_id=learner_id, group_id=group_id, state="withdrawn", first_day=TODAY + stay.first * DAY,
            course_id=uow.session.get_one(CourseGroup, group_id).course_id, last_day=last_day(stay),
            from_minute=stay.from_minute, end_reason="moved" if stay.never_began else "",
        )  # fmt: skip
        uow.session.add(row)
        uow.session.flush()
        for one in aways:
            days = {"first_day": TODAY + one.first * DAY, "last_day": days_of(one).last}
            uow.session.add(
                Pause(enrolment_id=row.id, kind=one.kind, state="dropped" if one.dropped else "over", **days)
                if one.weekdays is None
                else Exclusion(
                    enrolment_id=row.id, weekdays=one.weekdays, start_minute=one.start,
                    end_minute=one.start + 60, dropped=one.dropped, **days,
                )
            )  # fmt: skip


def last_day(stay):
    return None if stay.last is None or stay.never_began else TODAY + stay.last * DAY


def days_of(one):
    first = TODAY + one.first * DAY
    return Days(first, None if one.length is None else first + one.length * DAY)


def expected(stay, aways, meeting):
    """Whether somebody is expected, said by the rules for one person."""
    if stay.never_began or not Days(TODAY + stay.first * DAY, last_day(stay)).hold(meeting.day):
        return None  # not on the roll
    real = [one for one in aways if not one.dropped]
    pauses = tuple(Stretch(one.kind, days_of(one)) for one in real if one.weekdays is None)
    exclusions = tuple(
        Excluded(weekdays_in(one.weekdays), Span(one.start, one.start + 60), days_of(one))
        for one in real
        if one.weekdays is not None
    )
    return not Attending(TODAY + stay.first * DAY, stay.from_minute, pauses, exclusions).away_from(meeting)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@forall(people=people, planned=sessions)
def test_all_at_once_is_what_is_counted_one_by_one(database, people, planned):
    group_id = given_attendance.a_running_group(database)
    meetings = []
    for offset, start, cancelled in planned:
        day, why = TODAY + offset * DAY, "no_room" if cancelled else ""
        id = given_attendance.a_session(database, group_id, day, start, start + 60, cancelled=why)
        meetings.append((id, Meeting(day, Span(start, start + 60)), cancelled))
    counted = {}
    for times, codes in people:
        [id] = given_attendance.people(database, "A B")
        for stay, aways in times:
            put_in(database, group_id, id, stay, aways)
        held = attended = 0
        for (session_id, meeting, cancelled), (code, guest) in zip(
            meetings, [*codes, *[("", False)] * len(meetings)], strict=False
        ):
            if code:
                given_attendance.marked(database, session_id, id, code, guest=guest)
            asked = [expected(stay, aways, meeting) for stay, aways in times]
            counts = any(asked) or (code and False in asked)  # who came though paused was there
            past = meeting.day < TODAY or (meeting.day == TODAY and (meeting.span.end <= 8 * 60 or code))
            if counts and past and not cancelled and code not in ("held", "not_required", "struck"):
                held += 1
                attended += code in ("present", "late")
        if times:
            counted[id] = (held, attended)

    with database.reading() as look:
        one_by_one = queries.attendance_of(look, group_id)
        at_once = of_each_enrolment(look, Enrolment.group_id == group_id)

    assert {id: (one.held, one.attended) for id, one in one_by_one.items()} == counted
    assert at_once == counted


def test_only_whom_one_asks_about_is_added_up(database):
    group = given_attendance.a_class(database, 3, earlier=2)
    [first, *_others] = group.learner_ids
    with database.reading() as look:
        assert of_each_enrolment(look, Enrolment.learner_id == first) == {first: (2, 0)}


def test_coming_back_the_same_day_counts_a_session_once(database):
    group = given_attendance.a_class(database, 1)
    [learner_id] = group.learner_ids
    given_attendance.marked(database, group.session_id, learner_id)
    given_attendance.enrolled_again(database, group.group_id, learner_id, ended=TODAY, begins=TODAY)

    with database.reading() as look:
        [total] = queries.attendance_of(look, group.group_id).values()
        assert of_each_enrolment(look, Enrolment.group_id == group.group_id) == {learner_id: (1, 1)}
    assert (total.held, total.attended, total.minutes) == (1, 1, 90)


def test_who_came_back_is_told_all_of_both_times(database):
    group = given_attendance.a_class(database, 2, earlier=6)
    learner_id, other_id = group.learner_ids
    given_attendance.enrolled_again(
        database, group.group_id, learner_id, ended=TODAY - 4 * DAY, begins=TODAY - DAY
    )

    with database.reading() as look:
        found = queries.attendance_of(look, group.group_id)
        at_once = of_each_enrolment(look, Enrolment.group_id == group.group_id)

    assert found[learner_id].held < found[other_id].held
    assert at_once == {id: (one.held, one.attended) for id, one in found.items()}
