"""Kinds of questions by what an item asks: choices, an order, words or a number in a line, or free text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from eduapp.exams.questions.formats.faults import DecimalComma, NotANumber
from eduapp.exams.questions.formats.gift_text import Stopped
from eduapp.exams.questions.formats.numbers import number_of
from eduapp.exams.questions.formats.qti_body import OURS, Body, choices_of
from eduapp.exams.questions.formats.qti_declared import Declared, Entry, percent_of
from eduapp.exams.questions.formats.qti_faults import (
    BecameEssay,
    EverythingEarns,
    LeftOutHere,
    MixedCase,
    NamedTwice,
    NotTaken,
    OrderNotWhole,
    PartsInstead,
    ResponseUnknown,
)
from eduapp.exams.questions.formats.qti_scoring import branches_of
from eduapp.exams.questions.formats.reading import Note
from eduapp.exams.questions.formats.xml_tree import Element
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import NOTHING, Answer, Pair, Question, Text, one_line

EVERYBODY = "EVERYBODY"  # the name of feedback that is always shown
TRUTHS = MappingProxyType(
    {
        q.TRUE: frozenset({"true", "sant", "sann", "riktig", "rett"}),
        q.FALSE: frozenset({"false", "usant", "galt", "feil", "gale"}),
    }
)
_NUMBERS = frozenset({"float", "integer"})


@dataclass(frozen=True)
class Asked:
    """One thing that an item asks: where it stands, how its answer is declared, and how it is marked."""

    element: Element
    declared: Declared
    marking: str
    body: Body
    feedback: Mapping[str, Text]

    def said(self, name: str) -> Text:
        """What is said to who answered so."""
        return self.feedback.get(name, NOTHING)


def kind_of(asked: Asked) -> Question:
    """The question without its stem. Raises Stopped for what does not fit together."""
    kind = _KINDS.get(asked.element.name)
    if kind is None:
        raise Stopped(asked.element.line, NotTaken(text=asked.element.name))
    return kind(asked)


def _choice(asked: Asked) -> Question:
    choices = dict(_named(asked))
    if not asked.declared.has_key(asked.marking):
        return _without_key(asked, choices)
    asked.declared.check_keys(choices, asked.marking)
    _must_be(asked, ("single", "multiple"), {"identifier"})
    single = asked.declared.cardinality == "single"
    points = dict(_parts(asked, choices))
    if single and (truth := _truth(choices, points)) is not None:
        said = {word: asked.said(name) for name, word in zip(choices, map(str.lower, choices), strict=True)}
        answers = q.true_or_false(truth=truth, if_true=said[q.TRUE], if_false=said[q.FALSE])
        return Question(q.TRUE_FALSE, NOTHING, answers=answers)
    answers = tuple(Answer(text, points[name], asked.said(name)) for name, text in choices.items())
    return Question(q.SINGLE if single else q.MULTIPLE, NOTHING, answers=answers)


def _named(asked: Asked) -> Iterator[tuple[str, Text]]:
    seen = set[str]()
    forms = _forms(asked.element)
    for at, choice in enumerate(choices_of(asked.element)):
        name = choice.attributes.get("identifier", "").strip()
        if name in seen:
            raise Stopped(choice.line, NamedTwice(text=name[:40]))
        seen.add(name)
        text = asked.body.text(choice)
        yield name, replace(text, form=forms[at]) if at < len(forms) else text


def _parts(asked: Asked, choices: Mapping[str, Text]) -> Iterator[tuple[str, Decimal]]:
    """What each choice earns, in percent."""
    declared, single = asked.declared, asked.declared.cardinality == "single"
    mapping = declared.mapping
    if not declared.is_mapped(asked.marking) or mapping is None:
        if single and len(set(declared.correct)) > 1:
            raise Stopped(declared.line, ResponseUnknown(text=asked.element.name))
        if not single:
            asked.body.notes.append(Note(asked.element.line, PartsInstead()))
        wrong = Decimal(0) if single else -q.ALL  # as before, no points for a right choice beside a wrong one
        part = percent_of(Decimal(1), Decimal(1 if single else len(set(declared.correct))))
        yield from ((name, part if name in declared.correct else wrong) for name in choices)
        return
    points = {name: mapping.points(name) for name in choices}
    if single:
        points = {name: _bounded(each, mapping.lower, mapping.upper) for name, each in points.items()}
    most = mapping.upper or _most(points.values(), single=single)
    floor = -q.ALL if mapping.lower is not None and mapping.lower >= 0 else None  # below it nothing changes
    yield from ((name, _bounded(percent_of(each, most), floor, None)) for name, each in points.items())


def _most(points: Iterable[Decimal], *, single: bool) -> Decimal:
    right = [each for each in points if each > 0]
    return max(right, default=Decimal(0)) if single else sum(right, Decimal(0))


def _bounded(points: Decimal, lower: Decimal | None, upper: Decimal | None) -> Decimal:
    least = points if lower is None else max(points, lower)
    return least if upper is None else min(least, upper)


def _truth(choices: Mapping[str, Text], points: Mapping[str, Decimal]) -> bool | None:
    """Whether the statement is true; None if the choices are not just true and false."""
    words = {name.lower(): text.words.lower() for name, text in choices.items()}
    earned = {name.lower(): points[name] for name in choices}
    if set(words) != set(TRUTHS) or len(choices) != len(TRUTHS):
        return None
    if any(words[name] not in known for name, known in TRUTHS.items()):
        return None
    return earned[q.TRUE] == q.ALL if sorted(earned.values()) == [0, q.ALL] else None


def _order(asked: Asked) -> Question:
    choices = dict(_named(asked))
    if not asked.declared.has_key(asked.marking):
        return _without_key(asked, choices)
    _must_be(asked, ("ordered",), {"identifier"})
    if asked.declared.is_mapped(asked.marking):
        raise Stopped(asked.declared.line, ResponseUnknown(text=asked.element.name))
    asked.declared.check_keys(choices, asked.marking)
    if sorted(asked.declared.correct) != sorted(choices):
        raise Stopped(asked.declared.line, OrderNotWhole())
    right = (Answer(choices[name], feedback=asked.said(name)) for name in asked.declared.correct)
    return Question(q.ORDERING, NOTHING, answers=tuple(right))


def _without_key(asked: Asked, choices: Mapping[str, Text]) -> Question:
    """Nobody said what is right: choices become part of what is asked, and people mark it."""
    asked.body.notes.append(Note(asked.element.line, BecameEssay()))
    listed = tuple(Answer(text) for text in choices.values())
    return Question(q.ESSAY, NOTHING, answers=listed)


def _entry(asked: Asked) -> Question:
    declared = asked.declared
    if not declared.has_key(asked.marking):
        return _without_key(asked, {})
    _must_be(asked, ("single",), {"string", *_NUMBERS})
    if len(declared.correct) > 1 and not declared.is_mapped(asked.marking):
        raise Stopped(declared.line, ResponseUnknown(text=asked.element.name))
    if declared.base_type in _NUMBERS:
        return Question(q.NUMBER, NOTHING, answers=tuple(_numbers(asked)), unit=unit_in(asked.body))
    answers, matters = words_for(asked)
    return Question(q.SHORT, NOTHING, answers=answers, case_matters=matters)


def words_for(asked: Asked) -> tuple[tuple[Answer, ...], bool]:
    """The words that fit into a line, and whether capitals matter."""
    entries, default = _entries(asked)
    if default:
        raise Stopped(asked.declared.line, EverythingEarns())
    matters = {entry.case_matters for entry in entries}
    if len(matters) > 1:
        raise Stopped(asked.declared.line, MixedCase())
    forms, places = _forms(asked.element), places_of(asked.element)
    answers = []
    for at, entry in enumerate(entries):
        form = forms[at] if at < len(forms) else q.PLAIN
        name = f"A{places[at] if at < len(places) else at + 1}"
        answers.append(
            Answer(Text(entry.key, form) if entry.key else NOTHING, entry.points, asked.said(name))
        )
    return tuple(answers), matters == {True}


def _numbers(asked: Asked) -> Iterator[Answer]:
    entries, default = _entries(asked)
    for at, entry in enumerate(entries, 1):
        number = number_of(entry.key)
        if number is None:
            reason = DecimalComma if "," in entry.key else NotANumber
            raise Stopped(asked.declared.line, reason(text=entry.key[:40]))
        yield Answer(percent=entry.points, feedback=asked.said(f"A{at}"), number=number)
    if default:
        yield Answer(Text(q.ANYTHING), default)


def _entries(asked: Asked) -> tuple[list[Entry], Decimal]:
    """What may be written, and what of all points it earns in percent; and what everything else does."""
    declared, mapping = asked.declared, asked.declared.mapping
    if not declared.is_mapped(asked.marking) or mapping is None:
        return [Entry(declared.correct[0], q.ALL, case_matters=True)], Decimal(0)
    points = [_bounded(entry.points, mapping.lower, mapping.upper) for entry in mapping.entries]
    most = mapping.upper or _most(points, single=True)
    entries = [
        replace(entry, points=percent_of(each, most))
        for entry, each in zip(mapping.entries, points, strict=True)
    ]
    return entries, percent_of(_bounded(mapping.default, mapping.lower, mapping.upper), most)


def _essay(asked: Asked) -> Question:
    if asked.declared.correct or asked.declared.mapping:
        asked.body.notes.append(Note(asked.declared.line, LeftOutHere(text="correctResponse")))
    return Question(q.ESSAY, NOTHING)


_KINDS: dict[str, Callable[[Asked], Question]] = {
    "choiceInteraction": _choice,
    "extendedTextInteraction": _essay,
    "inlineChoiceInteraction": _choice,
    "orderInteraction": _order,
    "textEntryInteraction": _entry,
}


# ── Only in our own items ────────────────────────────────────────────────────────────────────────


def number_by(asked: Asked, processing: Element) -> Question:
    """A number with tolerance, marked by a program that our own items carry."""
    branches = sorted(branches_of(processing), key=lambda branch: (len(branch.name), branch.name))
    answers = (
        Answer(
            NOTHING if branch.number is not None else Text(q.ANYTHING),
            branch.percent,
            asked.said(branch.name),
            branch.number,
            branch.tolerance,
        )
        for branch in branches
    )
    return Question(q.NUMBER, NOTHING, answers=tuple(answers), unit=unit_in(asked.body))


def matching_of(asked: Asked) -> Question:
    """Two sets of things, and which belong together."""
    choices = dict(_named(asked))
    if asked.declared.mapping is None:
        raise Stopped(asked.declared.line, ResponseUnknown(text=asked.element.name))
    rights = dict[str, str]()
    for entry in asked.declared.mapping.entries:
        left, _blank, right = entry.key.partition(" ")
        if left not in choices or right not in choices:
            raise Stopped(asked.declared.line, ResponseUnknown(text=asked.element.name))
        rights.setdefault(left, right)
    used = set(rights.values())
    pairs = [(name, Pair(choices[name], choices[right].words)) for name, right in rights.items()]
    spare = (name for name in choices if name not in used and name not in rights)
    pairs += [(name, Pair(NOTHING, choices[name].words)) for name in spare]
    pairs.sort(key=lambda each: (len(each[0]), each[0][1:]))
    return Question(q.MATCHING, NOTHING, pairs=tuple(pair for _name, pair in pairs))


def places_of(element: Element) -> list[int]:
    """The places of the answers of a gap among all answers of the question."""
    told = _told(element, f"{OURS}at-")
    return [int(each) for each in told if re.fullmatch("[0-9]{1,4}", each)]


def unit_in(body: Body) -> str:
    """The unit that stands behind a number."""
    return one_line(body.unit)


def _forms(element: Element) -> list[str]:
    return [form if form in q.FORMS else q.PLAIN for form in _told(element, f"{OURS}forms-")]


def _told(element: Element, beginning: str) -> list[str]:
    classes = element.attributes.get("class", "").split()
    told = next((each for each in classes if each.startswith(beginning)), beginning)
    return [each for each in told.removeprefix(beginning).split("-") if each]


def _must_be(asked: Asked, cardinalities: tuple[str, ...], types: set[str]) -> None:
    declared = asked.declared
    if declared.cardinality not in cardinalities or declared.base_type not in types:
        raise Stopped(declared.line, ResponseUnknown(text=asked.element.name))
