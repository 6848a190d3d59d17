"""An exam on screen in the middle of it, with every kind of seat: fit for everybody, in each size."""

import pytest

from eduapp.app.exam_on_screen import a_board, ready_to_print, some_labels
from eduapp.app.screens import screens
from eduapp.core.codes import code_list
from eduapp.core.i18n import language
from eduapp.exams.attempts import queries as attempts
from eduapp.exams.attempts.rules import needs
from eduapp.exams.attempts.ui.board_dialogs import ask_time_for_all
from eduapp.exams.attempts.ui.board_page import BoardPage
from eduapp.exams.attempts.ui.tickets_page import TicketsPage
from eduapp.exams.sittings import queries as sittings
from tests.support.accessibility import assert_page_accessible
from tests.support.sample import a_catalogue_bench, staff


@pytest.fixture
def exam(site):
    """Its page among the screens, with what the sample site has of it."""

    def of(name):
        route = next(one.route for one in screens(site) if one.name == name)
        with site.reading() as session:
            return route, sittings.sitting(session, route.id)

    return of


def test_each_kind_of_seat_that_needs_somebody_stands_there_once(exam):
    board = a_board(exam("exam-board")[1])
    needed = [need for card in board.cards for need in card.needs]
    assert sorted(needed) == sorted(set(needed))
    assert set(needs.ORDER) - set(needed) == {
        *(needs.BROKEN, needs.NOTICED, needs.RESTED, needs.UNTAKEN, needs.UNDONE, needs.UNSEEN)
    }
    assert {card.state for card in board.cards} <= set(code_list("screen_states").keys())


def test_the_board_is_fit_for_everybody(qtbot, site, exam):
    route, head = exam("exam-board")
    actor = staff(site)["invigilator"]

    def make(theme):
        return BoardPage(a_catalogue_bench(site, actor, theme).bench, route)

    assert_page_accessible(make, prepare=lambda page: page.show_board(a_board(head)))


def test_tickets_with_their_labels_are_fit_for_everybody(qtbot, site, exam):
    route, _head = exam("exam-tickets")
    actor = staff(site)["leader"]
    with site.acting_as(actor).reading() as session:
        people, plan = attempts.preparable(session, route.id), sittings.seat_plan(session, route.id)

    def with_labels(page):
        page.show_people(ready_to_print(people))
        page.everybody.click()
        page.show_labels(some_labels(plan, language(), site.today()))
        assert page.print_button.isEnabled()

    def make(theme):
        return TicketsPage(a_catalogue_bench(site, actor, theme).bench, route)

    assert_page_accessible(make, prepare=with_labels)


def test_time_for_all_is_fit_for_everybody(qtbot, site, exam):
    route, head = exam("exam-board")
    actor = staff(site)["invigilator"]

    def make(theme):
        bench = a_catalogue_bench(site, actor, theme).bench
        page = BoardPage(bench, route)
        qtbot.addWidget(page)
        return ask_time_for_all(bench, a_board(head), page, lambda _told: None)

    assert_page_accessible(make, prepare=lambda dialog: dialog.form.set_values({"minutes": 10}))
