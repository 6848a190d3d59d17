"""The answers of a question as they are written: rows that follow its kind, and what else belongs to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import N_, _
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.checks import LONGEST_WORD
from eduapp.exams.questions.rules.question import NOTHING, Answer, Pair
from eduapp.exams.questions.ui.answer_row import EARNING, AnswerRow, PairRow, Row, labelled
from eduapp.exams.questions.ui.text_field import TextField
from eduapp.gui.fields import Choice, LineField
from eduapp.gui.form import Tick
from eduapp.gui.scrolling import scroll_to
from eduapp.gui.widgets import announce, button, clear, hbox, label, vbox

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from eduapp.exams.questions.rules.picture import Picture
    from eduapp.gui.theme import Theme

_SAY = {
    q.SINGLE: N_("Write the answers to choose from. The right one earns 100 %."),
    q.MULTIPLE: N_(
        "The right answers make 100 % together, such as 50 and 50; a wrong one earns 0 or takes some off."
    ),
    q.TRUE_FALSE: N_("Say which of the two is right."),
    q.SHORT: N_("Write every answer that is taken for right, and what it earns."),
    q.NUMBER: N_("Write the number and by how much an answer may differ. * stands for every other answer."),
    q.MATCHING: N_("Write two pairs or more."),
    q.ORDERING: N_("Write the things in the right order. They are shown in the order of their words."),
    q.GAPS: N_("Write [[1]], [[2]] … into the question, and here what belongs into each gap."),
    q.ESSAY: N_("People mark this question: there is nothing to fill in."),
    q.DESCRIPTION: N_("Nothing is answered: the text stands before the questions it belongs to."),
}
_ROWS = {q.SINGLE: 4, q.MULTIPLE: 4, q.SHORT: 1, q.NUMBER: 1, q.MATCHING: 3, q.ORDERING: 3, q.GAPS: 2}
_WITHOUT = frozenset({q.ESSAY, q.DESCRIPTION, q.TRUE_FALSE})


@dataclass(frozen=True)
class Keyed:
    """What belongs to the answers of a question."""

    answers: tuple[Answer, ...] = ()
    pairs: tuple[Pair, ...] = ()
    unit: str = ""
    case_matters: bool = False


class AnswersField(QWidget):
    """Keeps to the Field protocol of forms; its value is Keyed. Rows without any words do not count."""

    changed = Signal()

    def __init__(self, theme: Theme, kind: str) -> None:
        super().__init__()
        self._theme, self._kind = theme, kind
        self._pictures: dict[str, Picture] = {}
        self._rows: list[Row] = []
        self._own: list[QWidget] = []  # fields above the rows
        self._below: list[QWidget] = []  # and below them
        self._after: QWidget | None = None
        self._place = vbox(spacing=theme.px(8), parent=self)
        self._build(Keyed())

    # --- the Field protocol -------------------------------------------------------------------------

    def value(self) -> Keyed:
        """What was written."""
        if self._kind == q.TRUE_FALSE:
            return Keyed(self._statement())
        found = [row.value() for row in self._rows if isinstance(row, AnswerRow)]
        pairs = [row.value() for row in self._rows if isinstance(row, PairRow)]
        return Keyed(
            tuple(answer for answer in found if answer is not None),
            tuple(pair for pair in pairs if pair is not None),
            self.unit.value() if self._kind == q.NUMBER else "",
            self.case.value() if self._kind == q.SHORT else False,
        )

    def set_value(self, value: Keyed | None) -> None:
        """Put answers in."""
        self._build(value or Keyed())
        self.changed.emit()

    def misread(self) -> str:
        """What cannot be read in one of the rows, and in which."""
        for number, row in enumerate(self._rows, 1):
            if told := row.misread():
                return f"{self._word()} {number}: {told}"
        return ""

    def start(self) -> None:
        """Put the keyboard into the row that cannot be read, else where one begins."""
        row = next((row for row in self._rows if row.misread()), self._rows[0] if self._rows else None)
        if row is not None:
            row.start()
            scroll_to(row)
        elif self._own:
            self._own[0].setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what the page does ---------------------------------------------------------------------------

    @property
    def kind(self) -> str:
        """The kind that the rows are for."""
        return self._kind

    def set_kind(self, kind: str) -> None:
        """Rows for another kind; words that were written go along where they make sense."""
        if kind != self._kind:
            told = carried(self.value(), kind)
            self._kind = kind
            self.set_value(told)

    def give(self, pictures: Mapping[str, Picture]) -> None:
        """Pictures that its texts may show."""
        self._pictures.update(pictures)
        for field in self.texts():
            field.give(pictures)

    def come_after(self, field: QWidget) -> None:
        """The field from which Tab comes here."""
        self._after = field
        self._chain()

    def texts(self) -> list[TextField]:
        """All fields that may show pictures."""
        own = [self.if_true, self.if_false] if self._kind == q.TRUE_FALSE else []
        return [*own, *(field for row in self._rows for field in row.texts())]

    def add(self) -> None:
        """One row more, with the keyboard in it."""
        row = self._append(None)
        self._number()
        row.start()
        scroll_to(row)
        announce(self, self._add.accessibleName())

    # --- making -------------------------------------------------------------------------------------

    def _build(self, told: Keyed) -> None:
        clear(self._place)
        self._rows, self._own, self._below = [], [], []
        self._place.addWidget(label(_(_SAY[self._kind]), "secondary", wrap=True))
        if self._kind == q.TRUE_FALSE:
            self._build_statement(told)
        elif self._kind not in _WITHOUT:
            self._build_rows(told)

    def _build_statement(self, told: Keyed) -> None:
        theme = self._theme
        self.truth: Choice[bool] = Choice(theme, [(True, _("True")), (False, _("False"))])
        self.if_true, self.if_false = TextField(theme), TextField(theme)
        holder = QWidget()
        vbox(
            labelled(theme, _("What is right"), self.truth, 200),
            labelled(theme, _("Said to who answers true (optional)"), self.if_true),
            labelled(theme, _("Said to who answers false (optional)"), self.if_false),
            spacing=theme.px(8),
            parent=holder,
        )
        if len(told.answers) == 2:  # noqa: PLR2004 - true and false
            yes, no = told.answers
            self.truth.set_value(yes.percent == q.ALL)
            for field, answer in ((self.if_true, yes), (self.if_false, no)):
                field.give(self._pictures)
                field.set_value(answer.feedback)
        for changing in (self.truth, self.if_true, self.if_false):
            changing.changed.connect(self.changed)
        self._place.addWidget(holder)
        self._own = [self.truth, self.if_true, self.if_false]
        self._chain()

    def _build_rows(self, told: Keyed) -> None:
        theme = self._theme
        self._list = vbox(spacing=theme.px(8))
        self._place.addLayout(self._list)
        more = _("Add a pair") if self._kind == q.MATCHING else _("Add an answer")
        self._add = button(theme, more, "plus", kind="plain")
        self._add.clicked.connect(self.add)
        self.unit, self.case = LineField(theme, longest=LONGEST_WORD), Tick(_("Capital letters matter"))
        below: list[QWidget] = [self._add]
        self._below = [self._add, *([self.unit] if self._kind == q.NUMBER else [])]
        self._below += [self.case] if self._kind == q.SHORT else []
        if self._kind == q.NUMBER:
            below.append(labelled(theme, _("Unit (optional)"), self.unit, 200))
        if self._kind == q.SHORT:
            below.append(self.case)
        for part in below:
            self._place.addLayout(hbox(part, None))
        self.unit.set_value(told.unit)
        self.case.set_value(told.case_matters)
        self.unit.changed.connect(self.changed)
        self.case.changed.connect(self.changed)
        given: Sequence[Answer | Pair | None] = told.pairs if self._kind == q.MATCHING else told.answers
        for thing in given or [None] * _ROWS[self._kind]:
            self._append(thing)
        self._number()

    def _append(self, thing: Answer | Pair | None) -> Row:
        theme, kind = self._theme, self._kind
        row: Row = PairRow(theme) if kind == q.MATCHING else AnswerRow(theme, kind)
        for field in row.texts():
            field.give(self._pictures)
        if isinstance(row, PairRow) and isinstance(thing, Pair):
            row.set_value(thing)
        elif isinstance(row, AnswerRow):
            row.set_value(thing if isinstance(thing, Answer) else self._fresh())
        row.changed.connect(self.changed)
        row.moved.connect(lambda by: self._move(row, by))
        row.removed.connect(lambda: self._remove(row))
        self._rows.append(row)
        self._list.addWidget(row)
        return row

    def _fresh(self) -> Answer:
        """What a new row begins with: the first answer is taken for the right one."""
        number = len(self._rows)
        first = self._kind in {q.SHORT, q.NUMBER, q.GAPS} or (self._kind == q.SINGLE and not number)
        gap = number + 1 if self._kind == q.GAPS else 0
        return Answer(percent=q.ALL if first else q.NOTHING_EARNED, gap=gap)

    def _move(self, row: Row, by: int) -> None:
        at = self._rows.index(row)
        self._rows.insert(at + by, self._rows.pop(at))
        self._list.removeWidget(row)
        self._list.insertWidget(at + by, row)
        self._number()
        row.start()
        self.changed.emit()

    def _remove(self, row: Row) -> None:
        at = self._rows.index(row)
        self._rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._number()
        if self._rows:
            self._rows[min(at, len(self._rows) - 1)].start()
        else:
            self._add.setFocus()
        self.changed.emit()

    def _number(self) -> None:
        for number, row in enumerate(self._rows, 1):
            row.name(self._word(), number, len(self._rows))
        self._chain()

    def _chain(self) -> None:
        """Tab goes on from the field before, from row to row as one reads."""
        rows = [stop for row in self._rows for stop in row.stops()]
        stops = [*self._own, *rows, *self._below]
        for before, after in pairwise([self._after, *stops] if self._after is not None else stops):
            QWidget.setTabOrder(before, after)

    def _word(self) -> str:
        return _("Pair") if self._kind == q.MATCHING else _("Answer")

    def _statement(self) -> tuple[Answer, ...]:
        truth = self.truth.value()
        if truth is None:
            return ()
        told = {"if_true": self.if_true.value(), "if_false": self.if_false.value()}
        return q.true_or_false(truth=truth, **told)


def carried(told: Keyed, kind: str) -> Keyed:
    """The same words for another kind, where they make sense there."""
    if kind in _WITHOUT:
        return Keyed()
    if kind == q.MATCHING:
        return Keyed(pairs=tuple(Pair(answer.text, "") for answer in told.answers if answer.text.words))
    answers = told.answers or tuple(Answer(pair.left) for pair in told.pairs)
    kept = [answer for answer in answers if answer.text.words not in ("", q.TRUE, q.FALSE, q.ANYTHING)]
    if kind == q.NUMBER:
        return Keyed()
    made = []
    for number, answer in enumerate(kept, 1):
        percent = answer.percent if kind in EARNING else q.NOTHING_EARNED
        feedback = answer.feedback if kind in EARNING else NOTHING
        gap = (answer.gap or number) if kind == q.GAPS else 0
        made.append(
            replace(
                answer, percent=percent, feedback=feedback, gap=gap, number=None, tolerance=q.NOTHING_EARNED
            )
        )
    return Keyed(tuple(made))
