"""What these tests stand on: windows, and nothing left open."""

import pytest

from eduapp.exams.room.ui.room_page import RoomPage
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import show
from tests.support.dialogs import a_hearing_bench
from tests.support.windows import fakes, nothing_left_open, parent

__all__ = ["fakes", "nothing_left_open", "parent"]


@pytest.fixture
def opened(qtbot, hall):
    """Gives the page of the day as somebody sees it; the keyboard is in the candidates."""

    def of(by=given.INVIGILATOR):
        page = RoomPage(a_hearing_bench(hall.database, by).bench, Route("room.sitting", hall.sitting_id))
        qtbot.addWidget(page)
        page.resize(1300, 700)
        show(page)
        page.table.select_row(hall.candidates[101])
        page.table.setFocus()
        return page

    return of
