"""What a letter says of each kind of exam, and which words it may not hold."""

from dataclasses import replace
from datetime import date

import pytest

from eduapp.core.codes import code_list
from eduapp.core.i18n import speaking
from eduapp.education.school.rules import SchoolFacts
from eduapp.exams.grading.rules import letter as rules
from eduapp.exams.grading.rules.borders import Border
from eduapp.exams.grading.rules.letter import Decision, Exam, Told

SCHOOL = SchoolFacts(
    "Fjellvik vgs.", "Skolegata 1\n2600 Fjellvik", "974760673", "Fjellvik", "Kari Nordmann", "rektor"
)
TOLD = Told("Ola Vik", date(1990, 6, 5), 101, "5 fem", 1400, 1800, date(2026, 11, 25), handed_over=True)
DAY = date(2026, 11, 24)


def a_letter(appeal="written", told=TOLD, language="en", **more):
    with speaking(language):
        exam = Exam("Matematikk", "MAT", DAY, "written", appeal, Border("5", 7500), "our rule", **more)
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


@pytest.mark.parametrize("code", [one.key for one in code_list("result_appeals")])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_each_kind_says_what_comes_of_an_appeal_with_its_paragraph_and_tells_nowhere(code, language):
    found = a_letter(code, language=language)
    assert "§" in found.appeal[0]
    assert len(found.why) >= 2
    assert list(rules.check_neutral([found], ())) == []


@pytest.mark.parametrize("appeal", ["written", "higher"])
def test_what_an_instance_decided_stands_in_the_place_of_the_invitation(appeal):
    told = replace(TOLD, decision=Decision(("It was decided.",), open=False))
    found = a_letter(appeal, told)
    assert (found.appeal_title, found.appeal) == ("Your appeal", ("It was decided.",))
    assert (found.last_day, found.why) == ("", ())
    assert "It was decided." in found.own_words


def test_where_another_appeal_is_left_both_stand():
    found = a_letter("trade_test", replace(TOLD, decision=Decision(("It was decided.",), open=True)))
    assert found.appeal[0] == "It was decided."
    assert "§ 10-9" in found.appeal[1]
    assert found.last_day == "Last day to appeal: Wednesday 16 December 2026"


def test_every_way_of_holding_an_exam_has_one():
    assert {one.key for one in code_list("exam_kinds")} <= {one.key for one in code_list("result_appeals")}


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


def test_the_lowest_grade_begins_nowhere():
    lowest = Exam("Matematikk", "MAT", DAY, "written", "written", Border("1", 0), "our rule")
    told = rules.letter(TOLD, lowest, SCHOOL, TOLD.told_on, "en")
    assert [line[:21] for line in told.below] == ["14 of 18 points (77.7"]


@pytest.mark.parametrize(
    ("language", "who"), [("nb", "kandidaten"), ("nn", "kandidaten"), ("en", "candidate")]
)
@pytest.mark.parametrize("appeal", ["written", "trade_test", "higher"])
def test_a_letter_speaks_to_the_person_and_of_nobody_else(appeal, language, who):
    assert not any(who in line for line in a_letter(appeal, language=language).why)
