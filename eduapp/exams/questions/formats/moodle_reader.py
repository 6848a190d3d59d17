"""Reads Moodle XML. Types that are not taken over are refused by their name.

How Moodle would show a question (shuffling, numbering, penalties) is not part of it here.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from eduapp.exams.questions.formats import faults
from eduapp.exams.questions.formats.cloze import read_cloze
from eduapp.exams.questions.formats.gift_reader import category_of
from eduapp.exams.questions.formats.gift_text import Stopped
from eduapp.exams.questions.formats.moodle_files import files_in
from eduapp.exams.questions.formats.moodle_fractions import listed
from eduapp.exams.questions.formats.numbers import number_of
from eduapp.exams.questions.formats.qti_faults import LeftOutHere
from eduapp.exams.questions.formats.reading import (
    UTF_8,
    Heard,
    Note,
    Placed,
    Reading,
    Refusal,
    sorted_out,
    unheard,
)
from eduapp.exams.questions.formats.safe_html import safe
from eduapp.exams.questions.formats.xml_tree import Element, tree_of
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.placing import names_in
from eduapp.exams.questions.rules.question import NOTHING, Answer, Pair, Question, Text, one_line, text_of

FORMS = {"html": q.HTML, "moodle_auto_format": q.MOODLE, "plain_text": q.PLAIN, "markdown": q.MARKDOWN}
_ALL_ITEMS = {"", "0", "ALL"}
_YES, _NO = {"1", "true"}, {"0", "false"}
_SHUFFLED = {q.SINGLE, q.MULTIPLE, q.MATCHING}
_LEFT_OUT = frozenset(
    {"graderinfo", "responsetemplate", "hint"}
)  # what their author wrote, and not a setting
_BESIDE_WORDS = frozenset({"text", "feedback", "file", "tolerance"})


def read_moodle(data: bytes, encoding: str = UTF_8, heard: Heard = unheard) -> Reading:
    """Every question of a Moodle XML file, and every one that cannot be taken over."""
    root = tree_of(data, encoding)
    if isinstance(root, Refusal):
        return Reading(refusals=(root,))
    if root.name != "quiz":
        return Reading(refusals=(Refusal(root.line, faults.NotAQuiz(text=root.name[:40])),))
    return sorted_out(_read(root), heard)


def _read(root: Element) -> Iterator[Placed | Refusal | Note]:
    category = ""
    for element in root.children:
        kind = element.attributes.get("type", "")
        if element.name != "question":
            yield Refusal(element.line, faults.KindNotRead(text=element.name[:40]))
        elif kind == "category":
            category = category_of(element.said("category"))
        elif kind not in _KINDS:
            yield Refusal(element.line, faults.KindNotRead(text=kind[:40]))
        else:
            yield from _placed(element, _KINDS[kind], category)


def _placed(
    element: Element, kind_of: Callable[[Element], Question], category: str
) -> Iterator[Placed | Refusal | Note]:
    """A question with the pictures it shows; a file that no text shows is left out, and that is said."""
    try:
        _check_texts(element)
        question, files = _question(element, kind_of), files_in(element)
    except Stopped as stop:
        yield Refusal(stop.line, stop.reason)
        return
    everything = safe(replace(question, pictures=files))
    shown = names_in(q.formed_texts_of(everything))
    for file in files:
        if file.name not in shown:
            yield Note(element.line, faults.FileLeftOut(text=file.name[:40]))
    yield from _notes(element, question)
    pictures = tuple(file for file in files if file.name in shown)
    yield Placed(element.line, replace(question, pictures=pictures, category=category))


def _notes(element: Element, question: Question) -> Iterator[Note]:
    """What becomes otherwise: words that have no place here, and choices that have none in their text."""
    for part in element.children:
        if part.name in _LEFT_OUT and (part.first("text") or part).words.strip():
            yield Note(part.line, LeftOutHere(text=part.name))
    if question.kind in _SHUFFLED and element.said("shuffleanswers").lower() in _NO:
        yield Note(element.line, faults.OrderKept())
    if question.kind == q.GAPS:
        for gap in read_cloze(_text(element.first("questiontext")), element.line).unlisted:
            yield Note(element.line, faults.ChoicesNotShown(gap=gap))


def _check_texts(element: Element) -> None:
    """Raises Stopped for a tag within a text: only the words beside it would be read."""
    for child in element.children:
        within = element.name == "text" or (element.words.strip() and child.name not in _BESIDE_WORDS)
        if within and element.name != "question":
            raise Stopped(child.line, faults.TagInText(text=child.name[:40]))
        _check_texts(child)


def _question(element: Element, kind_of: Callable[[Element], Question]) -> Question:
    filed = element.first("tags")
    tags = [one_line((tag.first("text") or tag).words) for tag in (filed.all("tag") if filed else ())]
    question = kind_of(element)
    return replace(
        question,
        stem=question.stem if question.kind == q.GAPS else _text(element.first("questiontext")),
        title=one_line(element.said("name")),
        feedback=_text(element.first("generalfeedback")),
        tags=tuple(dict.fromkeys(filter(None, tags))),
        outside_id=one_line(element.said("idnumber")),
    )


def _text(element: Element | None) -> Text:
    """Words in <text>, in the form that the element names; HTML if it names none, as Moodle has it."""
    if element is None:
        return NOTHING
    form = FORMS.get(element.attributes.get("format", "html"), q.HTML)
    return text_of((element.first("text") or element).words, form)


def _answers(element: Element) -> tuple[Answer, ...]:
    return tuple(
        Answer(_text(answer), _fraction(answer), _text(answer.first("feedback")))
        for answer in element.all("answer")
    )


def _fraction(answer: Element) -> Decimal:
    return listed(answer.attributes.get("fraction", ""), answer.line)


def _choice(element: Element) -> Question:
    single = (element.said("single") or "true").lower() in _YES
    return Question(q.SINGLE if single else q.MULTIPLE, NOTHING, answers=_answers(element))


def _statement(element: Element) -> Question:
    """True stands before false, whichever way the file has them."""
    answers = [
        replace(answer, text=Text(one_line(answer.text.words).lower())) for answer in _answers(element)
    ]
    return Question(
        q.TRUE_FALSE, NOTHING, answers=tuple(sorted(answers, key=lambda a: a.text.words, reverse=True))
    )


def _short(element: Element) -> Question:
    matters = element.said("usecase").lower() in _YES
    return Question(q.SHORT, NOTHING, answers=_answers(element), case_matters=matters)


def _numerical(element: Element) -> Question:
    answers = tuple(_number(answer) for answer in element.all("answer"))
    return Question(q.NUMBER, NOTHING, answers=answers, unit=_unit(element))


def _number(answer: Element) -> Answer:
    percent, feedback = _fraction(answer), _text(answer.first("feedback"))
    told = (answer.first("text") or answer).words.strip()
    if told == q.ANYTHING:
        return Answer(Text(q.ANYTHING), percent, feedback)
    number, tolerance = _read_number(answer, told), _read_number(answer, answer.said("tolerance") or "0")
    return Answer(percent=percent, feedback=feedback, number=number, tolerance=tolerance)


def _read_number(answer: Element, told: str) -> Decimal:
    number = number_of(told)
    if number is None:
        reason = faults.DecimalComma if "," in told else faults.NotANumber
        raise Stopped(answer.line, reason(text=told[:40]))
    return number


def _unit(element: Element) -> str:
    listed = element.first("units")
    units = list(listed.all("unit")) if listed else []
    if not units:
        return ""
    if len(units) > 1 or number_of(units[0].said("multiplier") or "1") != 1:
        raise Stopped(units[0].line, faults.SeveralUnits())
    return one_line(units[0].said("unit_name"))


def _matching(element: Element) -> Question:
    pairs = [(_text(part), part.first("answer")) for part in element.all("subquestion")]
    found = (Pair(left, right.said("text") if right else "") for left, right in pairs)
    return Question(q.MATCHING, NOTHING, pairs=tuple(found))


def _gaps(element: Element) -> Question:
    """Gaps with their answers written into the text."""
    cloze = read_cloze(_text(element.first("questiontext")), element.line)
    return Question(q.GAPS, cloze.stem, answers=cloze.answers, case_matters=cloze.case_matters)


def _ordering(element: Element) -> Question:
    """Things in the right order. Moodle can show some of them only, which would be another question."""
    chosen = element.said("selecttype").upper()
    if chosen not in _ALL_ITEMS:
        raise Stopped(element.line, faults.SomeItems())
    answers = (Answer(_text(each), feedback=_text(each.first("feedback"))) for each in element.all("answer"))
    return Question(q.ORDERING, NOTHING, answers=tuple(answers))


def _essay(_element: Element) -> Question:
    return Question(q.ESSAY, NOTHING)


def _description(_element: Element) -> Question:
    return Question(q.DESCRIPTION, NOTHING)


_KINDS: dict[str, Callable[[Element], Question]] = {
    "multichoice": _choice,
    "truefalse": _statement,
    "shortanswer": _short,
    "numerical": _numerical,
    "matching": _matching,
    "cloze": _gaps,
    "ordering": _ordering,
    "essay": _essay,
    "description": _description,
}
