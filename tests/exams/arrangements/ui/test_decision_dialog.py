"""The forms of a decision: what the letter says and no more, with every measure of the list."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTextEdit

from eduapp.core.codes import code_list
from eduapp.exams.arrangements import rules
from eduapp.exams.arrangements.rules import Measure
from eduapp.exams.arrangements.ui import decision_dialog
from eduapp.exams.arrangements.ui.decision_dialog import Somebody
from eduapp.gui.fields import LineField
from eduapp.gui.form import Said
from tests.support import given
from tests.support.accessibility import assert_page_accessible
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_arrangements import AN_HOUR, BREAKS, OWN_ROOM, READER, a_decision, facts

LETTER = {
    "decider": "county",
    "office": "Vestland fylkeskommune",
    "decided_on": date(2026, 10, 1),
    "reference": "2026/1234-5",
    "valid_from": date(2026, 10, 1),
}


@pytest.fixture
def kari(learner_id):
    return Somebody(learner_id, "Moe, Kari")


def refused(dialog):
    return dialog.form.summary.accessibleDescription()


def warned(dialog):
    return [one.text() for one in dialog.findChildren(Said) if one.text()]


def test_a_decision_is_recorded_as_the_letter_says_it(fakes, parent, kari, course_id, told):
    decision_dialog.record(fakes.bench, parent, kari)
    dialog = the_dialog()
    assert dialog.windowTitle() == "Record a decision for Moe, Kari"
    dialog.form.type_in(LETTER | {"course_id": course_id, "valid_until": date(2027, 6, 1)})
    dialog.form.type_in({"extra_minutes": 60, "own_room": True, "breaks": 30, "dictionary": "ar"})
    dialog.submit()

    assert no_dialog()
    [row] = told(kari.id)
    dictionary = Measure("dictionary", detail="ar")
    assert row.facts == facts(
        AN_HOUR, BREAKS, OWN_ROOM, dictionary, course_id=course_id, valid_until=date(2027, 6, 1)
    )


def test_every_measure_of_the_list_can_be_granted(fakes, parent, kari, told):
    decision_dialog.record(fakes.bench, parent, kari)
    dialog = the_dialog()
    for code in code_list(rules.MEASURES):
        amount, detail = code.said("amount"), code.said("detail")
        value = rules.bounds(code)[1] if amount else code_list(detail).keys()[-1] if detail else True
        dialog.form.type_in({code.key: value})
    dialog.form.type_in(LETTER)
    dialog.submit()

    [row] = told(kari.id)
    assert [one.kind for one in row.facts.measures] == list(code_list(rules.MEASURES).keys())


def test_there_is_no_field_that_invites_a_reason(fakes, parent, kari):
    decision_dialog.record(fakes.bench, parent, kari)
    dialog = the_dialog()
    lines = {key for key in dialog.form.values() if type(dialog.form.field(key)) is LineField}
    assert lines == {"office", "reference"}
    assert dialog.findChildren(QPlainTextEdit) == dialog.findChildren(QTextEdit) == []
    said = " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert "Only what is granted, never why." in said
    assert "Write nothing about health" in said


def test_a_diagnosis_is_refused_beside_its_field_and_what_was_typed_stays(fakes, parent, kari, told):
    decision_dialog.record(fakes.bench, parent, kari)
    dialog = the_dialog()
    dialog.form.type_in(LETTER | {"reference": "2026/1 dysleksi", "own_room": True})
    dialog.submit()

    assert (
        "“dysleksi” tells of health, and that is kept nowhere here. Write only the office and the number."
    ) in refused(dialog)
    assert dialog.form.field("reference").property("problem") == "true"
    assert dialog.form.values()["own_room"] is True
    assert told(kari.id) == ()


def test_all_that_is_wrong_is_told_at_once(fakes, parent, kari):
    decision_dialog.record(fakes.bench, parent, kari)
    dialog = the_dialog()
    wrong = {"valid_from": date(2026, 9, 1), "valid_until": date(2026, 8, 1), "reference": "the letter"}
    dialog.form.type_in(LETTER | wrong)
    dialog.submit()

    wrong = [key for key in LETTER if dialog.form.field(key).property("problem") == "true"]
    assert wrong == ["reference", "valid_from"]
    for words in ("The last day is before the first day.", "Choose at least one measure"):
        assert words in refused(dialog)


def test_where_a_measure_is_not_meant_is_said_while_one_chooses(fakes, parent, kari):
    decision_dialog.record(fakes.bench, parent, kari)
    dialog = the_dialog()
    assert warned(dialog) == []
    dialog.form.type_in({"reader": True})
    assert warned(dialog) == ["Not where the exam tests: reading (opplæringsforskrifta §§ 9-34, 15-23)."]
    dialog.form.type_in({"reader": False})
    assert warned(dialog) == []


def test_a_replacement_begins_with_what_is_granted_now(database, fakes, parent, kari, told):
    first = a_decision(database, kari.id, AN_HOUR, READER)
    decision_dialog.record(fakes.bench, parent, kari, told(kari.id)[0])
    dialog = the_dialog()
    assert "takes the place of the decision in case 2026/1234-5" in dialog.accessibleDescription()
    values = dialog.form.values()
    assert (values["office"], values["extra_minutes"], values["reader"]) == (
        "Vestland fylkeskommune",
        60,
        True,
    )
    assert (values["reference"], values["decided_on"], values["valid_from"]) == ("", None, None)
    dialog.form.type_in({"reader": False, "reference": "2026/2", "decided_on": given.TODAY})
    dialog.form.type_in({"valid_from": given.TODAY})
    dialog.submit()

    now, before = told(kari.id)
    assert now.facts.measures == (AN_HOUR,)
    assert (before.id, before.end.reason) == (first, "replaced")


def test_without_anybody_chosen_the_form_asks_for_whom(fakes, parent, kari, told):
    decision_dialog.record(fakes.bench, parent)
    dialog = the_dialog()
    assert dialog.windowTitle() == "Record a decision"
    dialog.form.type_in(LETTER | {"own_room": True})
    dialog.submit()
    assert "Learner is needed." in refused(dialog)
    dialog.form.field("learner_id").set_value(kari)
    dialog.submit()
    assert len(told(kari.id)) == 1


def test_a_decision_is_withdrawn_for_a_reason_of_the_list(database, fakes, parent, kari, told):
    a_decision(database, kari.id)
    dialog = decision_dialog.withdraw(fakes.bench, parent, told(kari.id)[0])
    assert dialog.windowTitle() == "Withdraw the decision for Moe, Kari"
    dialog.submit()
    assert "Reason is needed." in refused(dialog)
    dialog.form.type_in({"reason": "replaced"})
    assert dialog.form.values()["reason"] is None  # only the program says so
    dialog.form.type_in({"reason": "own_wish"})
    dialog.submit()
    assert told(kari.id)[0].end.reason == "own_wish"


def test_the_forms_are_fit_for_everybody(database, parent, kari, told):
    def asked(theme):
        decision_dialog.record(a_bench(database, theme=theme).bench, parent, kari)
        return the_dialog()

    assert_page_accessible(asked)
    a_decision(database, kari.id)
    [row] = told(kari.id)
    assert_page_accessible(
        lambda theme: decision_dialog.withdraw(a_bench(database, theme=theme).bench, parent, row)
    )


def test_whoever_grants_no_language_says_so_in_words():
    """A choice without a value has no name on a screen reader; so each measure has its own."""
    with_detail = {code.key for code in code_list(rules.MEASURES) if code.said("detail")}
    assert decision_dialog._WITHOUT.keys() == with_detail
    assert len(set(decision_dialog._WITHOUT.values())) == len(with_detail)
