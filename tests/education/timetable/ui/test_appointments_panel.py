"""On a learner's page: what lies ahead, added and taken back; teachers see only that somebody is busy."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from eduapp.education.timetable import terms
from eduapp.education.timetable.ui.appointments_panel import AppointmentsPanel
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.dialogs import the_dialog
from tests.support.given_timetable import an_appointment, booked


@pytest.fixture
def karim(database):
    return given.a_learner(database, "Karim Haddad")


def said(panel):
    QApplication.processEvents()
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisibleTo(panel)]


def test_what_lies_ahead_is_told(shown, fakes, database, karim):
    panel = shown(AppointmentsPanel(fakes.bench, karim))
    assert said(panel) == ["No fixed appointments ahead."]

    an_appointment(database, karim, kind="visit")
    fakes.feed.changed.emit(frozenset({terms.BOOKINGS_CHANGED}))

    assert said(panel) == ["23.11.2026, 08:30–10:00", "visit"]


def test_teachers_see_only_that_somebody_is_busy(shown, bench_of, database, karim):
    an_appointment(database, karim, kind="court")
    panel = shown(AppointmentsPanel(bench_of(given.TEACHER).bench, karim))
    assert said(panel) == ["23.11.2026, 08:30–10:00", "busy"]
    assert "Ask the office" in panel.add.accessibleDescription()


def test_one_is_added_and_taken_back(shown, fakes, database, karim):
    panel = shown(AppointmentsPanel(fakes.bench, karim))
    panel.add.click()
    dialog = the_dialog()
    assert dialog.windowTitle() == "Fixed appointment of Haddad, Karim"
    dialog.form.set_values({"kind": "court"})
    dialog.submit()
    assert len(booked(database, learners={karim: []})) == 1

    back = next(
        one for one in panel.findChildren(QPushButton) if one.accessibleName().startswith("Take back")
    )
    assert back.accessibleName() == "Take back: 23.11.2026, time not known"
    back.click()
    assert booked(database, learners={karim: []}) == []


def test_the_week_is_one_press_away(shown, fakes, karim):
    panel = shown(AppointmentsPanel(fakes.bench, karim))
    panel.week.click()
    assert fakes.went == [Route("timetable.week", karim, "learner")]
