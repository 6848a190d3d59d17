"""One question as an item that other programs understand: standard interactions, templates and keys."""

import pytest

from eduapp.core.i18n import speaking
from eduapp.exams.questions.formats.qti_item import item_of
from eduapp.exams.questions.formats.qti_names import VERSIONS, Markup, plain
from eduapp.exams.questions.formats.xml_tree import tree_of
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import Answer, Question
from tests.support import given_questions
from tests.support.given_questions import plain as words

EACH = given_questions.one_of_each()
INTERACTIONS = {
    q.SINGLE: "choiceInteraction", q.MULTIPLE: "choiceInteraction", q.TRUE_FALSE: "choiceInteraction",
    q.SHORT: "textEntryInteraction", q.NUMBER: "textEntryInteraction", q.MATCHING: "matchInteraction",
    q.ORDERING: "orderInteraction", q.GAPS: "textEntryInteraction", q.ESSAY: "extendedTextInteraction",
}  # fmt: skip


def tree(question, version="2.1"):
    text = item_of(question, Markup(VERSIONS[version]), "q1", "q1")
    return plain(tree_of(text.encode(), spaces=True))


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("kind", INTERACTIONS)
def test_every_kind_has_its_interaction(kind, version):
    root = tree(EACH[kind], version)

    assert root.first("itemBody").has(INTERACTIONS[kind])
    assert root.attributes["toolName"] == "Dagverk"
    declared = root.first("responseDeclaration").attributes["identifier"]
    assert declared == ("GAP1" if kind == q.GAPS else "RESPONSE")


def marking(question):
    return tree(question).first("responseProcessing").attributes.get("template", "").rpartition("/")[2]


def test_a_plain_choice_is_marked_by_its_key_and_parts_by_a_mapping():
    parts = Question(q.SINGLE, words("?"), answers=(Answer(words("a"), q.ALL), Answer(words("b"), q.ALL / 4)))

    assert (marking(EACH[q.SINGLE]), marking(parts), marking(EACH[q.MULTIPLE])) == (
        "match_correct", "map_response", "map_response",
    )  # fmt: skip
    entries = tree(parts).first("responseDeclaration").first("mapping").all("mapEntry")
    assert [entry.attributes["mappedValue"] for entry in entries] == ["1", "0.25"]


@pytest.mark.parametrize(("language", "yes"), [("en", "True"), ("nb", "Sant")])
def test_true_and_false_are_words_of_who_writes_the_file(language, yes):
    with speaking(language):
        (first, _second) = tree(EACH[q.TRUE_FALSE]).first("itemBody").first("choiceInteraction").children

    assert (first.attributes["identifier"], first.words) == ("true", yes)


def test_a_description_has_nothing_to_answer():
    assert [child.name for child in tree(EACH[q.DESCRIPTION]).children] == ["itemBody"]
