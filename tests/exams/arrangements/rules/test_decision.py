"""What stands against a decision: said in one sentence each, all at once."""

import dataclasses
from datetime import date
from uuid import UUID

import pytest

from eduapp.core.codes import code_list
from eduapp.exams.arrangements import rules
from eduapp.exams.arrangements.rules import DecisionFacts, Measure, Other, Standing
from eduapp.exams.arrangements.rules.decision import LONGEST_OFFICE, LONGEST_REFERENCE
from tests.support.given_arrangements import facts

TODAY = date(2026, 11, 23)
MATHS = UUID(int=1)


def against(**said):
    return [one.name for one in rules.check_decision(facts(**said), TODAY)]


def beside(told, *others, replaced=None):
    known = [Other(one, date(2026, 9, 1), "2026/77") for one in others]
    return list(rules.check_overlap(told, known, replaced))


def a_standing(id_=9, course_id=None, first=date(2026, 9, 1), last=None, ends=None):
    return Standing(UUID(int=id_), course_id, first, last, ends)


def test_a_sound_decision_has_nothing_against_it():
    assert against() == []
    assert against(valid_until=date(2026, 10, 1), course_id=MATHS, decided_on=date(2026, 9, 1)) == []


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ({"decider": "doctor"}, ["DeciderUnknown"]),
        ({"office": ""}, ["OfficeMissing"]),
        ({"office": "x" * (LONGEST_OFFICE + 1)}, ["OfficeMissing"]),
        ({"office": "Oslo\u202ekommune"}, ["OfficeMissing"]),
        ({"office": "Helse Vest"}, ["TellsOfHealth"]),
        ({"reference": ""}, ["ReferenceMissing"]),
        ({"reference": "the letter"}, ["ReferenceMissing"]),
        ({"reference": "1" * (LONGEST_REFERENCE + 1)}, ["ReferenceMissing"]),
        ({"reference": "2026/1 dysleksi"}, ["TellsOfHealth"]),
        ({"decided_on": date(2026, 11, 24), "valid_from": date(2026, 11, 24)}, ["DecidedInFuture"]),
        ({"valid_from": date(2026, 9, 30)}, ["ValidBeforeDecided"]),
        ({"valid_until": date(2026, 9, 30)}, ["EndsBeforeItBegins"]),
    ],
)
def test_what_is_wrong_is_named(said, names):
    assert against(**said) == names


def test_everything_is_told_at_once():
    broken = facts(
        Measure("rest_day"),
        decider="",
        office="",
        reference="adhd",
        decided_on=date(2026, 12, 1),
        valid_from=date(2026, 11, 30),
        valid_until=date(2026, 11, 29),
    )
    assert [one.name for one in rules.check_decision(broken, TODAY)] == [
        *("DeciderUnknown", "OfficeMissing", "ReferenceMissing", "TellsOfHealth", "DecidedInFuture"),
        *("ValidBeforeDecided", "EndsBeforeItBegins", "MeasureUnknown"),
    ]


def test_a_diagnosis_is_refused_in_one_plain_sentence_beside_its_field():
    [told] = rules.check_decision(facts(reference="2026/1 Dysleksi"), TODAY)
    assert told.sentence() == (
        "“dysleksi” tells of health, and that is kept nowhere here. Write only the office and the number."
    )
    assert told.about == ("reference",)
    assert not told.overridable


def test_a_decision_has_no_place_for_why():
    assert [field.name for field in dataclasses.fields(DecisionFacts)] == [
        *("decider", "office", "decided_on", "reference", "valid_from", "valid_until", "course_id"),
        "measures",
    ]
    assert [field.name for field in dataclasses.fields(Measure)] == ["kind", "minutes", "percent", "detail"]


@pytest.mark.parametrize(
    ("other", "names"),
    [
        (a_standing(), ["HoldsAlready"]),
        (a_standing(last=date(2026, 9, 30)), []),
        (a_standing(last=date(2026, 10, 1)), ["HoldsAlready"]),
        (a_standing(first=date(2027, 1, 1)), ["HoldsAlready"]),
        (a_standing(course_id=MATHS), []),
        (a_standing(ends=date(2026, 10, 1)), []),
    ],
)
def test_two_for_the_same_exams_never_hold_on_one_day(other, names):
    assert [one.name for one in beside(facts(), other)] == names


def test_the_other_one_is_named_by_its_day_and_case():
    [told] = beside(facts(), a_standing())
    assert told.sentence() == (
        "A decision of 01.09.2026 for the same exams holds on some of these days (case 2026/77). "
        "Replace that one, or choose other days."
    )


def test_what_is_replaced_stands_against_nothing_but_the_others_do():
    old, third = a_standing(8, last=date(2026, 12, 31)), a_standing(7, first=date(2027, 1, 1))
    assert [one.name for one in beside(facts(), old, third, replaced=old)] == ["HoldsAlready"]
    assert beside(facts(valid_until=date(2026, 12, 31)), old, third, replaced=old) == []


def test_only_what_still_holds_is_replaced_and_by_one_for_the_same_exams():
    over = a_standing(last=date(2026, 9, 30))
    assert [one.name for one in beside(facts(), over, replaced=over)] == ["NothingToReplace"]
    other = a_standing(course_id=MATHS)
    assert [one.name for one in beside(facts(), other, replaced=other)] == ["ForOtherExams"]


@pytest.mark.parametrize("code", list(code_list(rules.ENDS)), ids=lambda code: code.key)
def test_every_reason_of_the_list_but_those_of_the_program_withdraws(code):
    found = [one.name for one in rules.check_withdrawal(a_standing(), code.key, TODAY)]
    assert found == (["EndUnknown"] if code.has("system") else [])


def test_what_is_over_is_not_withdrawn_and_no_reason_is_invented():
    over = a_standing(last=date(2026, 11, 22))
    assert [one.name for one in rules.check_withdrawal(over, "", TODAY)] == ["EndUnknown", "EndedAlready"]
    assert list(rules.check_withdrawal(a_standing(first=date(2027, 1, 1)), "wrong", TODAY)) == []
