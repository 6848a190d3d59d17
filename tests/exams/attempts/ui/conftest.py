"""What these tests stand on: windows, and nothing left open."""

import pytest

from eduapp.exams.attempts.ui.board_page import BoardPage
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import show
from tests.support.dialogs import a_hearing_bench
from tests.support.given_screens import Pc
from tests.support.windows import fakes, nothing_left_open, parent

__all__ = ["fakes", "nothing_left_open", "parent"]


@pytest.fixture
def opened(qtbot, hall):
    """Gives the board as somebody sees it; the keyboard is at 101."""

    def of(by=given.INVIGILATOR):
        page = BoardPage(a_hearing_bench(hall.database, by).bench, Route("attempts.board", hall.sitting_id))
        qtbot.addWidget(page)
        page.resize(1300, 700)
        show(page)
        page.seats.choose(hall.attempts()[101])
        return page

    return of


@pytest.fixture
def running(hall):
    """101 to 104 let in and begun, 101 and 102 at their PCs."""
    hall.let_in(101, 102, 103, 104).at("09:00").start()
    hall.pcs = {number: Pc(hall, number).open().hear() for number in (101, 102)}
    return hall
