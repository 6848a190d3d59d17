"""Tickets: chosen, made, printed, and put on a stick."""

import pytest

from eduapp.exams.arrangements.rules import Measure
from eduapp.exams.attempts import jobs
from eduapp.exams.attempts.jobs import tickets as making
from eduapp.exams.attempts.ui.tickets_page import TicketsPage
from eduapp.gui.routes import Route
from tests.support import given_arrangements
from tests.support.accessibility import assert_page_accessible, show
from tests.support.fakes import a_bench
from tests.support.given_screens import CHEAP


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    """A guess costs nothing here."""
    for kind in (jobs.MakeTickets, jobs.WriteSeats):
        monkeypatch.setattr(kind, "cost", CHEAP)
        monkeypatch.setattr(kind.__init__, "__defaults__", (CHEAP,))
    assert making


@pytest.fixture
def page(qtbot, hall):
    fake = a_bench(hall.database)
    page = TicketsPage(fake.bench, Route("attempts.tickets", hall.sitting_id))
    page.fake = fake
    qtbot.addWidget(page)
    show(page)
    return page


def test_it_says_of_which_exam_the_tickets_are(page, hall):
    board = hall.board()
    assert page.title == f"Tickets: {board.course}"
    assert page.context == f"Tuesday 24 November · {board.place}"
    assert board.course
    assert board.place


def test_an_exam_that_is_gone_has_no_tickets(page):
    page.show_people(None)
    assert page.title == "This exam has been removed"
    assert not page.make.isEnabled()


def test_nobody_is_chosen_until_somebody_is(page, hall):
    assert not page.make.isEnabled()
    assert "Choose who" in page.make.accessibleDescription()
    assert len(page.ticks) == 6
    page.everybody.click()
    assert page.make.isEnabled()


def test_labels_are_made_and_printed(page, hall):
    page.ticks[hall.candidates[101]].set_value(True)
    page.make.click()
    assert "Code for who watches" in page.code.text()
    page.print_()
    assert len(page.fake.printer.printed) == 1


def test_seats_go_onto_a_stick_once_they_are_made(page, hall, tmp_path):
    assert not page.folder.isEnabled()
    page.ticks[hall.candidates[101]].set_value(True)
    page.make.click()
    page.fake.files.answers.append(tmp_path)
    page.folder.click()
    assert [one.name for one in tmp_path.iterdir()] == ["seat-101.dagverk"]


def test_tickets_that_may_be_printed_are_replaced_only_when_asked_for(page, hall):
    """Everybody here has one already."""
    page.print_button.setParent(page)  # where the shell puts it is in the window too
    page.print_button.show()
    page.ticks[hall.candidates[101]].set_value(True)
    page.fake.ask.yes = False
    page.make.click()
    assert page.fake.ask.endangered == ["Make new tickets?"]
    assert "printed for 101 open nothing" in page.fake.ask.explained[0]
    assert page.code.text() == ""

    page.fake.ask.yes = True
    page.make.click()
    assert page.code.text() != ""
    assert page.print_button.hasFocus()


def test_who_is_granted_a_computer_is_ticked(qtbot, hall):
    given_arrangements.a_decision(hall.database, hall.learners[102], Measure("computer"))
    page = TicketsPage(a_bench(hall.database).bench, Route("attempts.tickets", hall.sitting_id))
    qtbot.addWidget(page)
    show(page)
    assert [page.ticks[hall.candidates[n]].value() for n in (101, 102)] == [False, True]


def test_accessible(hall, qtbot):
    def make(theme):
        return TicketsPage(
            a_bench(hall.database, theme=theme).bench, Route("attempts.tickets", hall.sitting_id)
        )

    assert_page_accessible(make)
