"""A morning of lock-down: the sessions of a day ticked, cancelled and restored by keyboard alone."""

from datetime import timedelta

import pytest

from eduapp.education.timetable import queries
from eduapp.education.timetable.ui.day_page import DayPage, read_day
from eduapp.gui.routes import Route
from tests.support import given, given_attendance
from tests.support.dialogs import the_dialog
from tests.support.keys import effort, keys_only, press

TODAY = given.TODAY


@pytest.fixture
def sessions(database):
    room = given_attendance.a_room(database)
    ids = []
    for number, (course, start) in enumerate((("Maths", 510), ("Art", 520), ("Choir", 800))):
        group_id = given_attendance.a_running_group(database, course, teacher_id=None)
        place_id = room if number != 1 else None
        ids.append(
            given_attendance.a_session(database, group_id, start=start, end=start + 60, place_id=place_id)
        )
    return ids


@pytest.fixture
def page(shown, fakes, sessions):
    return shown(DayPage(fakes.bench, Route("timetable.day")))


def cancelled(database):
    with database.reading() as look:
        return [row.course_name for row in queries.sessions_of_day(look, TODAY) if row.cancelled]


def names(page):
    return [row.course_name for row in page.table.table.rows]


def test_a_morning_is_cancelled_by_keyboard_alone(page, fakes, database):
    page.choose_filter("morning")
    assert names(page) == ["Maths", "Art"]
    page.table.setFocus()

    with keys_only(), effort() as cost:
        press(page, "Ctrl+A")
        page.cancel.setFocus()
        press(page, "Return")
        dialog = the_dialog()
        dialog.form.field("reason").setFocus()
        for _key in range(4):
            press(dialog, "Down")
        press(dialog, "Ctrl+Return")

    assert cancelled(database) == ["Maths", "Art"]
    assert cost.keys <= 8
    assert fakes.tell.texts == ["2 sessions cancelled."]
    fakes.tell.act()
    assert cancelled(database) == []


def test_a_place_is_found_by_its_letters(page):
    page.search.setText("classroom")
    assert names(page) == ["Maths", "Choir"]


def test_what_was_cancelled_lately_is_ticked_and_restored(page, fakes, database, sessions):
    group_id = given_attendance.a_running_group(database, "Norwegian", teacher_id=None)
    given_attendance.a_session(database, group_id, TODAY + timedelta(days=3), cancelled="no_room")
    page.choose_filter("cancelled")
    assert names(page) == ["Norwegian"]

    page.table.table.tick(page.table.table.rows)
    page.back.click()

    assert fakes.tell.texts == ["1 session restored."]
    assert names(page) == []


def test_what_is_ticked_must_fit_the_verb(page, fakes):
    page.table.table.tick(page.table.table.rows)
    page.back.click()
    assert fakes.tell.texts == ["Nothing that is ticked is cancelled."]


def test_another_day_is_typed(page, database):
    page.day.setText("24.11.2026")
    assert names(page) == []
    page.day.setText("nonsense")
    assert page.shown_day == TODAY


def test_a_row_leads_to_the_week(page, fakes):
    page.open(page.table.table.rows[0])
    assert fakes.went == [Route("timetable.week", None, "teacher/2026-11-23")]


def test_who_may_not_cancel_is_told_why(shown, bench_of, sessions):
    page = shown(DayPage(bench_of(given.OFFICE).bench, Route("timetable.day")))
    assert page.cancel.accessibleDescription() == "Your role may look, but not cancel sessions. Ask a leader."


def test_a_row_is_spoken_whole(page):
    row = page.table.table.rows[0]
    assert page.columns()[0].spoken(row) == "Maths, Autumn, 23.11.2026 08:30–09:30, Classroom 2, Planned"


def test_accents_are_no_hindrance(database):
    group_id = given_attendance.a_running_group(database, "Háddo")
    given_attendance.a_session(database, group_id)
    with database.reading() as look:
        assert len(read_day(look, TODAY, TODAY, "haddo", "")) == 1
