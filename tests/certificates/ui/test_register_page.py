"""The register on screen: found by name and number, by keyboard, also what became void."""

import pytest
from PySide6.QtWidgets import QApplication

from eduapp.certificates import jobs, service
from eduapp.certificates.ui.register_page import RegisterPage
from eduapp.gui.routes import Route
from tests.support import given_certificates
from tests.support.accessibility import assert_page_accessible, show
from tests.support.fakes import a_bench
from tests.support.keys import keys_only, press, write
from tests.support.sight import alike

ROUTE = Route("certificates.register")


@pytest.fixture
def page(qtbot, database, fakes, school):
    made = RegisterPage(fakes.bench, ROUTE)
    qtbot.addWidget(made)
    show(made)
    return made


@pytest.fixture
def papers(database, school):
    """One issued, one void, one that is just being made."""
    items = [
        given_certificates.a_course_done(database, name, grade="B").item
        for name in ("Karim Haddad", "Jonas Lie", "Bjørn Aasen")
    ]
    issued = jobs.issue_one(database, items[0])
    void = database.execute(service.reserve, service.Reserve(item=items[1]))
    database.execute(service.void, service.Void(certificate_id=void, reason="The PC stopped."))
    database.execute(service.reserve, service.Reserve(item=items[2]))
    return issued, void


def states(page):
    chip = page.table.table.columns[-1].chip
    return [chip(row) for row in page.table.table.rows]


def test_an_empty_register_says_what_will_stand_here_and_leads_to_who_is_ready(page, fakes):
    QApplication.processEvents()
    assert page.nothing.isVisible()
    page.nothing.buttons[0].click()
    page.header_buttons()[0].click()
    assert fakes.went == [Route("certificates.ready")] * 2


def test_a_paper_shows_in_the_moment_it_is_issued(page, database):
    jobs.issue_one(database, given_certificates.a_course_done(database, grade="B").item)

    [row] = page.table.table.rows
    assert page.table.table.sentence(row) == (
        "2026-00001, Haddad, Karim, course certificate, Truckteori T1, T2 og T4, 23.11.2026, issued"
    )
    assert page.count_text(1, 1) == "1 number"


def test_void_numbers_and_those_being_made_stand_there_too_and_look_different(page, papers):
    page.reload()
    chips = states(page)
    assert [words for _token, _icon, words in chips] == ["being made", "void number", "issued"]
    assert alike(chips) == []
    assert page.count_text(3, 3) == "3 numbers"


@pytest.mark.parametrize("typed", ["2026-00002", "lie"])
def test_a_number_or_name_is_typed_and_opened_by_keyboard(page, fakes, papers, typed):
    page.reload()
    with keys_only():
        write(page, typed)
        press(page, "Return")
    assert fakes.went == [Route("certificates.certificate", papers[1])]


def test_names_sort_in_norwegian_order(page, papers):
    page.reload()
    page.table.setFocus()
    press(page, "Alt+1")
    assert [row.name for row in page.table.table.rows] == ["Haddad, Karim", "Lie, Jonas", "Aasen, Bjørn"]


def test_the_page_is_fit_for_everybody(qtbot, database, papers):
    assert_page_accessible(lambda theme: RegisterPage(a_bench(database, theme=theme).bench, ROUTE))
