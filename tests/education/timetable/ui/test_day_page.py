"""A morning of lock-down: the sessions of a day ticked, cancelled and restored by keyboard alone."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from eduapp.core.progress import NoProgress
from eduapp.education.timetable import jobs, queries
from eduapp.education.timetable.ui.day_page import DayPage, read_day
from eduapp.gui.forms import FormDialog
from eduapp.gui.routes import Route
from eduapp.gui.tasks import InlineTaskRunner
from tests.support import given, given_attendance
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.fakes import a_bench
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


class HoldingRunner(InlineTaskRunner):
    """Starts long work only when told to, and answers no question meanwhile, as if its threads were slow."""

    def __init__(self, database):
        super().__init__(database, lambda error: None)
        self.started, self.asked, self.holds = [], [], False

    def _take(self, work, question=None):
        if not self.holds:
            super()._take(work, question)
        elif work.handle is None:
            self.asked.append(work)
        else:
            self.started.append(work)

    def let_go(self, held):
        while held:
            super()._take(held.pop(0))


@pytest.fixture
def slow(shown, database, sessions):
    """A page on a runner that holds its work back, everything on the page ticked."""
    fakes = a_bench(database.acting_as(given.LEADER), given.LEADER, runner=HoldingRunner(database))
    page = shown(DayPage(fakes.bench, Route("timetable.day")))
    return page, fakes


def cancel_all(database, ids):
    order = jobs.CancelMany(sessions=tuple((id, 1) for id in ids), reason="no_room", paid=True)
    assert len(jobs.cancel_many(database.acting_as(given.LEADER), order, NoProgress()).done) == len(ids)


def test_restore_pressed_twice_is_done_once(slow, database, sessions, qtbot):
    page, fakes = slow
    cancel_all(database, sessions)
    page.reload()
    page.table.table.tick(page.table.table.rows)
    fakes.runner.holds = True

    page.back.setFocus()
    qtbot.mouseDClick(page.back, Qt.MouseButton.LeftButton)
    page.back.click()

    assert [page.back.accessibleDescription(), page.cancel.accessibleDescription()] == [
        "What was ticked is being changed."
    ] * 2
    assert page.table.hasFocus()
    fakes.runner.let_go(fakes.runner.started)
    page.back.click()  # it is done, but the rows that stand there are still the old ones
    assert fakes.runner.started == []

    fakes.runner.let_go(fakes.runner.asked)
    assert (fakes.tell.texts, no_dialog()) == (["3 sessions restored."], True)
    assert page.back.isEnabled()
    assert page.cancel.isEnabled()
    assert cancelled(database) == []


def test_a_restoring_that_is_stopped_gives_the_verbs_back(slow, database, sessions):
    page, fakes = slow
    cancel_all(database, sessions)
    page.reload()
    page.table.table.tick(page.table.table.rows)
    fakes.runner.holds = True
    page.back.click()
    fakes.runner.started[0].handle.cancel()  # somebody pressed Stop
    fakes.runner.let_go(fakes.runner.started)
    fakes.runner.let_go(fakes.runner.asked)
    assert page.back.isEnabled()


def test_cancel_pressed_twice_asks_once(page, database):
    page.table.table.tick(page.table.table.rows)
    page._cancel()
    page._cancel()

    assert [one.isVisible() for one in page.findChildren(FormDialog)] == [True]
    assert not page.cancel.isEnabled()
    the_dialog().reject()
    assert no_dialog()
    assert page.cancel.isEnabled()


def test_closing_the_dialog_while_its_job_runs_gives_no_verb_back_early(slow, sessions, database):
    page, fakes = slow
    page.table.table.tick(page.table.table.rows)
    page.cancel.click()
    dialog = the_dialog()
    dialog.form.set_values({"reason": "lock_down"})
    fakes.runner.holds = True
    dialog.submit()

    press(dialog, "Esc")
    assert not dialog.isVisible()  # and nobody asks whether to lose what is on its way
    assert not page.cancel.isEnabled()

    fakes.runner.let_go(fakes.runner.started)
    fakes.runner.let_go(fakes.runner.asked)
    assert page.cancel.isEnabled()
    assert fakes.tell.texts == ["3 sessions cancelled."]
    assert len(cancelled(database)) == 3


def test_undo_pressed_twice_is_done_once(page, fakes, database):
    page.table.table.tick(page.table.table.rows)
    page.cancel.click()
    dialog = the_dialog()
    dialog.form.set_values({"reason": "lock_down"})
    dialog.submit()
    undo = fakes.tell.actions[-1]
    undo()
    undo()
    assert (cancelled(database), no_dialog()) == ([], True)
    assert fakes.tell.texts == ["3 sessions cancelled.", "3 sessions restored."]


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
