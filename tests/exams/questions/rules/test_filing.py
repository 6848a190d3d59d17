"""How a question is filed: label, words it is found by, and what stands against it."""

import pytest

from eduapp.exams.questions.rules import filing
from eduapp.exams.questions.rules.facts import digest
from eduapp.exams.questions.rules.filing import Filing, check_filing, check_new, check_retiring
from tests.support.given_questions import a_number, a_single, pictured


def names(violations):
    return [violation.name for violation in violations]


def test_a_question_is_known_by_its_title_or_how_it_begins():
    assert filing.label_of(a_single(title="Tall")) == "Tall"
    assert filing.label_of(a_single(stem="Hva\ner det?")) == "Hva er det?"
    assert len(filing.label_of(a_single(stem="ord " * 100))) == filing.LONGEST_LABEL


def test_tags_of_html_are_no_words_and_a_picture_is_found_by_its_description():
    question = pictured(words="En sag")

    assert filing.label_of(question) == "Hva er dette? En sag"
    assert filing.found_by(question) == " hva er dette? en sag"


def test_it_is_found_by_folded_words():
    words = filing.found_by(a_single(stem="Blåbær?", category="Mat", tags=("Sær",), outside_id="Q7"))

    assert words == " blabaer? mat saer q7"


@pytest.mark.parametrize(
    ("filed", "expected"),
    [
        (Filing("A2", "Regne"), []),
        (Filing("x" * 41), ["FilingTooLong"]),
        (Filing(aim="x" * 301), ["FilingTooLong"]),
        (Filing("a\u202eb"), ["FilingTooLong"]),
    ],
)
def test_level_and_aim_are_short(filed, expected):
    assert names(check_filing(filed)) == expected


def test_a_new_question_asks_something_new_under_an_id_of_its_own():
    assert names(check_new(a_single(), same=True, ids_taken=set())) == ["AskedAlready"]
    assert names(check_new(a_single(outside_id="7"), same=False, ids_taken={"7"})) == ["IdTaken"]
    assert names(check_new(a_single(), same=False, ids_taken={"7"})) == []


def test_a_question_is_retired_once_and_for_a_reason():
    assert names(check_retiring("gammelt", retired=False)) == []
    assert names(check_retiring(" ", retired=True)) == ["RetiredAlready", "ReasonMissing"]


def test_of_a_file_only_what_is_new_comes_in_each_once():
    there, twice = a_single(title="kjent"), a_number()

    assert filing.new_among([there, twice, twice], {digest(there)}) == [twice]
