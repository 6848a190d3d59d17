"""A workshop of fifteen, and its shift sheet in a window."""

import pytest
from PySide6.QtWidgets import QApplication

from eduapp.gui.routes import Route
from eduapp.gui.theme import Theme
from eduapp.workshops.hours import queries
from eduapp.workshops.hours.ui.shift_page import ShiftPage
from tests.support import given, given_workshops
from tests.support.fakes import a_bench
from tests.support.given_workshops import FIFTEEN


class Stage:
    """A sheet in a window, and what happened around it."""

    def __init__(self, qtbot, database, workshop_id, day, actor):
        self.database = database.acting_as(actor)
        self.fakes = a_bench(self.database, actor)
        self.database._publish = self.fakes.feed.publish
        detail = "" if day == given.TODAY else day.isoformat()
        self.page = ShiftPage(self.fakes.bench, Route("workshops.shift", workshop_id, detail))
        Theme().apply(QApplication.instance())
        qtbot.addWidget(self.page)
        qtbot.kept = self.page  # outlives what is deleted in it
        self.page.resize(1166, 620)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitExposed(self.page)
        QApplication.processEvents()

    def card(self, learner_id):
        return self.page.grid.card_of(learner_id)

    def view(self, day=given.TODAY):
        """What the database says of the sheet."""
        with self.database.reading() as session:
            return queries.sheet_view(session, self.page.workshop_id, day)

    def minutes(self):
        """What the database says everybody worked."""
        return {line.learner_id: line.times.minutes for line in self.view().sheet.lines}


@pytest.fixture
def carpentry(ready_made):
    """A workshop with two tasks."""
    return ready_made(given_workshops.a_workshop, tasks=("Framing", "Measuring"))


@pytest.fixture
def people(ready_made, carpentry):
    """Fifteen with places in it, in Norwegian order."""
    return ready_made(given_workshops.placed, carpentry, *FIFTEEN)


@pytest.fixture
def afternoon(clock):
    """The shift of today is over."""
    given_workshops.at(clock, given.TODAY, 15)


@pytest.fixture
def open_sheet(qtbot, database, carpentry):
    """Opens the sheet of the workshop."""
    return lambda day=given.TODAY, actor=given.WORKSHOP_LEADER: Stage(qtbot, database, carpentry, day, actor)


@pytest.fixture
def stage(open_sheet, people, afternoon):
    """The sheet of today, to be signed."""
    return open_sheet()
