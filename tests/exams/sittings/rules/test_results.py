from datetime import date

from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.exams.sittings.rules import results as rules

TODAY = date(2026, 11, 23)
KNOWN = ("1", "2", "3")
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def names(violations):
    return [violation.name for violation in violations]


@forall(grade=st.text(max_size=3), day=days)
def test_a_grade_is_of_the_scale_and_of_an_exam_that_was_held(grade, day):
    found = names(rules.check_result(grade, KNOWN, "karakter", day, TODAY))

    assert ("GradeUnknown" in found) == (grade not in KNOWN)
    assert ("SittingInFuture" in found) == (day > TODAY)


def test_an_unknown_grade_names_the_scale_and_all_that_is_known():
    [unknown] = rules.check_result("7", KNOWN, "karakter", TODAY, TODAY)

    assert "“7”" in unknown.sentence()
    assert "1, 2, 3" in unknown.sentence()
