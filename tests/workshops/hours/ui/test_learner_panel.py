"""Workshop hours on the page of a learner."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from eduapp.gui.routes import Route
from eduapp.gui.widgets import Card, Chip, vbox
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.hours.ui.learner_panel import LearnerPanel
from tests.support import given, given_workshops
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench
from tests.support.given_workshops import YESTERDAY, approved, some_hours


@pytest.fixture
def carpentry(database):
    return given_workshops.a_workshop(database)


@pytest.fixture
def ola(database, carpentry):
    learner_id = given.a_learner(database, "Ola Vik")
    for back in range(7):
        entry_id = some_hours(database, carpentry, learner_id, YESTERDAY - timedelta(days=back))
        if back:
            approved(database, entry_id)
    return learner_id


def opened(qtbot, database, learner_id):
    fakes = a_bench(database)
    database._publish = fakes.feed.publish
    panel = LearnerPanel(fakes.bench, learner_id)
    qtbot.addWidget(panel)
    qtbot.kept = panel  # outlives what is deleted in it
    panel.resize(1000, 400)
    panel.show()
    QApplication.processEvents()
    return panel, fakes


def lines(panel):
    return [made.text() for made in panel.findChildren(QLabel) if " hours" in made.text()]


def test_hours_stand_by_workshop_with_what_is_approved(qtbot, database, carpentry, ola):
    panel, fakes = opened(qtbot, database, ola)

    assert [chip.accessibleName() for chip in panel.findChildren(Chip)][:2] == [
        "39:00 approved",
        "6:30 to approve",
    ]
    next(b for b in panel.findChildren(QPushButton) if b.accessibleName() == "Open Carpentry").click()
    assert fakes.went == [Route("workshops.workshop", carpentry)]


def test_the_latest_few_show_and_the_others_on_request(qtbot, database, ola):
    panel, _fakes = opened(qtbot, database, ola)
    assert lines(panel)[0] == "Fri 20.11.2026: 6:30 hours"
    assert len(lines(panel)) == 5

    next(
        b for b in panel.findChildren(QPushButton) if b.accessibleName() == "Show more workshop hours"
    ).click()
    QApplication.sendPostedEvents()

    assert (
        len([made for made in panel.findChildren(QLabel) if " hours" in made.text() and made.isVisible()])
        == 7
    )


def test_new_hours_show_at_once(qtbot, database, carpentry, ola):
    panel, _fakes = opened(qtbot, database, ola)

    some_hours(database, carpentry, ola, YESTERDAY + timedelta(days=1), Times(480, 540))

    qtbot.waitUntil(lambda: "Sat 21.11.2026: 1:00 hours" in lines(panel))


def test_nobody_has_hours_to_begin_with(qtbot, database):
    panel, _fakes = opened(qtbot, database, given.a_learner(database))

    assert [made.text() for made in panel.findChildren(QLabel)] == ["No workshop hours yet."]


def test_the_panel_is_fit_for_everybody(qtbot, database, ola):
    def make(theme):
        page = QWidget()
        page.setObjectName("page")
        vbox(
            Card(LearnerPanel(a_bench(database, theme=theme).bench, ola)),
            None,
            margins=(24, 8, 24, 8),
            parent=page,
        )
        return page

    assert_page_accessible(make)
