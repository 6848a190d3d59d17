"""Writes Moodle XML. What it cannot hold is refused by name; nothing is bent to fit."""

from collections.abc import Iterator, Sequence
from html import escape

from eduapp.core.codes import code_list
from eduapp.core.i18n import _
from eduapp.exams.questions.formats import faults
from eduapp.exams.questions.formats.moodle_reader import FORMS, FRACTIONS
from eduapp.exams.questions.formats.numbers import in_full
from eduapp.exams.questions.formats.reading import Refusal, Written
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import Answer, Question, Text

MOODLE_XML = "Moodle XML"
_FORMATS = {form: name for name, form in FORMS.items()}
_TYPES = {
    q.SINGLE: "multichoice",
    q.MULTIPLE: "multichoice",
    q.TRUE_FALSE: "truefalse",
    q.SHORT: "shortanswer",
    q.NUMBER: "numerical",
    q.MATCHING: "matching",
    q.ESSAY: "essay",
    q.DESCRIPTION: "description",
}


def write_moodle(questions: Sequence[Question]) -> Written:
    """A Moodle XML file of questions, in their order, and what cannot stand in one."""
    parts, refusals, category = list[str](), list[Refusal](), ""
    for number, question in enumerate(questions, 1):
        against = [Refusal(number, reason) for reason in _not_held(question)]
        refusals += against
        if against:
            continue
        if question.category != category:
            category = question.category
            told = _element("category", _element("text", _plain(f"$course$/top/{category}")))
            parts.append(f'<question type="category">{told}</question>')
        parts.append(f'<question type="{_TYPES[question.kind]}">\n{"".join(_lines(question))}</question>')
    body = "\n".join(parts)
    return Written(f'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n{body}\n</quiz>\n', tuple(refusals))


def _not_held(question: Question) -> Iterator[faults.KindNotHeld | faults.NotHeld]:
    if question.kind not in _TYPES:
        kind = code_list(q.KINDS)[question.kind].label
        yield faults.KindNotHeld(format=MOODLE_XML, kind=kind)
    absent = {
        faults.FRACTION: any(answer.percent not in FRACTIONS for answer in question.answers),
        faults.LANGUAGE: question.language,
        faults.PICTURES: question.pictures,
    }
    yield from (faults.NotHeld(format=MOODLE_XML, what=_(what)) for what, held in absent.items() if held)


def _lines(question: Question) -> Iterator[str]:
    yield _element("name", _element("text", _plain(question.title)))
    yield _formed("questiontext", question.stem)
    yield _formed("generalfeedback", question.feedback)
    yield _element("idnumber", _plain(question.outside_id))
    if question.tags:
        tags = "".join(f"<tag><text>{_plain(tag)}</text></tag>" for tag in question.tags)
        yield _element("tags", tags)
    if question.kind in {q.SINGLE, q.MULTIPLE}:
        yield _element("single", str(question.kind == q.SINGLE).lower())
    if question.kind == q.SHORT:
        yield _element("usecase", str(int(question.case_matters)))
    yield from (_answer(answer) for answer in question.answers)
    if question.unit:
        unit = f"<multiplier>1</multiplier><unit_name>{_plain(question.unit)}</unit_name>"
        yield _element("units", _element("unit", unit))
    for pair in question.pairs:
        right = _element("answer", _element("text", _plain(pair.right)))
        yield f'<subquestion format="{_FORMATS[pair.left.form]}">{_inner(pair.left)}{right}</subquestion>\n'


def _answer(answer: Answer) -> str:
    told = _inner(answer.text)
    if answer.number is not None:
        tolerance = _element("tolerance", in_full(answer.tolerance))
        told = _element("text", in_full(answer.number)) + tolerance
    fraction = f'fraction="{in_full(answer.percent)}" format="{_FORMATS[answer.text.form]}"'
    return f"<answer {fraction}>{told}{_formed('feedback', answer.feedback)}</answer>\n"


def _formed(name: str, text: Text) -> str:
    return f'<{name} format="{_FORMATS[text.form]}">{_inner(text)}</{name}>\n'


def _inner(text: Text) -> str:
    return _element("text", _plain(text.words))


def _element(name: str, inside: str) -> str:
    return f"<{name}>{inside}</{name}>"


def _plain(words: str) -> str:
    return escape(words, quote=False)
