"""The sessions of a group: how far they are, planning, cancelling, restoring."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from eduapp.education.attendance.ui.plan_dialog import PlanForm
from eduapp.education.attendance.ui.sessions_panel import SessionsPanel, state_chip
from eduapp.education.timetable import terms as timetable
from eduapp.gui.forms import FormDialog
from eduapp.gui.routes import Route
from tests.support import given, given_attendance
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench
from tests.support.sight import alike

TODAY = given.TODAY
DAY = timedelta(days=1)


@pytest.fixture
def busy(database):
    """A group with sessions in every state."""
    group = given_attendance.a_class(database, 2, earlier=2)
    with database.reading() as look:
        first, *_others = given_attendance.queries.sessions_of_group(look, group.group_id)
    for learner_id in group.learner_ids:
        given_attendance.marked(database, first.id, learner_id)
    given_attendance.marked(database, group.session_id, group.learner_ids[0])
    given_attendance.a_session(database, group.group_id, TODAY + DAY, cancelled="lock_down")
    given_attendance.a_session(database, group.group_id, TODAY + 2 * DAY, cancelled="teacher_away")
    given_attendance.a_session(database, group.group_id, TODAY + 3 * DAY)
    return group


def shown(qtbot, database, group_id, actor=given.TEACHER):
    fakes = a_bench(database.acting_as(actor), actor)
    panel = SessionsPanel(fakes.bench, group_id)
    qtbot.addWidget(panel)
    return panel, fakes


def chips(panel):
    return [state_chip(row, TODAY) for row in panel.table.table.rows]


def test_every_session_says_how_far_its_register_is(qtbot, database, busy):
    panel, _fakes = shown(qtbot, database, busy.group_id)
    assert [word for _token, _icon, word in chips(panel)] == [
        "Recorded",
        "2 not recorded",
        "1 of 2 recorded",
        "Closed by the prison",
        "Teacher away",
        "Planned",
    ]


def test_states_differ_without_colour(qtbot, database, busy):
    panel, _fakes = shown(qtbot, database, busy.group_id)
    kinds = {icon: (token, icon, word) for token, icon, word in chips(panel)}
    assert alike(list(kinds.values())) == []


def test_it_begins_with_the_session_one_wants(qtbot, database, busy):
    panel, fakes = shown(qtbot, database, busy.group_id)
    assert panel.table.current_row().id == busy.session_id

    panel.take.click()
    assert panel.take.text().strip() == "Take register"
    assert fakes.went == [Route("attendance.register", busy.session_id)]


def test_a_group_without_sessions_offers_to_plan_them(qtbot, database):
    panel, _fakes = shown(qtbot, database, given_attendance.a_running_group(database))
    panel.show()
    assert not panel.table.isVisible()
    assert not panel.take.isEnabled()

    panel.plan.click()

    [dialog] = panel.findChildren(FormDialog)
    assert isinstance(dialog.form, PlanForm)
    dialog.form.keep()
    dialog.reject()


def test_cancelling_is_undone_from_the_toast(qtbot, database, busy):
    panel, fakes = shown(qtbot, database, busy.group_id)
    panel.show()
    panel.cancel.click()
    QApplication.activePopupWidget().actions()[-1].trigger()

    row = panel.table.current_row()
    assert (row.session.cancelled, panel.restore.isVisibleTo(panel)) == (True, True)
    assert fakes.tell.texts == ["Session cancelled: not needed"]
    fakes.tell.act()
    assert not panel.table.current_row().session.cancelled


def test_a_cancelled_session_is_restored(qtbot, database, busy):
    panel, _fakes = shown(qtbot, database, busy.group_id)
    cancelled = next(row for row in panel.table.table.rows if row.session.cancelled)
    panel.table.select_row(cancelled.id)

    panel.restore.click()

    assert not panel.table.current_row().session.cancelled


def test_it_hears_of_changes(qtbot, database, busy):
    panel, fakes = shown(qtbot, database, busy.group_id)
    given_attendance.a_session(database, busy.group_id, TODAY + 4 * DAY)
    fakes.feed.changed.emit(frozenset({timetable.SESSIONS_CHANGED}))
    assert len(panel.table.table.rows) == 7


def test_who_may_not_plan_is_told_why(qtbot, database, busy):
    panel, _fakes = shown(qtbot, database, busy.group_id, given.OFFICE)
    assert not panel.plan.isEnabled()
    assert panel.cancel.accessibleDescription() == "Your role may not cancel sessions."


def test_it_is_fit_for_everybody(qtbot, database, busy):
    assert_page_accessible(
        lambda theme: SessionsPanel(a_bench(database, given.TEACHER, theme=theme).bench, busy.group_id)
    )


def test_what_is_recorded_in_a_session_is_told_before_it_is_cancelled(qtbot, database, busy):
    panel, _fakes = shown(qtbot, database, busy.group_id, given.LEADER)
    panel.show()
    panel.cancel.click()
    menu = next(one for one in panel.findChildren(QMenu) if one.isVisible())
    menu.close()
    assert menu.accessibleDescription().startswith("Recorded already: 1 present.")
