"""Packages of QTI as they are written: read again, they say the same in every version; the rest is named."""

import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given as forall
from hypothesis import settings
from hypothesis import strategies as st

from eduapp.core.i18n import speaking
from eduapp.exams.questions.formats.qti_names import VERSIONS
from eduapp.exams.questions.formats.qti_package import read_qti
from eduapp.exams.questions.formats.qti_writer import write_qti
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.checks import check_question
from eduapp.exams.questions.rules.placing import placed
from eduapp.exams.questions.rules.question import Answer, Pair, Question, Text
from tests.support import given_questions
from tests.support.given_questions import plain

versions = pytest.mark.parametrize("version", VERSIONS)
questions = st.one_of(
    given_questions.any_question,
    given_questions.listed_shorts,
    given_questions.measured,
    given_questions.orderings,
    given_questions.gapped(),
)


def again(some, version="2.1"):
    written = write_qti(some, version)
    reading = read_qti(written.content)
    return written, reading


@versions
@settings(max_examples=150, deadline=None)
@forall(some=st.lists(questions, min_size=1, max_size=3))
def test_what_is_written_is_read_again_as_the_same_questions(version, some):
    sound = [question for question in some if not list(check_question(question))]

    written, reading = again(sound, version)

    refused = {refusal.line for refusal in written.refusals}
    held = [question for number, question in enumerate(sound, 1) if number not in refused]
    assert [placed.question for placed in reading.questions] == held
    assert not held or (reading.refusals, reading.notes) == ((), ())


@settings(deadline=None)
@forall(question=questions)
def test_little_is_refused_and_all_of_it_for_a_reason(question):
    keys = [(answer.gap, answer.text.words) for answer in question.answers]
    others = sum(answer.number is None for answer in question.answers)
    reasons = [
        question.kind in {q.SHORT, q.GAPS} and len(set(keys)) < len(keys),
        question.kind == q.NUMBER and others > 1,
        question.kind == q.GAPS
        and len(set(keys)) == len(keys)
        and question.stem.words.count("[[") != len(question.gaps),
    ]
    assert bool(write_qti([question]).refusals) == any(reasons)


@versions
def test_each_kind_comes_back_with_what_is_filed_beside_it(version):
    some = [
        replace(
            question,
            title=f"T & <{kind}>",
            category="Matte/Tall",
            tags=("lett", "a b"),
            outside_id=kind,
            language="nb",
        )
        for kind, question in given_questions.one_of_each().items()
    ]  # fmt: skip

    written, reading = again(some, version)

    assert (written.refusals, reading.refusals, reading.notes) == ((), (), ())
    assert [placed.question for placed in reading.questions] == some
    assert [placed.file for placed in reading.questions][:2] == ["items/q00001.xml", "items/q00002.xml"]


@versions
def test_pictures_come_along_in_every_text(version):
    first, second = given_questions.a_picture("sag 1.png"), given_questions.a_picture("å.jpg", kind="JPEG")
    question = replace(
        given_questions.pictured(first, "En <sag> & en [[1]] _____"),
        answers=(Answer(Text(placed(second.name, "Ja"), q.HTML), q.ALL), Answer(plain("nei"))),
        pictures=(first, second),
    )

    _written, reading = again(
        [question, given_questions.pictured(given_questions.a_picture(colour="#fff"))], version
    )

    assert reading.refusals == ()
    assert reading.questions[0].question == question
    assert reading.questions[1].question.pictures[0].content != first.content


@pytest.mark.parametrize(
    ("stem", "answers"),
    [
        ("Oslo er _____ her.", ("hovedstaden", "en by")),
        ("_____", ("a & b", "c < d")),
        ("Å _____ _____", ("to ord", "tre")),
    ],
)
@versions
def test_choices_in_a_sentence_stand_in_it(version, stem, answers):
    question = given_questions.a_single(stem, *answers[:1], answers[1:])

    written, reading = again([question], version)

    assert reading.questions[0].question == question
    assert b"nline" in zipfile.ZipFile(io.BytesIO(written.content)).read("items/q00001.xml")


def test_html_is_whole_xml_with_whole_tables():
    words = "<p>a<br>b</p><table><tr><td>1</td></tr></table>"
    question = replace(given_questions.a_single(), stem=Text(words, q.HTML))

    written, reading = again([question])

    item = zipfile.ZipFile(io.BytesIO(written.content)).read("items/q00001.xml")
    assert b"<p>a<br/>b</p><table><tbody><tr><td>1</td></tr></tbody></table>" in item
    assert reading.questions[0].question == question


def test_the_right_order_is_not_that_of_the_file():
    (item,) = [
        name
        for name in zipfile.ZipFile(
            io.BytesIO(write_qti([given_questions.one_of_each()[q.ORDERING]]).content)
        ).namelist()
        if "items" in name
    ]
    text = zipfile.ZipFile(io.BytesIO(write_qti([given_questions.one_of_each()[q.ORDERING]]).content)).read(
        item
    )

    assert text.index(b">fil<") < text.index(b">puss<") < text.index(b">sag<")


def test_the_same_questions_make_the_same_file():
    some = list(given_questions.one_of_each().values())

    assert write_qti(some).content == write_qti(some).content


@pytest.mark.parametrize(
    ("question", "what"),
    [
        (given_questions.a_single(language="norsk bokmål"), "a language that is no short code"),
        (given_questions.a_single(unit="mm"), "a unit"),
        (given_questions.a_single(case_matters=True), "whether capital letters matter"),
        (
            Question(q.SHORT, plain("?"), answers=(Answer(plain("a"), q.ALL), Answer(plain("a")))),
            "two answers of the same words",
        ),
        (
            Question(q.GAPS, plain("[[1]]"), answers=(Answer(percent=q.ALL, number=Decimal(1), gap=1),)),
            "a number with tolerance in a gap",
        ),
        (
            Question(q.NUMBER, plain("?"), answers=(Answer(plain("*"), q.ALL), Answer(plain("*")))),
            "two answers that take whatever no other takes",
        ),
        (
            Question(q.ORDERING, plain("?"), answers=(Answer(plain("a"), q.ALL), Answer(plain("b")))),
            "parts of the points for a place in an order",
        ),
        (
            Question(q.GAPS, plain("[[1]] og [[1]]"), answers=(Answer(plain("a"), q.ALL, gap=1),)),
            "a gap that stands twice",
        ),
        (
            Question(q.GAPS, plain("[[01]]"), answers=(Answer(plain("a"), q.ALL, gap=1),)),
            "a gap that stands twice",
        ),
    ],
)
def test_what_qti_has_no_place_for_is_refused_by_name(question, what):
    with speaking("en"):
        (refusal,) = write_qti([question]).refusals

        assert what in refusal.reason.sentence()


def test_what_misleads_and_what_fits_twice_come_back():
    pairs = (
        Pair(q.NOTHING, "ja"), Pair(plain("a"), "ja"), Pair(plain("b"), "nei"), Pair(plain("c"), "ja"),
        Pair(q.NOTHING, "kanskje"),
    )  # fmt: skip
    question = Question(q.MATCHING, plain("?"), pairs=pairs)

    assert [placed.question for placed in again([question])[1].questions] == [question]
