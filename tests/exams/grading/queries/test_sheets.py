"""Who types sees their own alone until two have typed; then both, and what they differ on."""

from dataclasses import asdict

import pytest

from eduapp.core.errors import NotAllowed
from eduapp.exams.grading import queries
from tests.support import given
from tests.support.given_grading import FIRST, SECOND
from tests.support.given_marking import Sealed, a_sealed_exam


def test_before_two_have_typed_nobody_is_told_a_number_of_the_other(exam):
    exam.type_in(FIRST, 101, 13.25)
    mine, theirs, leaders = (exam.seen_by(by)[101] for by in (FIRST, SECOND, given.LEADER))
    assert (mine.state, mine.own.total) == ("mine", 1325)
    for row in (theirs, leaders):
        assert row.state == "others"
        assert "1325" not in str(asdict(row))
        assert FIRST.name not in str(asdict(row))
    assert "1325" not in str(exam.page())  # nor anywhere on the page of grades


def test_once_both_have_typed_what_differs_stands_side_by_side(exam):
    exam.type_in(FIRST, 101, 9, each=1)
    exam.type_in(SECOND, 101, 9.5, each=1, sheets=3)
    for by in (FIRST, SECOND, given.LEADER):
        row = exam.seen_by(by)[101]
        assert (row.state, row.first_by, row.second_by) == ("different", FIRST.name, SECOND.name)
        assert [(one.what, one.first, one.second) for one in row.differs] == [
            ("total", 900, 950),
            ("sheets", 1, 3),
        ]
        assert row.agreed is None
    exam.both(102, 14)
    assert exam.seen_by(given.LEADER)[102].agreed.total == 1400


def test_the_state_of_each_is_told(exam):
    assert exam.seen_by(FIRST)[101].state == "nobody"
    exam.both(101, 17)
    assert exam.seen_by(FIRST)[101].state == "alike"
    exam.fix(101)
    assert exam.seen_by(FIRST)[101].state == "fixed"
    assert not exam.seen_by(FIRST)[101].typable


def test_questions_are_counted_as_on_the_candidates_own_paper(exam):
    rows = exam.seen_by(FIRST).values()
    assert all(len(row.questions) == 9 for row in rows)
    assert all([number for number, _asked in row.questions] == list(range(1, 10)) for row in rows)
    by_letter = {row.letter: [asked.number for _number, asked in row.questions] for row in rows}
    assert by_letter["A"] == list(range(1, 10))


def test_only_who_wrote_on_paper_is_there(ready_made, database, clock):
    held = Sealed(database, clock, *ready_made(a_sealed_exam))
    with database.acting_as(FIRST).reading() as session:
        page = queries.typing(session, held.sitting_id)
    assert [row.number for row in page.rows] == [105, 106]


def test_where_the_whole_is_graded_there_are_no_questions(elsewhere):
    assert all(row.questions == () for row in elsewhere.seen_by(FIRST).values())


def test_who_may_not_type_sees_nothing(exam):
    with exam.database.acting_as(given.INVIGILATOR).reading() as session, pytest.raises(NotAllowed):
        queries.typing(session, exam.sitting_id)


def test_no_name_of_a_candidate_is_among_the_sheets(exam):
    page = str(exam.seen_by(FIRST))
    assert not any(name in page for name in ("Vik", "Berg", "Hosseini", "Lie", "Dahl"))


def test_what_two_typed_alike_and_does_not_add_up_says_why(exam):
    exam.both(101, 17, each=1)
    row = exam.seen_by(given.LEADER)[101]
    assert (row.state, row.typed_by_two, row.typable) == ("wrong", True, False)
    assert [one[:60] for one in row.problems] == [
        "Candidate 101: the points of the questions are 9 together, a"
    ]


def test_what_one_typed_is_told_of_nobody_as_a_problem(exam):
    exam.type_in(FIRST, 101, 17, each=1)
    assert exam.seen_by(SECOND)[101].problems == ()
