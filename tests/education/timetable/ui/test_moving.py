"""Sessions dropped elsewhere: checked for everybody on the roll, taken back by one step each."""

from datetime import timedelta

import pytest

from eduapp.education.timetable import queries
from eduapp.education.timetable.ui.week_page import WeekPage
from tests.education.timetable.ui.conftest import INGRIDS
from tests.support import given, given_apart, given_attendance
from tests.support.given_timetable import an_appointment

MONDAY = given.TODAY
TOMORROW = MONDAY + timedelta(days=1)


@pytest.fixture
def group(database):
    return given_attendance.a_class(database, 2)


@pytest.fixture
def page(shown, fakes, group):
    return shown(WeekPage(fakes.bench, INGRIDS))


def when(database, group):
    with database.reading() as look:
        row = queries.session_head(look, group.session_id)
    return row.day, row.start_minute, row.end_minute


def drop(page, day, start):
    page.grid.moved.emit(page.grid.blocks[0].item, day, start)


def test_what_is_dropped_is_moved_with_its_length_and_place(page, fakes, database, group):
    drop(page, TOMORROW, 600)
    assert when(database, group) == (TOMORROW, 600, 690)
    assert fakes.tell.texts == ["Session moved. It was 23.11.2026 08:30–10:00."]


def test_each_move_is_one_step_back(page, fakes, database, group):
    drop(page, TOMORROW, 600)
    drop(page, MONDAY, 700)

    page.moving.undo()
    assert when(database, group) == (TOMORROW, 600, 690)
    page.moving.undo()
    assert when(database, group) == (MONDAY, 510, 600)
    page.moving.undo()
    assert when(database, group) == (MONDAY, 510, 600)


def test_the_toast_takes_back_just_once(page, fakes, database, group):
    drop(page, TOMORROW, 600)
    act = fakes.tell.actions[-1]
    act()
    act()
    page.moving.undo()
    assert when(database, group) == (MONDAY, 510, 600)
    assert fakes.ask.errors == []


def test_back_by_key_the_toast_offers_no_undo_any_more(page, fakes):
    drop(page, TOMORROW, 600)

    page.moving.undo()

    assert fakes.tell.texts[-1] == "The session is back: 23.11.2026 08:30–10:00."
    assert fakes.tell.actions[-1] is None


def test_going_back_is_checked_as_well_and_can_be_tried_again(page, fakes, database, group):
    drop(page, TOMORROW, 600)
    an_appointment(database, group.learner_ids[0], MONDAY)

    page.moving.undo()

    assert [one.name for one in fakes.ask.refusals[0].violations] == ["LearnerBusy"]
    assert when(database, group) == (TOMORROW, 600, 690)
    fakes.ask.reason = "He comes later"
    page.moving.undo()
    assert when(database, group) == (MONDAY, 510, 600)


def test_everybody_on_the_roll_is_looked_after(page, fakes, database, group):
    an_appointment(database, group.learner_ids[0], TOMORROW)

    drop(page, TOMORROW, 540)

    [refusal] = fakes.ask.refusals
    assert [one.name for one in refusal.violations] == ["LearnerBusy"]
    assert "Free instead:" in refusal.sentence()
    assert when(database, group) == (MONDAY, 510, 600)


def test_a_leader_may_answer_for_it(page, fakes, database, group):
    an_appointment(database, group.learner_ids[0], TOMORROW)
    fakes.ask.reason = "He comes later"
    drop(page, TOMORROW, 540)
    assert when(database, group) == (TOMORROW, 540, 630)


def test_what_somebody_else_moved_meanwhile_is_read_again(page, fakes, database, group):
    item = page.grid.blocks[0].item
    drop(page, TOMORROW, 600)

    page.grid.moved.emit(item, MONDAY, 900)

    assert fakes.ask.conflicts == [()]  # and left as it is
    assert page.grid.blocks[0].item.day == TOMORROW


def test_two_who_must_not_be_together_never_come_into_one_room(page, fakes, database, group):
    with database.reading() as look:
        room = queries.session_head(look, group.session_id).place_id
    theirs = given_attendance.a_running_group(database, "Maths", teacher_id=None)
    [geir] = given_attendance.on_the_roll(database, theirs, "Geir Moen")
    given_attendance.a_session(database, theirs, TOMORROW, place_id=room)
    given_apart.a_pair(database, group.learner_ids[0], geir)
    fakes.ask.reason = "They share the room"

    drop(page, TOMORROW, 540)

    [refusal] = fakes.ask.refusals
    assert {one.name for one in refusal.violations} == {"PlaceTaken", "NotTogether"}
    assert when(database, group) == (MONDAY, 510, 600)
