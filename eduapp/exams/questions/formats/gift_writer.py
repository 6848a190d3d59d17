"""Writes GIFT. What GIFT cannot hold is refused by name; nothing is bent to fit."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from eduapp.core.codes import code_list
from eduapp.core.i18n import _
from eduapp.exams.questions.formats import faults
from eduapp.exams.questions.formats.gift_text import begins_with_form, escaped
from eduapp.exams.questions.formats.numbers import in_full
from eduapp.exams.questions.formats.reading import Refusal, Written
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import NOTHING, Answer, Question, Text

GIFT = "GIFT"
_ARROW = "->"


def write_gift(questions: Sequence[Question]) -> Written:
    """A GIFT file of questions, in their order, and what cannot stand in one."""
    parts, refusals = list[str](), list[Refusal]()
    category = ""
    for number, question in enumerate(questions, 1):
        against = [Refusal(number, reason) for reason in _not_held(question)]
        refusals += against
        if against:
            continue
        if question.category != category:
            category = question.category
            context = "$course$/" if category.startswith("$") else ""
            parts.append(f"$CATEGORY: {context}{category}")
        parts.append(_block(question))
    return Written("".join(f"{part}\n\n" for part in parts), tuple(refusals))


def _not_held(question: Question) -> Iterator[faults.KindNotHeld | faults.NotHeld]:
    if question.kind not in _BRACES:
        kind = code_list(q.KINDS)[question.kind].label
        yield faults.KindNotHeld(format=GIFT, kind=kind)
    arrows = [answer.text.words for answer in question.answers if question.kind == q.SHORT]
    arrows += [pair.left.words for pair in question.pairs]
    absent = {
        faults.ARROW_IN_TEXT: any(_ARROW in words for words in arrows),
        faults.UNIT: question.unit,
        faults.CASE: question.case_matters,
        faults.LANGUAGE: question.language,
        faults.PICTURES: question.pictures,
        faults.FEEDBACK_WITHOUT_ANSWER: question.kind == q.DESCRIPTION and question.feedback.words,
    }
    yield from (faults.NotHeld(format=GIFT, what=_(what)) for what, held in absent.items() if held)


def _block(question: Question) -> str:
    title = f"::{escaped(question.title)}::" if question.title else ""
    stem = _formed(question.stem, q.MOODLE, first=not title)
    braces = _BRACES[question.kind](question)
    general = f"####{_formed(question.feedback, question.stem.form)}\n" if question.feedback.words else ""
    answers = f" {{{braces}{general}}}" if braces is not None else ""
    return "".join((*_notes(question), title, stem, answers))


def _notes(question: Question) -> Iterator[str]:
    if question.outside_id:
        yield f"// [id:{_in_note(question.outside_id)}]\n"
    if question.tags:
        yield "// " + " ".join(f"[tag:{_in_note(tag)}]" for tag in question.tags) + "\n"


def _in_note(words: str) -> str:
    return words.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _formed(text: Text, around: str, *, first: bool = False) -> str:
    """Words with the form before them wherever they would be read in another, or as something else."""
    odd = (
        begins_with_form(text.words) or text.words.startswith("%") or (first and text.words.startswith("//"))
    )
    named = text != NOTHING and (text.form != around or odd)
    return (f"[{text.form}]" if named else "") + escaped(text.words)


def _feedback(text: Text, around: str) -> str:
    return f"#{_formed(text, around)}" if text.words else ""


def _choices(question: Question) -> str:
    return _listed(_choice(answer, question) for answer in question.answers)


def _choice(answer: Answer, question: Question) -> str:
    right = question.kind == q.SHORT or (question.kind == q.SINGLE and answer.percent == q.ALL)
    plain = answer.percent == (q.ALL if right else 0)
    percent = "" if plain else f"%{in_full(answer.percent)}%"
    form = question.stem.form
    told = _formed(answer.text, form) + _feedback(answer.feedback, form)
    return f"{'=' if right else '~'}{percent}{told}"


def _numbers(question: Question) -> str:
    form = question.stem.form
    return "#" + _listed(
        f"=%{in_full(answer.percent)}%{_span(answer)}{_feedback(answer.feedback, form)}"
        for answer in question.answers
    )


def _span(answer: Answer) -> str:
    if answer.number is None:
        return q.ANYTHING
    around = f":{in_full(answer.tolerance)}" if answer.tolerance else ""
    return in_full(answer.number) + around


def _pairs(question: Question) -> str:
    form = question.stem.form
    return _listed(f"={_formed(pair.left, form)} {_ARROW} {escaped(pair.right)}" for pair in question.pairs)


def _truth(question: Question) -> str:
    """First what is said to who was wrong, then to who was right."""
    right, wrong = sorted(question.answers, key=lambda answer: answer.percent == 0)
    form = question.stem.form
    told = _feedback(wrong.feedback, form)
    if right.feedback.words:
        told = (told or "#") + _feedback(right.feedback, form)
    return right.text.words.upper() + told


def _essay(_question: Question) -> str:
    return ""


def _description(_question: Question) -> None:
    return None


def _listed(answers: Iterable[str]) -> str:
    return "".join(f"\n\t{answer}" for answer in answers) + "\n"


_BRACES: dict[str, Callable[[Question], str | None]] = {
    q.DESCRIPTION: _description,
    q.ESSAY: _essay,
    q.MATCHING: _pairs,
    q.MULTIPLE: _choices,
    q.NUMBER: _numbers,
    q.SHORT: _choices,
    q.SINGLE: _choices,
    q.TRUE_FALSE: _truth,
}
