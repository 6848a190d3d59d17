"""What takes place, as other features know it."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from eduapp.education.enrolment import queries as enrolments
from eduapp.education.enrolment import service as enrolment_service
from eduapp.exams.sittings import service as sittings
from eduapp.people.learners.models import Learner
from eduapp.records.lists.queries import Only, taking_place
from tests.support import given, given_attendance, given_education, given_exams, given_workshops
from tests.support.statements import plans_of, selects_of, tables_read_whole

MONDAY = given.TODAY
SUNDAY = MONDAY + timedelta(days=6)


def read(database, *days):
    with database.reading() as look:
        return taking_place(look, days or [MONDAY])


def test_a_session_with_everybody_on_its_roll_that_day(database, group):
    given_attendance.on_the_roll(database, group.group_id, "Ola Vik", first_day=date(2026, 11, 24))
    given_attendance.on_the_roll(database, group.group_id, "Simen Eide", last_day=date(2026, 11, 22))
    given_attendance.on_the_roll(database, group.group_id, "Anton Berg", last_day=MONDAY)

    [session] = read(database)[MONDAY].sessions

    assert (session.what, session.group, session.place) == ("Norwegian A2", "Autumn", "Classroom 2")
    assert (session.start, session.end, session.teacher) == (510, 600, "Ingrid Solheim")
    names = sorted(person.name for person in session.people)
    assert names == ["Berg, Anton", "Dahl, Petter", "Haddad, Karim", "Kovács, Daniel"]


def test_who_is_enrolled_twice_that_day_is_there_once(database, group):
    given_attendance.enrolled_again(
        database, group.group_id, group.learner_ids[0], ended=MONDAY, begins=MONDAY
    )

    [session] = read(database)[MONDAY].sessions

    assert len(session.people) == 3


def test_a_mark_made_beforehand_is_known_and_one_of_the_lesson_is_not(database, group):
    first, second, _third = group.learner_ids
    given_attendance.marked(database, group.session_id, first, "excused")
    given_attendance.marked(database, group.session_id, second, "absent")

    [session] = read(database)[MONDAY].sessions

    assert {person.id: person.ahead for person in session.people if person.ahead} == {first: "excused"}


def test_who_has_left_the_house_is_not_here(database, group):
    with database.writing() as uow:
        uow.session.execute(update(Learner).where(Learner.id == group.learner_ids[0]).values(state="moved"))

    [session] = read(database)[MONDAY].sessions

    assert [person.id for person in session.people if not person.here] == [group.learner_ids[0]]


@pytest.mark.parametrize("later", [1, 14])
def test_a_leave_to_come_changes_nothing_before_it_begins(database, group, later):
    """Other sessions, and exams, after the leave has begun are other days."""
    begins = MONDAY + timedelta(days=later)
    given_attendance.a_session(database, group.group_id, begins)
    given_attendance.a_session(database, group.group_id, begins + timedelta(days=7))
    course_id = given_education.a_course(database, name="Mathematics", scale="K16")
    for day in (MONDAY, begins):
        plan = sittings.PlanSitting(course_id=course_id, day=day, start_minute=900, kind="practical")
        sitting_id = database.execute(sittings.plan_sitting, plan)
        order = sittings.EnterCandidate(sitting_id=sitting_id, learner_id=group.learner_ids[0])
        database.execute(sittings.enter_candidate, order)
    given.a_state(database, group.learner_ids[0], "on_leave", begins)

    found = read(database, MONDAY, begins)

    away = {
        day: [person.id for one in found[day].all for person in one.people if not person.here]
        for day in (MONDAY, begins)
    }
    assert away == {MONDAY: [], begins: [group.learner_ids[0]] * 2}


def test_a_cancelled_session_is_among_them_and_says_so(database, group):
    given_attendance.a_session(database, group.group_id, start=615, end=705, cancelled="lock_down")

    sessions = sorted(read(database)[MONDAY].sessions, key=lambda one: one.start)

    assert [(one.start, one.cancelled) for one in sessions] == [(510, False), (615, True)]


def test_an_exam_has_its_candidates_and_no_end(database):
    hall = given_education.a_place(database, "Hall", "exam_room")
    course_id = given_education.a_course(database, name="Mathematics", scale="K16")
    plan = sittings.PlanSitting(course_id=course_id, day=MONDAY, place_id=hall)
    sitting_id = database.execute(sittings.plan_sitting, plan)
    learner_id = given.a_learner(database, "Karim Haddad")
    database.execute(
        sittings.enter_candidate, sittings.EnterCandidate(sitting_id=sitting_id, learner_id=learner_id)
    )

    [exam] = read(database)[MONDAY].others

    assert (exam.what, exam.place, exam.start, exam.end) == ("Mathematics", "Hall", 540, None)
    assert [person.name for person in exam.people] == ["Haddad, Karim"]


def test_who_sits_an_exam_in_a_room_apart_is_brought_there_and_nobody_whose_entry_was_cancelled(database):
    hall, study = (given_education.a_place(database, name, "exam_room") for name in ("Hall", "Study 2"))
    course = given_education.a_course(database, code="MAT", name="Mathematics", scale="K16")
    sitting = given_exams.plan(database, course, MONDAY, place_id=hall)
    karim, ola, gone = (given.a_learner(database, name) for name in ("Karim Haddad", "Ola Vik", "Per Moe"))
    given_exams.enter_candidate(database, sitting, karim)
    given_exams.enter_candidate(database, sitting, ola, own_place_id=study)
    given_exams.cancelled(database, given_exams.enter_candidate(database, sitting, gone))

    found = {exam.place: [person.name for person in exam.people] for exam in read(database)[MONDAY].others}
    assert found == {"Hall": ["Haddad, Karim"], "Study 2": ["Vik, Ola"]}

    given_exams.moved(database, sitting, "annulled", reason="The wrong paper")
    assert [other.what for other in read(database)[MONDAY].others] == []


def test_a_workshop_is_open_from_monday_to_friday_for_who_has_a_post(database):
    workshop_id = given_workshops.a_workshop(database)
    given_workshops.placed(database, workshop_id, "Karim Haddad", since=MONDAY + timedelta(days=1))

    found = read(database, *(MONDAY + timedelta(days=number) for number in range(7)))

    assert [day.weekday() for day, one in sorted(found.items()) if one.others] == [1, 2, 3, 4]
    [shift] = found[MONDAY + timedelta(days=1)].others
    assert (shift.what, shift.place, shift.start, shift.end) == ("Carpentry", "Carpentry", 480, 900)


def test_a_day_without_anything_is_empty(database):
    assert read(database, SUNDAY)[SUNDAY].all == ()
    assert read(database)[MONDAY].all == ()


def test_lists_of_some_sessions_read_those_alone(database, group):
    given_attendance.a_session(database, group.group_id, start=615, end=705)
    given_workshops.placed(database, given_workshops.a_workshop(database), "Karim Haddad")

    with selects_of(database) as sent, database.reading() as look:
        found = taking_place(look, [MONDAY], Only(sessions=frozenset([group.session_id])))

    assert [one.id for one in found[MONDAY].all] == [group.session_id]
    assert len(sent) == 4


def test_plans_of_some_learners_read_what_these_have(database, group):
    other = given_attendance.a_running_group(database, "English")
    given_attendance.on_the_roll(database, other, "Ola Vik")
    given_attendance.a_session(database, other)
    workshop_id = given_workshops.a_workshop(database)
    [worker, _colleague] = given_workshops.placed(database, workshop_id, "Karim Haddad", "Jonas Lie")
    wanted = frozenset([group.learner_ids[0], worker])

    with database.reading() as look:
        found = taking_place(look, [MONDAY], Only(learners=wanted))[MONDAY].all

    assert [(one.what, [person.id for person in one.people]) for one in found] == [
        ("Carpentry", [worker]),
        ("Norwegian A2", [group.learner_ids[0]]),
    ]


def test_who_is_paused_is_not_among_those_who_come(database, group):
    with database.reading() as look:
        [enrolment] = enrolments.of_learner(look, group.learner_ids[0])
    pause = enrolment_service.Suspend(
        enrolment_id=enrolment.id,
        version=enrolment.version,
        first_day=MONDAY,
        last_day=SUNDAY,
        reason="agreement",
    )
    database.execute(enrolment_service.suspend, pause)

    [session] = read(database)[MONDAY].sessions

    assert {person.id for person in session.people} == set(group.learner_ids[1:])


def test_leave_that_begins_on_a_later_day_counts_from_that_day_on(database, group):
    workshop_id = given_workshops.a_workshop(database)
    [learner_id] = given_workshops.placed(database, workshop_id, "Ola Vik")
    given.a_state(database, learner_id, "on_leave", MONDAY + timedelta(days=2))

    week = read(database, *(MONDAY + timedelta(days=n) for n in range(4)))

    here = [person.here for day in week.values() for one in day.others for person in one.people]
    assert here == [True, True, False, False]


@pytest.mark.parametrize("days", [1, 7])
def test_as_many_statements_however_many_days_and_sessions(database, group, days):
    for number in range(5):
        other = given_attendance.a_running_group(database, f"Course {number}")
        given_attendance.on_the_roll(database, other, "Ola Vik", "Siri Moe")
        for day in range(days):
            given_attendance.a_session(database, other, MONDAY + timedelta(days=day))

    with selects_of(database) as sent:
        read(database, *(MONDAY + timedelta(days=number) for number in range(days)))

    assert len(sent) == 6


def test_no_table_that_grows_is_read_whole(database, group):
    if database.engine.dialect.name != "sqlite":
        pytest.skip("small tables are read whole on purpose there; the indexes are the same")
    with plans_of(database) as steps:
        read(database)

    assert tables_read_whole(steps, {"session", "enrolment", "learner", "attendance_mark", "candidate"}) == []
