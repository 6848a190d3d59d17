"""Letters and signs of GIFT, and the lines they stand in."""

from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.exams.questions.formats.gift_text import Paragraph, begins_with_form, escaped, unescaped
from eduapp.exams.questions.rules import question as q


@forall(st.text())
def test_what_is_escaped_is_meant_as_it_was(words):
    assert unescaped(escaped(words)) == words


@forall(st.text(st.sampled_from("~=#{}:->\\n\n"), max_size=20))
def test_no_sign_is_left_in_what_is_escaped(words):
    piece = Paragraph.of([(1, escaped(words))]).whole()

    assert [list(piece.signs(sign)) for sign in ("{", "}", "::", "#", "####")] == [[], [], [], [], []]
    assert piece.answers()[1] == []


def test_a_place_knows_its_line_though_comments_are_gone():
    paragraph = Paragraph.of([(3, "En {"), (5, "=a"), (6, "~b}")])
    _before, answers = paragraph.whole().answers()

    assert [(sign, part.line, part.plain()) for sign, part in answers] == [("=", 5, "a"), ("~", 6, "b}")]


def test_the_name_of_a_form_is_not_part_of_the_words():
    piece = Paragraph.of([(1, " [HTML] <b>")]).whole()

    assert piece.text(q.MOODLE) == q.Text("<b>", q.HTML)
    assert begins_with_form("[plain]x")
    assert not begins_with_form("[latex]x")
