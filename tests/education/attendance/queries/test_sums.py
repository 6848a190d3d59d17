"""Attendance added up, against a naive count over everything that was put in."""

from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import given as forall
from hypothesis import strategies as st
from sqlalchemy import event

from eduapp.core.actor import Scope
from eduapp.education.attendance import queries
from tests.support import given, given_attendance

TODAY = given.TODAY
DAY = timedelta(days=1)
CODES = ("", "present", "late", "absent", "excused", "held")

stays = st.tuples(st.integers(-6, 2), st.one_of(st.none(), st.integers(-3, 3)))
sessions = st.lists(
    st.tuples(
        st.integers(-5, 2), st.sampled_from([0, 420, 900]), st.booleans(), st.lists(st.sampled_from(CODES))
    ),
    max_size=6,
    unique_by=lambda one: one[:2],
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@forall(stays=st.lists(stays, min_size=1, max_size=4), planned=sessions)
def test_what_was_offered_and_attended_is_what_a_naive_count_says(database, stays, planned):
    group_id = given_attendance.a_running_group(database)
    learners = []
    for first, last in stays:
        span = (TODAY + first * DAY, None if last is None else TODAY + last * DAY)
        [id] = given_attendance.on_the_roll(database, group_id, "A B", first_day=span[0], last_day=span[1])
        learners.append((id, *span))
    expected = {id: [0, 0, 0, set()] for id, *_ in learners}
    for offset, start, cancelled, codes in planned:
        day = TODAY + offset * DAY
        session_id = given_attendance.a_session(
            database, group_id, day, start, start + 60, cancelled="no_room" if cancelled else ""
        )
        for (id, first, last), code in zip(learners, [*codes, *[""] * len(learners)], strict=False):
            mark_id = given_attendance.marked(database, session_id, id, code) if code else None
            on_roll = first <= day and (last is None or day <= last)
            over = day < TODAY or (day == TODAY and (start + 60 <= 8 * 60 or code))  # the clock shows 08:00
            if cancelled or not on_roll or not over:
                continue
            sums = expected[id]
            if mark_id:
                sums[3].add(mark_id)
            if code != "held":
                sums[0] += 1
                sums[1] += code in ("present", "late")
                sums[2] += 60 if code in ("present", "late") else 0

    with database.reading() as look:
        found = queries.attendance_of(look, group_id)

    assert {
        id: [one.held, one.attended, one.minutes, set(one.mark_ids)] for id, one in found.items()
    } == expected


def test_the_sums_of_a_group_are_one_statement(database):
    group = given_attendance.a_class(database, 12, earlier=20)
    sent = []
    event.listen(database.engine, "before_cursor_execute", lambda *args: sent.append(args[2]))

    with database.reading() as look:
        found = queries.attendance_of(look, group.group_id)

    assert len([one for one in sent if one.startswith("SELECT")]) == 1
    assert {one.held for one in found.values()} == {20}  # today's is still to come


def test_a_learners_groups_are_told_newest_first_with_the_last_sessions(database):
    group = given_attendance.a_class(database, 1, earlier=3)
    [learner_id] = group.learner_ids
    newer = given_attendance.a_running_group(database, "Maths 1P")
    given_attendance.enrolled_again(database, newer, learner_id, ended=None, begins=TODAY)
    given_attendance.marked(database, group.session_id, learner_id)

    with database.reading() as look:
        maths, norwegian = queries.of_learner(look, learner_id, last=2)

    assert (maths.course_name, maths.total.held, maths.last) == ("Maths 1P", 0, ())
    assert (norwegian.course_name, norwegian.total.held, norwegian.total.attended) == ("Norwegian A2", 4, 1)
    assert norwegian.last == ((TODAY - DAY, ""), (TODAY, "present"))


def test_guests_are_told_apart_and_nobody_had_offered_them_anything(database):
    group = given_attendance.a_class(database, 1)
    guest = given.a_learner(database)
    given_attendance.marked(database, group.session_id, guest, "late", minutes=75, guest=True)
    earlier = given_attendance.a_session(database, group.group_id, TODAY - DAY)
    given_attendance.marked(database, earlier, guest, "struck", guest=True)

    with database.reading() as look:
        [visit] = queries.of_learner(look, guest)
        assert guest not in queries.attendance_of(look, group.group_id)
        [week] = queries.weeks(look, TODAY, 1)

    assert (visit.guest, visit.course_name, visit.first_day) == (True, "Norwegian A2", TODAY)
    assert (visit.total.attended, visit.total.minutes) == (1, 75)
    assert (week.offered, week.attended) == (0, 0)


def test_rule_45_a_week_is_provisional_until_its_last_day_is_out_of_the_window(database, clock):
    def finals():
        with database.reading() as look:
            return [week.final for week in queries.weeks(look, TODAY, 2)]

    clock.moment += 5 * DAY  # Saturday: the Sunday before was six days ago
    assert finals() == [False, False]
    clock.moment += DAY
    assert finals() == [True, False]


def test_who_need_not_come_loses_no_percent(database):
    group = given_attendance.a_class(database, 1, earlier=1)
    [learner_id] = group.learner_ids
    with database.reading() as look:
        before, today = [one.id for one in queries.sessions_of_group(look, group.group_id)]
    given_attendance.marked(database, before, learner_id, "not_required", reason="exam")
    given_attendance.marked(database, today, learner_id)
    with database.reading() as look:
        [total] = queries.attendance_of(look, group.group_id).values()
        [week, this] = queries.weeks(look, TODAY, 2)
    assert (total.held, total.percent) == (1, 100)
    assert (week.offered, this.offered) == (0, 1)


def test_a_mark_made_ahead_counts_in_no_week_before_its_day(database, clock):
    group = given_attendance.a_class(database, 1)
    tomorrow = given_attendance.a_session(database, group.group_id, TODAY + DAY)
    given_attendance.marked(database, tomorrow, group.learner_ids[0], "excused")

    def offered():
        with database.reading() as look:
            [week] = queries.weeks(look, TODAY, 1)
        return week.offered

    assert offered() == 0
    clock.moment += DAY
    assert offered() == 1


def test_who_never_took_part_has_no_groups(database):
    with database.reading() as look:
        assert queries.of_learner(look, given.a_learner(database)) == []


def test_weeks_are_percent_of_what_was_offered(database):
    group = given_attendance.a_class(database, 4)
    before = given_attendance.a_session(database, group.group_id, TODAY - DAY * 3)
    for session_id, codes in (
        (group.session_id, ("present", "late", "absent", "held")),
        (before, ("present", "excused")),
    ):
        for learner_id, code in zip(group.learner_ids, codes, strict=False):
            given_attendance.marked(database, session_id, learner_id, code)

    with database.reading() as look:
        found = queries.weeks(look, TODAY, 3)
        others = queries.weeks(look, TODAY, 1, Scope(given.LEADER.user_id))

    assert [(week.monday, week.offered, week.attended, week.percent) for week in found] == [
        (TODAY - DAY * 14, 0, 0, None),
        (TODAY - DAY * 7, 2, 1, 50),
        (TODAY, 3, 2, 66),
    ]
    assert others[0].offered == 0
