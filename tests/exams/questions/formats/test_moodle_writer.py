"""Moodle XML as it is written: read again, it says the same; what it cannot hold is named."""

import pytest
from hypothesis import given as forall
from hypothesis import settings
from hypothesis import strategies as st

from eduapp.core.i18n import speaking
from eduapp.exams.questions.formats.moodle_reader import read_moodle
from eduapp.exams.questions.formats.moodle_writer import write_moodle
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.checks import check_question
from eduapp.exams.questions.rules.placing import placed
from eduapp.exams.questions.rules.question import Answer, Pair, Question, Text
from tests.support import given_questions
from tests.support.given_questions import plain

questions = st.one_of(
    given_questions.any_question,
    given_questions.listed_shorts,
    given_questions.measured,
    given_questions.orderings,
    given_questions.gapped(given_questions.listed),
)


@settings(deadline=None)
@forall(st.lists(questions, min_size=1, max_size=4))
def test_what_is_written_is_read_again_as_the_same_questions(some):
    sound = [question for question in some if not list(check_question(question))]

    written = write_moodle(sound)
    again = read_moodle(written.text.encode())

    refused = {refusal.line for refusal in written.refusals}
    held = [question for number, question in enumerate(sound, 1) if number not in refused]
    assert [placed.question for placed in again.questions] == held
    assert not held or again.refusals == ()


@pytest.mark.parametrize("kind", given_questions.one_of_each())
def test_each_kind_that_is_written_comes_back(kind):
    question = given_questions.one_of_each()[kind]

    assert [p.question for p in read_moodle(write_moodle([question]).text.encode()).questions] == [question]


@pytest.mark.parametrize(
    ("question", "what"),
    [
        (
            Question(q.ORDERING, plain("?"), answers=(Answer(plain("a"), q.ALL), Answer(plain("b")))),
            "parts of the points for a place in an order",
        ),
        (
            Question(q.GAPS, plain("[[2]]"), answers=(Answer(plain("a"), q.ALL, gap=2),)),
            "gaps that are not in the order of their numbers",
        ),
        (
            Question(q.GAPS, plain("[[1]] {1:SA:=x}"), answers=(Answer(plain("a"), q.ALL, gap=1),)),
            "gaps that are not in the order of their numbers",
        ),
        (given_questions.a_single(language="nb"), "no place for a language"),
        (given_questions.with_part("33"), "a part of the points that Moodle does not list"),
    ],
)
def test_what_moodle_xml_has_no_place_for_is_refused_by_name(question, what):
    with speaking("en"):
        (refusal,) = write_moodle([question]).refusals

        assert what in refusal.reason.sentence()


def test_pictures_lie_beside_the_text_that_shows_them():
    first, second, third = (
        given_questions.a_picture(name, colour=colour)
        for name, colour in (("sag 1.png", "red"), ("å.png", "blue"), ("c.png", "white"))
    )
    shows = [Text(placed(each.name, "Ord & bilde"), q.HTML) for each in (first, second, third)]
    choice = Question(
        q.SINGLE,
        shows[0],
        answers=(Answer(shows[1], q.ALL, shows[2]), Answer(plain("b"))),
        pictures=(first, second, third),
    )
    match = Question(
        q.MATCHING, shows[0], pairs=(Pair(shows[1], "a"), Pair(plain("b"), "b")), pictures=(first, second)
    )
    gaps = Question(
        q.GAPS,
        Text(f"{shows[0].words}[[1]]", q.HTML),
        answers=(Answer(plain("a"), q.ALL, shows[1], gap=1),),
        pictures=(first, second),
    )

    written = write_moodle([choice, match, gaps])
    again = read_moodle(written.text.encode())

    assert (written.refusals, again.refusals, again.notes) == ((), (), ())
    assert [each.question for each in again.questions] == [choice, match, gaps]
    assert written.text.count("<file ") == 7
    assert 'src="@@PLUGINFILE@@/sag%201.png"' in written.text
