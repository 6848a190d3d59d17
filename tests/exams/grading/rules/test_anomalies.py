"""What does not add up: each thing its own sentence, and what two typed comes before what is marked here."""

from dataclasses import replace
from uuid import uuid4

from eduapp.exams.grading.rules import anomalies
from eduapp.exams.grading.rules.anomalies import Marked
from eduapp.exams.grading.rules.sheets import FIRST, SECOND, SETTLED, Asked, Question, Sheet
from eduapp.exams.marking.rules.points import Unmarked

IDS = (uuid4(), uuid4())
ASKED = Asked(tuple(Question(number, id, 200) for number, id in enumerate(IDS, 1)), ("IV",), ("IV",))
WHOLE = Asked((), ("1", "2"), ("1 one", "2 two"))
NOTHING = Marked(105, 0, 2, "", "", (Unmarked(number=105, count=2),))
SIX = Marked(105, 250, 0, "", "", ())


def stands(marked=NOTHING, typed=None, asked=ASKED, logged=None):
    return anomalies.standing(marked, typed or {}, asked, logged, {"1": "1 one", "2": "2 two"})


def names(found):
    return [one.name for one in found.problems]


def both(sheet, other=None):
    return {FIRST: sheet, SECOND: other or sheet}


def test_without_sheets_what_the_examiners_decided_counts_with_all_that_stands_against_it():
    assert (stands(SIX).points, stands(SIX).grade, names(stands(SIX))) == (250, "", [])
    assert names(stands(NOTHING)) == ["Unmarked"]


def test_sheets_that_nobody_has_typed_nor_marked_say_how_marks_come_in():
    assert names(stands(NOTHING, logged=2)) == ["NobodyHasTyped"]
    assert names(stands(replace(NOTHING, open=1), logged=2)) == ["Unmarked", "SheetsNotCounted"]
    assert names(stands(replace(SIX, points=0), asked=WHOLE, logged=1)) == ["NobodyHasTyped"]


def test_where_two_examiners_differ_on_all_of_it_nobody_is_sent_to_type():
    differing = Marked(105, 0, 2, "", "", (Unmarked(number=105, count=2),), differ=2)
    assert names(stands(differing)) == ["Unmarked"]


def test_who_marks_paper_in_the_program_has_somebody_count_the_sheets():
    assert names(stands(SIX, logged=2)) == ["SheetsNotCounted"]
    assert names(stands(SIX, {FIRST: Sheet(sheets=1)}, logged=2)) == ["SheetsDiffer"]
    counted = stands(SIX, {FIRST: Sheet(sheets=2)}, logged=2)
    assert (counted.points, counted.source, names(counted)) == (250, SIX.given_by, [])
    assert names(stands(SIX, both(Sheet(sheets=2), Sheet(sheets=3)), logged=2)) == ["SheetsDiffer"]
    settled = {**both(Sheet(sheets=2), Sheet(sheets=3)), SETTLED: Sheet(sheets=2)}
    assert names(stands(SIX, settled, logged=2)) == []
    assert names(stands(replace(SIX, grade="2", label="2 two"), asked=WHOLE, logged=1)) == [
        "SheetsNotCounted"
    ]
    assert names(stands(NOTHING, {FIRST: Sheet(sheets=2)}, logged=2)) == ["NobodyHasTyped"]


def test_who_counts_and_who_types_the_points_differ():
    assert names(stands(SIX, both(Sheet(sheets=2), Sheet(total=250, sheets=2)), logged=2)) == [
        "TypedOtherwise"
    ]


def test_one_person_alone_is_not_enough():
    found = stands(typed={FIRST: Sheet(total=200)})
    assert names(found) == ["SecondTypistMissing"]
    assert found.points is None


def test_two_who_differ_block_and_what_they_differ_on_is_named():
    first = Sheet(points=dict.fromkeys(IDS, 100), total=200, sheets=1)
    second = Sheet(points={IDS[0]: 100, IDS[1]: 50}, total=150, sheets=2)
    found = stands(typed=both(first, second))
    assert names(found) == ["TypedOtherwise"]
    assert found.problems[0].sentence() == (
        "Candidate 105: the two who typed differ on question 2, the total, the number of sheets. Settle it "
        "from the paper."
    )
    settled = stands(typed={**both(first, second), SETTLED: second})
    assert (settled.points, names(settled)) == (150, [])


def test_a_sum_that_does_not_match_blocks():
    found = stands(typed=both(Sheet(points=dict.fromkeys(IDS, 125), total=200)))
    assert names(found) == ["SumDiffers"]
    assert "are 2.5 together, and the total says 2." in found.problems[0].sentence()


def test_a_sheet_too_few_or_too_many_or_uncounted_blocks():
    assert names(stands(typed=both(Sheet(total=200, sheets=2)), logged=2)) == []
    assert names(stands(typed=both(Sheet(total=200, sheets=1)), logged=2)) == ["SheetsDiffer"]
    assert names(stands(typed=both(Sheet(total=200)), logged=2)) == ["SheetsNotCounted"]
    assert names(stands(typed=both(Sheet(total=200)))) == []  # nobody counted in the room either


def test_what_is_above_the_most_or_lacks_a_question_blocks_even_if_two_typed_it():
    assert names(stands(typed=both(Sheet(total=500)))) == ["TotalAboveMost"]
    assert names(stands(typed=both(Sheet(points={IDS[0]: 100}, total=100)))) == ["PointsLacking"]


def test_sheets_and_marks_in_the_program_agree_or_block():
    assert names(stands(SIX, both(Sheet(total=250)))) == []
    assert names(stands(SIX, both(Sheet(total=200)))) == ["MarksDiffer"]
    assert names(stands(NOTHING, both(Sheet(total=200)))) == []  # nobody marked here


def test_the_whole_is_graded_typed_or_given_and_the_two_agree():
    given = Marked(105, 0, 0, "2", "2 two", ())
    assert stands(given, asked=WHOLE).grade == "2"
    assert names(stands(Marked(105, 0, 0, "", "", ()), asked=WHOLE)) == ["NoGradeReached"]
    assert stands(NOTHING, both(Sheet(grade="1")), WHOLE).grade == "1"
    assert names(stands(given, both(Sheet(grade="1")), WHOLE)) == ["GradesDiffer"]


def test_no_basis_for_assessment_needs_no_points():
    found = stands(typed=both(Sheet(grade="IV")))
    assert (found.points, found.grade, names(found)) == (None, "IV", [])


def test_marks_say_whose_they_are_the_keys_the_examiners_or_typed():
    marked = Marked(105, 250, 0, "", "", (), given_by="key")
    assert stands(marked).source == "key"
    assert stands(marked, typed=both(Sheet(total=200))).source == "typed"
