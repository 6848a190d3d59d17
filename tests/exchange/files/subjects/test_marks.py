"""Marks of exams on paper out of a list: by number, each sheet whole, unseen by the other, no file twice."""

import pytest

from eduapp.exchange.files import jobs
from eduapp.exchange.files.rules import State
from tests.support import given
from tests.support.given_grading import FIRST, SECOND, Grading, an_exam_from_elsewhere, an_exam_on_paper
from tests.support.given_imports import a_list, again, brought_in, looked_at, states, told

HEAD = "Kode;Dato;Kandidatnr;Oppgave;Poeng;Karakter;Ark\n"
WHO = given.OFFICE


@pytest.fixture
def exam(ready_made, database, clock):
    return Grading(database, clock, *ready_made(an_exam_on_paper))


def the_list(exam, tmp_path, *rows, by=WHO, name="poeng.csv"):
    lines = "\n".join(f"MAT;24.11.2026;{row}" for row in rows)
    return looked_at(exam.database.acting_as(by), "marks", a_list(tmp_path, HEAD + lines, name))


def bring(exam, looked, by=WHO):
    return brought_in(exam.database.acting_as(by), "marks", looked)


def sentences(looked):
    return {line: [sentence for _column, sentence in found] for line, found in told(looked).items()}


def test_totals_come_in_as_one_of_two_typed_them(exam, tmp_path):
    looked = the_list(exam, tmp_path, "101;;17;;1", "102;;13,5;;1")
    assert bring(exam, looked) == jobs.Report(2, 0, 0)
    rows = exam.seen_by(WHO)
    assert (rows[101].state, rows[101].own.total, rows[102].own.total) == ("mine", 1700, 1350)
    assert exam.seen_by(FIRST)[101].state == "others"
    exam.type_in(FIRST, 101, 17)
    assert exam.rows()[101].grade == "6"


def test_points_by_question_are_one_sheet(exam, tmp_path):
    rows = [f"101;{number};1,5;;" for number in range(1, 10)]
    assert bring(exam, the_list(exam, tmp_path, *rows, "101;;13,5;;1")) == jobs.Report(10, 0, 0)
    own = exam.seen_by(WHO)[101].own
    assert (own.sum, own.total, own.sheets) == (1350, 1350, 1)


def test_the_same_file_twice_is_told_and_changes_nothing(exam, tmp_path):
    rows = ("101;;17;;1", "102;;14;;1")
    bring(exam, the_list(exam, tmp_path, *rows))
    again_ = the_list(exam, tmp_path, *rows)
    assert set(states(again_).values()) == {State.JOINED}
    assert bring(exam, again_) == jobs.Report(0, 2, 0)


@pytest.mark.parametrize(
    "rows",
    [
        ("101;;17;;1",),
        ("101;;17;;1", "102;;14;;1"),  # a line more
        ("101;;17,0;;1",),  # written otherwise
        ("101;;16;;1",),  # or with another number
    ],
)
def test_the_second_of_two_types_from_the_sheets_whatever_the_file(exam, tmp_path, rows):
    bring(exam, the_list(exam, tmp_path, "101;;17;;1"))
    found = sentences(the_list(exam, tmp_path, *rows, by=given.LEADER, name="min.csv"))
    assert found[2] == [
        (
            "Åse Bakke brought this candidate in from a list on 25.11.2026. The second of two types it from "
            "the sheets, under “Type from the sheets…”, and not from a list."
        )
    ]
    exam.type_in(given.LEADER, 101, 16)
    assert exam.seen_by(FIRST)[101].state == "different"


def test_a_list_may_be_the_second_of_two_and_says_others_of_the_same_list_again(exam, tmp_path):
    exam.type_in(FIRST, 101, 17)
    bring(exam, the_list(exam, tmp_path, "101;;17;;1", "102;;14;;1"))
    found = sentences(the_list(exam, tmp_path, "102;;14;;1", "103;;11;;1", by=given.LEADER))
    assert list(found) == [2]
    assert exam.rows()[101].grade == "6"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("106;;17;;1", "Candidate 106 did not sit the exam by its log"),
        ("999;;17;;1", "Candidate 999 did not sit the exam by its log"),
        ("101;;19;;1", "Candidate 101: 19 points is more than the 18 there are."),
        ("101;;-1;;1", "-1 is too little: 0 is the least."),
        ("101;;1,234;;1", "1,234 has more than two decimals."),
        ("101;12;1;;", "The paper has no question 12. It has 9."),
        ("101;3;;;", "Question 3 has no points."),
        ("101;;;;", "The line has neither points nor a grade."),
        ("101;;17;5;1", "5 is no grade of “grade 1–6”. Write one of: no basis for assessment."),
        ("101;1;1;;", "Candidate 101: questions 2, 3, 4, 5, 6, 7, 8, 9 have no points."),
    ],
)
def test_what_cannot_be_is_one_sentence_in_its_line(exam, tmp_path, row, said):
    [found] = sentences(the_list(exam, tmp_path, row)).values()
    assert len(found) == 1
    assert found[0].startswith(said)


def test_a_sheet_comes_in_whole_or_not_at_all(exam, tmp_path):
    rows = [f"101;{number};{'3' if number == 4 else '1'};;" for number in range(1, 10)]
    looked = the_list(exam, tmp_path, *rows, "102;;14;;1")
    assert [line for line, state in states(looked).items() if state == State.FIX] == list(range(2, 11))
    assert bring(exam, looked) == jobs.Report(1, 0, 9)
    assert exam.seen_by(WHO)[101].state == "nobody"


def test_the_same_line_twice_is_once_and_another_number_is_asked_about(exam, tmp_path):
    looked = the_list(exam, tmp_path, "101;;17;;1", "101;;17;;1")
    assert bring(exam, looked) == jobs.Report(1, 1, 0)
    twice = the_list(exam, tmp_path, "102;;14;;1", "102;;13;;1")
    assert sentences(twice)[3] == [
        "Candidate 102 has that in line 2 already, with other points. Keep one of them."
    ]
    left = again(exam.database.acting_as(WHO), "marks", twice.preview, jobs.Decided(1, State.LEFT_OUT))
    assert bring(exam, left) == jobs.Report(1, 0, 0)


def test_an_exam_that_is_not_sealed_or_unknown_takes_nothing(exam, tmp_path):
    text = HEAD + "MAT;25.11.2026;101;;17;;1\nXYZ;24.11.2026;101;;17;;1\n"
    looked = looked_at(exam.database.acting_as(WHO), "marks", a_list(tmp_path, text))
    found = sentences(looked)
    assert found[2] == [
        "No exam of that day waits for marks. It must have been held here, be sealed, and not graded."
    ]
    assert found[3][0].startswith("There is no course with the code XYZ.")


def test_what_two_have_typed_or_what_is_fixed_is_not_typed_over(exam, tmp_path):
    exam.type_in(FIRST, 101, 17)
    exam.type_in(given.LEADER, 101, 16)
    exam.both(102, 14)
    exam.fix(102)
    found = sentences(the_list(exam, tmp_path, "101;;17;;1", "102;;14;;1"))
    assert found[2][0].startswith("Candidate 101: two people have typed it already.")
    assert found[3][0].startswith("Candidate 102: the grade is fixed.")


def test_nothing_of_what_another_typed_is_told(exam, tmp_path):
    exam.type_in(SECOND if WHO is not SECOND else FIRST, 101, 13.25)
    looked = the_list(exam, tmp_path, "101;;17;;1")
    assert states(looked) == {2: State.NEW}
    assert "1325" not in str(looked.preview.rows)


def test_where_the_whole_is_graded_a_grade_stands_in_the_list(ready_made, database, clock, tmp_path):
    exam = Grading(database, clock, *ready_made(an_exam_from_elsewhere))
    looked = the_list(exam, tmp_path, "101;;;5 fem;1", "102;;14;;1")
    assert sentences(looked)[3][0].startswith("Candidate 102: the whole answer is graded.")
    assert bring(exam, looked) == jobs.Report(1, 0, 1)
    assert exam.seen_by(WHO)[101].own.grade == "5"
