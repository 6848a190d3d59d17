"""Two type unseen; what differs is settled from the paper; nobody types over what two have typed."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from eduapp.core.errors import NotAllowed, NotFound
from eduapp.exams.grading import service, terms
from tests.support import given
from tests.support.accounts import owner_of
from tests.support.given_exams import refused
from tests.support.given_grading import FIRST, SECOND
from tests.support.given_marking import Sealed, a_sealed_exam


def test_two_who_type_alike_make_a_grade(exam):
    exam.type_in(FIRST, 101, 17)
    assert exam.rows()[101].grade == ""
    exam.type_in(SECOND, 101, 17)
    row = exam.rows()[101]
    assert (row.points, row.most, row.grade, row.source) == (1700, 1800, "6", "typed")
    assert row.typists == (FIRST.name, SECOND.name)


def test_alone_one_types_anew_and_never_as_the_second(exam):
    exam.type_in(FIRST, 101, 17)
    exam.type_in(FIRST, 101, 16)
    assert [one.startswith("Candidate 101: one person") for one in exam.problems()[101]] == [True]
    exam.type_in(SECOND, 101, 16)
    assert exam.rows()[101].points == 1600
    with exam.database.engine.connect() as connection:
        query = text("SELECT typist, total, superseded FROM typed_sheet ORDER BY typed_at, id")
        assert [tuple(row) for row in connection.execute(query)] == [
            (1, 1700, True),
            (1, 1600, False),
            (2, 1600, False),
        ]


def test_the_database_holds_that_the_two_are_two(exam):
    exam.both(101, 17)
    with (
        owner_of(exam.database) as theirs,
        pytest.raises(IntegrityError),
        theirs.engine.begin() as connection,
    ):
        connection.execute(
            text("UPDATE typed_sheet SET typed_by = (SELECT typed_by FROM typed_sheet WHERE typist = 1)")
        )


def test_what_differs_is_settled_from_the_paper_by_somebody_with_a_name(exam):
    exam.type_in(FIRST, 101, 17)
    exam.type_in(SECOND, 101, 11)
    assert exam.rows()[101].grade == ""
    assert refused(lambda: exam.type_in(FIRST, 101, 11)) == {"TypedByTwo"}
    assert refused(lambda: exam.type_in(given.LEADER, 101, 11)) == {"TypedByTwo"}

    exam.type_in(given.LEADER, 101, 11, settles=True)
    assert exam.rows()[101].points == 1100
    row = exam.seen_by(FIRST)[101]
    assert (row.state, row.settled_by) == ("done", given.LEADER.name)
    exam.type_in(given.LEADER, 101, 17, settles=True)  # and once more, if that was wrong
    assert exam.rows()[101].points == 1700


def test_where_two_agree_there_is_nothing_to_settle(exam):
    exam.type_in(FIRST, 101, 17)
    assert refused(lambda: exam.type_in(given.LEADER, 101, 17, settles=True)) == {"NothingToSettle"}
    exam.type_in(SECOND, 101, 17)
    assert refused(lambda: exam.type_in(given.LEADER, 101, 17, settles=True)) == {"NothingToSettle"}


def test_nobody_who_did_not_sit_gets_marks(exam):
    assert refused(lambda: exam.type_in(FIRST, 106, 17)) == {"DidNotSit"}


def test_marks_above_what_there_is_are_refused_before_they_are_kept(exam):
    assert refused(lambda: exam.type_in(FIRST, 101, 19)) == {"TotalAboveMost"}
    assert refused(lambda: exam.type_in(FIRST, 101, each=2.5)) == {"PointsAboveMost"}
    assert exam.seen_by(FIRST)[101].state == "nobody"


def test_the_same_again_changes_nothing(exam, notes):
    first = exam.type_in(FIRST, 101, 17)
    told = len(notes)
    assert exam.type_in(FIRST, 101, 17) == first
    assert len(notes) == told


def test_once_the_grade_is_fixed_nothing_is_typed(exam):
    exam.both(101, 17)
    exam.fix(101)
    assert refused(lambda: exam.type_in(given.LEADER, 101, 3, settles=True)) == {"FixedAlready"}


def test_where_the_whole_is_graded_the_grade_is_typed(elsewhere):
    elsewhere.both(101, grade="5")
    row = elsewhere.rows()[101]
    assert (row.grade, row.points, row.most) == ("5", None, None)
    assert refused(lambda: elsewhere.type_in(FIRST, 102, 17)) == {"PointsNotAsked", "GradeNotTyped"}


def test_what_was_written_on_screen_is_not_typed(ready_made, database, clock):
    held = Sealed(database, clock, *ready_made(a_sealed_exam))
    order = service.TypeSheet(candidate_id=held.candidates[101])
    assert refused(lambda: held.run(FIRST, service.type_sheet, order)) == {"NotOnPaper"}


def test_who_may_not_type_and_what_is_not_there(exam):
    with pytest.raises(NotAllowed):
        exam.run(given.INVIGILATOR, service.type_sheet, service.TypeSheet(candidate_id=exam.candidates[101]))
    with pytest.raises(NotFound):
        exam.run(FIRST, service.type_sheet, service.TypeSheet(candidate_id=exam.sitting_id))


def test_the_trail_says_who_typed_whose_sheet_and_never_what(exam, notes):
    exam.type_in(FIRST, 101, 17)
    exam.type_in(SECOND, 101, 11)
    exam.type_in(given.LEADER, 101, 11, settles=True)
    told = [one for one in notes if one.action in {terms.SHEET_TYPED, terms.SHEET_SETTLED}]
    assert [one.details["number"] for one in told] == [101] * 3
    assert not any("17" in str(one.details) or one.learner for one in told)


def wrong_alike(exam):
    """Both typed the same, and the total does not match."""
    exam.both(101, 17, each=1)
    assert any("are 9 together, and the total says 17" in one for one in exam.problems()[101])


def test_what_two_typed_alike_and_does_not_add_up_is_typed_anew_by_two(exam):
    wrong_alike(exam)
    assert refused(lambda: exam.type_in(FIRST, 101, 9, each=1)) == {"TypedByTwo"}

    exam.type_in(FIRST, 101, 9, each=1, anew=True)
    assert [one.startswith("Candidate 101: one person") for one in exam.problems()[101]] == [True]
    assert exam.seen_by(SECOND)[101].state == "others"
    exam.type_in(SECOND, 101, 9, each=1)
    assert (exam.rows()[101].points, exam.rows()[101].problems) == (900, ())
    with exam.database.engine.connect() as connection:
        query = text("SELECT typist, total, superseded FROM typed_sheet ORDER BY typed_at, id")
        assert [tuple(row) for row in connection.execute(query)] == [
            (1, 1700, True),
            (2, 1700, True),
            (1, 900, False),
            (2, 900, False),
        ]


def test_the_same_typed_anew_is_one_of_two_again(exam):
    exam.both(101, 17)
    exam.type_in(FIRST, 101, 17, anew=True)
    assert exam.rows()[101].grade == ""
    exam.type_in(given.LEADER, 101, 17, anew=True)  # who began a moment later is the second
    assert exam.rows()[101].grade == "6"


def test_what_was_settled_wrongly_is_typed_anew_too(exam):
    exam.type_in(FIRST, 101, 17, each=1)
    exam.type_in(SECOND, 101, 16, each=1)
    exam.type_in(given.LEADER, 101, 17, each=1, settles=True)
    assert exam.seen_by(FIRST)[101].state == "wrong"
    exam.type_in(SECOND, 101, 9, each=1, anew=True)
    exam.type_in(FIRST, 101, 9, each=1)
    assert exam.seen_by(FIRST)[101].state == "alike"


def test_the_trail_says_that_it_was_typed_anew(exam, notes):
    wrong_alike(exam)
    exam.type_in(SECOND, 101, 9, each=1, anew=True)
    assert [one.details["number"] for one in notes if one.action == terms.SHEET_ANEW] == [101]


def test_who_typed_one_of_the_two_settles_nothing_alone(exam):
    exam.type_in(FIRST, 101, 17)
    exam.type_in(SECOND, 101, 11)
    for one in (FIRST, SECOND):
        assert refused(lambda one=one: exam.type_in(one, 101, 17, settles=True)) == {"SettlesOwn"}
        assert not exam.seen_by(one)[101].may_settle
    assert exam.seen_by(given.LEADER)[101].may_settle
    exam.type_in(FIRST, 101, 11, anew=True)  # or both of them type it again
    exam.type_in(SECOND, 101, 11)
    assert exam.rows()[101].points == 1100
