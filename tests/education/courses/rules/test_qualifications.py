"""What counts as held, on which day, and how an entry is put right."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given as each
from hypothesis import strategies

from eduapp.core.codes import code_list
from eduapp.education.courses.rules import Reached, requirement_of, still_needed
from eduapp.education.courses.rules.qualifications import (
    ISSUED_HERE,
    LONGEST_CODE,
    PAPER_SEEN,
    QUALIFICATIONS,
    SOON,
    TOLD,
    QualificationFacts,
    Standing,
    asked_for,
    check_put_right,
    check_qualification,
    held_among,
    standing_of,
    tidy_code,
    what_text,
)

TODAY = date(2026, 11, 23)
ONE = timedelta(days=1)
FACTS = QualificationFacts("certificate", "TRUCK", date(2026, 1, 5), date(2027, 6, 30))


def names(violations):
    return [violation.name for violation in violations]


def against(facts, *others):
    return list(check_qualification(facts, others, "Haddad, Karim", TODAY))


def test_the_closed_lists_are_those_of_the_rules():
    assert code_list("qualification_kinds").keys() == QUALIFICATIONS
    assert code_list("qualification_proofs").keys() == (PAPER_SEEN, ISSUED_HERE, TOLD)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"until": None}, []),
        ({"day": TODAY, "until": TODAY}, []),
        ({"until": TODAY - ONE}, []),  # it has run out: that may be noted too
        ({"kind": "course"}, ["QualificationKindUnknown"]),
        ({"code": ""}, ["QualificationCodeMissing"]),
        ({"code": "X" * LONGEST_CODE}, []),
        ({"code": "X" * (LONGEST_CODE + 1)}, ["QualificationCodeTooLong"]),
        ({"known": "rumour"}, ["ProofUnknown"]),
        ({"day": TODAY + ONE}, ["NotObtainedYet"]),
        ({"until": date(2026, 1, 4)}, ["EndsBeforeObtained"]),
    ],
)
def test_each_value_is_judged(change, expected):
    assert names(against(replace(FACTS, **change))) == expected


def test_all_reasons_are_told_at_once_and_each_names_its_field():
    found = against(QualificationFacts("x", "", TODAY + ONE, TODAY, "y"))

    assert [(one.name, *one.about) for one in found] == [
        ("QualificationKindUnknown", "kind"),
        ("QualificationCodeMissing", "code"),
        ("ProofUnknown", "known"),
        ("NotObtainedYet", "day"),
        ("EndsBeforeObtained", "until"),
    ]


@pytest.mark.parametrize(
    "code", ["TRUCK T1", "certificate:TRUCK", "(TRUCK", "TRUCK)", "*", "TRU\u202eCK", "TRUCK:", "A&B"]
)
def test_a_code_that_no_prerequisite_could_name_is_odd(code):
    assert names(against(replace(FACTS, code=code))) == ["QualificationCodeOdd"]


@each(strategies.text(max_size=12))
def test_whatever_code_may_be_noted_can_be_asked_for(text):
    facts = replace(FACTS, code=tidy_code(text))
    if names(against(facts)):
        return
    wish = requirement_of(f"certificate:{text.strip()}")
    known = Reached(certificates=held_among([facts], "certificate"), day=TODAY)

    assert still_needed(wish, known) is None


def test_the_same_is_held_once_and_a_renewal_has_its_own_day():
    [violation] = against(replace(FACTS, until=None), FACTS)

    assert violation.sentence() == (
        "Haddad, Karim has certificate TRUCK of 05.01.2026 already. Correct that entry, or enter the day of "
        "the new one."
    )
    assert violation.about == ("code",)
    for other in ({"day": TODAY}, {"code": "CRANE"}, {"kind": "safety"}):
        assert against(replace(FACTS, **other), FACTS) == []


@pytest.mark.parametrize(
    ("change", "day", "standing"),
    [
        ({"until": None}, TODAY, Standing.HOLDS),
        ({"until": TODAY + SOON + ONE}, TODAY, Standing.HOLDS),
        ({"until": TODAY + SOON}, TODAY, Standing.SOON_OUT),
        ({"until": TODAY}, TODAY, Standing.SOON_OUT),
        ({"until": TODAY - ONE}, TODAY, Standing.OUT),
        ({"until": None, "known": TOLD}, TODAY, Standing.NOT_PROVEN),
        ({"until": TODAY - ONE, "known": TOLD}, TODAY, Standing.NOT_PROVEN),
        ({"known": "from a newer program"}, TODAY, Standing.NOT_PROVEN),
    ],
)
def test_how_it_stands_is_told_a_month_before_the_last_day(change, day, standing):
    assert standing_of(replace(FACTS, **change), day) is standing


@pytest.mark.parametrize(
    ("change", "day", "holds"),
    [
        ({}, FACTS.day, True),
        ({}, FACTS.until, True),
        ({}, FACTS.until + ONE, False),
        ({}, FACTS.day - ONE, False),
        ({"known": ISSUED_HERE}, TODAY, True),
        ({"known": TOLD}, TODAY, False),
        ({"kind": "safety"}, TODAY, False),
    ],
)
def test_what_is_proven_holds_from_the_day_it_was_obtained_to_its_last(change, day, holds):
    facts = [replace(FACTS, **change)]
    known = Reached(
        certificates=held_among(facts, "certificate"), safety=held_among(facts, "safety"), day=day
    )

    assert known.has_certificate("TRUCK") == holds


def test_a_correction_changes_something_and_says_why():
    assert names(check_put_right(FACTS, FACTS, "")) == ["NothingPutRight", "CorrectionReasonMissing"]
    assert names(check_put_right(FACTS, replace(FACTS, known=TOLD), "no paper after all")) == []


def test_codes_that_courses_ask_for_are_known_with_the_courses():
    catalogue = {
        "A": "certificate:truck and safety:BANDSAW",
        "B": "bevis:TRUCK or NOR-A2",
        "C": "",
        "D": "cannot be (read",
        "E": "module:NOR-A2/2",
    }

    assert asked_for(catalogue) == {("certificate", "TRUCK"): ("A", "B"), ("safety", "BANDSAW"): ("A",)}


def test_what_is_held_is_told_in_words():
    assert what_text("safety", "BANDSAW") == "safety training BANDSAW"
    assert FACTS.term == "certificate:TRUCK"
