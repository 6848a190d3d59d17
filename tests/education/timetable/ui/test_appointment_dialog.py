"""A fixed appointment: days, perhaps a time, a neutral kind; there is no field for why."""

import pytest

from eduapp.core.spans import Span
from eduapp.education.timetable.ui.appointment_dialog import book_appointment
from tests.support import given
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench
from tests.support.given_timetable import booked


@pytest.fixture
def karim(database):
    return given.a_learner(database, "Karim Haddad")


def test_an_appointment_is_booked_for_a_learner(fakes, parent, database, karim):
    dialog = book_appointment(fakes.bench, "Haddad, Karim", parent, learner_id=karim)
    dialog.form.set_values({"kind": "visit", "start": 600, "end": 660})
    dialog.submit()

    [found] = booked(database, learners={karim: []})
    assert (found.span, found.title) == (Span(600, 660), "visit")


def test_both_times_or_neither(fakes, parent, database, karim):
    dialog = book_appointment(fakes.bench, "Haddad, Karim", parent, learner_id=karim)
    dialog.form.set_values({"kind": "visit", "start": 600})
    dialog.submit()
    assert dialog.isVisible()

    dialog.form.set_values({"start": None})
    dialog.submit()
    [found] = booked(database, learners={karim: []})
    assert found.span is None


def test_there_is_no_field_for_why(fakes, parent, karim):
    dialog = book_appointment(fakes.bench, "Haddad, Karim", parent, learner_id=karim)
    assert set(dialog.form.values()) == {"kind", "first", "last", "start", "end"}


def test_the_form_is_fit_for_everybody(qtbot, database, parent, karim):
    assert_page_accessible(
        lambda theme: book_appointment(
            a_bench(database, theme=theme).bench, "Haddad, Karim", parent, learner_id=karim
        )
    )
