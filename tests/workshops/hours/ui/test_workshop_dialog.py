"""The form for a workshop."""

import pytest
from PySide6.QtWidgets import QWidget

from eduapp.gui.forms import FormDialog
from eduapp.workshops.hours import queries
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.hours.ui.workshop_dialog import add_workshop, change_workshop, offered
from tests.support import given, given_education, given_workshops
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    qtbot.kept = made
    return made


def dialog_of(parent):
    return next(dialog for dialog in parent.findChildren(FormDialog) if dialog.isVisible())


def head(database, workshop_id):
    with database.reading() as session:
        return queries.workshop(session, workshop_id)


def test_workshops_come_first_among_the_places_and_only_leaders_lead(database):
    given_education.a_place(database, "A classroom")
    hall = given_education.a_place(database, "The hall", "workshop")

    with database.reading() as session:
        choices = offered(session)

    assert choices.places[0][0] == hall
    assert {words for _id, words in choices.leaders} == {"Terje Haug", "Siri Lund"}


def test_a_name_that_is_taken_is_told_in_the_form(database, carpentry, parent):
    add_workshop(a_bench(database).bench, parent)
    dialog = dialog_of(parent)
    dialog.form.set_values({"name": "CARPENTRY", "field_of_work": "carpentry"})
    dialog.submit()

    assert dialog.isVisible()
    dialog.form.set_values({"name": "Boats"})
    dialog.submit()
    assert not dialog.isVisible()


def test_a_workshop_is_closed_and_its_shift_moved(database, carpentry, parent):
    change_workshop(a_bench(database).bench, head(database, carpentry), parent)
    dialog = dialog_of(parent)
    dialog.form.set_values({"active": False, "start": 420, "end": 840, "pause": 45})
    dialog.submit()

    facts = head(database, carpentry).facts
    assert (facts.active, facts.shift) == (False, Times(420, 840, 45))


def test_somebody_elses_change_meanwhile_is_told_and_nothing_is_lost(database, carpentry, parent):
    fakes = a_bench(database)
    change_workshop(fakes.bench, head(database, carpentry), parent)
    dialog = dialog_of(parent)
    change_workshop(fakes.bench, head(database, carpentry), parent)
    other = parent.findChildren(FormDialog)[-1]
    other.form.set_values({"name": "Carpentry and boats"})
    other.submit()

    dialog.form.set_values({"name": "Woodwork"})
    dialog.submit()

    assert head(database, carpentry).name == "Carpentry and boats"
    assert dialog.form.values()["name"] == "Woodwork"
    dialog.form.keep()
    dialog.reject()


def test_the_form_is_fit_for_everybody(database, carpentry, parent):
    given_workshops.a_workshop(database, "Kitchen", leader_id=given.WORKSHOP_LEADER.user_id)
    workshop = head(database, carpentry)

    def make(theme):
        change_workshop(a_bench(database, theme=theme).bench, workshop, parent)
        return dialog_of(parent)

    assert_page_accessible(make)
