"""A form for what is right in a question that was asked: what earns how much, never what was asked."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from eduapp.core.i18n import N_, _, language
from eduapp.exams.marking.rules.guide import answer_words
from eduapp.exams.marking.rules.numbers import read_typed
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.placing import said_by
from eduapp.exams.questions.rules.question import Answer, Question, Text
from eduapp.exams.questions.rules.showing import shown
from eduapp.gui.fields import LineField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eduapp.gui.forms import Form
    from eduapp.gui.theme import Theme

MORE = 2  # answers that may be added at once
PERCENT_TOLD = N_("Percent of the points, from −100 to 100.")
_WRITTEN = frozenset({q.SHORT, q.NUMBER, q.GAPS})


class NumberField(LineField):
    """A number with decimals, typed with a comma or a point; None when empty or not understood."""

    def value(self) -> Decimal | None:  # type: ignore[override]
        """The number."""
        return read_typed(self.text()).number

    def set_value(self, value: Decimal | None) -> None:  # type: ignore[override]
        """Put a number in."""
        words = "" if value is None else (f"{value.normalize():f}" if value else "0").replace("-", "−")
        self.setText(words if language() == "en" else words.replace(".", ","))

    def misread(self) -> str:
        """A sentence if what stands here is no number."""
        if not self.text().strip() or self.value() is not None:
            return ""
        return _("“{text}” is no number.").format(text=self.text().strip())


def fill_form(theme: Theme, form: Form, question: Question) -> None:
    """Rows for the key of a question, as its kind needs them."""
    if question.kind == q.TRUE_FALSE:
        options = [(True, _("true")), (False, _("false"))]
        form.choice("truth", _("What is right?"), options, required=True, value=_is_true(question))
    elif question.kind == q.MATCHING:
        rights = [(right, right) for right in shown(question).rights]
        for place, pair in enumerate(_lefts(question)):
            form.choice(f"pair_{place}", said_by(pair.left), rights, required=True, value=pair.right)
    elif question.kind == q.ORDERING:
        items = list(enumerate(said_by(one.text) for one in question.answers))
        for place in range(len(items)):
            title = _("Place {number}").format(number=place + 1)
            form.choice(f"place_{place}", title, items, required=True, value=place)
    else:
        _fill_answers(theme, form, question)


def question_of(question: Question, values: Mapping[str, Any]) -> Question:
    """The question with the key that stands in such a form."""
    if question.kind == q.TRUE_FALSE:
        feedback = {one.text.words: one.feedback for one in question.answers}
        return replace(
            question,
            answers=q.true_or_false(
                truth=bool(values["truth"]), if_true=feedback[q.TRUE], if_false=feedback[q.FALSE]
            ),
        )
    if question.kind == q.MATCHING:
        chosen = iter(range(len(question.pairs)))
        pairs = tuple(
            replace(pair, right=values[f"pair_{next(chosen)}"]) if pair.left.words else pair
            for pair in question.pairs
        )
        there = {pair.right for pair in pairs}
        left = dict.fromkeys(one.right for one in question.pairs if one.right not in there)
        return replace(
            question, pairs=(*pairs, *(q.Pair(q.NOTHING, one) for one in left))
        )  # was there to choose
    if question.kind == q.ORDERING:
        order = [values[f"place_{place}"] for place in range(len(question.answers))]
        return replace(question, answers=tuple(question.answers[place] for place in order))
    kept = tuple(
        replace(one, percent=values[f"percent_{place}"]) for place, one in enumerate(question.answers)
    )
    more = (_added(question, values, place) for place in range(MORE if question.kind in _WRITTEN else 0))
    case = bool(values.get("case", question.case_matters))
    return replace(question, answers=(*kept, *(one for one in more if one is not None)), case_matters=case)


def _fill_answers(theme: Theme, form: Form, question: Question) -> None:
    for place, one in enumerate(question.answers):
        title = answer_words(question, one)
        if one.gap:
            title = f"[{one.gap}] {title}"
        field = NumberField(theme, longest=12)
        form.add(f"percent_{place}", title, field, _(PERCENT_TOLD), required=True, value=one.percent)
    if question.kind not in _WRITTEN:
        return
    if question.kind != q.NUMBER:
        form.check("case", _("Capital letters matter"), value=question.case_matters)
    for place in range(MORE):
        _fill_added(theme, form, question, place)


def _fill_added(theme: Theme, form: Form, question: Question, place: int) -> None:
    """One more answer that is taken for right."""
    if question.kind == q.GAPS:
        gaps = [(gap, f"[{gap}]") for gap in sorted(question.gaps)]
        form.choice(f"gap_{place}", _("One more answer, for gap"), gaps)
    if question.kind == q.NUMBER:
        form.add(f"number_{place}", _("One more number"), NumberField(theme, longest=40))
        form.add(f"tolerance_{place}", _("How far from it"), NumberField(theme, longest=40))
    else:
        form.text(f"text_{place}", _("One more answer"), _("A * stands for any letters."))
    field = NumberField(theme, longest=12)
    form.add(f"more_{place}", _("What it earns"), field, _(PERCENT_TOLD), value=q.ALL)


def _added(question: Question, values: Mapping[str, Any], place: int) -> Answer | None:
    percent = values[f"more_{place}"] or Decimal(0)
    if question.kind == q.NUMBER:
        number = values[f"number_{place}"]
        near = values[f"tolerance_{place}"] or Decimal(0)
        return None if number is None else Answer(percent=percent, number=number, tolerance=near)
    words = str(values[f"text_{place}"]).strip()
    gap = values.get(f"gap_{place}") or 0
    return Answer(Text(words, q.PLAIN), percent, gap=gap) if words else None


def _is_true(question: Question) -> bool:
    return any(one.text.words == q.TRUE and one.percent == q.ALL for one in question.answers)


def _lefts(question: Question) -> list[q.Pair]:
    return [pair for pair in question.pairs if pair.left.words]
