"""Kinds that only our own items have, and what is refused where one was changed by hand."""

from dataclasses import replace

import pytest

from eduapp.exams.questions.formats.qti_files import Files
from eduapp.exams.questions.formats.qti_item import item_of
from eduapp.exams.questions.formats.qti_names import VERSIONS, Markup
from eduapp.exams.questions.formats.qti_reader import read_item
from eduapp.exams.questions.formats.reading import sorted_out
from eduapp.exams.questions.rules import question as q
from tests.support import given_questions

EACH = given_questions.one_of_each()


def read(question, *changes, version="2.1"):
    text = item_of(question, Markup(VERSIONS[version]), "q1", "q1")
    for part, instead in changes:
        assert part in text
        text = text.replace(part, instead)
    return sorted_out(read_item(text.encode(), "utf-8", Files()))


@pytest.mark.parametrize("kind", [q.NUMBER, q.MATCHING, q.GAPS])
def test_marking_of_our_own_is_refused_in_any_other_item(kind):
    reading = read(EACH[kind], ('toolName="Dagverk"', 'toolName="Another"'))

    assert reading.questions == ()
    assert {refusal.reason.name for refusal in reading.refusals} <= {
        "CustomProcessing", "NotTaken", "SeveralInteractions",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "change", "name"),
    [
        (q.MATCHING, ("L1 R1", "L1 R9"), "ResponseUnknown"),
        (q.MATCHING, ("dagverk-kind-matching", ""), "NotTaken"),
        (q.MATCHING, ("<mapping", "<x"), "NotXml"),
        (q.GAPS, ('mapResponse identifier="GAP2"', 'mapResponse identifier="GAP1"'), "CustomProcessing"),
        (q.GAPS, ("GAP2", "HOLE2"), "ResponseUnknown"),
        (q.GAPS, ("dagverk-kind-gaps", ""), "SeveralInteractions"),
        (q.NUMBER, ("dagverk-kind-number", ""), "CustomProcessing"),
        (q.NUMBER, ("equal", "lt"), "CustomProcessing"),
    ],
)
def test_an_item_of_ours_that_was_changed_is_refused_by_name(kind, change, name):
    (refusal,) = read(EACH[kind], change).refusals

    assert refusal.reason.name == name


def test_gaps_agree_on_capitals():
    one, other = 'mapKey="Oslo" mappedValue="1" caseSensitive="false"', 'mapKey="Oslo" mappedValue="1"'

    (refusal,) = read(EACH[q.GAPS], (one, other)).refusals
    assert refusal.reason.name == "MixedCase"


def test_a_unit_stands_behind_the_number_and_is_no_part_of_the_text():
    for stem in ("Hvor lang?", "Lang: _____ er den."):
        question = replace(given_questions.a_number(stem, unit="mm"))

        assert read(question).questions[0].question == question
