import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.i18n import speaking
from eduapp.exchange.files.formats.remarks import Listed, Problem, Remark, Word, quoted
from eduapp.exchange.files.rules import EMPTY


def test_a_problem_names_its_column_and_its_text():
    problem = Problem("{column}: {text} ({line})", {"line": 3}, text="31.02.1989", column="Birth date")

    assert problem.sentence() == "Birth date: 31.02.1989 (3)"


def test_a_sentence_is_spoken_in_the_language_of_the_moment():
    problem = Problem(EMPTY, column="Birth date")

    with speaking("nb"):
        assert problem.sentence() != problem.message.format(column="Birth date")


@pytest.mark.parametrize(
    ("words", "sentence"), [(["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C"), ([], "")]
)
def test_several_words_are_listed_as_people_do(words, sentence):
    assert Remark("{words}", {"words": Listed(words)}).sentence() == sentence


def test_a_text_with_braces_is_only_text():
    assert Problem("{text}", text="{column.__class__} {0}").sentence() == "{column.__class__} {0}"


def test_hidden_characters_of_a_cell_cannot_disturb_the_sentence():
    assert quoted("a\u202eb\nc\x00") == "a·b·c·"


@forall(st.text())
def test_what_is_quoted_is_short_and_on_one_line(text):
    assert len(quoted(text)) <= 40
    assert all(c.isprintable() or c.isspace() for c in quoted(text))
    assert len(quoted(text).splitlines()) <= 1


def test_a_word_is_translated_only_where_it_is_shown():
    with speaking("nb"):
        assert f"{Word('semicolon')}" == "semikolon"
