"""Hours that wait for a second person."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from eduapp.core.errors import Conflict
from eduapp.gui.forms import FormDialog
from eduapp.workshops.hours import queries, service
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.hours.ui.approval_view import ApprovalView
from tests.support import given, given_workshops
from tests.support.fakes import a_bench
from tests.support.given_workshops import YESTERDAY, some_hours
from tests.support.keys import click, press


@pytest.fixture
def carpentry(database):
    return given_workshops.a_workshop(database)


@pytest.fixture
def waiting(database, carpentry):
    """Two stretches somebody else entered, and one of one's own."""
    geir, ola = given_workshops.placed(database, carpentry, "Geir Moen", "Ola Vik")
    return [
        some_hours(database, carpentry, geir),
        some_hours(database, carpentry, ola),
        some_hours(database, carpentry, ola, YESTERDAY - timedelta(days=1), by=given.OTHER_WORKSHOP_LEADER),
    ]


@pytest.fixture
def stage(qtbot, database, carpentry, waiting):
    return Stage(qtbot, database, carpentry)


class Stage:
    def __init__(self, qtbot, database, workshop_id, actor=given.OTHER_WORKSHOP_LEADER):
        self.database = database.acting_as(actor)
        self.fakes = a_bench(self.database, actor)
        self.view = ApprovalView(self.fakes.bench)
        qtbot.addWidget(self.view)
        qtbot.kept = self.view  # outlives what is deleted in it
        self.view.resize(1118, 560)
        self.view.show()
        self.view.activateWindow()
        qtbot.waitExposed(self.view)
        self.view.show_workshop(workshop_id)
        QApplication.processEvents()

    def states(self, ids):
        with self.database.reading() as session:
            return [queries.entry(session, id).state for id in ids]


def test_all_that_others_entered_are_approved_in_two_presses(stage, waiting):
    stage.view.tick_others()
    click(stage.view.approve_button)

    assert stage.states(waiting) == ["approved", "approved", "submitted"]
    assert stage.fakes.tell.texts == ["Approved: 2 entries, 13:00 hours"]
    assert len(stage.view.table.table.rows) == 1


def test_approve_says_why_it_is_grey(stage):
    approve = stage.view.approve_button
    assert (approve.isEnabled(), approve.accessibleDescription()) == (False, "Tick the hours first.")

    stage.view.table.table.tick(stage.view.table.table.rows)

    assert not approve.isEnabled()
    assert approve.accessibleDescription() == (
        "You entered 1 of the ticked entries yourself. Ask somebody else to approve it."
    )


def test_the_same_by_keys_alone(stage, waiting):
    stage.view.table.setFocus()
    press(stage.view, "Down", "Space", "Down", "Space", "Tab", "Return")

    assert stage.states(waiting) == ["approved", "approved", "submitted"]


def test_nothing_that_is_pressed_moves_while_rows_are_ticked(stage):
    pressed = (stage.view.approve_button, stage.view.reject_button)
    before = [made.geometry() for made in pressed]
    stage.view.tick_others()
    QApplication.processEvents()

    assert [made.geometry() for made in pressed] == before


def test_rejecting_asks_for_a_reason_and_keeps_it(stage, waiting):
    stage.view.table.table.tick(stage.view.table.table.rows[1:2])
    stage.view.reject_button.click()
    dialog = stage.view.findChild(FormDialog)
    dialog.submit()
    assert dialog.isVisible()

    dialog.form.set_values({"reason": "was at court"})
    dialog.submit()

    assert stage.states(waiting) == ["rejected", "submitted", "submitted"]
    with stage.database.reading() as session:
        assert queries.entry(session, waiting[0]).reject_reason == "was at court"


def test_hours_that_changed_since_they_were_read_are_not_approved(stage, waiting, database):
    stage.view.tick_others()
    order = service.CorrectHours(entry_id=waiting[0], version=1, times=Times(480, 880, 0))
    database.acting_as(given.LEADER).execute(service.correct_hours, order)

    click(stage.view.approve_button)

    assert [type(error) for error in stage.fakes.ask.errors] == [Conflict]
    assert stage.states(waiting) == ["submitted"] * 3
    assert "6:40" in [row_text(row) for row in stage.view.table.table.rows]


def row_text(row):
    minutes = row.content.times.minutes
    return f"{minutes // 60}:{minutes % 60:02d}"


def test_nothing_to_approve_says_so(qtbot, database, carpentry):
    stage = Stage(qtbot, database, carpentry)

    assert not stage.view._bar.isVisible()
    assert stage.view._place.currentIndex() == 1


def test_who_may_not_approve_is_told_why(qtbot, database, carpentry, waiting):
    stage = Stage(qtbot, database, carpentry, given._actor(99, "Ole Gjest", "", "auditor"))

    assert stage.view.approve_button.accessibleDescription() == (
        "Your role may look, but not approve hours. Ask a workshop leader."
    )
