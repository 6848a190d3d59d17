"""The hours of a week, person by day."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from eduapp.gui.forms import FormDialog
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Bar
from eduapp.workshops.hours import queries
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.hours.ui.entries_dialog import EntriesDialog
from eduapp.workshops.hours.ui.week_view import WeekView
from tests.support import given, given_workshops
from tests.support.fakes import a_bench
from tests.support.given_workshops import YESTERDAY, approved, some_hours


@pytest.fixture
def carpentry(database):
    return given_workshops.a_workshop(database, tasks=("Framing",))


@pytest.fixture
def people(database, carpentry):
    return given_workshops.placed(database, carpentry, "Geir Moen", "Ola Vik")


class Stage:
    def __init__(self, qtbot, database, workshop_id, actor=given.WORKSHOP_LEADER):
        self.database = database.acting_as(actor)
        self.fakes = a_bench(self.database, actor)
        self.view = WeekView(self.fakes.bench)
        qtbot.addWidget(self.view)
        qtbot.kept = self.view  # outlives what is deleted in it
        self.view.resize(1118, 560)
        with database.reading() as session:
            self.view.show_view(queries.workshop_view(session, workshop_id, given.TODAY))
        self.view.show()
        QApplication.processEvents()

    def cells(self):
        table = self.view.table.table
        return [
            [table.index(row, column).data() for column in range(table.columnCount())]
            for row in range(table.rowCount())
        ]

    def sentences(self):
        table = self.view.table.table
        return [
            table.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(table.rowCount())
        ]


def test_the_latest_week_with_hours_is_shown_and_what_waits_in_it(qtbot, database, carpentry, people):
    approved(database, some_hours(database, carpentry, people[0], YESTERDAY))
    some_hours(database, carpentry, people[1], YESTERDAY - timedelta(days=1))

    stage = Stage(qtbot, database, carpentry)

    assert stage.sentences() == [
        "Moen, Geir: Fri 6:30; 6:30 in all",
        "Vik, Ola: Thu 6:30 (waits for approval); 6:30 in all",
    ]
    assert stage.cells()[0][-1] == "6:30"
    stage.view.go(0)
    assert stage.cells() == []
    stage.view.go(-1)
    assert len(stage.cells()) == 2


def test_days_without_a_sheet_are_told_and_opened(qtbot, database, carpentry, people):
    stage = Stage(qtbot, database, carpentry)

    bar = stage.view.findChild(Bar)
    bar.findChild(QPushButton).click()

    assert bar.accessibleName() == "No signed sheet: Monday 9 November and 9 later days"
    assert stage.fakes.went == [Route("workshops.shift", carpentry, "2026-11-09")]


def test_a_row_opens_the_stretches_behind_it_and_a_correction_shows(qtbot, database, carpentry, people):
    entry_id = some_hours(database, carpentry, people[0], YESTERDAY)
    approved(database, entry_id)
    stage = Stage(qtbot, database, carpentry)
    stage.view.table.opened.emit(stage.view.table.table.rows[0])
    entries = stage.view.findChild(EntriesDialog)

    next(b for b in entries.findChildren(QPushButton) if b.accessibleName().startswith("Correct")).click()
    form = entries.findChild(FormDialog)
    form.form.set_values({"start": 480, "end": 660, "pause": 0, "reason": ""})
    form.submit()
    assert form.isVisible()  # an approval falls with it, so a reason is needed
    form.form.set_values({"reason": "left at eleven"})
    form.submit()

    with database.reading() as session:
        row = queries.entry(session, entry_id)
    assert (row.state, row.content.times) == ("submitted", Times(480, 660, 0))
    entries.reload()
    assert "Fri 20.11.2026: 3:00 hours" in [made.text() for made in entries.findChildren(QLabel)]
    entries.accept()


def test_hours_are_entered_by_hand(qtbot, database, carpentry, people):
    stage = Stage(qtbot, database, carpentry)
    stage.view.enter.click()
    dialog = stage.view.findChild(FormDialog)
    with database.reading() as session:
        [ola] = [row for row in queries.placements(session, carpentry) if row.name == "Vik, Ola"]
        [framing] = queries.tasks(session, carpentry)
    picked = dialog.form.field("learner_id")
    picked.look()
    picked.set_value(next(row for row in picked.rows() if row.id == ola.learner_id))
    dialog.form.set_values({"day": YESTERDAY, "start": 480, "end": 600, "pause": 0, "task_id": framing.id})
    dialog.submit()

    with database.reading() as session:
        [row] = queries.to_approve(session, carpentry)
    assert (row.name, row.content.times, row.task) == ("Vik, Ola", Times(480, 600, 0), "Framing")


def test_who_may_only_look_enters_nothing(qtbot, database, carpentry, people):
    stage = Stage(qtbot, database, carpentry, given._actor(99, "Ole Gjest", "", "auditor"))

    assert not stage.view.enter.isEnabled()
