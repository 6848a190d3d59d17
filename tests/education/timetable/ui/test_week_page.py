"""The week: shown for a teacher, a place, a learner; gone through, moved and cancelled by keyboard alone."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from eduapp.education.timetable import queries
from eduapp.education.timetable.ui.week_page import WeekPage
from eduapp.gui.routes import Route
from tests.education.timetable.ui.conftest import INGRIDS
from tests.support import given, given_attendance
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.given_timetable import an_appointment, kept, the_calendar
from tests.support.keys import keys_only, press, write
from tests.support.sample import a_catalogue_bench

MONDAY = given.TODAY


@pytest.fixture
def group(database):
    return given_attendance.a_class(database, 2)


def titles(page):
    return [(block.item.day - MONDAY).days for block in page.grid.blocks]


def head(database, session_id):
    with database.reading() as look:
        return queries.session_head(look, session_id)


def test_one_begins_with_ones_own_week(shown, bench_of, group):
    page = shown(WeekPage(bench_of(given.TEACHER).bench, Route("timetable.week")))

    assert page.title == given.TEACHER.name
    assert page.bar.pickers["teacher"].line.text() == given.TEACHER.name
    assert [block.item.id for block in page.grid.blocks] == [group.session_id]
    assert page.grid.current_block().hasFocus()
    assert page.grid.accessibleName() == "Ingrid Solheim, 1 entry"


def test_who_teaches_nothing_begins_with_somebody_who_does_and_may_go_to_the_own(shown, bench_of, group):
    page = shown(WeekPage(bench_of(given.LEADER).bench, Route("timetable.week")))
    assert page.title == given.TEACHER.name

    page.go(1)
    page.go(0)
    assert page.title == given.TEACHER.name
    page.show_whose(queries.Whose(queries.TEACHER, given.LEADER.user_id))
    page.reload()
    assert page.title == given.LEADER.name


def test_with_nobody_teaching_it_is_the_own_week(shown, bench_of, database):
    assert shown(WeekPage(bench_of(given.LEADER).bench, Route("timetable.week"))).title == given.LEADER.name


def test_a_route_leads_to_a_place_and_a_week(shown, fakes, database, group):
    room = head(database, group.session_id).place_id
    page = shown(WeekPage(fakes.bench, Route("timetable.week", room, "place/2026-11-25")))
    assert (page.title, titles(page)) == ("Classroom 2", [0])

    page.open_route(Route("timetable.week", room, "place/2026-12-02"))
    assert titles(page) == []
    assert page.bar.week.text() == "Week 49, 30 November – 6 December 2026"


def test_a_learner_sees_what_the_features_above_know(shown, fakes, group):
    page = shown(WeekPage(fakes.bench, Route("timetable.week", group.learner_ids[0], "learner")))
    assert titles(page) == [0]
    assert page.bar.kinds.current() == "learner"


def test_another_teacher_is_found_by_some_letters(shown, fakes, database, group):
    page = shown(WeekPage(fakes.bench, Route("timetable.week", given.LEADER.user_id, "teacher")))
    assert titles(page) == []

    picker = page.bar.pickers["teacher"]
    picker.set_value(None)
    picker.setFocus()
    with keys_only():
        write(page, "ingrid")
        press(page, "Return")

    assert page.title == given.TEACHER.name
    assert titles(page) == [0]


def test_weeks_are_turned_by_keyboard(shown, fakes, group):
    page = shown(WeekPage(fakes.bench, INGRIDS))
    with keys_only():
        press(page, "PgDown")
        assert page.monday == MONDAY + timedelta(days=7)
        assert titles(page) == []
        press(page, "PgUp")
        press(page, "PgUp")
    assert page.monday == MONDAY - timedelta(days=7)
    page.bar.now.click()
    assert titles(page) == [0]


def test_arrows_go_through_the_week_as_one_reads_it(shown, fakes, database):
    group_id = given_attendance.a_running_group(database)
    for day, start in ((0, 510), (0, 700), (2, 520), (2, 700), (4, 510)):
        given_attendance.a_session(database, group_id, MONDAY + timedelta(days=day), start, start + 60)
    page = shown(WeekPage(fakes.bench, INGRIDS))

    def at():
        item = page.grid.current()
        return (item.day - MONDAY).days, item.span.start

    seen = [at()]
    with keys_only():
        for key in ("Down", "Down", "Right", "Up", "Right", "Right", "Left", "Left"):
            press(page, key)
            seen.append(at())
    assert seen == [
        (0, 510), (0, 700), (0, 700), (2, 700), (2, 520), (4, 510), (4, 510), (2, 520), (0, 510),
    ]  # fmt: skip


def test_a_session_is_moved_and_moved_back_by_keyboard_alone(shown, fakes, database, group):
    page = shown(WeekPage(fakes.bench, INGRIDS))
    with keys_only():
        press(page, "M")
        dialog = the_dialog()
        dialog.form.field("free").setFocus()
        press(dialog, "Down")
        press(dialog, "Down")
        press(dialog, "Ctrl+Return")
        assert no_dialog()
        row = head(database, group.session_id)
        assert (row.day, row.start_minute) != (MONDAY, 510)
        assert page.grid.current().day == row.day
        show(page)  # the platform without a screen gives the keyboard back to nobody
        press(page, "Ctrl+Z")
    assert (head(database, group.session_id).day, head(database, group.session_id).start_minute) == (
        MONDAY,
        510,
    )


def test_a_session_is_cancelled_and_restored_by_keyboard_alone(shown, fakes, database, group):
    page = shown(WeekPage(fakes.bench, INGRIDS))
    with keys_only():
        press(page, "C")
        dialog = the_dialog()
        dialog.form.field("reason").setFocus()
        press(dialog, "Down")
        press(dialog, "Ctrl+Return")
    assert head(database, group.session_id).cancelled
    assert page.grid.current().cancelled
    assert page.back.isVisible()
    assert not page.cancel.isVisible()

    page.back.click()
    assert not head(database, group.session_id).cancelled


def test_enter_opens_the_same_verbs_as_a_menu(shown, fakes, database, group):
    page = shown(WeekPage(fakes.bench, INGRIDS))
    press(page, "Return")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Move…", "Cancel…", "Open the group"]
    menu.close()

    page.open_group.click()
    assert fakes.went == [Route("enrolment.group", group.group_id)]


def test_who_may_only_look_is_told_why(shown, bench_of, group):
    page = shown(WeekPage(bench_of(given.OFFICE).bench, INGRIDS))
    assert not page.move_verb.isEnabled()
    assert (
        page.move_verb.accessibleDescription() == "Your role may look, but not move sessions. Ask a leader."
    )
    assert page.cancel.accessibleDescription() == "Your role may not cancel sessions."
    assert not page.grid.blocks[0].movable


def test_what_is_not_a_session_or_has_passed_is_not_moved_here(shown, fakes, database):
    room = given_attendance.a_room(database)
    kept(database, place_id=room)
    page = shown(WeekPage(fakes.bench, Route("timetable.week", room, "place")))
    assert page.move_verb.accessibleDescription() == "This is moved where it was planned."
    assert page.appoint.accessibleDescription() == "A place has no appointments."

    group_id = given_attendance.a_running_group(database)
    given_attendance.a_session(database, group_id, MONDAY - timedelta(days=3))
    page = shown(WeekPage(fakes.bench, replace(INGRIDS, detail="teacher/2026-11-16")))
    assert page.move_verb.accessibleDescription() == "What has passed is not moved."


def test_an_appointment_is_booked_and_taken_back(shown, fakes, database):
    page = shown(WeekPage(fakes.bench, INGRIDS))
    page.appoint.click()
    dialog = the_dialog()
    dialog.form.set_values({"kind": "meeting"})
    dialog.submit()

    [block] = page.grid.blocks
    assert (block.item.kind, block.item.title, block.item.span) == ("appointment", "meeting", None)
    page.drop_appointment.click()
    assert page.grid.blocks == []


def test_teachers_see_only_that_somebody_is_busy(shown, bench_of, database, group):
    an_appointment(database, group.learner_ids[0], kind="court")
    page = shown(
        WeekPage(bench_of(given.TEACHER).bench, Route("timetable.week", group.learner_ids[0], "learner"))
    )
    said = " ".join(block.accessibleName() for block in page.grid.blocks)
    assert "busy" in said
    assert "court" not in said
    assert page.drop_appointment.accessibleDescription() in ("", "Your role may not book appointments.")


def test_the_same_engine_warns_while_one_drags(shown, fakes, database):
    group_id = given_attendance.a_running_group(database)
    given_attendance.a_session(database, group_id)
    given_attendance.a_session(
        database, given_attendance.a_running_group(database, "Maths"), start=700, end=760
    )
    the_calendar(database, ("Planning day", MONDAY + timedelta(days=1), MONDAY + timedelta(days=1)))
    page = shown(WeekPage(fakes.bench, INGRIDS))
    item = page.grid.blocks[0].item

    assert page.warning(item, MONDAY, 515) == ""
    assert page.warning(item, MONDAY, 690) == "Taken: Maths, Autumn"
    assert page.warning(item, MONDAY + timedelta(days=1), 515) == "Planning day"


def test_what_others_change_is_seen_at_once(shown, fakes, database, group):
    page = shown(WeekPage(fakes.bench, INGRIDS))
    an_appointment(database, user_id=given.TEACHER.user_id)
    fakes.feed.changed.emit(page.topics)
    assert len(page.grid.blocks) == 2
    assert "clashes with" in page.grid.blocks[1].accessibleName() + page.grid.blocks[0].accessibleName()


def test_the_same_week_is_there_after_the_pages_were_built_anew(shown, fakes, group):
    page = shown(WeekPage(fakes.bench, INGRIDS))
    page.go(2)
    again = WeekPage(fakes.bench, Route("timetable.week"))
    again.restore(page.kept())
    shown(again)
    assert (again.title, again.monday) == (given.TEACHER.name, MONDAY + timedelta(days=14))


def test_a_full_week_is_fit_for_everybody(qtbot, database):
    """Clashes, lanes, unknown times, a closed day and a cancelled session at once."""
    group_id = given_attendance.a_running_group(database, "Norsk for voksne innvandrere med lang tittel")
    given_attendance.a_session(database, group_id)
    given_attendance.a_session(
        database, given_attendance.a_running_group(database, "Maths"), start=540, end=620
    )
    given_attendance.a_session(database, group_id, MONDAY + timedelta(days=1), cancelled="lock_down")
    given_attendance.a_session(database, group_id, MONDAY + timedelta(days=5), 600, 610)
    an_appointment(database, user_id=given.TEACHER.user_id, span=None)
    the_calendar(database, ("Planning day", MONDAY + timedelta(days=2), MONDAY + timedelta(days=2)))

    assert_page_accessible(
        lambda theme: WeekPage(a_catalogue_bench(database, given.LEADER, theme).bench, INGRIDS)
    )


def test_a_learners_week_is_told_as_a_read_however_one_came_to_it(shown, fakes, group):
    told = []
    fakes.bench.navigation.shown.connect(told.append)
    page = shown(WeekPage(fakes.bench, INGRIDS))
    assert told == []
    page.show_whose(queries.Whose(queries.LEARNER, group.learner_ids[0]))
    assert told == [Route("timetable.week", group.learner_ids[0], "learner")]
