"""What a letter says of each kind of exam, and which words it may not hold."""

from dataclasses import replace
from datetime import date

import pytest

from eduapp.core.codes import code_list
from eduapp.core.i18n import speaking
from eduapp.education.school.rules import SchoolFacts
from eduapp.exams.grading.rules import letter as rules
from eduapp.exams.grading.rules.borders import Border
from eduapp.exams.grading.rules.kinds import Kind
from eduapp.exams.grading.rules.letter import Corrected, Decision, Exam, Told

SCHOOL = SchoolFacts(
    "Fjellvik vgs.", "Skolegata 1\n2600 Fjellvik", "974760673", "Fjellvik", "Kari Nordmann", "rektor"
)
TOLD = Told("Ola Vik", date(1990, 6, 5), 101, "5 fem", 1400, 1800, date(2026, 11, 25), handed_over=True)
DAY = date(2026, 11, 24)


OF_GRADES = [one.key for one in code_list("appeal_kinds") if not Kind(one.key).of_annulment]

# How a result is appealed against, by what it is a result of.
KINDS = {
    "written": ("written_exam",),
    "oral": ("held_exam",),
    "trade_test": ("trade_test_grade", "trade_test_held"),
    "higher": ("higher_grade", "higher_held"),
    "from_a_list": ("written_exam", "overall", "module"),
    "passed_trade_test": (),
} | {key: (key,) for key in OF_GRADES}


def a_letter(appeal="written", told=TOLD, language="en", **more):
    with speaking(language):
        kinds = tuple(map(Kind, KINDS[appeal]))
        exam = Exam("Matematikk", "MAT", DAY, "written", kinds, Border("5", 7500), "our rule", **more)
        return rules.letter(told, exam, SCHOOL, told.told_on, language)


@pytest.mark.parametrize(
    ("appeal", "last"),
    [
        ("written", "Last day to appeal: Monday 7 December 2026"),
        ("oral", "Last day to appeal: Monday 7 December 2026"),
        ("trade_test", "Last day to appeal: Wednesday 16 December 2026"),
        (
            "higher",
            (
                "Last day to ask for grounds: Wednesday 2 December 2026\n"
                "Last day to appeal: Wednesday 16 December 2026"
            ),
        ),
    ],
)
def test_each_kind_has_the_times_the_law_gives_it(appeal, last):
    assert a_letter(appeal).last_day == last


@pytest.mark.parametrize("code", OF_GRADES)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_each_kind_says_what_comes_of_an_appeal_with_its_paragraph_and_tells_nowhere(code, language):
    found = a_letter(code, language=language)
    assert "§" in found.appeal[0]
    with speaking(language):
        assert found.appeal[0].startswith(Kind(code).can)
    assert len(found.why) >= 2 or Kind(code).from_knowing
    assert list(rules.check_neutral([found], ())) == []


@pytest.mark.parametrize("appeal", ["written", "higher"])
def test_what_an_instance_decided_stands_in_the_place_of_the_invitation(appeal):
    told = replace(TOLD, decision=Decision(("It was decided.",)))
    found = a_letter(appeal, told)
    assert (found.appeal_title, found.appeal) == ("Your appeal", ("It was decided.",))
    assert (found.last_day, found.why) == ("", ())
    assert "It was decided." in found.own_words


def test_where_another_appeal_is_left_both_stand():
    found = a_letter(
        "trade_test", replace(TOLD, decision=Decision(("It was decided.",), left=(Kind("trade_test_held"),)))
    )
    assert found.appeal[0] == "It was decided."
    assert "§ 10-9" in found.appeal[1]
    assert "formal errors" in found.appeal[1]
    assert not any("passed" in line for line in found.appeal)  # what was decided is not invited again
    assert found.last_day == "Last day to appeal: Wednesday 16 December 2026"


@pytest.mark.parametrize(("appeal", "what"), [("overall", "overall grade"), ("module", "module grade")])
def test_a_grade_that_is_no_exams_is_quashed_and_has_written_grounds(appeal, what):
    said = a_letter(appeal).appeal[0]
    assert said.startswith(
        f"If you appeal against the {what}, it is looked at whether the rules were followed."
    )
    assert "the grade is quashed, and the school assesses you anew" in said
    assert "written grounds" in said


def test_against_a_test_that_was_passed_there_is_no_appeal_and_no_day():
    found = a_letter("passed_trade_test")
    assert found.appeal == ("The law has no appeal against this result.",)
    assert (found.last_day, found.why) == ("", ())


def test_what_a_list_does_not_tell_apart_is_told_kind_by_kind():
    found = a_letter("from_a_list")
    assert [line.partition(":")[0] for line in found.appeal[:3]] == [
        "Grade of a written exam",
        "Overall grade",
        "Module grade in preparatory education",
    ]
    assert found.last_day == "Last day to appeal: Monday 7 December 2026"
    assert found.why == a_letter("overall").why


def test_an_error_that_is_learned_of_later_has_its_own_time():
    found = a_letter("higher_held")
    assert "to appeal" not in found.last_day
    assert "from the day you learned of the error (universitets- og høyskoleloven § 11-9)" in found.appeal[0]


def test_a_name_is_whatever_it_is_but_no_other_word_tells_where():
    named = Told("Ola Fengsel", None, 101, "5 fem", None, None, TOLD.told_on, handed_over=False)
    assert list(rules.check_neutral([a_letter(told=named)], ())) == []
    assert a_letter(told=named).born == ""
    [said] = rules.check_neutral([a_letter()], ("Fjellvik",))
    assert said.facts["words"] == "Fjellvik"


def test_without_points_there_is_no_border_to_tell():
    bare = Told("Ola Vik", None, 101, "IV", None, None, TOLD.told_on, handed_over=False)
    assert a_letter(told=bare).below == ()
    assert a_letter().below[0].startswith("14 of 18 points (77.78")


def test_once_grounds_are_asked_for_the_time_to_appeal_begins_when_they_are_given():
    asked = replace(TOLD, asked_on=date(2026, 11, 30))
    waits = a_letter("higher", asked)
    assert waits.last_day == (
        "You asked for grounds on Monday 30 November 2026. The time to appeal begins anew when you have them."
    )
    assert waits.why == ()
    given = a_letter("higher", replace(asked, given_on=date(2026, 12, 2)))
    assert given.last_day == "Last day to appeal: Wednesday 23 December 2026"


def test_the_lowest_grade_begins_nowhere():
    lowest = Exam("Matematikk", "MAT", DAY, "written", (Kind("written_exam"),), Border("1", 0), "our rule")
    told = rules.letter(TOLD, lowest, SCHOOL, TOLD.told_on, "en")
    assert [line[:21] for line in told.below] == ["14 of 18 points (77.7"]


@pytest.mark.parametrize(
    ("language", "who"),
    [
        ("nb", "kandidaten"),
        ("nn", "kandidaten"),
        ("en", "candidate"),
        ("nb", "deltakeren"),
        ("nn", "deltakaren"),
        ("en", "learner"),
    ],
)
@pytest.mark.parametrize("appeal", KINDS)
def test_a_letter_speaks_to_the_person_and_of_nobody_else(appeal, language, who):
    assert not any(who in line for line in a_letter(appeal, language=language).why)


KEY = "The key was wrong."
FIRST = Corrected("3 three", date(2026, 11, 26), KEY, "the key was corrected (§ 9-9)")
SECOND = Corrected("4 four", date(2026, 11, 27), KEY, "the key was corrected (§ 9-9)")


def test_the_same_reason_of_several_corrections_is_told_once():
    found = a_letter(told=replace(TOLD, corrected=(FIRST, SECOND))).below

    assert found[:3] == (
        "Corrected on 26 November 2026. Before, the result was: 3 three.",
        "Corrected on 27 November 2026. Before, the result was: 4 four. The key was corrected (§ 9-9): "
        + KEY,
        "A letter about this exam from before that day does not hold any more.",
    )
    other = replace(SECOND, reason="A sum was wrong.")
    assert sum(KEY in line for line in a_letter(told=replace(TOLD, corrected=(FIRST, other))).below) == 1


def test_that_earlier_letters_do_not_hold_is_told_once():
    later = replace(TOLD, corrected=(FIRST,), anew_since=date(2026, 11, 27))
    found = [line for line in a_letter(told=later).below if "does not hold any more" in line]

    assert len(found) == 1
    assert "before 27 November 2026" in found[0]


@pytest.mark.parametrize("appeal", KINDS)
@pytest.mark.parametrize("corrected", [(), (FIRST,), (FIRST, SECOND)])
def test_no_line_of_a_letter_is_told_twice(appeal, corrected):
    made = a_letter(appeal, replace(TOLD, corrected=corrected))
    lines = [*made.below, *made.appeal, *made.last_day.splitlines(), *made.why]

    assert len(lines) == len(set(lines))
