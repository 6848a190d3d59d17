"""Forms for places in a workshop."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget

from eduapp.workshops.hours import queries
from eduapp.workshops.hours.rules.workshops import PostSize
from eduapp.workshops.hours.ui.placement_dialogs import end_placement, place_learner
from tests.support import given, given_workshops
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench

TODAY = given.TODAY


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    qtbot.kept = made
    return made


def placements(database, workshop_id):
    with database.reading() as session:
        return queries.placements(session, workshop_id)


def head(database, workshop_id):
    with database.reading() as session:
        return queries.workshop(session, workshop_id)


def test_a_place_begins_today_unless_said_otherwise(database, carpentry, parent):
    learner_id = given.a_learner(database, "Ola Vik")
    dialog = place_learner(a_bench(database).bench, head(database, carpentry), parent)
    picker = dialog.form.field("learner_id")
    picker.look()
    picker.set_value(next(row for row in picker.rows() if row.id == learner_id))
    dialog.form.set_values({"last_day": TODAY + timedelta(days=30), "percent": 40, "weekdays": {1, 3}})
    dialog.submit()

    [row] = placements(database, carpentry)
    assert (row.learner_id, row.first_day, row.last_day) == (learner_id, TODAY, TODAY + timedelta(days=30))
    assert row.size == PostSize(40, frozenset({1, 3}))


def test_nobody_chosen_is_told_in_the_form(database, carpentry, parent):
    dialog = place_learner(a_bench(database).bench, head(database, carpentry), parent)
    dialog.submit()

    assert dialog.isVisible()
    assert placements(database, carpentry) == []
    dialog.reject()


def test_a_last_day_before_hours_is_told_in_the_form(database, carpentry, parent):
    [learner_id] = given_workshops.placed(database, carpentry, "Ola Vik")
    given_workshops.some_hours(database, carpentry, learner_id)
    dialog = end_placement(a_bench(database).bench, placements(database, carpentry)[0], parent)
    dialog.form.set_values({"last_day": given_workshops.YESTERDAY - timedelta(days=1)})
    dialog.submit()
    assert dialog.isVisible()
    assert "There are hours on" in dialog.form.field("last_day").accessibleDescription()

    dialog.form.set_values({"last_day": given_workshops.YESTERDAY})
    dialog.submit()

    assert placements(database, carpentry)[0].last_day == given_workshops.YESTERDAY


@pytest.mark.parametrize("which", ["place", "end"])
def test_the_forms_are_fit_for_everybody(database, carpentry, parent, which):
    given_workshops.placed(database, carpentry, "Ola Vik")
    [row], workshop = placements(database, carpentry), head(database, carpentry)

    def make(theme):
        bench = a_bench(database, theme=theme).bench
        return (
            place_learner(bench, workshop, parent) if which == "place" else end_placement(bench, row, parent)
        )

    assert_page_accessible(make)
