from uuid import uuid4

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.codes import code_list
from eduapp.exams.sittings.rules import corrections as rules

KNOWN = ("1", "2", "3")
ONE, OTHER = uuid4(), uuid4()
bases = st.sampled_from((*code_list(rules.BASES).keys(), "because", ""))


def names(violations):
    return {violation.name for violation in violations}


@forall(old=st.sampled_from(KNOWN), new=st.sampled_from(KNOWN), basis=bases, reason=st.text(max_size=5))
def test_a_correction_says_why_on_what_basis_and_changes_something(old, new, basis, reason):
    found = names(rules.check_correction(old, new, basis, reason))

    assert ("ReasonMissing" in found) == (not reason.strip())
    assert ("SameGrade" in found) == (old == new)
    assert ("BasisUnknown" in found) == (basis in {"because", ""})
    assert ("BasisOfAnInstance" in found) == (basis == rules.APPEAL)
    assert "BasisOfAnInstance" not in names(rules.check_correction(old, new, basis, reason, decided=True))


def test_other_points_are_corrected_also_where_the_grade_stays():
    assert (
        names(rules.check_correction("4", "4", "key_corrected", "Both are right", points_move=True)) == set()
    )
    assert names(rules.check_correction("4", "4", "key_corrected", "Both are right")) == {"SameGrade"}


def test_a_reason_is_as_long_as_a_history_can_show():
    long = "x" * (rules.LONGEST_REASON + 1)
    assert names(rules.check_correction("1", "2", "entry_error", long[:-1])) == set()
    assert names(rules.check_correction("1", "2", "entry_error", long)) == {"ReasonTooLong"}
    assert names(rules.check_refusing(rules.Standing(ONE, False, False), long)) == {"ReasonTooLong"}


@forall(by=st.sampled_from((ONE, OTHER)), decided=st.booleans(), moved_on=st.booleans())
def test_it_is_attested_once_by_somebody_else_and_of_the_result_it_was_proposed_for(by, decided, moved_on):
    found = names(rules.check_attesting(rules.Standing(ONE, decided, moved_on), by))

    assert ("CorrectionDecided" in found) == decided
    assert ("OwnCorrection" in found) == (by == ONE and not decided)
    assert ("ResultMovedOn" in found) == (moved_on and not decided)


def test_it_is_refused_once_with_a_reason_also_when_the_result_has_moved_on():
    assert names(rules.check_refusing(rules.Standing(ONE, False, True), "No")) == set()
    assert names(rules.check_refusing(rules.Standing(ONE, False, False), "  ")) == {"RefusalReasonMissing"}
    assert names(rules.check_refusing(rules.Standing(ONE, True, False), "No")) == {"CorrectionDecided"}


def test_what_an_instance_decided_is_refused_only_once_the_grade_is_another():
    standing = lambda moved_on: rules.Standing(ONE, False, moved_on, rules.APPEAL)  # noqa: E731
    [told] = rules.check_refusing(standing(False), "I think otherwise")
    assert told.sentence().startswith("An instance decided this grade on appeal, so it is attested")
    assert names(rules.check_refusing(standing(True), "The exam does not count")) == set()


def test_nobody_chooses_an_appeal_as_the_basis():
    assert [code.key for code in rules.chosen()] == ["entry_error", "key_corrected"]


def test_every_basis_has_its_paragraph():
    assert all("opplæringsforskrifta" in code.said("basis") for code in code_list(rules.BASES))


@pytest.mark.parametrize(
    ("points", "most", "told"),
    [
        (None, None, None),
        (0, 1800, None),
        (1800, 1800, None),
        (1801, 1800, "18.01 of 18 points is not possible."),
        (-500, 1800, "-5 of 18 points is not possible."),
        (1700, None, "17 of – points is not possible."),
        (None, 1800, "– of 18 points is not possible."),
    ],
)
def test_points_of_a_correction_are_from_nothing_to_all_there_are(points, most, told):
    found = [one.sentence() for one in rules.check_points(points, most)]
    assert found == ([] if told is None else [f"{told} Points are from 0 to the most there are."])


def test_an_instance_may_decide_the_grade_that_a_correction_has_given_meanwhile():
    assert list(rules.check_correction("4", "4", rules.APPEAL, "Raised", decided=True)) == []
    assert [type(one) for one in rules.check_correction("4", "4", "entry_error", "No")] == [rules.SameGrade]
