"""How a question reads on a screen: what is asked, and (apart from it) what is right."""

from decimal import Decimal
from string import ascii_uppercase

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital, language
from eduapp.exams.questions.formats.aiken import flattened
from eduapp.exams.questions.formats.numbers import in_full
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import Answer, Question, Text
from eduapp.exams.questions.rules.showing import Shown


def kind_text(kind: str) -> str:
    """The kind in words."""
    return capital(code_list(q.KINDS)[kind].label)


def asked_text(shown: Shown) -> str:
    """What is asked, a line a choice. Nothing of what is right."""
    lines = [_words(shown.stem), ""]
    letters = [*ascii_uppercase, *(str(number) for number in range(27, 200))]
    lines += [f"{letter}) {_words(choice)}" for letter, choice in zip(letters, shown.choices, strict=False)]
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
    return f"{_number(answer.percent)} %: {_what(answer)}{said}"


def _what(answer: Answer) -> str:
    if answer.number is None:
        if answer.text.words == q.ANYTHING:
            return _("every other answer")
        return {q.TRUE: _("true"), q.FALSE: _("false")}.get(answer.text.words, _words(answer.text))
    around = f" ± {_number(answer.tolerance)}" if answer.tolerance else ""
    return f"{_number(answer.number)}{around}"


def _words(text: Text) -> str:
    return flattened(text) if text.form == q.HTML else text.words


def _number(number: Decimal) -> str:
    """As it is written here: with a comma, in English with a point."""
    words = in_full(number)
    return words if language() == "en" else words.replace(".", ",")
