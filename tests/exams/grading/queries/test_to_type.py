"""What a list of marks is matched with: sealed exams, numbers, one's own typing and nobody else's."""

from datetime import date

from eduapp.exams.grading import queries
from tests.support import given
from tests.support.given_grading import FIRST, SECOND
from tests.support.given_marking import Sealed, a_sealed_exam

KEY = ("MAT", date(2026, 11, 24))


def to_type(exam, by=FIRST):
    with exam.database.acting_as(by).reading() as session:
        return queries.to_type(session)


def test_a_sealed_exam_is_there_with_who_wrote_on_paper(exam):
    found = to_type(exam)[KEY]
    assert set(found.people) == {101, 102, 103, 104, 105}
    assert found.against_number(101) is None
    assert found.against_number(106).name == "DidNotSit"
    assert (found.asked.most, found.scale) == (1800, "K16")


def test_one_sees_ones_own_typing_and_why_another_sheet_cannot_be_typed(exam):
    exam.type_in(FIRST, 101, 17)
    exam.type_in(SECOND, 102, 14)
    assert set(to_type(exam)[KEY].own) == {101}
    assert "1400" not in str(to_type(exam))
    exam.type_in(FIRST, 102, 14)
    assert to_type(exam, given.LEADER)[KEY].against_number(102).name == "TypedByTwo"
    exam.fix(102)
    assert to_type(exam)[KEY].against_number(102).name == "FixedAlready"


def test_who_sat_on_screen_is_not_typed(ready_made, database, clock):
    held = Sealed(database, clock, *ready_made(a_sealed_exam))
    found = to_type(held)[KEY]
    assert set(found.people) == {105, 106}
    assert found.against_number(101).name == "NotOnPaper"


def test_once_it_is_marked_it_is_not_there(exam):
    exam.everything_typed().fix()
    assert to_type(exam) == {}
