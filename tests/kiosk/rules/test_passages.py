from dataclasses import replace

from eduapp.kiosk.formats.paper import PaperText
from eduapp.kiosk.rules.passages import passages
from tests.support.given_kiosk import QUESTIONS, a_paper


def test_a_text_stands_with_every_question_of_its_part():
    told = passages(a_paper())

    assert told[1] == told[8] == (QUESTIONS[0],)
    assert told[9] == ()


def test_texts_that_follow_each_other_stand_together():
    second = replace(QUESTIONS[0], stem=PaperText("And this one."), heading="")
    new = replace(QUESTIONS[0], stem=PaperText("A third."), heading="")
    told = passages(a_paper([QUESTIONS[0], second, QUESTIONS[1], new, QUESTIONS[2]]))

    assert told == {1: (QUESTIONS[0], second), 2: (new,)}
