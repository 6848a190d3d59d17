"""How a question reads on a screen: what is asked, and (apart from it) what is right."""

from datetime import datetime
from string import ascii_uppercase

from eduapp.core.clock import zone
from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital, clock_text, date_text
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.placing import said_by
from eduapp.exams.questions.rules.question import Answer, Question, Text, one_line
from eduapp.exams.questions.rules.showing import Shown
from eduapp.exams.questions.ui.number_field import number_text

LETTERS = (*ascii_uppercase, *(str(number) for number in range(27, 200)))  # of choices


def moment_text(at: datetime) -> str:
    """When, in the site's time."""
    local = at.astimezone(zone())
    return f"{date_text(local.date())} {clock_text(local.time())}"


def kind_text(kind: str) -> str:
    """The kind in words."""
    return capital(code_list(q.KINDS)[kind].label)


def asked_text(shown: Shown) -> str:
    """What is asked, a line a choice. Nothing of what is right."""
    lines = [_words(shown.stem), ""]
    lines += [f"{letter}) {_words(choice)}" for letter, choice in zip(LETTERS, shown.choices, strict=False)]
    lines += [f"– {_words(left)}" for left in shown.lefts]
    if shown.rights:
        lines.append(_("To choose from: {list}.").format(list=", ".join(shown.rights)))
    if shown.kind == q.TRUE_FALSE:
        lines.append(_("True or false?"))
    if shown.unit:
        lines.append(_("Unit: {unit}").format(unit=shown.unit))
    return "\n".join(lines).strip()


def key_text(question: Question) -> str:
    """What is right, what each answer earns, and what is said of it."""
    lines = [_answer(answer) for answer in question.answers]
    lines += [f"{_words(pair.left) or '–'} → {pair.right}" for pair in question.pairs]
    if question.feedback.words:
        lines.append(_("To everybody: {text}").format(text=_words(question.feedback)))
    return "\n".join(lines) or _("Marked by people: there is no key.")


def _answer(answer: Answer) -> str:
    said = f" ({_words(answer.feedback)})" if answer.feedback.words else ""
    return f"{number_text(answer.percent)} %: {_what(answer)}{said}"


def _what(answer: Answer) -> str:
    if answer.number is None:
        if answer.text.words == q.ANYTHING:
            return _("every other answer")
        return {q.TRUE: _("true"), q.FALSE: _("false")}.get(answer.text.words, _words(answer.text))
    around = f" ± {number_text(answer.tolerance)}" if answer.tolerance else ""
    return f"{number_text(answer.number)}{around}"


def _words(text: Text) -> str:
    return one_line(said_by(text)) if text.form == q.HTML else text.words
