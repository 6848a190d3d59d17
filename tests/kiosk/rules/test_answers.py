import pytest

from eduapp.kiosk.formats.paper import PaperQuestion, PaperText
from eduapp.kiosk.formats.record import LONGEST_ANSWER
from eduapp.kiosk.rules.answers import cleaned, fits, has_answer, is_answered, is_partly
from tests.support.given_kiosk import QUESTIONS

WHOLE = {
    1: 2,
    2: [0, 2],
    3: False,
    4: "tool post",
    5: "12,5",
    6: {"0": 1, "1": 0},
    7: [2, 1, 0],
    8: ["a", "b"],
    9: "x",
}
PARTLY = {6: {"0": 1}, 7: [2], 8: ["a", " "]}
NOTHING = {1: None, 2: [], 4: "  ", 5: "", 6: {}, 7: [], 8: ["", " "], 9: "\n"}
MISFITS = [
    *[(0, "x"), (0, None), (1, 3), (1, -1), (1, "0"), (1, True), (1, [0])],
    *[(2, [2, 0]), (2, [0, 0]), (2, [9]), (2, 0), (3, 1), (3, "true"), (4, 7), (4, "x" * 60_001), (9, ["x"])],
    *[(6, {"9": 0}), (6, {"0": 9}), (6, {"00": 0}), (6, {0: 0}), (6, [0]), (7, [0, 0]), (7, [3])],
    *[(8, ["a"]), (8, ["a", "b", "c"]), (8, [1, 2]), (8, "a")],
]


@pytest.mark.parametrize("number", WHOLE)
def test_whole_answers_fit_and_are_answers(number):
    question = QUESTIONS[number]

    assert fits(question, WHOLE[number])
    assert is_answered(question, WHOLE[number])
    assert not is_partly(question, WHOLE[number])
    assert cleaned(question, WHOLE[number]) == WHOLE[number]
    assert fits(question, None)


@pytest.mark.parametrize("number", PARTLY)
def test_an_answer_in_part_is_told_from_a_whole_one(number):
    question = QUESTIONS[number]

    assert fits(question, PARTLY[number])
    assert has_answer(question, PARTLY[number])
    assert is_partly(question, PARTLY[number])
    assert not is_answered(question, PARTLY[number])


@pytest.mark.parametrize("number", NOTHING)
def test_an_answer_without_anything_in_it_is_none(number):
    assert not has_answer(QUESTIONS[number], NOTHING[number])
    assert not is_partly(QUESTIONS[number], NOTHING[number])


@pytest.mark.parametrize(("number", "value"), MISFITS)
def test_what_can_be_no_answer_to_a_question_is_refused(number, value):
    assert not fits(QUESTIONS[number], value)


@pytest.mark.parametrize(("number", "value"), [(2, []), (4, ""), (6, {}), (7, []), (8, ["", ""])])
def test_an_empty_answer_is_kept_as_none(number, value):
    assert cleaned(QUESTIONS[number], value) is None


def test_the_words_of_all_gaps_go_into_one_record():
    gaps = PaperQuestion(8, 2, "gaps", PaperText("A [[1]] is turned on a [[2]]."), gaps=(1, 2))
    half = "x" * (LONGEST_ANSWER // 2)

    assert fits(gaps, [half, half])
    assert not fits(gaps, [half, half + "x"])
