from eduapp.exams.marking.rules.final import Given
from eduapp.exams.marking.rules.marking import (
    Asked,
    check_complete,
    check_given,
    handed_in_already,
    where_text,
)

ESSAY, WHOLE = Asked(101, 9, 200), Asked(101, 0, 0)
GRADES = ("6", "5", "4", "3", "2", "1", "IV")


def against(asked, given, note=""):
    return [type(one).__name__ for one in check_given(asked, given, note, GRADES, "grade 1–6")]


def test_points_from_nothing_to_all_are_a_mark():
    assert against(ESSAY, Given(0)) == against(ESSAY, Given(200)) == []


def test_too_many_too_few_and_none_are_refused_each_in_a_sentence():
    assert against(ESSAY, Given(201)) == ["PointsAboveMost"]
    assert against(ESSAY, Given(-1)) == ["PointsNegative"]
    assert against(ESSAY, Given(None)) == against(ESSAY, Given(100, "5")) == ["PointsMissing"]


def test_the_whole_is_given_a_grade_of_its_scale():
    assert against(WHOLE, Given(None, "5")) == against(WHOLE, Given(None, "IV")) == []
    assert against(WHOLE, Given(None, "7")) == against(WHOLE, Given(100)) == ["GradeMissing"]


def test_a_note_is_a_sentence_and_no_novel():
    assert against(ESSAY, Given(0), "x" * 501) == ["NoteTooLong"]


def test_what_is_missing_is_named_before_anybody_hands_in():
    [found] = check_complete([Asked(102, 9, 200), Asked(101, 3, 100)])

    assert found.sentence().startswith("2 answers have no mark yet: candidate 101, question 3; candidate 102")
    assert not [*check_complete([])]
    assert where_text([Asked(7, 0, 0)]) == "candidate 7"
    assert where_text([Asked(n, 1, 0) for n in range(20)]).endswith("…")


def test_after_the_talk_nobody_is_told_that_answers_come_back():
    assert "come back" in handed_in_already(1, 1).sentence()
    assert "come back" not in handed_in_already(2, 2).sentence() + handed_in_already(3, 1).sentence()
