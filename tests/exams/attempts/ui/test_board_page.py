"""The board as it looks: cards that fill without moving, no names, and fit for everybody."""

from PySide6.QtWidgets import QLabel

from eduapp.exams.attempts.ui import looks
from eduapp.exams.attempts.ui.board_page import BoardPage
from eduapp.exams.room.rules import steps
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench


def texts(widget):
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]


def test_cards_show_what_came_in_without_moving(opened, running):
    page = opened()
    before = list(page.seats.cards)
    running.pcs[102].answer(1, 2)
    page.reload()

    card = page.seats.cards[running.attempts()[102]]
    assert card.count.text() == "1 of 9"
    assert "Candidate 102" in card.accessibleName()
    assert list(page.seats.cards) == before
    assert page.seats.current().number == 101


def test_who_hands_in_on_screen_is_written_into_the_log_by_the_board(opened, running):
    page = opened()
    running.pcs[101].hand_in()
    page.reload()
    assert running.course(101).state == steps.SUBMITTED
    assert page.seats.current().state == "submitted"


def test_no_name_stands_on_the_board(opened, running):
    page = opened()
    told = " ".join([*texts(page), *(card.accessibleName() for card in page.seats.cards.values())])
    for name in ("Ola", "Kari", "Amir", "Vik", "Berg"):
        assert name not in told


def test_the_board_is_accessible(running, qtbot):
    running.pcs[102].keep("help", True)

    def make(theme):
        bench = a_bench(running.database, given.INVIGILATOR, theme=theme).bench
        return BoardPage(bench, Route("attempts.board", running.sitting_id))

    assert_page_accessible(make)


def test_a_board_to_which_nothing_comes_in_says_as_of_when_it_is(opened, running):
    page = opened()
    shown = page.saved.accessibleName()
    assert "As of" not in " ".join(texts(page))

    page.bench.line.hush(running.clock.moment)
    at = looks.seconds(running.clock.moment)
    assert page.saved.accessibleName() == f"As of {at}: no answer since"
    assert f"As of {at}: no answer since" in texts(page.needs)

    page.bench.line.hush(None)
    assert page.saved.accessibleName() == shown
    assert "As of" not in " ".join(texts(page.needs))
