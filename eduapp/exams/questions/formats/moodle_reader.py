"""Reads Moodle XML. Types that are not taken over are refused by their name.

How Moodle would show a question (shuffling, numbering, penalties, hints) is not part of it here.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from eduapp.exams.questions.formats import faults
from eduapp.exams.questions.formats.gift_reader import category_of
from eduapp.exams.questions.formats.gift_text import Stopped
from eduapp.exams.questions.formats.numbers import number_of
from eduapp.exams.questions.formats.reading import UTF_8, Placed, Reading, Refusal, sorted_out
from eduapp.exams.questions.formats.xml_tree import Element, tree_of
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import NOTHING, Answer, Pair, Question, Text, one_line, text_of

FORMS = {"html": q.HTML, "moodle_auto_format": q.MOODLE, "plain_text": q.PLAIN, "markdown": q.MARKDOWN}
_LISTED = (
    "100 90 83.33333 80 75 70 66.66667 60 50 40 33.33333 30 25 20 16.66667 14.28571 12.5 11.11111 10 5 0"
)
FRACTIONS = frozenset(sign * Decimal(part) for part in _LISTED.split() for sign in (1, -1))
_NEAR = Decimal("0.00001")  # 33.3333333 is the 33.33333 of the list; 33 is not
_YES = {"1", "true"}


def read_moodle(data: bytes, encoding: str = UTF_8) -> Reading:
    """Every question of a Moodle XML file, and every one that cannot be taken over."""
    root = tree_of(data, encoding)
    if isinstance(root, Refusal):
        return Reading(refusals=(root,))
    if root.name != "quiz":
        return Reading(refusals=(Refusal(root.line, faults.NotAQuiz(text=root.name[:40])),))
    return sorted_out(_read(root))


def _read(root: Element) -> Iterator[Placed | Refusal]:
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
            try:
                yield Placed(element.line, replace(_question(element, _KINDS[kind]), category=category))
            except Stopped as stop:
                yield Refusal(stop.line, stop.reason)


def _question(element: Element, kind_of: Callable[[Element], Question]) -> Question:
    if element.has("file"):
        raise Stopped(element.line, faults.PicturesNotRead())
    listed = element.first("tags")
    tags = [one_line((tag.first("text") or tag).words) for tag in (listed.all("tag") if listed else ())]
    return replace(
        kind_of(element),
        stem=_text(element.first("questiontext")),
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
    told = answer.attributes.get("fraction", "")
    number = number_of(told)
    listed = (
        None if number is None else next((part for part in FRACTIONS if abs(part - number) < _NEAR), None)
    )
    if listed is None:
        raise Stopped(answer.line, faults.FractionNotListed(text=told[:40]))
    return listed


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
    "essay": _essay,
    "description": _description,
}
