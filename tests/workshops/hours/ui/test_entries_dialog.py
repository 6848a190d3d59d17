"""The stretches of one person, one by one."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from sqlalchemy import update

from eduapp.core.spans import week_of
from eduapp.gui.widgets import Chip
from eduapp.workshops.hours import queries, service
from eduapp.workshops.hours.models import HoursEntry
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.hours.ui.entries_dialog import EntriesDialog
from tests.support import given, given_workshops
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench
from tests.support.given_workshops import YESTERDAY, approved, some_hours


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    qtbot.kept = made
    return made


@pytest.fixture
def ola(database, carpentry):
    """One stretch approved, one rejected."""
    learner_id = given.a_learner(database, "Ola Vik")
    approved(database, some_hours(database, carpentry, learner_id, times=Times(480, 600)))
    rejected = some_hours(database, carpentry, learner_id, times=Times(660, 720))
    database.execute(service.reject_hours, service.RejectHours(entry_ids=(rejected,), reason="was at court"))
    return learner_id


def opened(database, carpentry, ola, parent, *, theme=None, actor=given.WORKSHOP_LEADER):
    fakes = a_bench(database, actor, theme=theme)
    database._publish = fakes.feed.publish
    parent.fakes = fakes
    return EntriesDialog(fakes.bench, "Vik, Ola", carpentry, ola, week_of(YESTERDAY), parent)


def said(dialog):
    return [made.text() for made in dialog.findChildren(QLabel)]


def test_each_stretch_is_told_with_its_state_and_why_it_was_rejected(database, carpentry, ola, parent):
    dialog = opened(database, carpentry, ola, parent)

    assert "Fri 20.11.2026: 2:00 hours" in said(dialog)
    assert "08:00–10:00 · Europe/Oslo · entered by Terje Haug" in said(dialog)
    assert "Rejected: was at court" in said(dialog)
    assert [chip.accessibleName() for chip in dialog.findChildren(Chip)] == ["approved", "rejected"]


def test_a_change_elsewhere_shows(qtbot, database, carpentry, ola, parent):
    dialog = opened(database, carpentry, ola, parent)

    some_hours(database, carpentry, ola, times=Times(780, 840))

    qtbot.waitUntil(lambda: "Fri 20.11.2026: 1:00 hours" in said(dialog))


def test_a_week_without_hours_says_so(database, carpentry, parent):
    dialog = opened(database, carpentry, given.a_learner(database), parent)

    assert "No hours in this time." in said(dialog)


def test_who_may_only_look_is_told_why(database, carpentry, ola, parent):
    dialog = opened(database, carpentry, ola, parent, actor=given._actor(99, "Ole Gjest", "", "auditor"))

    [first, *_others] = [b for b in dialog.findChildren(QPushButton) if b.text().strip() == "Correct…"]
    assert first.accessibleDescription() == "Your role may look, but not enter hours. Ask a workshop leader."


def test_two_stretches_of_a_day_are_told_apart(database, carpentry, ola, parent):
    dialog = opened(database, carpentry, ola, parent)

    names = [b.accessibleName() for b in dialog.findChildren(QPushButton)]
    assert len(names) == len(set(names))


def test_the_dialog_is_fit_for_everybody(database, carpentry, ola, parent):
    given_workshops.some_hours(database, carpentry, ola, times=Times(780, 840))
    assert_page_accessible(lambda theme: opened(database, carpentry, ola, parent, theme=theme))


def test_hours_changed_behind_the_programs_back_say_that_the_approval_fell(database, carpentry, ola, parent):
    with database.engine.begin() as connection:
        approved_one = HoursEntry.state == "approved"
        connection.execute(update(HoursEntry).where(approved_one).values(end_minute=660, minutes=180))

    dialog = opened(database, carpentry, ola, parent)

    assert [chip.accessibleName() for chip in dialog.findChildren(Chip)] == ["approval fell", "rejected"]
    with database.reading() as session:
        [week] = queries.hours_of_week(session, carpentry, *week_of(YESTERDAY))
    assert week.days[YESTERDAY].waiting == 180
