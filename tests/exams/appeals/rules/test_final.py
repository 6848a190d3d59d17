"""What an instance decided ends its kind of appeal, and leaves only those the law has beside it."""

from datetime import date
from uuid import UUID

import pytest

from eduapp.core.codes import code_list
from eduapp.exams.appeals.rules.final import Decided, left, standing
from eduapp.exams.grading.rules.kinds import KINDS, Kind

ALL = [Kind(key) for key in code_list(KINDS).keys()]  # noqa: SIM118 - a CodeList


def decided(kind, step="upheld"):
    return Decided(UUID(int=1), 7, Kind(kind), step, date(2026, 12, 8))


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.key)
def test_every_kind_names_the_paragraph_by_which_it_is_final(kind):
    assert "§" in kind.final
    assert standing(kind, [decided(kind.key)]) is not None
    assert kind.key not in kind.beside


def test_what_another_body_decides_stays_open_beside_it():
    assert {one.key: one.beside for one in ALL if one.beside} == {
        "trade_test_grade": ("trade_test_held",),
        "trade_test_held": ("trade_test_grade",),
        "higher_grade": ("higher_held",),
        "higher_held": ("higher_grade",),
    }
    both = [Kind("trade_test_grade"), Kind("trade_test_held")]
    assert list(left(both, [decided("trade_test_grade")])) == [Kind("trade_test_held")]
    assert list(left(both, [decided("trade_test_grade"), decided("trade_test_held")])) == []


def test_a_grade_of_a_list_is_of_one_kind_once_it_was_decided_as_such():
    assert list(left([Kind("written_exam"), Kind("overall")], [decided("written_exam")])) == []


def test_it_says_when_what_and_by_which_paragraph():
    one = decided("written_exam", "raised")
    assert one.line == one.violation.sentence()
    assert one.line == (
        "Appeal 7 (grade of a written exam) was decided on 08.12.2026: grade raised. That is final "
        "(forvaltningsloven § 28)."
    )
