"""Entering a candidate: the ground that fits what was before is proposed, with its paragraph."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from eduapp.core.i18n import speaking
from eduapp.exams.arrangements.rules import Measure
from eduapp.exams.sittings.ui.entry_dialog import Person, enter_candidate
from tests.support import given, given_education
from tests.support.accessibility import assert_page_accessible
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_arrangements import a_decision
from tests.support.given_exams import came, candidates, enter, head, plan
from tests.support.given_exams import enter_candidate as entered


@pytest.fixture
def earlier_id(database, course_id, learner_id):
    """An exam two weeks ago, for which the same person was entered."""
    id = plan(database, course_id, given.TODAY - timedelta(days=14))
    return entered(database, id, learner_id)


@pytest.fixture
def opened(database, fakes, parent, sitting_id, learner_id):
    sent = []

    def open_it():
        person = Person(learner_id, "Haddad, Karim")
        enter_candidate(fakes.bench, head(database, sitting_id), person, parent, sent.append)
        dialog = the_dialog()
        dialog.sent = sent
        return dialog

    return open_it


def notes(dialog):
    return " ".join(one.text() for one in dialog.findChildren(QLabel))


def test_somebody_without_an_earlier_exam_is_ordinary(database, opened, sitting_id):
    dialog = opened()
    assert dialog.form.values() == {"ground": "ordinary", "own_place_id": None}
    assert "No earlier exam in this course is known." in notes(dialog)
    dialog.submit()

    [row] = candidates(database, sitting_id)
    assert (row.ground, row.own_place) == ("ordinary", "")
    assert [order.sitting_id for order in dialog.sent] == [sitting_id]
    assert no_dialog()


def test_a_documented_absence_proposes_a_postponed_exam(database, opened, earlier_id, sitting_id):
    came(database, earlier_id, False, documented=True)
    dialog = opened()
    assert dialog.form.values()["ground"] == "postponed"
    said = dialog.form.field("ground").accessibleDescription()
    assert said == "Proposed by what there was before: Postponed (opplæringsforskrifta §§ 9-36, 15-24)."
    assert "09.11.2026: absent, documented." in notes(dialog)
    dialog.submit()
    assert [row.ground for row in candidates(database, sitting_id)] == ["postponed"]


@pytest.mark.parametrize(
    ("grade", "ground", "said"), [("1", "new", "not passed"), ("4", "ordinary", "passed")]
)
def test_what_came_of_the_last_exam_decides(database, opened, earlier_id, grade, ground, said):
    enter(database, earlier_id, grade)
    dialog = opened()
    assert dialog.form.values()["ground"] == ground
    assert f"09.11.2026: {said}." in notes(dialog)


def test_an_absence_nobody_documented_and_one_nobody_knows_are_told(database, opened, earlier_id):
    dialog = opened()
    assert "09.11.2026: no result yet." in notes(dialog)
    dialog.reject()
    came(database, earlier_id, False)
    assert "09.11.2026: absent, not documented." in notes(opened())


def test_a_ground_without_its_facts_asks_for_a_reason(database, fakes, opened, sitting_id):
    dialog = opened()
    dialog.form.set_values({"ground": "new"})
    dialog.submit()
    assert candidates(database, sitting_id) == ()
    assert "no earlier exam in this course ended without a pass" in (
        dialog.form.field("ground").accessibleDescription()
    )
    fakes.ask.reason = "Sat elsewhere"
    dialog.submit()
    assert [row.ground for row in candidates(database, sitting_id)] == ["new"]


def test_a_room_apart_is_chosen_there(database, opened, sitting_id):
    apart = given_education.a_place(database, "Rom 3", seats=1)
    dialog = opened()
    dialog.form.set_values({"own_place_id": apart})
    dialog.submit()
    assert [row.own_place for row in candidates(database, sitting_id)] == ["Rom 3"]


def test_the_form_is_fit_for_everybody(database, parent, sitting_id, learner_id):
    def make(theme):
        bench, person = a_bench(database, theme=theme).bench, Person(learner_id, "Haddad, Karim")
        enter_candidate(bench, head(database, sitting_id), person, parent, lambda _order: None)
        return the_dialog()

    assert_page_accessible(make)


def test_what_is_granted_is_told_before_somebody_is_entered(database, opened, learner_id):
    a_decision(database, learner_id, Measure("own_room"))
    dialog = opened()
    assert "Granted: own room." in notes(dialog)


def test_the_button_says_what_it_does_in_every_language(opened):
    """The key of the same name has another word in Norwegian."""
    with speaking("nb"):
        assert [one.text().strip() for one in opened().findChildren(QPushButton)][-1] == "Meld opp kandidat"
