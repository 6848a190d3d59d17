"""Who is ready for which paper."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.certificates import rules
from eduapp.education.enrolment.rules import ENDED_EARLY, NOT_COMPLETED

TODAY = date(2026, 11, 23)
DONE = rules.CourseCase(
    kind_of_course="short",
    assessed=True,
    percent_needed=80,
    state="active",
    first_day=date(2026, 11, 2),
    ended_on=None,
    group_ends=date(2026, 11, 20),
    held=10,
    attended=9,
    passed=True,
    has_result=True,
)


def against(**changes):
    return {violation.name for violation in rules.check_course(replace(DONE, **changes), TODAY)}


def test_somebody_who_attended_and_passed_is_ready():
    assert against() == set()
    assert rules.paper_for(DONE) == "kursbevis"


def test_all_reasons_are_told_together():
    assert against(assessed=False, group_ends=date(2026, 12, 18), attended=2) == {
        "GroupNotOver",
        "TooLittleAttendance",
    }


def test_nobody_gets_a_paper_before_the_first_day():
    assert against(state="planned", first_day=date(2026, 12, 1), held=0) == {"NotStarted"}


LEFT = {"ended_on": date(2026, 11, 10), "passed": None, "has_result": False}


@pytest.mark.parametrize("state", ENDED_EARLY)
def test_leaving_early_with_nothing_gives_no_course_paper(state):
    assert against(state=state, **LEFT) == {"EndedEarly"}


@pytest.mark.parametrize("state", ENDED_EARLY)
@pytest.mark.parametrize("assessed", [True, False])
def test_a_short_stay_leaves_with_the_modules_it_reached_however_little_it_was(state, assessed):
    stay = {"state": state, **LEFT, "modules": True, "assessed": assessed, "attended": 3}
    assert against(**stay, group_ends=date(2026, 12, 18)) == set()
    assert rules.paper_for(replace(DONE, **stay)) == "deltakerbevis"
    assert against(**stay, held=0) == {"NothingHeld"}


@pytest.mark.parametrize("state", ENDED_EARLY)
def test_who_passed_and_left_has_done_the_course_unless_the_school_said_no(state):
    stay = {"state": state, "ended_on": date(2026, 11, 10)}
    done = state != NOT_COMPLETED
    assert against(**stay) == set()
    assert rules.paper_for(replace(DONE, **stay)) == ("kursbevis" if done else "deltakerbevis")
    assert against(**stay, attended=2) == ({"TooLittleAttendance"} if done else set())


class Aim(NamedTuple):
    module: str
    first: date = date.min

    def can_be_chosen(self, day):
        return day >= self.first


def test_aims_are_reached_by_their_module_or_by_the_exam_and_never_by_attending():
    first, second, whole = Aim("1"), Aim("2"), Aim("")
    aims = [first, second, whole]
    assert list(rules.aims_reached(aims, {}, None)) == []
    assert list(rules.aims_reached(aims, {"2": TODAY}, None)) == [second]
    assert list(rules.aims_reached(aims, {"2": TODAY}, TODAY)) == aims


def test_an_aim_that_was_not_valid_then_was_not_reached():
    later = Aim("1", date(2027, 1, 1))
    assert list(rules.aims_reached([later], {"1": TODAY}, None)) == []
    assert list(rules.aims_reached([later], {"1": date(2027, 1, 1)}, None)) == [later]


def test_a_teacher_may_say_that_somebody_is_done_before_the_group_ends():
    assert against(assessed=False, group_ends=date(2026, 12, 18), state="completed") == set()


def test_who_did_not_pass_still_gets_a_truthful_paper():
    assert rules.paper_for(replace(DONE, passed=False)) == "deltakerbevis"


@pytest.mark.parametrize("kind", rules.COUNTY_DOCUMENTS)
def test_grades_that_the_county_documents_never_make_a_kursbevis(kind):
    assert rules.paper_for(replace(DONE, kind_of_course=kind)) == "deltakerbevis"


@forall(held=st.integers(1, 200), attended=st.integers(0, 200), percent=st.integers(0, 100))
def test_the_share_attended_decides_exactly(held, attended, percent):
    attended = min(attended, held)
    enough = attended / held * 100 >= percent - 1e-9
    assert (
        "TooLittleAttendance" not in against(held=held, attended=attended, percent_needed=percent)
    ) == enough


def test_a_grade_the_county_documents_gives_no_paper_before_the_group_is_over():
    assert against(kind_of_course="upper_secondary", group_ends=date(2026, 12, 18)) == {"GroupNotOver"}
    assert against(kind_of_course="upper_secondary", group_ends=date(2026, 11, 20)) == set()


def test_who_failed_waits_for_the_end_of_the_group():
    assert against(passed=False, group_ends=date(2026, 12, 18)) == {"GroupNotOver"}
