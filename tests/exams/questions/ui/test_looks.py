"""How questions read: what is asked in one text, what is right in another."""

import pytest

from eduapp.core.i18n import speaking
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.showing import shown
from eduapp.exams.questions.ui.looks import asked_text, key_text, kind_text
from tests.support.given_questions import a_number, a_single, one_of_each

EACH = one_of_each()


@pytest.mark.parametrize(
    ("kind", "asked", "key"),
    [
        (q.SINGLE, "Hva er 2 + 2?\n\nA) 4\nB) 3\nC) 5", "100 %: 4\n0 %: 3\n0 %: 5"),
        (q.TRUE_FALSE, "Jorda er rund.\n\nTrue or false?", "100 %: true\n0 %: false"),
        (q.NUMBER, "Hva er pi?", "100 %: 3.14 ± 0.01"),
        (
            q.MATCHING,
            "Sett sammen.\n\n– Norge\n– Sverige\nTo choose from: Oslo, Paris, Stockholm.",
            "Norge → Oslo\nSverige → Stockholm\n– → Paris",
        ),
        (q.ESSAY, "Fortell om verneutstyr.", "Marked by people: there is no key."),
    ],
)
def test_what_is_asked_and_what_is_right_are_two_texts(kind, asked, key):
    assert asked_text(shown(EACH[kind])) == asked
    assert key_text(EACH[kind]) == key


def test_numbers_have_a_comma_here_and_units_are_said():
    question = a_number(unit="m")

    with speaking("nb"):
        assert key_text(question) == "100 %: 3,14 ± 0,01"
        assert "m" in asked_text(shown(question)).splitlines()[-1]


def test_html_is_read_without_its_tags_and_kinds_have_words():
    html = a_single(stem="x")
    stem = q.Text("<p>Hva er <b>2</b>?</p>", q.HTML)
    question = q.Question(q.SINGLE, stem, answers=html.answers)

    assert asked_text(shown(question)).startswith("Hva er 2?")
    assert kind_text(q.SINGLE) == "Single choice"
