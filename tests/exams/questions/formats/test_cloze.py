"""Gaps of Moodle's little language, both ways; what our gaps cannot hold is refused by name."""

from decimal import Decimal

import pytest
from hypothesis import given as forall
from hypothesis import settings

from eduapp.exams.questions.formats.cloze import cloze_of, read_cloze
from eduapp.exams.questions.formats.gift_text import Stopped
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import Answer, Question, Text
from tests.support import given_questions
from tests.support.given_questions import plain


def read(words, form=q.HTML):
    return read_cloze(Text(words, form), 3)


def told(words):
    return [
        (
            answer.text.words or f"{answer.number}±{answer.tolerance}",
            float(answer.percent),
            answer.feedback.words,
        )
        for answer in read(words).answers
    ]


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("{1:MULTICHOICE:=a~b}", [("a", 100, ""), ("b", 0, "")]),
        ("{:MC:a~%50%b#ja~=c#nei}", [("a", 0, ""), ("b", 50, "ja"), ("c", 100, "nei")]),
        ("{2:SHORTANSWER:=Oslo~%-33.33333%Bergen}", [("Oslo", 100, ""), ("Bergen", -33.33333, "")]),
        ("{1:mw:=Oslo}", [("Oslo", 100, "")]),
        (r"{1:SA:=a\}b\~c\#d\/e\"f\\}", [('a}b~c#d/e"f\\', 100, "")]),
        ("{1:SA:=&#125;&#126;&lt;b&gt;#&quot;x&quot;}", [("}~<b>", 100, '"x"')]),
        ("{1:MC:=<b>a</b>~b}", [("<b>a</b>", 100, ""), ("b", 0, "")]),
        ("{1:NUMERICAL:=3.14:0.01#ok~%50%3}", [("3.14±0.01", 100, "ok"), ("3±0", 50, "")]),
        ("{1:SA:= Oslo }", [("Oslo", 100, "")]),
        ("{1:SA:=a#b#c}", [("a", 100, "b#c")]),
    ],
)
def test_answers_are_read(words, answers):
    assert told(words) == answers


def test_gaps_are_numbered_as_they_come():
    cloze = read("<p>{1:SA:=a} og {1:MC:=b~c}</p>")

    assert cloze.stem == Text("<p>[[1]] og [[2]] (b / c)</p>", q.HTML)
    assert [answer.gap for answer in cloze.answers] == [1, 2, 2]
    assert not cloze.case_matters
    assert read("{1:SAC:=a}").case_matters


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("{1:MULTIRESPONSE:=a~b}", "FieldNotTaken"),
        ("{1:ESSAY:x}", "FieldNotTaken"),
        ("{1:SA:=a", "FieldNotClosed"),
        (r"{1:SA:=a\}", "FieldNotClosed"),
        ("{1:SA:=a}{1:SAC:=b}", "FieldsDiffer"),
        ("{1:SA:=a}{2:SA:=b}", "FieldsWeigh"),
        ("{1:SA:=a~*#nei}", "FieldTakesAll"),
        ("{1:NM:=1~*}", "FieldTakesAll"),
        ("{1:NM:=1,5}", "DecimalComma"),
        ("{1:NM:=x}", "NotANumber"),
        ("{1:SA:%33%a}", "FractionNotListed"),
        ("{1:SA:=a} [[1]]", "GapMarkInText"),
    ],
)
def test_what_our_gaps_cannot_hold_is_refused_by_name(words, name):
    with pytest.raises(Stopped) as stop:
        read(words)

    assert (stop.value.line, stop.value.reason.name) == (3, name)


def test_gaps_are_written_as_people_read_them():
    question = Question(
        q.GAPS,
        plain("[[1]] ved [[2]] er [[3]] m."),
        answers=(
            Answer(plain("Oslo"), q.ALL, plain("Ja"), gap=1),
            Answer(plain("Bergen"), gap=1),
            Answer(plain("fjorden"), q.ALL, gap=2),
            Answer(plain("vann"), Decimal(50), gap=2),
            Answer(percent=q.ALL, number=Decimal(3), tolerance=Decimal("0.5"), gap=3),
        ),
    )

    assert cloze_of(question).words == (
        "{1:SHORTANSWER:=Oslo#Ja~Bergen} ved {1:SHORTANSWER:=fjorden~%50%vann} er {1:NUMERICAL:=3:0.5} m."
    )


def test_what_can_be_chosen_stands_behind_its_gap_and_tells_nothing():
    text = "<p>{1:MC:=Tromsø~Bergen~oslo & <i>omegn</i>~Bergen}{1:SA:=x}</p>"

    cloze = read(text)

    assert cloze.stem.words == "<p>[[1]] (Bergen / oslo & <i>omegn</i> / Tromsø)[[2]]</p>"
    assert cloze.unlisted == ()
    question = Question(q.GAPS, cloze.stem, answers=cloze.answers)
    assert read_cloze(cloze_of(question), 1) == cloze
    assert "{1:MULTICHOICE:=Tromsø~Bergen~" in cloze_of(question).words
    assert "(Bergen" not in cloze_of(question).words  # else a dropdown would have it twice


def test_choices_that_are_listed_in_the_text_already_are_not_listed_twice():
    assert read("{1:MC:=b~a} (a / b).").stem.words == "[[1]] (a / b)."


def test_choices_that_a_plain_text_cannot_hold_are_named():
    cloze = read("{1:MC:=<b>a</b>~b}", q.PLAIN)

    assert (cloze.stem.words, cloze.unlisted) == ("[[1]]", (1,))


@settings(deadline=None)
@forall(given_questions.gapped(given_questions.listed))
def test_gaps_come_back_whenever_their_answers_stand_in_the_order_of_the_gaps(question):
    held = tuple(
        answer for answer in sorted(question.answers, key=lambda answer: answer.gap) if _has_place(answer)
    )
    question = Question(q.GAPS, question.stem, answers=held, case_matters=question.case_matters)
    if not held or question.gaps != {answer.gap for answer in held} or "{" in question.stem.words:
        return

    again = read_cloze(cloze_of(question), 1)

    assert (again.stem, again.answers) == (question.stem, held)


def _has_place(answer):
    return answer.text.words != "*" and answer.feedback.form in {q.PLAIN, q.HTML}
