"""Items of QTI as they are read, alike in every version; and each thing that is refused by its name."""

import pytest

from eduapp.core.i18n import speaking
from eduapp.exams.questions.formats.qti_files import Files
from eduapp.exams.questions.formats.qti_names import VERSIONS
from eduapp.exams.questions.formats.qti_reader import Filed, read_item
from eduapp.exams.questions.formats.reading import sorted_out
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import Text
from tests.support import given_questions
from tests.support.qti_items import CHOICES, KEY, an_item, choice, declared, mapped

PNG = given_questions.a_picture().content
versions = pytest.mark.parametrize("version", VERSIONS)
LINE = '<textEntryInteraction responseIdentifier="RESPONSE"/>'


def read(*parts, **more):
    item = an_item(*parts, **more)
    return sorted_out(
        read_item(item.encode(), "utf-8", Files({"a.png": PNG}.get), Filed("A", ("b",), "7"), "i.xml")
    )


def one(*parts, **more):
    reading = read(*parts, **more)
    assert reading.refusals == (), [refusal.reason.sentence() for refusal in reading.refusals]
    return reading.questions[0].question


def refused(*parts, **more):
    return [(refusal.line, refusal.reason.name) for refusal in read(*parts, **more).refusals]


def earned(question):
    return [(answer.text.words, float(answer.percent)) for answer in question.answers]


@versions
def test_a_choice_with_one_right_answer(version):
    question = one(more='xml:lang="nb"', version=version)

    assert (question.kind, question.title, question.stem) == (q.SINGLE, "Navn", Text("Hva?", q.PLAIN))
    assert earned(question) == [("ja", 100), ("nei", 0)]
    assert (question.language, question.category, question.tags, question.outside_id) == (
        "nb",
        "A",
        ("b",),
        "7",
    )


@versions
def test_a_choice_with_several_right_answers_and_points_for_each(version):
    key = declared(
        mapped(("A", "1"), ("B", "1"), ("C", "-1"), more='lowerBound="0" upperBound="2" defaultValue="-3"'),
        "multiple",
    )
    third = '<simpleChoice identifier="C">C</simpleChoice><simpleChoice identifier="D">D</simpleChoice>'
    question = one(
        choice(choices=CHOICES + third, more='maxChoices="0"'), key, "map_response", version=version
    )

    assert question.kind == q.MULTIPLE
    assert earned(question) == [("ja", 50), ("nei", 50), ("C", -50), ("D", -100)]


def test_all_or_nothing_becomes_parts_and_that_is_said():
    key = declared("<correctResponse><value>A</value><value>B</value></correctResponse>", "multiple")
    third = '<simpleChoice identifier="C">C</simpleChoice>'
    reading = read(choice(choices=CHOICES + third), key)

    assert earned(reading.questions[0].question) == [("ja", 50), ("nei", 50), ("C", -100)]
    assert [(note.line, note.said.name, note.file) for note in reading.notes] == [
        (3, "PartsInstead", "i.xml")
    ]


def test_one_right_answer_may_have_others_that_earn_a_part():
    key = declared(KEY + mapped(("A", "4"), ("B", "1")))

    assert earned(one(None, key, "map_response")) == [("ja", 100), ("nei", 25)]
    assert earned(one(None, key, "match_correct")) == [("ja", 100), ("nei", 0)]


@pytest.mark.parametrize(("words", "kind"), [(("True", "False"), q.TRUE_FALSE), (("Ja", "Nei"), q.SINGLE)])
@versions
def test_true_and_false_are_a_statement(version, words, kind):
    yes, no = words
    choices = CHOICES.replace("A", "true").replace("B", "false").replace("ja", yes).replace("nei", no)
    key = declared("<correctResponse><value>false</value></correctResponse>")

    question = one(choice(choices=choices), key, version=version)

    assert question.kind == kind
    assert kind == q.SINGLE or question.answers == q.true_or_false(truth=False)


@versions
def test_a_word_in_a_line(version):
    body = f"<p>Oslo er {LINE} her.</p>"
    key = declared(mapped(("York", "1"), ("york", "0.5")), base="string")
    question = one(body, key, "map_response", version=version)

    assert (question.kind, question.stem.words, question.case_matters) == (
        q.SHORT,
        "Oslo er _____ her.",
        True,
    )
    assert earned(question) == [("York", 100), ("york", 50)]

    exact = one(
        body,
        declared("<correctResponse><value>Oslo</value></correctResponse>", base="string"),
        version=version,
    )
    assert (earned(exact), exact.case_matters) == ([("Oslo", 100)], True)
    any_case = key.replace("/>", ' caseSensitive="false"/>')
    assert not one(body, any_case, "map_response").case_matters


@versions
def test_a_number_in_a_line(version):
    key = declared("<correctResponse><value>3.5</value></correctResponse>", base="float")
    question = one(f"<p>Hvor mye?</p><p>{LINE}</p>", key, version=version)

    assert (question.kind, question.stem.words) == (q.NUMBER, "<p>Hvor mye?</p>")
    assert [(float(answer.number), answer.tolerance) for answer in question.answers] == [(3.5, 0)]


def test_numbers_with_parts_and_a_rest():
    key = declared(mapped(("3", "2"), ("4", "1"), more='defaultValue="-1"'), base="integer")
    question = one(LINE + "a", key, "map_response")

    assert [(answer.number, float(answer.percent)) for answer in question.answers] == [
        (3, 100),
        (4, 50),
        (None, -50),
    ]


@versions
def test_a_choice_in_a_line(version):
    body = (
        '<p>Oslo er <inlineChoiceInteraction responseIdentifier="RESPONSE"><inlineChoice identifier="A">by'
        '</inlineChoice><inlineChoice identifier="B">bygd</inlineChoice></inlineChoiceInteraction>.</p>'
    )
    question = one(body, version=version)

    assert (question.kind, question.stem.words) == (q.SINGLE, "Oslo er _____.")
    assert earned(question) == [("by", 100), ("bygd", 0)]


@versions
def test_an_order_is_that_of_the_key(version):
    body = (
        f'<orderInteraction responseIdentifier="RESPONSE"><prompt>Hva?</prompt>{CHOICES}</orderInteraction>'
    )
    key = declared("<correctResponse><value>B</value><value>A</value></correctResponse>", "ordered")

    question = one(body, key, version=version)

    assert (question.kind, [answer.text.words for answer in question.answers]) == (q.ORDERING, ["nei", "ja"])


@versions
def test_free_text_is_an_essay_and_nothing_to_answer_a_description(version):
    body = choice("<prompt>Skriv.</prompt>", "").replace("choice", "extendedText")

    essay = one(body, declared("", base="string"), "", version=version)
    assert (essay.kind, essay.stem.words) == (q.ESSAY, "Skriv.")
    assert one("<p>Les.</p>", "", "", version=version).kind == q.DESCRIPTION


def test_without_a_key_people_mark_it_and_that_is_said():
    reading = read(None, declared(""), "")

    question = reading.questions[0].question
    assert (question.kind, question.answers) == (q.ESSAY, ())
    assert question.stem.words == "<p>Hva?</p><ul><li>ja</li><li>nei</li></ul>"
    assert [note.said.name for note in reading.notes] == ["BecameEssay"]


def test_pictures_come_along():
    question = one(choice('<prompt><img src="a.png" alt="En sag"/></prompt>'))

    assert [picture.name for picture in question.pictures] == ["a.png"]
    assert 'alt="En sag"' in question.stem.words


def test_feedback_of_a_choice_is_kept_and_other_feedback_is_noted():
    after = (
        '<modalFeedback identifier="A" outcomeIdentifier="F" showHide="show"><p>Godt</p></modalFeedback>'
        '<modalFeedback identifier="x" outcomeIdentifier="F" showHide="show">Aldri</modalFeedback>'
    )
    reading = read(after=after)

    assert [answer.feedback.words for answer in reading.questions[0].question.answers] == ["Godt", ""]
    assert [note.said.name for note in reading.notes] == ["LeftOutHere"]


OWN = "<responseProcessing><responseCondition/></responseProcessing>"
REST = mapped(("a", "1"), more='defaultValue="1"')
MIXED = mapped(("a", "1"), ("b", "1")).replace("/>", ' caseSensitive="false"/>', 1)
TWO = KEY.replace("</c", "<value>B</value></c")
ORDER = f'<orderInteraction responseIdentifier="RESPONSE">{CHOICES}</orderInteraction>'


@versions
@pytest.mark.parametrize(
    ("parts", "more", "expected"),
    [
        ((), {"more": 'adaptive="true"'}, [(1, "NotXml")]),
        (("<p>x</p>",), {"after": "<templateProcessing/>"}, [(4, "NotTaken")]),
        (('<hottextInteraction responseIdentifier="RESPONSE"/>',), {}, [(3, "NotTaken")]),
        ((choice() + "<feedbackBlock/>",), {}, [(3, "NotTaken")]),
        ((choice() * 2,), {}, [(3, "SeveralInteractions")]),
        ((None, declared(), "map_response_point"), {}, [(4, "TemplateNotTaken")]),
        ((None, declared(), ""), {"after": OWN}, [(4, "CustomProcessing")]),
        ((None, ""), {}, [(3, "ResponseUnknown")]),
        ((None, declared(base="string")), {}, [(2, "ResponseUnknown")]),
        ((None, declared(cardinality="ordered")), {}, [(2, "ResponseUnknown")]),
        ((None, declared(), "map_response"), {}, [(2, "KeyMissing")]),
        ((None, declared(KEY.replace("A", "X"))), {}, [(2, "KeyUnknown")]),
        ((choice(choices=CHOICES * 2),), {}, [(3, "NamedTwice")]),
        ((None, declared(TWO)), {}, [(2, "ResponseUnknown")]),
        ((None, f"{declared()}\n{declared(KEY.replace('A', 'B'))}"), {}, [(3, "NamedTwice")]),
        ((), {"after": '\n<responseProcessing template="map_response"/>'}, [(5, "NamedTwice")]),
        ((f"{choice()}</itemBody>\n<itemBody>",), {}, [(4, "NamedTwice")]),
        ((ORDER, declared(cardinality="ordered")), {}, [(2, "OrderNotWhole")]),
        ((ORDER, declared(mapped(("A", "1")), "ordered"), "map_response"), {}, [(2, "ResponseUnknown")]),
        ((LINE, declared(REST, base="string"), "map_response"), {}, [(2, "EverythingEarns")]),
        ((LINE, declared(MIXED, base="string"), "map_response"), {}, [(2, "MixedCase")]),
        ((LINE, declared(mapped(("1,5", "1")), base="float"), "map_response"), {}, [(2, "DecimalComma")]),
        ((LINE, declared(mapped(("x", "1")), base="float"), "map_response"), {}, [(2, "NotANumber")]),
        ((LINE, declared(TWO, base="string")), {}, [(2, "ResponseUnknown")]),
        (('<img src="x.png" alt="x"/>',), {}, [(3, "FileMissing")]),
        (('<img src="http://x.example/a.png" alt="x"/>',), {}, [(3, "PictureElsewhere")]),
        (('<img src="../../a.png" alt="x"/>',), {}, [(3, "PathLeaves")]),
        (('<img src="a.png"/>',), {}, [(1, "PictureWithoutWords")]),
        ((choice(""),), {}, [(1, "StemMissing")]),
    ],
)  # fmt: skip
def test_what_is_not_taken_over_is_refused_by_name_and_line(version, parts, more, expected):
    assert refused(*parts, version=version, **more) == expected


@versions
def test_an_adaptive_item_and_all_else_that_it_has_are_refused_at_once(version):
    item = an_item(choice() + "<feedbackInline/>", marking="x", version=version).replace(
        'adaptive="false"', 'adaptive="true"'
    )
    refusals = list(read_item(item.encode(), "utf-8", Files(), file="i.xml"))

    assert [(refusal.file, refusal.line, refusal.reason.name) for refusal in refusals] == [
        ("i.xml", 1, "Adaptive"), ("i.xml", 3, "NotTaken"), ("i.xml", 4, "TemplateNotTaken"),
    ]  # fmt: skip
    with speaking("en"):
        name = VERSIONS[version].element("feedbackInline")
        assert refusals[1].reason.sentence().startswith(f"<{name}> is not taken over.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<questestinterop/>", "NotQti"),
        ("<assessmentTest/>", "NotQti"),
        ('<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p0"/>', "QtiVersionUnknown"),
        ("<assessmentItem/>", "PartMissing"),
        ("<!DOCTYPE a [<!ENTITY x 'y'>]><assessmentItem/>", "DoctypeNotTaken"),
        ("<assessmentItem>&x;</assessmentItem>", "NotXml"),
        ("", "EmptyFile"),
    ],
)
def test_what_is_no_item_is_refused(text, name):
    (refusal,) = read_item(text.encode(), "utf-8", Files())

    assert refusal.reason.name == name


def test_marking_of_our_own_shape_is_refused_where_the_item_is_not_ours():
    after = (
        '<responseProcessing><responseCondition><responseIf><equal toleranceMode="absolute" tolerance="1 1">'
        '<variable identifier="RESPONSE"/><baseValue baseType="float">3</baseValue></equal></responseIf>'
        "</responseCondition></responseProcessing>"
    )

    assert refused(LINE, declared("", base="float"), "", after=after) == [(4, "CustomProcessing")]


@versions
@pytest.mark.parametrize(
    ("choices", "more", "noted"),
    [
        (CHOICES, 'maxChoices="1"', False),  # nobody thought of it
        (CHOICES, 'maxChoices="1" shuffle="true"', False),
        (CHOICES, 'maxChoices="1" shuffle="false"', True),
        (CHOICES.replace('"B"', '"B" fixed="true"'), 'maxChoices="1" shuffle="true"', True),
    ],
)
def test_choices_that_keep_their_order_are_noted(choices, more, noted, version):
    reading = read(choice(choices=choices, more=more), version=version)

    assert len(reading.questions) == 1
    assert [note.said.name for note in reading.notes] == ["OrderKept"] * noted
    ours = read(choice(choices=choices, more=more), more='toolName="Dagverk"')
    assert not ours.notes  # paper and file of ours shuffle as the paper says
