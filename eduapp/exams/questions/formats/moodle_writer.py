"""Writes Moodle XML. What it cannot hold is refused by name; nothing is bent to fit."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from eduapp.core.i18n import _
from eduapp.exams.questions.formats import faults
from eduapp.exams.questions.formats.cloze import cloze_of, read_cloze
from eduapp.exams.questions.formats.gift_text import Stopped
from eduapp.exams.questions.formats.moodle_files import addressed, files_for
from eduapp.exams.questions.formats.moodle_fractions import FRACTIONS
from eduapp.exams.questions.formats.moodle_reader import FORMS
from eduapp.exams.questions.formats.numbers import in_full
from eduapp.exams.questions.formats.reading import Refusal, Written
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.picture import Picture
from eduapp.exams.questions.rules.question import NOTHING, Question, Text

MOODLE_XML = "Moodle XML"
_FORMATS = {form: name for name, form in FORMS.items()}
_TYPES = {
    q.SINGLE: "multichoice",
    q.MULTIPLE: "multichoice",
    q.TRUE_FALSE: "truefalse",
    q.SHORT: "shortanswer",
    q.NUMBER: "numerical",
    q.MATCHING: "matching",
    q.GAPS: "cloze",
    q.ORDERING: "ordering",
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


def _not_held(question: Question) -> Iterator[faults.NotHeld]:
    order, gaps = question.kind == q.ORDERING, question.kind == q.GAPS
    absent = {
        faults.FRACTION: not order and any(answer.percent not in FRACTIONS for answer in question.answers),
        faults.PARTS_OF_ORDER: order and any(answer.percent for answer in question.answers),
        faults.GAPS_NOT_READ_AGAIN: gaps and not _is_read_again(question),
        faults.LANGUAGE: question.language,
    }
    yield from (faults.NotHeld(format=MOODLE_XML, what=_(what)) for what, held in absent.items() if held)


def _is_read_again(question: Question) -> bool:
    """Whether a text with gaps says the same when it is read: some words have no place in it."""
    try:
        told = read_cloze(cloze_of(question), 1)
    except Stopped:
        return False
    same = (question.stem, question.answers, question.case_matters)
    return (told.stem, told.answers, told.case_matters) == same


def _lines(question: Question) -> Iterator[str]:
    pictures = question.pictures
    yield _element("name", _element("text", _plain(question.title)))
    yield _stem(question)
    yield _formed("generalfeedback", question.feedback, pictures)
    yield _element("idnumber", _plain(question.outside_id))
    if question.tags:
        tags = "".join(f"<tag><text>{_plain(tag)}</text></tag>" for tag in question.tags)
        yield _element("tags", tags)
    if question.kind in {q.SINGLE, q.MULTIPLE}:
        yield _element("single", str(question.kind == q.SINGLE).lower())
    if question.kind == q.SHORT:
        yield _element("usecase", str(int(question.case_matters)))
    if question.kind == q.ORDERING:
        yield _element("selecttype", "ALL")
    yield from _answers(question)
    if question.unit:
        unit = f"<multiplier>1</multiplier><unit_name>{_plain(question.unit)}</unit_name>"
        yield _element("units", _element("unit", unit))
    for pair in question.pairs:
        right = _element("answer", _element("text", _plain(pair.right)))
        told = _inner(pair.left, pictures) + right
        yield f'<subquestion format="{_FORMATS[pair.left.form]}">{told}</subquestion>\n'


def _stem(question: Question) -> str:
    """What is asked; a text with gaps holds its answers, and so their pictures."""
    if question.kind != q.GAPS:
        return _formed("questiontext", question.stem, question.pictures)
    told = cloze_of(question)
    files = files_for(q.formed_texts_of(replace(question, feedback=NOTHING)), question.pictures)
    text = _element("text", _plain(addressed(told)))
    return f'<questiontext format="{_FORMATS[told.form]}">{text}{files}</questiontext>\n'


def _answers(question: Question) -> Iterator[str]:
    """Moodle tells places in an order as if they were parts of the points."""
    if question.kind == q.GAPS:
        return
    for place, answer in enumerate(question.answers, 1):
        told = _inner(answer.text, question.pictures)
        if answer.number is not None:
            tolerance = _element("tolerance", in_full(answer.tolerance))
            told = _element("text", in_full(answer.number)) + tolerance
        fraction = str(place) if question.kind == q.ORDERING else in_full(answer.percent)
        feedback = _formed("feedback", answer.feedback, question.pictures)
        form = _FORMATS[answer.text.form]
        yield f'<answer fraction="{fraction}" format="{form}">{told}{feedback}</answer>\n'


def _formed(name: str, text: Text, pictures: Sequence[Picture]) -> str:
    return f'<{name} format="{_FORMATS[text.form]}">{_inner(text, pictures)}</{name}>\n'


def _inner(text: Text, pictures: Sequence[Picture]) -> str:
    return _element("text", _plain(addressed(text))) + files_for([text], pictures)


def _element(name: str, inside: str) -> str:
    return f"<{name}>{inside}</{name}>"


def _plain(words: str) -> str:
    return escape(words, quote=False)
