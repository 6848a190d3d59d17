"""Each grade has exactly the appeals the law has against it, and each appeal exactly its outcomes."""

from datetime import date

import pytest

from eduapp.core.codes import code_list
from eduapp.core.i18n import LANGUAGES, speaking
from eduapp.exams.appeals.rules.steps import OUTCOMES
from eduapp.exams.deadlines.rules import deadline
from eduapp.exams.grading.rules.kinds import GROUNDS, INSTANCES, KINDS, PARTS, Graded, Kind, kinds_for
from tests.support.given import TODAY
from tests.support.given_appeals import GRADES

ALL = code_list(KINDS).keys()
# Opplæringsforskrifta §§ 10-4, 10-5, 10-7 to 10-9, 16-3, 16-4; universitets- og høyskoleloven 11-9 to 11-11.
LAW = {
    "written_exam": {"dismissed", "upheld", "raised", "lowered"},
    "held_exam": {"dismissed", "upheld", "annulled"},
    "overall": {"dismissed", "upheld", "quashed", "redone"},
    "no_overall": {"dismissed", "upheld", "quashed", "redone"},
    "module": {"dismissed", "upheld", "quashed", "redone"},
    "trade_test_grade": {"dismissed", "upheld", "raised", "annulled"},  # never lowered
    "trade_test_held": {"dismissed", "upheld", "annulled"},
    "higher_grade": {"dismissed", "upheld", "raised", "lowered"},
    "higher_held": {"dismissed", "upheld", "quashed", "annulled"},
    "annulment": {"dismissed", "upheld", "reversed"},  # forvaltningsloven § 34
}


def graded(exam="written", scale="K16", grade="3", course="upper_secondary", *, here=True):
    return Graded(exam, scale, grade, course, here)


def keys(**facts):
    return [kind.key for kind in kinds_for(graded(**facts))]


@pytest.mark.parametrize("kind", ALL)
def test_each_kind_has_exactly_the_outcomes_of_the_law(kind):
    assert set(Kind(kind).outcomes) == LAW[kind]
    assert LAW[kind] <= set(OUTCOMES)


@pytest.mark.parametrize(
    ("facts", "kinds"),
    [
        ({}, ["written_exam"]),
        ({"exam": "oral"}, ["held_exam"]),
        ({"exam": "oral_practical"}, ["held_exam"]),
        ({"exam": "practical"}, ["held_exam"]),
        ({"here": False}, ["written_exam", "overall"]),  # a list does not say which it is
        ({"here": False, "course": "basic"}, ["written_exam", "overall", "module"]),
        ({"here": False, "grade": "IV"}, ["written_exam", "no_overall"]),
        ({"exam": "practical", "scale": "FAGPR", "grade": "IB"}, ["trade_test_grade", "trade_test_held"]),
        ({"exam": "practical", "scale": "FAGPR", "grade": "B"}, []),  # only who did not pass
        ({"exam": "practical", "scale": "FAGPR", "grade": "BM"}, []),
        ({"scale": "AF", "grade": "C"}, ["higher_grade", "higher_held"]),
        ({"scale": "BIB", "grade": "B", "course": "higher"}, ["higher_grade", "higher_held"]),
        ({"scale": "BIB", "grade": "B", "course": "higher", "exam": "oral"}, ["higher_held"]),
        (
            {"scale": "AF", "grade": "C", "exam": "oral"},
            ["higher_held"],
        ),  # an oral grade cannot be looked at again
    ],
)
def test_a_grade_has_the_appeals_the_law_has_against_it(facts, kinds):
    assert keys(**facts) == kinds


@pytest.mark.parametrize("kind", GRADES)
def test_the_fixture_has_a_grade_for_each_kind(kind):
    exam, scale, grade, here, course = GRADES[kind]
    assert kind in keys(exam=exam, scale=scale, grade=grade, course=course, here=here)


@pytest.mark.parametrize("kind", ["written_exam", "higher_grade"])
def test_who_marks_a_written_exam_anew_does_not_know_the_complaint(kind):
    assert not Kind(kind).told_complaint
    assert Kind(kind).new_people


def test_new_examiners_in_higher_education_do_not_know_the_grade_either():
    assert "first_grade" not in Kind("higher_grade").parts
    assert "first_grade" in Kind("written_exam").parts


@pytest.mark.parametrize("kind", [key for key in ALL if key not in {"written_exam", "higher_grade"}])
def test_all_others_get_the_complaint_as_the_law_says(kind):
    assert Kind(kind).told_complaint


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ALL)
def test_everything_a_kind_names_is_there_in_every_language(key, language):
    kind = Kind(key)
    with speaking(language):
        assert kind.code.label != key
        assert kind.instance.label != kind.instance.key
        assert "§" in kind.basis
        assert kind.can.endswith(".") or kind.of_annulment  # a letter tells of grades alone
        assert "§" in kind.grounds.said("basis")

    assert kind.instance.key in code_list(INSTANCES)
    assert kind.grounds.key in code_list(GROUNDS)
    assert all(part in code_list(PARTS) for part in kind.parts)
    assert deadline(kind.deadline, TODAY).last_day > TODAY


@pytest.mark.parametrize(
    ("told", "asked", "given", "begins"),
    [
        (3, None, None, 3),
        (3, 4, None, None),  # until the grounds are given
        (3, 4, 9, 9),  # forvaltningsloven § 29
        (12, 4, 9, 12),  # nobody's time runs before the notice
        (None, None, None, None),
    ],
)
def test_the_time_begins_with_the_later_of_notice_and_grounds(told, asked, given, begins):
    def day(of_month):
        return date(2026, 12, of_month) if of_month else None

    assert Kind("overall").begins(day(told), day(asked), day(given)) == day(begins)
    assert Kind("written_exam").begins(day(told), day(asked), day(given)) == day(told)  # has no grounds


def test_time_runs_three_weeks_for_trade_tests_and_ten_days_for_grades():
    found = {key: deadline(Kind(key).deadline, TODAY).period.words for key in ALL}

    assert found["trade_test_grade"] == found["trade_test_held"] == "3 weeks"
    assert {found[key] for key in ("written_exam", "held_exam", "overall", "no_overall", "module")} == {
        "10 days"
    }
    assert found["higher_grade"] == found["higher_held"] == "3 weeks"
