"""Reads items of QTI 2.1, 2.2 and 3.0. What is not taken over is refused by its name and line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape

from eduapp.exams.questions.formats import qti_faults as faults
from eduapp.exams.questions.formats.faults import OrderKept
from eduapp.exams.questions.formats.gift_text import Stopped
from eduapp.exams.questions.formats.qti_body import KIND, Body, choices_of, gap_in, unknown_in
from eduapp.exams.questions.formats.qti_declared import check_once, declared_in
from eduapp.exams.questions.formats.qti_files import Files
from eduapp.exams.questions.formats.qti_kinds import (
    EVERYBODY,
    Asked,
    kind_of,
    matching_of,
    number_by,
    places_of,
    words_for,
)
from eduapp.exams.questions.formats.qti_names import MAP, MATCH, TOOL, VERSIONS, plain, spaces_of
from eduapp.exams.questions.formats.qti_scoring import sum_of
from eduapp.exams.questions.formats.reading import Note, Placed, Refusal
from eduapp.exams.questions.formats.xml_tree import Element, tree_of
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import NOTHING, Answer, Question, Text, one_line, text_of

_ITEM = "assessmentItem"
_GAP = re.compile(r"GAP([0-9]{1,2})")
_PARTS = frozenset({
    "responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback",
    "stylesheet", "catalogInfo", "companionMaterialsInfo", "contextDeclaration", "apipAccessibility",
})  # fmt: skip
_SPACES = {version.namespace for version in VERSIONS.values()} | {""}


@dataclass(frozen=True)
class Filed:
    """What a package tells of an item beside it."""

    category: str = ""
    tags: tuple[str, ...] = ()
    outside_id: str = ""


UNFILED = Filed()


def read_item(
    data: bytes, encoding: str, files: Files, filed: Filed = UNFILED, file: str = ""
) -> Iterator[Placed | Refusal | Note]:
    """The question of one item with notes of what became otherwise, or all that stands against it."""
    root = tree_of(data, encoding, spaces=True)
    if isinstance(root, Refusal):
        yield replace(root, file=file)
        return
    against = list(_against_root(root))
    against = against or list(_against(item := plain(root)))
    if against:
        yield from (replace(each, file=file) for each in against)
        return
    body = Body(files)
    try:
        question = _question(item, body)
    except Stopped as stop:
        yield Refusal(stop.line, stop.reason, file)
        return
    yield from (replace(note, file=file) for note in body.notes)
    if question.kind in {q.SINGLE, q.MULTIPLE} and not is_ours(item):
        kept = (each for each in body.interactions if _keeps_order(each))
        yield from (Note(each.line, OrderKept(), file) for each in kept)
    filing = {"category": filed.category, "tags": filed.tags, "outside_id": filed.outside_id}
    pictures = tuple(files.pictures.values())
    yield Placed(item.line, replace(question, pictures=pictures, **filing), file)  # type: ignore[arg-type]


def _keeps_order(interaction: Element) -> bool:
    """Whether it says so itself, of all choices or of one. Where nothing is said nobody thought of it."""
    fixed = any(each.attributes.get("fixed", "").strip() in {"true", "1"} for each in interaction.children)
    return fixed or interaction.attributes.get("shuffle", "").strip() in {"false", "0"}


def _against_root(root: Element) -> Iterator[Refusal]:
    space, name = spaces_of(root)
    if name not in {_ITEM, "qti-assessment-item"}:
        yield Refusal(root.line, faults.NotQti(text=name[:40]))
    elif space not in _SPACES:
        yield Refusal(root.line, faults.QtiVersionUnknown(text=space[:80]))


def _against(item: Element) -> Iterator[Refusal]:
    """All that an item has and this program does not do, each by its name."""
    ours, body = is_ours(item), item.first("itemBody")
    if item.attributes.get("adaptive", "false").strip() in {"true", "1"}:
        yield Refusal(item.line, faults.Adaptive())
    unknown = [child for child in item.children if child.name not in _PARTS]
    unknown += [each for told in item.all("modalFeedback") for each in unknown_in(told, ours)]
    if body is None:
        yield Refusal(item.line, faults.PartMissing(text="itemBody"))
    else:
        unknown += unknown_in(body, ours)
    firsts = {each.name: each for each in sorted(unknown, key=lambda each: -each.line)}
    for element in sorted(firsts.values(), key=lambda each: each.line):
        yield Refusal(element.line, faults.NotTaken(text=element.told[:40]))
    processing = item.first("responseProcessing")
    if processing is not None and not ours:
        yield from _against_processing(processing)


def _against_processing(processing: Element) -> Iterator[Refusal]:
    if processing.children:
        yield Refusal(processing.line, faults.CustomProcessing())
    elif _template(processing) not in {"", MATCH, MAP}:
        yield Refusal(processing.line, faults.TemplateNotTaken(text=_template(processing)[:80]))


def is_ours(item: Element) -> bool:
    """Whether this program wrote it, so that its two ways of marking are known."""
    return item.attributes.get("toolName") == TOOL


def _template(processing: Element) -> str:
    return processing.attributes.get("template", "").strip().rpartition("/")[2].removesuffix(".xml")


def _question(item: Element, body: Body) -> Question:
    check_once(item, "itemBody", "responseProcessing")
    stem = body.text(item.first("itemBody") or item)
    asked, kind = list(body.interactions), _kind_told(item)
    feedback = dict(_feedback(item, body))
    if not asked:
        question = Question(q.DESCRIPTION, NOTHING)
    elif kind == q.GAPS:
        question, stem = _gaps(item, body, stem, feedback)
    elif len(asked) > 1:
        raise Stopped(asked[1].line, faults.SeveralInteractions(count=len(asked)))
    else:
        question = _one(item, kind, _asked(item, body, asked[0], feedback))
        stem = gap_in(stem, 0, q.GAP, ours=is_ours(item))
    if question.kind == q.ESSAY and question.answers:
        question, stem = replace(question, answers=()), _listing(stem, question)
    return replace(
        question,
        stem=stem,
        title=one_line(item.attributes.get("title", "")),
        language=item.attributes.get("xml:lang", "").strip(),
        feedback=feedback.get(EVERYBODY, NOTHING),
    )


def _kind_told(item: Element) -> str:
    """The kind that one of our own items names; "" for any other."""
    body = item.first("itemBody")
    told = body.attributes.get("class", "").split() if body and is_ours(item) else []
    return next((each.removeprefix(KIND) for each in told if each.startswith(KIND)), "")


def _one(item: Element, kind: str, asked: Asked) -> Question:
    processing = item.first("responseProcessing")
    if kind == q.NUMBER and processing is not None and asked.element.name == "textEntryInteraction":
        return number_by(asked, processing)
    if kind == q.MATCHING and asked.element.name == "matchInteraction":
        return matching_of(asked)
    if processing is not None:
        for against in _against_processing(processing):
            raise Stopped(against.line, against.reason)
    return kind_of(asked)


def _gaps(item: Element, body: Body, stem: Text, feedback: Mapping[str, Text]) -> tuple[Question, Text]:
    """Several gaps in one text, each worth the same."""
    processing = item.first("responseProcessing")
    names = [element.attributes.get("responseIdentifier", "") for element in body.interactions]
    if processing is None or sum_of(processing) != names:
        raise Stopped(item.line, faults.CustomProcessing())
    found, matters = list[tuple[int, Answer]](), set[bool]()
    for at, (element, name) in enumerate(zip(body.interactions, names, strict=True)):
        number = _GAP.fullmatch(name)
        if number is None or element.name != "textEntryInteraction":
            raise Stopped(element.line, faults.ResponseUnknown(text=element.name))
        answers, case = words_for(_asked(item, body, element, feedback))
        matters.add(case)
        places = [*places_of(element), *[0] * len(answers)]
        found += [
            (place, replace(answer, gap=int(number[1])))
            for place, answer in zip(places, answers, strict=False)
        ]
        stem = gap_in(stem, at, f"[[{number[1]}]]", ours=True)
    if len(matters) > 1:
        raise Stopped(item.line, faults.MixedCase())
    found.sort(key=lambda each: each[0])
    ordered = tuple(answer for _place, answer in found)
    return Question(q.GAPS, NOTHING, answers=ordered, case_matters=matters == {True}), stem


def _asked(item: Element, body: Body, element: Element, feedback: Mapping[str, Text]) -> Asked:
    name = element.attributes.get("responseIdentifier", "")
    declared = declared_in(item).get(name)
    if declared is None:
        raise Stopped(element.line, faults.ResponseUnknown(text=element.name))
    processing = item.first("responseProcessing")
    marking = "" if processing is None else _template(processing)
    return Asked(element, declared, marking, body, feedback)


def _feedback(item: Element, body: Body) -> Iterator[tuple[str, Text]]:
    """What is said to who answered so; what nobody would ever be told is left out, and that is said."""
    names = {choice.attributes.get("identifier") for each in body.interactions for choice in choices_of(each)}
    for element in item.all("modalFeedback"):
        name, always = element.attributes.get("identifier", ""), element.attributes.get("showHide") == "hide"
        if is_ours(item) or (name in names and not always):
            yield name, body.text(element)
        else:
            body.notes.append(Note(element.line, faults.LeftOutHere(text="modalFeedback")))


def _listing(stem: Text, question: Question) -> Text:
    """Choices without a key, as part of what is asked."""
    html = [
        each.words if each.form == q.HTML else escape(each.words, quote=False) for each in _texts(question)
    ]
    first = stem.words if stem.form == q.HTML else f"<p>{escape(stem.words, quote=False)}</p>"
    return text_of(f"{first}<ul>{''.join(f'<li>{each}</li>' for each in html)}</ul>", q.HTML)


def _texts(question: Question) -> Iterator[Text]:
    return (answer.text for answer in question.answers)
