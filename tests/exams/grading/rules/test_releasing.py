from uuid import uuid4

import pytest

from eduapp.exams.grading.rules import releasing as rules

ONE, OTHER = uuid4(), uuid4()


@pytest.mark.parametrize(
    ("by", "over", "same", "found"),
    [
        (OTHER, False, True, []),
        (ONE, False, True, ["OwnProposal"]),
        (OTHER, False, False, ["GradesChanged"]),
        (ONE, False, False, ["OwnProposal", "GradesChanged"]),
        (OTHER, True, False, ["ReleaseGone"]),
    ],
)
def test_another_person_confirms_once_over_the_same_grades(by, over, same, found):
    assert [one.name for one in rules.check_confirming(ONE, by, over=over, same=same)] == found


def test_any_grade_changes_what_is_released():
    results = [(uuid4(), "4", 1000, 2000), (uuid4(), "5", None, None)]
    first = rules.digest_of(results)
    assert rules.digest_of(reversed(results)) == first
    assert rules.digest_of([results[0], (results[1][0], "6", None, None)]) != first
    assert rules.digest_of(results[:1]) != first
