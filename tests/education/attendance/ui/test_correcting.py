"""Late corrections over the register: asked for when the table asks, and proposed again."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from eduapp.education.attendance import queries
from eduapp.education.attendance.rules import Correction, Entry
from eduapp.education.attendance.ui.register_page import RegisterPage
from eduapp.gui.routes import Route
from tests.support import given, given_attendance
from tests.support.accessibility import Case, standing
from tests.support.fakes import a_bench

DAY = timedelta(days=1)


def a_page(database, group, days):
    fakes = a_bench(database, given.LEADER, today=given.TODAY + days * DAY)

    def make(theme):
        fakes.bench.__dict__["theme"] = theme
        return RegisterPage(fakes.bench, Route("attendance.register", group.session_id))

    return standing(Case(language="en"), make)


def fill_in(database, why):
    dialog = QApplication.activeModalWidget()
    dialog.form.type_in({"why": why})
    if dialog.picker.row() is None:
        with database.reading() as look:
            colleagues = queries.second_names(look)
        dialog.picker.set_value(next(one for one in colleagues if one.id == given.TEACHER.user_id))
    dialog.submit()


def test_while_the_window_is_open_nothing_is_asked(qtbot, database, group):
    given_corrections = []
    with a_page(database, group, 6) as (_window, page, _theme):
        page.correcting.rest("Mark 12 present", given_corrections.append)
    assert given_corrections == [Correction()]


def test_after_it_why_and_a_second_name_are_handed_on(qtbot, database, group):
    given_corrections = []
    with a_page(database, group, 7) as (_window, page, _theme):
        page.correcting.rest("Mark 12 present", given_corrections.append)
        assert QApplication.activeModalWidget().windowTitle() == "Mark 12 present"
        fill_in(database, "From paper")
    assert given_corrections == [Correction("From paper", given.TEACHER.user_id)]


@pytest.mark.parametrize("answer", ["given", "thought better of it"])
def test_a_late_mark_is_recorded_only_with_both(qtbot, database, group, clock, answer):
    clock.moment += 7 * DAY
    with a_page(database, group, 7) as (_window, page, _theme):
        page.correcting.mark(page.sheet.lines[0], Entry("absent"))
        assert QApplication.activeModalWidget().windowTitle() == "Dahl, Petter: absent"
        if answer == "given":
            fill_in(database, "From paper")
        else:
            QApplication.activeModalWidget().reject()
    expected = "absent" if answer == "given" else None
    assert given_attendance.recorded_codes(database, group.session_id)[0] == expected


def test_the_history_of_a_line_opens_over_the_register(qtbot, database, group):
    with a_page(database, group, 0) as (_window, page, _theme):
        page.correcting.show_history(page.sheet.lines[3])
        dialog = QApplication.activeModalWidget()
        assert dialog.windowTitle() == "What was recorded: Lie, Jonas"
        dialog.reject()
