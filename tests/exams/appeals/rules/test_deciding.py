"""A step has a name, a reason, a day in order, and a grade that fits what was decided."""

from datetime import date
from itertools import product

import pytest

from eduapp.education.courses.rules import scale
from eduapp.exams.appeals.rules.deciding import Known, Said, check_said, names_person
from eduapp.exams.grading.rules.kinds import Kind

DAY = date(2026, 12, 10)
LAST = date(2026, 12, 3)
K16, FAGPR = scale("K16"), scale("FAGPR")
GRADES = ["6", "5", "4", "3", "2", "1"]


def named(step="upheld", kind="written_exam", known=None, **said):
    facts = {"on_day": DAY, "person": "Tone Myhre", "reason": "Looked at anew", "grade": ""} | said
    known = known or Known(K16, "3", LAST)
    return [one.name for one in check_said(Kind(kind), Said(step, **facts), known, DAY)]


@pytest.mark.parametrize(("old", "new"), list(product(GRADES, GRADES)))
def test_up_is_up_and_down_is_down(old, new):
    known = Known(K16, old, LAST)

    assert (named("raised", grade=new, known=known) == []) is (int(new) > int(old))
    assert (named("lowered", grade=new, known=known) == []) is (int(new) < int(old))


def test_what_is_no_grade_is_neither_above_nor_below():
    assert named("raised", grade="IV") == ["NotHigher"]
    assert named("lowered", grade="IV") == ["NotLower"]
    assert named("raised", grade="4", known=Known(K16, "IV", LAST)) == ["NotHigher"]


def test_a_trade_test_is_raised_to_either_pass():
    known = Known(FAGPR, "IB", LAST)
    assert named("raised", "trade_test_grade", known, grade="B") == []
    assert named("raised", "trade_test_grade", known, grade="BM") == []


def test_a_new_assessment_may_be_any_value_of_the_scale():
    assert named("assessed", "no_overall", grade="IV") == named("assessed", "no_overall", grade="1") == []
    assert named("assessed", "no_overall") == ["GradeMissing"]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ({"person": ""}, ["PersonMissing"]),
        ({"person": "x" * 81}, ["WordsTooLong"]),
        ({"reason": ""}, ["ReasonMissing"]),
        ({"reason": "x" * 301}, ["WordsTooLong"]),
        ({"reason": "The candidate is ill"}, ["HealthWord"]),
        ({"on_day": date(2026, 12, 2)}, ["DayOutOfOrder"]),
        ({"on_day": date(2026, 12, 11)}, ["DayOutOfOrder"]),
        ({"on_day": LAST}, []),
    ],
)
def test_what_is_missing_is_named(said, names):
    assert named(**said) == names


def test_nobody_who_marked_decides_where_the_law_wants_new_people():
    known = Known(K16, "3", LAST, {"Tone Myhre"})

    assert named(known=known) == named(known=known, person=" tone  MYHRE ") == ["MarkedAtFirst"]
    assert named(known=known, step="withdrawn") == []
    assert named(known=known, kind="held_exam", step="upheld") == []  # formal errors alone


@pytest.mark.parametrize(
    ("text", "named_there"),
    [
        ("Marit Vold", True),
        ("Klagenemnda, Marit Vold", True),
        ("Klagenemnda v/ Vold, Marit", True),
        ("klagenemnda ved marit ø. vold", True),
        ("Ola Berg og Marit Vold (leder)", True),
        ("Anne-Marit Vold", False),
        ("Marit Berg, Ola Vold", False),
        ("Ola Vold og Marit Berg", False),
        ("Marit Volden", False),
        ("", False),
    ],
)
def test_who_marked_is_found_among_others_who_decide(text, named_there):
    assert names_person(text, "Marit Vold") is named_there
    known = Known(K16, "3", LAST, ("Marit Vold",))
    assert ("MarkedAtFirst" in named(known=known, person=text)) is named_there
