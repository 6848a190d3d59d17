"""The list of appeals: what is open, until when; Ctrl+N and the palette receive a new one."""

from PySide6.QtWidgets import QApplication

from eduapp.exams.appeals.ui.appeals_page import KEEP_REASON, AppealsPage
from eduapp.gui.routes import Route
from tests.exams.appeals.ui.test_grade_dialogs import grade_row
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.keys import keys_only, press


def opened(qtbot, database, actor=given.OFFICE, detail=""):
    fakes = a_hearing_bench(database, actor)
    page = AppealsPage(fakes.bench, Route("appeals.list"))
    qtbot.addWidget(page)
    show(page)
    page.header_buttons()  # as the shell asks for them
    page.open_route(Route("appeals.list", detail=detail))
    QApplication.processEvents()
    return page, fakes


def test_each_has_its_state_and_the_day_of_an_answer_and_opens(qtbot, database, appeals):
    appeal_id = appeals.sent()
    page, fakes = opened(qtbot, database)
    [row] = page.table.table.rows
    sentence = page.table.table.sentence(row)
    assert f"Appeal 1: Haddad, Karim, {row.course}, With the instance, 23.12.2026, 30 days left" in sentence
    page.open(row)
    assert fakes.went == [Route("appeals.appeal", appeal_id)]


def test_only_open_ones_if_wanted_and_found_by_name(qtbot, database, appeals):
    appeals.step(appeals.receive(), "withdrawn")
    still = appeals.receive(result_id=appeals.grade(name="Mina Aas"))
    page, _fakes = opened(qtbot, database)
    assert len(page.table.table.rows) == 2
    page.search.setText("Aas")
    assert [one.id for one in page.table.table.rows] == [still]


def test_ctrl_n_receives_one(qtbot, database, appeals):
    result_id = appeals.grade()
    page, fakes = opened(qtbot, database)
    page.setFocus()
    with keys_only():
        press(page, "Ctrl+N")
    first = the_dialog()
    first.form.set_values({"subject": grade_row(appeals, result_id)})
    first.submit()
    the_dialog().submit()
    assert no_dialog()
    [row] = appeals.rows()
    assert row.received_on == given.TODAY
    assert fakes.went == [Route("appeals.appeal", row.id)]


def test_the_palette_opens_the_form_at_once(qtbot, database):
    opened(qtbot, database, detail="new")
    assert the_dialog().windowTitle() == "Receive an appeal"


def test_who_may_only_look_learns_why_and_ctrl_n_does_nothing(qtbot, database):
    page, _fakes = opened(qtbot, database, given.TEACHER, detail="new")
    assert no_dialog()
    assert page.receive.accessibleDescription() == KEEP_REASON
    press(page, "Ctrl+N")
    assert no_dialog()


def test_the_page_is_fit_for_everybody(qtbot, database, appeals):
    appeals.receive("overall", appeals.grade("overall", name="Aleksander Konstantin Gulbrandsen-Wedervang"))
    appeals.sent()

    def made(theme):
        return AppealsPage(a_bench(database, given.OFFICE, theme=theme).bench, Route("appeals.list"))

    assert_page_accessible(made)
