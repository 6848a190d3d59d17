"""The file holds what the law sends along, and says what lacks."""

import pytest

from eduapp.core.codes import code_list
from eduapp.exams.appeals.rules.parts import check_complete, check_part, missing, written_parts
from eduapp.exams.grading.rules.kinds import KINDS, Kind


def named(part, words="x", *, enclosed=False, sent=False, kind="held_exam"):
    found = check_part(Kind(kind), part, words, enclosed=enclosed, sent=sent)
    return [one.name for one in found]


def test_a_written_exam_needs_nothing_that_people_write():
    assert written_parts(Kind("written_exam")) == written_parts(Kind("higher_grade")) == []


def test_an_oral_exam_needs_rules_and_two_statements():
    kind = Kind("held_exam")
    assert written_parts(kind) == ["exam_rules", "statement_school", "statement_examiners"]
    [told] = check_complete(kind, ["exam_rules"])
    assert told.sentence() == (
        "This goes along by law (opplæringsforskrifta §§ 10-8, 16-3) and lacks: statement by the head or the "
        "county on how it was held, statement by the examiners on how it was held. Write it, or note that it "
        "is enclosed."
    )


def test_who_got_no_overall_grade_was_warned_and_the_warning_goes_along():
    assert "warning" in written_parts(Kind("no_overall"))  # § 10-5, § 9-7


@pytest.mark.parametrize("key", code_list(KINDS).keys())
def test_with_everything_kept_nothing_lacks(key):
    kind = Kind(key)
    assert missing(kind, written_parts(kind)) == []
    assert list(check_complete(kind, written_parts(kind))) == []


def test_what_stands_against_a_part():
    assert named("exam_rules") == named("exam_rules", "", enclosed=True) == []
    assert named("exam_rules", "") == ["PartEmpty"]
    assert named("exam_rules", sent=True) == ["SentWithout"]
    assert named("protocol") == ["PartMade"]
    assert named("warning") == ["PartUnknown"]
