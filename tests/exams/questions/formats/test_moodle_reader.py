"""Moodle XML as it is read: each type, and each thing that is refused by its name."""

import base64
from decimal import Decimal

import pytest

from eduapp.core.i18n import speaking
from eduapp.exams.questions.formats.moodle_reader import read_moodle
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import Text
from eduapp.exams.questions.rules.showing import shown
from tests.support import given_questions

ANSWERS = '<answer fraction="100"><text>a</text></answer><answer fraction="0"><text>b</text></answer>'


def quiz(*questions):
    return "<quiz>\n" + "\n".join(questions) + "\n</quiz>"


def a_question(kind, inside="", stem="Hva?"):
    text = f'<questiontext format="html"><text><![CDATA[{stem}]]></text></questiontext>'
    return f'<question type="{kind}"><name><text>Navn</text></name>{text}{inside}</question>'


def one(kind, inside="", stem="Hva?"):
    reading = read_moodle(quiz(a_question(kind, inside, stem)).encode())
    assert reading.refusals == (), [refusal.reason.sentence() for refusal in reading.refusals]
    return reading.questions[0].question


def refused(text):
    return [(refusal.line, refusal.reason.name) for refusal in read_moodle(text.encode()).refusals]


def test_a_choice_has_one_right_answer_or_several():
    single = one("multichoice", f"<single>true</single>{ANSWERS}")
    several = one(
        "multichoice",
        "<single>false</single>"
        '<answer fraction="50"><text>a</text><feedback><text>ja</text></feedback></answer>'
        '<answer fraction="50.0000000" format="plain_text"><text>b</text></answer>'
        '<answer fraction="-33.3333333"><text>c</text></answer>',
    )

    assert (single.kind, single.title, single.stem) == (q.SINGLE, "Navn", Text("Hva?", q.HTML))
    assert [(a.percent, a.text.form, a.feedback.words) for a in several.answers] == [
        (50, q.HTML, "ja"),
        (50, q.PLAIN, ""),
        (Decimal("-33.33333"), q.HTML, ""),
    ]


@pytest.mark.parametrize(
    "stem",
    [
        "<text>Hva er\n<b>ikke</b> rett?</text>",
        "Hva er\n<b>ikke</b> rett?",
        '<text>Les\n<xi:include href="x.txt" xmlns:xi="http://www.w3.org/2001/XInclude"/></text>',
    ],
)
def test_a_tag_within_a_text_is_refused_since_its_words_would_be_lost(stem):
    question = f'<question type="essay"><questiontext>{stem}</questiontext></question>'

    assert refused(quiz(question)) == [(3, "TagInText")]


def test_true_stands_before_false():
    question = one(
        "truefalse",
        '<answer fraction="100"><text>false</text></answer><answer fraction="0"><text>true</text></answer>',
    )

    assert question.answers == q.true_or_false(truth=False)


def test_a_short_answer_may_ask_for_capitals():
    answer = '<answer fraction="100"><text>Oslo</text></answer>'

    assert one("shortanswer", f"<usecase>1</usecase>{answer}").case_matters
    assert not one("shortanswer", f"<usecase>0</usecase>{answer}").case_matters


def test_a_number_has_tolerance_and_unit():
    unit = "<units><unit><multiplier>1</multiplier><unit_name>mm</unit_name></unit></units>"
    question = one(
        "numerical",
        '<answer fraction="100"><text>3.14</text><tolerance>0.01</tolerance></answer>'
        f'<answer fraction="0"><text>*</text></answer>{unit}',
    )

    assert [(a.number, a.tolerance, a.text.words) for a in question.answers] == [
        (Decimal("3.14"), Decimal("0.01"), ""),
        (None, 0, "*"),
    ]
    assert question.unit == "mm"


def test_pairs_stand_in_subquestions():
    question = one(
        "matching",
        "".join(
            f"<subquestion><text>{left}</text><answer><text>{right}</text></answer></subquestion>"
            for left, right in (("Norge", "Oslo"), ("Sverige", "Stockholm"), ("", "Paris"))
        ),
    )

    assert [(pair.left.words, pair.right) for pair in question.pairs] == [
        ("Norge", "Oslo"), ("Sverige", "Stockholm"), ("", "Paris"),
    ]  # fmt: skip


def test_category_tags_id_and_general_feedback_come_along():
    category = (
        '<question type="category"><category><text>$course$/top/Matte/Tall</text></category></question>'
    )
    more = (
        "<generalfeedback><text>Se side 3</text></generalfeedback><idnumber>q1</idnumber>"
        "<tags><tag><text>lett</text></tag><tag>tall</tag></tags>"
    )
    (placed,) = read_moodle(quiz(category, a_question("essay", more)).encode()).questions

    assert (placed.line, placed.question.category, placed.question.tags) == (
        3,
        "Matte/Tall",
        ("lett", "tall"),
    )
    assert (placed.question.outside_id, placed.question.feedback.words) == ("q1", "Se side 3")


def test_html_is_reduced_to_what_a_question_needs():
    stem = '<p style="x" onclick="y()">Hva er <strong>H<sub>2</sub>O</strong>?<script>alert(1)</script></p>'

    assert one("essay", stem=stem).stem.words == "<p>Hva er <b>H<sub>2</sub>O</b>?</p>"


def test_gaps_have_their_answers_in_the_text():
    question = one(
        "cloze", stem="<p>{1:MULTICHOICE:=Oslo#Ja~Bergen} ved {1:SHORTANSWER_C:=fjorden~%50%vann}.</p>"
    )

    assert (question.kind, question.stem.words, question.case_matters) == (
        q.GAPS,
        "<p>[[1]] (Bergen / Oslo) ved [[2]].</p>",
        True,
    )
    assert [(a.gap, a.text.words, int(a.percent), a.feedback.words) for a in question.answers] == [
        (1, "Oslo", 100, "Ja"), (1, "Bergen", 0, ""), (2, "fjorden", 100, ""), (2, "vann", 50, ""),
    ]  # fmt: skip


def test_an_order_is_that_of_the_file():
    answers = "".join(
        f'<answer fraction="{at}.0000000" format="html"><text>{word}</text></answer>'
        for at, word in enumerate(("sag", "fil", "puss"), 1)
    )
    question = one("ordering", f"<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype>{answers}")

    assert (question.kind, [a.text.words for a in question.answers]) == (q.ORDERING, ["sag", "fil", "puss"])
    assert {a.percent for a in question.answers} == {0}


PNG = given_questions.a_picture("a b.png")
FILE = f'<file name="a b.png" path="/" encoding="base64">{base64.b64encode(PNG.content).decode()}</file>'
SHOWN = 'Se <img src="@@PLUGINFILE@@/a%20b.png" alt="En sag" style="x">'


def test_pictures_of_the_file_come_along_and_what_no_text_shows_is_noted():
    text = f"<questiontext><text><![CDATA[{SHOWN}]]></text>{FILE}</questiontext>"
    question = f'<question type="essay">{text}</question>'
    other = FILE.replace("a b.png", "b.pdf")
    reading = read_moodle(quiz(question.replace(FILE, FILE + FILE + other)).encode())

    (placed,) = reading.questions
    assert placed.question.pictures == (PNG,)
    assert placed.question.stem.words == 'Se <img src="@@PLUGINFILE@@/a%20b.png" alt="En sag">'.replace(
        "%20", " "
    )
    assert [(note.line, note.said.name) for note in reading.notes] == [(2, "FileLeftOut")]


def test_a_picture_elsewhere_is_named():
    with speaking("en"):
        (refusal,) = read_moodle(
            quiz(a_question("essay", stem='Se <img src="http://x.example/a.png" alt="x">')).encode()
        ).refusals

        assert (
            "“http://x.example/a.png” is no picture of this file and is never fetched."
            in refusal.reason.sentence()
        )


BOMB = '<!DOCTYPE quiz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BOMB + quiz(a_question("essay", stem="&b;")), [(1, "DoctypeNotTaken")]),
        ('<!DOCTYPE quiz SYSTEM "file:///etc/passwd">\n<quiz/>', [(1, "DoctypeNotTaken")]),
        ("<quiz>\n<question>\n&b;</question></quiz>", [(3, "NotXml")]),
        ("<quiz>\n<question></quiz>", [(2, "NotXml")]),
        ("Hva er 2 + 2?", [(1, "NotXml")]),
        ("<html/>", [(1, "NotAQuiz")]),
        ("<quiz/>", [(1, "EmptyFile")]),
        (" \n", [(1, "EmptyFile")]),
        ("<quiz>" + "<a>" * 60 + "</a>" * 60 + "</quiz>", [(1, "TooDeep")]),
        (quiz(a_question("essay"), a_question("calculatedmulti")), [(3, "KindNotRead")]),
        (quiz(a_question("cloze")), [(2, "AnswersMissing"), (2, "GapsDiffer")]),
        (quiz(a_question("cloze", stem="{1:MR:=a~b}")), [(2, "FieldNotTaken")]),
        (
            quiz(a_question("ordering", f"<selecttype>RANDOM</selecttype>{ANSWERS}")),
            [(2, "SomeItems")],
        ),
        (quiz("<course/>"), [(2, "KindNotRead")]),
        (
            quiz(a_question("shortanswer", '<answer fraction="33"><text>a</text></answer>')),
            [(2, "FractionNotListed")],
        ),
        (quiz(a_question("shortanswer", "<answer><text>a</text></answer>")), [(2, "FractionNotListed")]),
        (
            quiz(a_question("numerical", '<answer fraction="100"><text>3,14</text></answer>')),
            [(2, "DecimalComma")],
        ),
        (
            quiz(a_question("numerical", '<answer fraction="100"><text>pi</text></answer>')),
            [(2, "NotANumber")],
        ),
        (
            quiz(
                a_question(
                    "numerical",
                    '<answer fraction="100"><text>3</text></answer><units><unit><multiplier>10</multiplier>'
                    "<unit_name>mm</unit_name></unit></units>",
                )
            ),
            [(2, "SeveralUnits")],
        ),
        (
            quiz(a_question("essay", '<file name="a.png" path="/b/" encoding="base64">AA==</file>')),
            [(2, "FolderNotTaken")],
        ),
        (
            quiz(a_question("essay", '<file name="a.png" encoding="base64">A</file>')),
            [(2, "FileNotDecoded")],
        ),
        (quiz(a_question("essay", '<file name="a.png" encoding="utf8">A</file>')), [(2, "FileNotDecoded")]),
        (
            quiz(a_question("essay", FILE.replace("iVBO", "R0lG"), stem=SHOWN)),
            [(2, "PictureNotRead")],
        ),
        (quiz(a_question("essay", stem=SHOWN)), [(2, "PicturesNotRead")]),
        (quiz(a_question("essay", stem='Se <img src="http://example.org/a.png">')), [(2, "PicturesNotRead")]),
        (quiz(a_question("multichoice", ANSWERS, stem="")), [(2, "StemMissing")]),
    ],
)
def test_what_cannot_be_taken_over_is_refused_by_name(text, expected):
    assert refused(text) == expected


def test_what_can_be_chosen_for_a_gap_is_shown_behind_it():
    stem = "{1:SA:=Oslo} ved {1:MULTICHOICE:=vannet~fjorden}."
    reading = read_moodle(quiz(a_question("cloze", stem=stem)).encode())

    [placed] = reading.questions
    assert shown(placed.question).stem.words == "[[1]] ved [[2]] (fjorden / vannet)."
    assert not reading.notes


def test_choices_that_the_text_cannot_hold_are_noted():
    stem = "{1:SA:=Oslo} ved {1:MULTICHOICE:=<b>vannet</b>~fjorden}."
    text = quiz(a_question("cloze", stem=stem)).replace('format="html"', 'format="markdown"', 1)
    reading = read_moodle(text.encode())

    with speaking("en"):
        assert [(note.line, note.said.sentence()[:30]) for note in reading.notes] == [
            (2, "Gap 2 had answers to choose fr")
        ]


def test_words_that_have_no_place_here_are_named():
    inside = (
        "<hint><text/></hint>\n<graderinfo><text>Se etter tre ting.</text></graderinfo>\n"
        "<responsetemplate><text>Kjære …</text></responsetemplate>"
    )
    reading = read_moodle(quiz(a_question("essay", inside)).encode())

    assert [(note.line, note.said.facts["text"]) for note in reading.notes] == [
        (3, "graderinfo"), (4, "responsetemplate"),
    ]  # fmt: skip


def test_letters_are_those_the_file_declares():
    text = '<?xml version="1.0" encoding="ISO-8859-1"?>' + quiz(a_question("essay", stem="Blåbær"))

    assert read_moodle(text.encode("latin-1")).questions[0].question.stem.words == "Blåbær"
    assert [
        r.reason.name for r in read_moodle(quiz(a_question("essay", stem="å")).encode("latin-1")).refusals
    ] == ["NotUtf8"]


@pytest.mark.parametrize(("told", "noted"), [("0", True), ("false", True), ("1", False), ("true", False)])
def test_choices_that_keep_their_order_are_noted(told, noted):
    answers = '<answer fraction="100"><text>a</text></answer><answer fraction="0"><text>b</text></answer>'
    inside = f"<shuffleanswers>{told}</shuffleanswers>{answers}"
    reading = read_moodle(quiz(a_question("multichoice", inside)).encode())

    assert len(reading.questions) == 1
    assert [note.said.name for note in reading.notes] == ["OrderKept"] * noted
