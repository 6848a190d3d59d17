"""Writes one question as an item of QTI. Every kind has the interaction that is made for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

import eduapp
from eduapp.core.i18n import _, capital
from eduapp.exams.questions.formats.numbers import in_full
from eduapp.exams.questions.formats.qti_body import APART, KIND, OURS, UNIT
from eduapp.exams.questions.formats.qti_kinds import EVERYBODY
from eduapp.exams.questions.formats.qti_names import MAP, MATCH, TOOL, Markup, element
from eduapp.exams.questions.formats.qti_scoring import (
    FEEDBACK,
    HUNDRED,
    RESPONSE,
    SCORE,
    Branch,
    by_number,
    by_sum,
)
from eduapp.exams.questions.formats.qti_text import inner, names_of, written
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import Answer, Question, Text

GAP_MARK = re.compile(r"\[\[([0-9]{1,2})\]\]")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Asking:
    """The three places of an item in which a kind has its say."""

    declared: str
    body: str
    marking: str


@dataclass(frozen=True)
class Item:
    """A question on its way into an item; its pictures lie in `folder`."""

    question: Question
    markup: Markup
    folder: str

    def text(self, text: Text) -> str:
        """A text within an element that says its form."""
        return written(text, self.folder, names_of(self.question))

    def stem(self, asked: Mapping[str, str] = MappingProxyType({})) -> str:
        """What is asked; where a mark stands in its words for the first time, what is asked there."""
        words = inner(self.question.stem, self.folder, names_of(self.question))
        for mark, interaction in asked.items():
            words = _put(words, mark, interaction)
        return element("div", {"class": OURS + self.question.stem.form}, words)

    def has_mark(self, mark: str) -> bool:
        """Whether a mark stands in the words, and not only in the description of a picture."""
        words = inner(self.question.stem, self.folder, names_of(self.question))
        return mark in _TAG.sub("", words)


def _put(words: str, mark: str, interaction: str) -> str:
    """For the first mark that is no part of a tag."""
    for found in re.finditer(rf"{_TAG.pattern}|(?P<mark>{re.escape(mark)})", words):
        if found["mark"]:
            return words[: found.start()] + interaction + words[found.end() :]
    return words


def item_of(question: Question, markup: Markup, name: str, folder: str) -> str:
    """The XML of one item."""
    item, version = Item(question, markup, folder), markup.version
    asking = _KINDS[question.kind](item)
    told = {
        "xmlns": version.namespace,
        "identifier": name,
        "title": question.title,
        version.attribute("adaptive"): "false",
        version.attribute("timeDependent"): "false",
        version.attribute("toolName"): TOOL,
        version.attribute("toolVersion"): eduapp.__version__,
        **({"xml:lang": question.language} if question.language else {}),
    }
    parts = (
        asking.declared,
        *_outcomes(question, markup),
        markup.tag("itemBody", asking.body, class_=KIND + question.kind),
        asking.marking,
        *_feedback(item),
    )
    whole = element(version.element("assessmentItem"), told, *(f"\n{part}" for part in parts if part), "\n")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{whole}\n'


def _outcomes(question: Question, markup: Markup) -> Iterator[str]:
    if question.kind == q.DESCRIPTION:
        return
    zero = markup.tag("defaultValue", markup.tag("value", "0"))
    yield markup.tag("outcomeDeclaration", zero, identifier=SCORE, cardinality="single", baseType="float")
    yield markup.tag("outcomeDeclaration", identifier=FEEDBACK, cardinality="single", baseType="identifier")


def _feedback(item: Item) -> Iterator[str]:
    """What is said to who answered so; `hide` without ever being named shows it to everybody."""
    said = [(_name(item.question, at), each.feedback) for at, each in enumerate(item.question.answers, 1)]
    for name, text in [*said, (EVERYBODY, item.question.feedback)]:
        if text.words:
            content = item.text(text)
            if item.markup.version.kebab:
                content = item.markup.tag("contentBody", content)
            show = "hide" if name == EVERYBODY else "show"
            yield item.markup.tag(
                "modalFeedback", content, outcomeIdentifier=FEEDBACK, identifier=name, showHide=show
            )


def _name(question: Question, place: int) -> str:
    """What an answer is called in the item."""
    answer = question.answers[place - 1]
    return answer.text.words if question.kind == q.TRUE_FALSE else f"A{place}"


def _declared(
    markup: Markup,
    cardinality: str,
    base_type: str,
    correct: Sequence[str] = (),
    mapping: str = "",
    name: str = RESPONSE,
) -> str:
    values = [markup.tag("value", element_text(each)) for each in correct]
    right = markup.tag("correctResponse", *values) if values else ""
    inside = [part for part in (right, mapping) if part]
    return markup.tag(
        "responseDeclaration", *inside, identifier=name, cardinality=cardinality, baseType=base_type
    )


def element_text(words: str) -> str:
    """Words within an element."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _mapping(markup: Markup, entries: Sequence[tuple[str, Decimal]], **more: str) -> str:
    bounds = {"lowerBound": "0"} if more.pop("floor", "") else {}
    parts = [
        markup.tag("mapEntry", mapKey=key, mappedValue=in_full(percent / HUNDRED), **more)
        for key, percent in entries
    ]
    return markup.tag("mapping", *parts, defaultValue="0", **bounds, upperBound="1")


def _template(markup: Markup, name: str) -> str:
    return markup.tag("responseProcessing", template=markup.version.template(name))


# ── Kinds ────────────────────────────────────────────────────────────────────────────────────────


def _single(item: Item) -> Asking:
    question, markup = item.question, item.markup
    earned = [(f"A{at}", answer.percent) for at, answer in enumerate(question.answers, 1)]
    right = [name for name, percent in earned if percent == q.ALL][:1]
    plain = sorted(percent for _name, percent in earned) == [*[0] * (len(earned) - 1), q.ALL]
    mapping = "" if plain else _mapping(markup, earned)
    declared = _declared(markup, "single", "identifier", right, mapping)
    marking = _template(markup, MATCH if plain else MAP)
    if not (item.has_mark(q.GAP) and _is_line(question)):
        return Asking(declared, item.stem() + _choices(item, "choiceInteraction", maxChoices="1"), marking)
    forms = "-".join(answer.text.form for answer in question.answers)
    choices = (
        markup.tag("inlineChoice", element_text(answer.text.words), identifier=f"A{at}")
        for at, answer in enumerate(question.answers, 1)
    )
    asked = markup.tag(
        "inlineChoiceInteraction",
        *choices,
        responseIdentifier=RESPONSE,
        shuffle="false",
        class_=f"{OURS}forms-{forms}",
    )
    return Asking(declared, item.stem({q.GAP: asked}), marking)


def _is_line(question: Question) -> bool:
    """Whether its choices are words alone, in one line each."""
    texts = [answer.text for answer in question.answers]
    return all(text.form != q.HTML and q.one_line(text.words) == text.words for text in texts)


def _multiple(item: Item) -> Asking:
    earned = [(f"A{at}", answer.percent) for at, answer in enumerate(item.question.answers, 1)]
    right = [name for name, percent in earned if percent > 0]
    mapping = _mapping(item.markup, earned, floor="0")
    declared = _declared(item.markup, "multiple", "identifier", right, mapping)
    body = item.stem() + _choices(item, "choiceInteraction", maxChoices="0")
    return Asking(declared, body, _template(item.markup, MAP))


def _true_false(item: Item) -> Asking:
    markup = item.markup
    right = [answer.text.words for answer in item.question.answers if answer.percent == q.ALL]
    words = {q.TRUE: capital(_("true")), q.FALSE: capital(_("false"))}
    choices = (markup.tag("simpleChoice", word, identifier=name) for name, word in words.items())
    asked = markup.tag(
        "choiceInteraction", *choices, responseIdentifier=RESPONSE, shuffle="false", maxChoices="1"
    )
    declared = _declared(markup, "single", "identifier", right)
    return Asking(declared, item.stem() + asked, _template(markup, MATCH))


def _ordering(item: Item) -> Asking:
    """Things stand in the order of their words, which tells nothing."""
    names = [f"A{at}" for at in range(1, len(item.question.answers) + 1)]
    declared = _declared(item.markup, "ordered", "identifier", names)
    body = item.stem() + _choices(item, "orderInteraction", by_words=True)
    return Asking(declared, body, _template(item.markup, MATCH))


def _choices(item: Item, interaction: str, *, by_words: bool = False, **more: str) -> str:
    answers = list(enumerate(item.question.answers, 1))
    if by_words:
        answers.sort(key=lambda each: each[1].text.words)
    choices = (
        item.markup.tag("simpleChoice", item.text(answer.text), identifier=f"A{at}") for at, answer in answers
    )
    shuffle = "true" if by_words else "false"
    return item.markup.tag(interaction, *choices, responseIdentifier=RESPONSE, shuffle=shuffle, **more)


def _short(item: Item) -> Asking:
    question, markup = item.question, item.markup
    right = [answer.text.words for answer in question.answers if answer.percent == q.ALL][:1]
    mapping = _words(item, list(enumerate(question.answers, 1)))
    declared = _declared(markup, "single", "string", right, mapping)
    asked = _line(item, RESPONSE, list(enumerate(question.answers, 1)))
    return Asking(declared, _in_line(item, asked), _template(markup, MAP))


def _words(item: Item, answers: Sequence[tuple[int, Answer]]) -> str:
    entries = [(answer.text.words, answer.percent) for _at, answer in answers]
    return _mapping(item.markup, entries, caseSensitive=str(item.question.case_matters).lower())


def _line(item: Item, name: str, answers: Sequence[tuple[int, Answer]]) -> str:
    """A line to write in. Its class keeps what QTI has no place for: order and forms of the answers."""
    forms = "-".join(answer.text.form for _at, answer in answers)
    places = "-".join(str(at) for at, _answer in answers)
    told = f"{OURS}at-{places} {OURS}forms-{forms}"
    return item.markup.tag("textEntryInteraction", responseIdentifier=name, class_=told)


def _in_line(item: Item, asked: str) -> str:
    """The interaction in the gap of the sentence, or below it."""
    if item.has_mark(q.GAP):
        return item.stem({q.GAP: asked})
    return item.stem() + element("div", {"class": APART}, asked)


def _number(item: Item) -> Asking:
    question, markup = item.question, item.markup
    branches = [
        Branch(f"A{at}", answer.percent, answer.number, answer.tolerance)
        for at, answer in enumerate(question.answers, 1)
    ]
    right = [in_full(each.number) for each in branches if each.percent == q.ALL and each.number is not None]
    unit = element("span", {"class": UNIT}, f" {element_text(question.unit)}") if question.unit else ""
    asked = markup.tag("textEntryInteraction", responseIdentifier=RESPONSE) + unit
    declared = _declared(markup, "single", "float", right[:1])
    return Asking(declared, _in_line(item, asked), by_number(markup, branches))


def _gaps(item: Item) -> Asking:
    question, markup = item.question, item.markup
    inside: Mapping[int, list[tuple[int, Answer]]] = {
        int(n): [] for n in GAP_MARK.findall(question.stem.words)
    }
    for at, answer in enumerate(question.answers, 1):
        inside[answer.gap].append((at, answer))
    declared = "\n".join(
        _declared(
            markup,
            "single",
            "string",
            [answer.text.words for _at, answer in answers if answer.percent == q.ALL][:1],
            _words(item, answers),
            name=f"GAP{number}",
        )
        for number, answers in inside.items()
    )
    asked = {f"[[{number}]]": _line(item, f"GAP{number}", answers) for number, answers in inside.items()}
    return Asking(declared, item.stem(asked), by_sum(markup, (f"GAP{number}" for number in inside)))


def _matching(item: Item) -> Asking:
    """Each left side belongs to every right one of the same words; what misleads has no left side."""
    pairs = list(enumerate(item.question.pairs, 1))
    firsts = {pair.right: f"R{at}" for at, pair in reversed(pairs) if pair.left.words}
    lefts = [(f"L{at}", pair) for at, pair in pairs if pair.left.words]
    rights = [(f"R{at}", pair.right) for at, pair in pairs if not pair.left.words]
    rights = sorted([*((name, words) for words, name in firsts.items()), *rights], key=lambda each: each[1])
    fits = [f"{left} {right}" for left, pair in lefts for right, words in rights if words == pair.right]
    markup = item.markup
    entries = [markup.tag("mapEntry", mapKey=key, mappedValue="1") for key in fits]
    mapping = markup.tag("mapping", *entries, defaultValue="0")
    correct = [f"{left} {firsts[pair.right]}" for left, pair in lefts]
    sets = (
        markup.tag("simpleMatchSet", *(_thing(item, name, pair.left, "1") for name, pair in lefts)),
        markup.tag("simpleMatchSet", *(_thing(item, name, Text(words), "0") for name, words in rights)),
    )
    asked = markup.tag(
        "matchInteraction",
        *sets,
        responseIdentifier=RESPONSE,
        shuffle="true",
        maxAssociations=str(len(lefts)),
    )
    declared = _declared(markup, "multiple", "directedPair", correct, mapping)
    return Asking(declared, item.stem() + asked, _template(markup, MAP))


def _thing(item: Item, name: str, text: Text, most: str) -> str:
    return item.markup.tag("simpleAssociableChoice", item.text(text), identifier=name, matchMax=most)


def _essay(item: Item) -> Asking:
    asked = item.markup.tag("extendedTextInteraction", responseIdentifier=RESPONSE)
    return Asking(_declared(item.markup, "single", "string"), item.stem() + asked, "")


def _description(item: Item) -> Asking:
    return Asking("", item.stem(), "")


_KINDS: dict[str, Callable[[Item], Asking]] = {
    q.DESCRIPTION: _description,
    q.ESSAY: _essay,
    q.GAPS: _gaps,
    q.MATCHING: _matching,
    q.MULTIPLE: _multiple,
    q.NUMBER: _number,
    q.ORDERING: _ordering,
    q.SHORT: _short,
    q.SINGLE: _single,
    q.TRUE_FALSE: _true_false,
}
