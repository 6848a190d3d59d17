"""How far the register is, and the verbs for the whole of it."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from eduapp.education.attendance.rules import Entry
from eduapp.education.attendance.ui.sheet import Sheet
from eduapp.education.attendance.ui.summary import BottomBar, SidePanel, finish_text, good_to_know, state_text
from eduapp.gui.widgets import Ring
from tests.support import given, given_attendance
from tests.support.fakes import a_bench

DAY = timedelta(days=1)


@pytest.fixture(params=[SidePanel, BottomBar])
def summary(request, qtbot, fakes, sheet):
    made = request.param(fakes.bench, sheet)
    qtbot.addWidget(made)
    made.refresh()
    return made


def test_the_main_button_says_what_it_will_do(summary, sheet, group):
    sheet.mark(group.learner_ids[0], Entry("absent"))
    summary.refresh()
    assert summary.finish.text() == "Mark 11 present and finish"
    sheet.mark_rest_present()
    summary.refresh()
    assert summary.finish.text() == finish_text(sheet) == "Back to Today"


def test_undo_says_why_it_cannot_be_pressed(summary, sheet, group):
    assert summary.undo.accessibleDescription() == "There is nothing to undo yet."
    sheet.mark(group.learner_ids[0], Entry("absent"))
    summary.refresh()
    assert summary.undo.isEnabled()


def test_buttons_ask(summary, sheet, group, qtbot):
    sheet.mark(group.learner_ids[0], Entry("absent"))
    summary.refresh()
    for verb, asked in (
        (summary.finish, summary.finish_asked),
        (summary.undo, summary.undo_asked),
        (summary.cancel, summary.cancel_asked),
    ):
        with qtbot.waitSignal(asked):
            verb.click()


def test_the_ring_counts_what_is_shown(qtbot, fakes, sheet, group):
    sheet.mark(group.learner_ids[0], Entry("absent"))
    sheet.mark(group.learner_ids[1], Entry("late"))
    panel = SidePanel(fakes.bench, sheet)
    qtbot.addWidget(panel)
    panel.refresh()
    [ring] = panel.findChildren(Ring)
    assert ring.accessibleName() == "2/12 recorded: 1 late, 1 absent, 10 not recorded"


def test_guests_are_counted_apart_and_the_seldom_only_when_there_are_some(
    qtbot, fakes, sheet, group, database
):
    panel = SidePanel(fakes.bench, sheet)
    qtbot.addWidget(panel)
    panel.refresh()
    assert not panel.seldom_shown()

    sheet.add_guest(given.a_learner(database, "Ana Rossi"), "Rossi, Ana")
    sheet.mark(group.learner_ids[0], Entry("not_required", reason="exam"))
    panel.refresh()

    [ring] = panel.findChildren(Ring)
    assert ring.accessibleName() == "1/12 recorded: 1 need not come, 11 not recorded"
    assert panel.seldom_shown() == {"not_required": "1", "guests": "1"}


def test_a_finished_register_says_by_whom(sheet, database, group):
    assert state_text(sheet) == ""
    sheet.mark_rest_present()
    sheet.load(given_attendance.read_register(database, group.session_id))
    assert state_text(sheet) == f"Finished 08:00 by {given.TEACHER.name}"


def test_who_is_new_and_who_leaves_is_good_to_know(qtbot, database):
    group = given_attendance.a_class(database, 1)
    put = given_attendance.on_the_roll
    put(database, group.group_id, "Vera Zim", first_day=given.TODAY - DAY)
    put(database, group.group_id, "Aron Vik", available_until=given.TODAY + 25 * DAY)
    sheet = Sheet(a_bench(database).bench)
    sheet.load(given_attendance.read_register(database, group.session_id))

    assert [(name, text) for _icon, _token, name, text in good_to_know(sheet)] == [
        ("Vik, Aron", "Last day here: 18 December"),
        ("Zim, Vera", "First day: 22 November"),
    ]


def test_who_is_away_is_good_to_know_and_not_counted_with_the_rest(qtbot, database):
    group = given_attendance.a_class(database, 2)
    given.a_state(database, group.learner_ids[0], "on_leave")
    sheet = Sheet(a_bench(database).bench)
    sheet.load(given_attendance.read_register(database, group.session_id))

    assert [(name, text) for _icon, _token, name, text in good_to_know(sheet)] == [
        ("Dahl, Petter", "Not expected: on leave")
    ]
    assert finish_text(sheet) == "Mark 1 present and finish"


def test_what_is_good_to_know_hides_with_the_rest(qtbot, database, fakes, sheet):
    panel = SidePanel(fakes.bench, sheet)
    qtbot.addWidget(panel)
    panel.show_known(False)
    assert panel.known_shown() == 0


def test_the_ring_gives_way_before_words_are_squeezed(qtbot, fakes, sheet):
    window = QWidget()
    qtbot.addWidget(window)
    panel = SidePanel(fakes.bench, sheet)
    panel.setParent(window)
    panel.refresh()
    window.show()
    [ring] = panel.findChildren(Ring)
    shown = []
    for height in (3000, 300, 3000):  # with any text size that a test before this one left
        panel.resize(panel.width(), height)
        shown.append(not ring.isHidden())

    assert shown == [True, False, True]


def test_a_panel_full_of_words_is_no_reason_for_a_higher_window(qtbot, fakes, sheet):
    panel = SidePanel(fakes.bench, sheet)
    qtbot.addWidget(panel)
    before = panel.minimumSizeHint().height()
    for _line in range(40):
        panel._known.addWidget(QLabel("Al-Hassan bin Abdulrahman al-Rashid"))

    assert panel.minimumSizeHint().height() == before
