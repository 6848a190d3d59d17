"""One calendar: whoever or whatever is asked for, everything that needs it is told, by few statements."""

from datetime import date, timedelta

import pytest

from eduapp.core.spans import Span
from eduapp.education.places.service import TakeOutOfService, take_out_of_service
from eduapp.education.timetable.queries import Stay
from eduapp.education.timetable.rules import Needed, conflicts_of
from tests.support import given, given_attendance
from tests.support.given_timetable import MORNING, an_appointment, booked, kept
from tests.support.statements import plans_of, selects_of, tables_read_whole

TODAY = given.TODAY
WEEK = TODAY + timedelta(days=6)


def kinds(found):
    return [(one.kind, (one.day - TODAY).days) for one in found]


def test_a_session_needs_those_who_take_part_on_its_day_its_teacher_group_and_place(database):
    room = given_attendance.a_room(database)
    group_id = given_attendance.a_running_group(database, place_id=room)
    session_id = given_attendance.a_session(database, group_id, place_id=room)
    karim, geir = given.a_learner(database), given.a_learner(database)
    stays = {
        karim: [Stay(group_id, TODAY)],
        geir: [Stay(group_id, TODAY - timedelta(days=30), TODAY - timedelta(days=1))],
    }

    [found] = booked(database, learners=stays)

    assert (found.source_id, found.title, found.span) == (session_id, "Norwegian A2, Autumn", MORNING)
    assert (found.learners, found.teachers) == ({karim}, {given.TEACHER.user_id})
    assert (found.group_id, found.place_id, found.movable) == (group_id, room, True)


def test_everything_is_found_by_learner_teacher_place_or_group(database):
    room = given_attendance.a_room(database)
    group_id = given_attendance.a_running_group(database)
    given_attendance.a_session(database, group_id)
    karim = given.a_learner(database)
    an_appointment(database, karim, TODAY + timedelta(days=1), span=None)
    an_appointment(database, user_id=given.TEACHER.user_id, day=TODAY + timedelta(days=2))
    kept(database, "sitting", day=TODAY + timedelta(days=3), learners=[karim], place_id=room)

    def found(**asked):
        return kinds(booked(database, TODAY, WEEK, **asked))

    assert found(learners={karim: [Stay(group_id, TODAY)]}) == [
        ("session", 0),
        ("appointment", 1),
        ("sitting", 3),
    ]
    assert found(learners={karim: []}) == [("appointment", 1), ("sitting", 3)]
    assert found(teachers=[given.TEACHER.user_id]) == [("session", 0), ("appointment", 2)]
    assert found(places=[room]) == [("sitting", 3)]
    assert found(groups=[group_id]) == [("session", 0)]
    assert found() == []
    assert len(found(whole=True)) == 4


def test_a_booking_names_only_the_learners_asked_for(database):
    karim, geir = given.a_learner(database), given.a_learner(database)
    kept(database, learners=[karim, geir])
    [found] = booked(database, learners={karim: []})
    assert found.learners == {karim}


def test_a_place_out_of_service_keeps_itself_all_day(database):
    room = given_attendance.a_room(database)
    order = TakeOutOfService(
        place_id=room, first_day=TODAY, last_day=TODAY + timedelta(days=1), reason="damage"
    )
    database.execute(take_out_of_service, order)

    found = booked(database, TODAY - timedelta(days=2), WEEK, places=[room])

    assert kinds(found) == [("closure", 0), ("closure", 1)]
    assert {one.span for one in found} == {Span(0, 1440)}
    assert booked(database, TODAY, WEEK, teachers=[given.TEACHER.user_id]) == []
    assert len(booked(database, TODAY, WEEK, whole=True)) == 2


def test_what_is_cancelled_is_free(database):
    group_id = given_attendance.a_running_group(database)
    given_attendance.a_session(database, group_id, cancelled="lock_down")
    assert booked(database, groups=[group_id]) == []


def test_appointments_come_on_their_weekdays_and_until_further_notice(database):
    karim = given.a_learner(database)
    an_appointment(database, karim, last=TODAY + timedelta(days=20), weekdays=(1, 3))
    kept(database, "shift", learners=[karim], span=Span(480, 900), weekdays=frozenset({4}))

    found = booked(database, TODAY - timedelta(days=3), WEEK, learners={karim: []})

    assert kinds(found) == [("appointment", 1), ("appointment", 3)]


def test_teachers_are_told_only_that_somebody_is_busy(database):
    """Rule 92 of the field."""
    karim = given.a_learner(database)
    an_appointment(database, karim, kind="court")

    [for_leader] = booked(database, learners={karim: []})
    [for_teacher] = booked(database.acting_as(given.TEACHER), learners={karim: []})

    assert (for_leader.title, for_teacher.title) == ("court", "busy")
    assert "court" not in repr(for_teacher)


def test_an_unknown_time_stays_unknown(database):
    karim = given.a_learner(database)
    an_appointment(database, karim, span=None)
    [found] = booked(database, learners={karim: []})
    assert found.span is None


def test_what_two_things_need_is_found_whoever_booked_them(database):
    """Sessions, exams, shifts and appointments stand in each other's way in one engine."""
    group_id = given_attendance.a_running_group(database)
    given_attendance.a_session(database, group_id)
    karim = given.a_learner(database)
    for kind in ("sitting", "shift"):
        kept(database, kind, learners=[karim])
    an_appointment(database, karim)

    everything = booked(database, learners={karim: [Stay(group_id, TODAY)]})

    pairs = {frozenset((c.wanted.kind, c.other.kind)) for c in conflicts_of(everything, [])}
    assert len(pairs) == 6
    assert {c.needed for c in conflicts_of(everything, [])} == {Needed.LEARNER}


def test_a_site_is_read_by_five_statements_and_a_learner_by_indexes(database):
    groups = [given_attendance.a_running_group(database, f"Course {n}") for n in range(3)]
    learners = [given.a_learner(database) for _n in range(3)]
    for group_id in groups:
        for ahead in range(5):
            given_attendance.a_session(database, group_id, TODAY + timedelta(days=ahead))
    for one in learners:
        an_appointment(database, one)
        kept(database, learners=[one])
    stays = {one: [Stay(group_id, TODAY) for group_id in groups] for one in learners}

    with selects_of(database) as selects:
        booked(database, TODAY, WEEK, learners=stays, whole=True)
    assert len(selects) == 5
    with selects_of(database) as selects:
        booked(database, TODAY, WEEK, learners={learners[0]: stays[learners[0]]})
    assert len(selects) == 4


def test_no_table_that_grows_is_read_whole_for_one_learner(database):
    if database.engine.dialect.name != "sqlite":
        pytest.skip("small tables are read whole on purpose there; the indexes are the same")
    group_id, learner_id = given_attendance.a_running_group(database), given.a_learner(database)
    room = given_attendance.a_room(database)
    with plans_of(database) as steps:
        booked(
            database, TODAY, WEEK, learners={learner_id: [Stay(group_id, date(2026, 8, 1))]}, places=[room]
        )
    assert tables_read_whole(steps, {"session", "booking", "booking_person"}) == []
