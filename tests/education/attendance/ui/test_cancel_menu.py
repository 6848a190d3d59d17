"""Why a session is cancelled, in one press."""

from PySide6.QtWidgets import QWidget

from eduapp.core.codes import code_list
from eduapp.education.attendance.ui.cancel_menu import cancel_menu, reason_text


def test_every_reason_is_offered_under_whose_cause_it_is(qtbot):
    page, chosen = QWidget(), []
    qtbot.addWidget(page)
    menu = cancel_menu(page, chosen.append)

    assert [action.text() for action in menu.actions()] == [
        "The prison's cause",
        "&1  Closed by the prison",
        "&2  Staff shortage",
        "The school's cause",
        "&3  Teacher away",
        "&4  No room",
        "&5  Not needed",
    ]
    for action in menu.actions():
        action.trigger()
    assert sorted(chosen) == sorted(code_list("cancel_reasons").keys())


def test_headings_cannot_be_chosen(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    menu = cancel_menu(page, lambda reason: None)
    assert [action.isEnabled() for action in menu.actions()] == [False, True, True, False, True, True, True]


def test_a_reason_begins_with_a_capital():
    assert reason_text("lock_down") == "Closed by the prison"
