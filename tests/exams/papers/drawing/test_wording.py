"""The program's own words on papers."""

import pytest

from eduapp.core.i18n import speaking
from eduapp.exams.papers.drawing import wording
from eduapp.exams.questions.rules import question as q
from tests.support.printed_papers import a_printed_paper, asked


@pytest.mark.parametrize(("place", "letter"), [(0, "A"), (25, "Z"), (26, "27")])
def test_choices_have_letters(place, letter):
    assert wording.letter(place) == letter


@pytest.mark.parametrize(
    ("kind", "unit", "hint"),
    [
        (q.SINGLE, "", ""),
        (q.MULTIPLE, "", "More than one choice may be right."),
        (q.NUMBER, "cm", "Answer in cm."),
        (q.TRUE_FALSE, "", "True or false?"),
        (q.ESSAY, "", ""),
    ],
)
def test_a_hint_says_how_to_answer_where_the_words_do_not(kind, unit, hint):
    assert wording.hint(asked(1, kind=kind, unit=unit)) == hint


def test_what_is_not_named_is_not_allowed():
    assert wording.aids(a_printed_paper(aids=())) == "Nothing but pen and ruler"
    with speaking("nn"):
        paper = a_printed_paper(aids=("dictionary", "notes"), aids_note="Berre papir.")
        assert wording.aids(paper) == "Ordbok, eigne notat. Berre papir."


def test_a_paper_of_one_version_says_none():
    assert wording.version(a_printed_paper(versions=1)) == ""
    assert wording.version(a_printed_paper()) == "Version B"


def test_facts_stand_under_the_title():
    told = dict(wording.facts(a_printed_paper()))

    assert (told["Time"], told["Questions"]) == ("240 minutes", "10 questions, 26 points")
    assert "Instructions" not in dict(wording.facts(a_printed_paper(instructions="")))


def test_every_word_on_a_sheet_is_said():
    assert all(
        (
            wording.answer_sheet(),
            wording.candidate_number(),
            wording.no_name(),
            wording.how_to_cross(),
            wording.the_end(),
            wording.draft(),
            wording.where_to_answer(),
            wording.truths()[1],
        )
    )
    assert (wording.page(1, 3), wording.points(1)) == ("Page 1 of 3", "1 point")
