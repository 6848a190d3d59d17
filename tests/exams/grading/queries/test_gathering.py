"""What grades are made of: marks, sheets, the log, borders; and what a corrected key would move."""

from sqlalchemy import text

from eduapp.exams.grading import queries
from tests.support.accounts import owner_of
from tests.support.given_grading import FIRST


def gathered(exam):
    with exam.database.reading() as session:
        return queries.gathered(session, exam.sitting_id)


def test_everybody_who_sat_is_there_and_nobody_else(exam):
    assert [one.number for one in gathered(exam).people] == [101, 102, 103, 104, 105]


def test_marks_of_somebody_who_did_not_sit_are_told_and_block(exam):
    exam.everything_typed()
    with owner_of(exam.database) as theirs, theirs.engine.begin() as connection:  # as no use case does
        connection.execute(
            text("UPDATE typed_sheet SET candidate_id = :away WHERE candidate_id = :here"),
            {"away": exam.candidates[106].hex if as_hex(exam) else exam.candidates[106],
             "here": exam.candidates[105].hex if as_hex(exam) else exam.candidates[105]},
        )  # fmt: skip
    [said] = gathered(exam).against
    assert said.sentence() == (
        "Candidate 106 has marks, and did not sit the exam by its log. Find out whose they are."
    )


def as_hex(exam):
    return exam.database.engine.dialect.name == "sqlite"


def test_what_is_asked_of_a_sheet_follows_from_the_paper_of_the_bank(exam):
    asked = gathered(exam).asked
    assert (asked.most, asked.grades, len(asked.questions)) == (1800, ("IV",), 9)


def test_without_one_every_grade_of_the_scale_may_be_typed_and_no_points(elsewhere):
    asked = gathered(elsewhere).asked
    assert (asked.whole, asked.grades) == (True, ("6", "5", "4", "3", "2", "1", "IV"))


def test_a_sheet_is_kept_as_it_was_typed(exam):
    exam.type_in(FIRST, 101, 9, each=1)
    with exam.database.reading() as session:
        typed = queries.typed_of(session, exam.sitting_id)
    [(place, one)] = typed[exam.candidates[101]].items()
    assert (place, one.by, one.sheet) == (1, FIRST.user_id, exam.sheet(101, 9, each=1))
