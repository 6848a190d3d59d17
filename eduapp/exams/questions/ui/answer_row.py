"""One answer of a question as it is written: its words, what it earns, and what is said of it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import Answer, Pair, Text
from eduapp.exams.questions.ui.number_field import DecimalEdit
from eduapp.exams.questions.ui.text_field import TextField
from eduapp.gui.fields import LineField, NumberEdit
from eduapp.gui.widgets import Card, button, hbox, label, rename, vbox

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QLayout

    from eduapp.gui.theme import Theme

EARNING = frozenset({q.SINGLE, q.MULTIPLE, q.SHORT, q.NUMBER, q.GAPS})  # kinds whose answers earn parts
MOST_GAPS = 99
NOUGHT = Decimal(0)


def labelled(theme: Theme, words: str, field: QWidget, width: int = 0) -> QWidget:
    """A field with its words above; `width` in px at 100 %."""
    holder = QWidget()
    if width:
        field.setFixedWidth(theme.px(width))
    field.setAccessibleName(words)
    rest = [None] if width else []
    vbox(label(words, "caption", wrap=not width), field, *rest, spacing=theme.px(2), parent=holder)
    return holder


class Row(Card):
    """A numbered part of the answers. Alt+Up and Alt+Down move it, Alt+Delete removes it."""

    changed = Signal()
    moved = Signal(int)  # by so many places
    removed = Signal()

    def __init__(self, theme: Theme) -> None:
        px = theme.px
        self.theme = theme
        self._title = label("", "bodyStrong")
        self.up = button(theme, "", "chevron-up", kind="plain", name=_("Move up"))
        self.down = button(theme, "", "chevron-down", kind="plain", name=_("Move down"))
        self.out = button(theme, "", "x", kind="plain", name=_("Remove"))
        self._fields: list[tuple[QWidget, str]] = []  # with what each is called, to be numbered
        super().__init__(spacing=px(6), margins=(px(12), px(8), px(8), px(10)), name="well")
        for pressed in (self.up, self.down, self.out):
            pressed.setFocusPolicy(
                Qt.FocusPolicy.NoFocus
            )  # keys do the same, and Tab goes from field to field
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.out.clicked.connect(self.removed)

    def finish(self, *below: QWidget | QLayout) -> None:
        """Lay out what the row is made of."""
        px = self.theme.px
        head = hbox(self._title, None, self.up, self.down, self.out, spacing=px(4))
        self.box.addLayout(head)
        for part in below:
            if isinstance(part, QWidget):
                self.box.addWidget(part)
            else:
                self.box.addLayout(part)

    def beside(self, words: str, field: QWidget, width: int = 0) -> QWidget:
        """A field of the row with its words above."""
        self._fields.append((field, words))
        field.changed.connect(self.changed)  # type: ignore[attr-defined]  # all of them keep to the protocol
        return labelled(self.theme, words, field, width)

    def name(self, words: str, number: int, last: int) -> None:
        """Say which one of how many this is."""
        called = f"{words} {number}"
        self._title.setText(called)
        for field, what in self._fields:
            field.setAccessibleName(f"{called}: {what}")
        for pressed, what in ((self.up, _("Move up")), (self.down, _("Move down")), (self.out, _("Remove"))):
            rename(pressed, "", f"{called}: {what}")
            pressed.setToolTip(what)
        self.up.setVisible(number > 1)
        self.down.setVisible(number < last)

    def stops(self) -> list[QWidget]:
        """Its fields in the order of the keyboard."""
        return [field for field, _words in self._fields]

    def texts(self) -> list[TextField]:
        """Its fields that may show pictures."""
        return [field for field, _words in self._fields if isinstance(field, TextField)]

    def misread(self) -> str:
        """What cannot be read in it."""
        return next((told for field, _words in self._fields if (told := field.misread())), "")  # type: ignore[attr-defined]

    def start(self) -> None:
        """Put the keyboard into the field that cannot be read, else into its first."""
        fields = [field for field, _words in self._fields]
        misread = (field for field in fields if field.misread())  # type: ignore[attr-defined]
        next(misread, fields[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() == Qt.Key.Key_Up and not self.up.isHidden():
            self.moved.emit(-1)
        elif alt and event.key() == Qt.Key.Key_Down and not self.down.isHidden():
            self.moved.emit(1)
        elif alt and event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class AnswerRow(Row):
    """An answer: words or a number, its gap, what it earns, and what is said to who gave it."""

    def __init__(self, theme: Theme, kind: str) -> None:
        super().__init__(theme)
        self._kind = kind
        self.text, self.feedback = TextField(theme), TextField(theme)
        self.number = DecimalEdit(theme, also=q.ANYTHING)
        self.tolerance, self.percent = DecimalEdit(theme), DecimalEdit(theme, "%")
        self.gap = NumberEdit(theme, least=1, most=MOST_GAPS)
        words = [] if kind == q.NUMBER else [(self.beside(_("Words"), self.text), 1)]
        small: list[QWidget] = []
        if kind == q.GAPS:
            small.append(self.beside(_("Gap"), self.gap, 90))
        if kind == q.NUMBER:
            small.append(self.beside(_("The number"), self.number, 170))
            small.append(self.beside(_("Tolerance ±"), self.tolerance, 130))
        if kind in EARNING:
            small.append(self.beside(_("Earns"), self.percent, 120))
        beside = hbox(*words, *small, *([None] if kind == q.NUMBER else []), spacing=theme.px(12))
        said = [self.beside(_("Said to who answers so (optional)"), self.feedback)] if kind in EARNING else []
        self.finish(beside, *said)

    def value(self) -> Answer | None:
        """The answer, or None where nothing was written."""
        made = Answer(
            text=self._words(),
            percent=self.percent.value() or NOUGHT,
            feedback=self.feedback.value(),
            number=self.number.value() if self._kind == q.NUMBER else None,
            tolerance=(self.tolerance.value() or NOUGHT) if self._kind == q.NUMBER else NOUGHT,
            gap=(self.gap.value() or 0) if self._kind == q.GAPS else 0,
        )
        written = made.text.words or made.number is not None or made.feedback.words
        return made if written else None

    def set_value(self, answer: Answer) -> None:
        """Put an answer in."""
        self.text.set_value(answer.text)
        self.feedback.set_value(answer.feedback)
        self.percent.set_value(answer.percent if self._kind in EARNING else None)
        self.gap.set_value(answer.gap or None)
        self.tolerance.set_value(answer.tolerance or None)
        if answer.number is None and answer.text.words == q.ANYTHING:
            self.number.setText(q.ANYTHING)
        else:
            self.number.set_value(answer.number)

    def _words(self) -> Text:
        if self._kind != q.NUMBER:
            return self.text.value()
        return Text(q.ANYTHING) if self.number.value() is None and self.number.value_is_sign() else q.NOTHING


class PairRow(Row):
    """Two things that belong together; without a left side the right one is there to mislead."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.left, self.right = TextField(theme), LineField(theme, longest=1000)
        self.finish(
            self.beside(_("This (empty: the other is there to mislead)"), self.left),
            self.beside(_("belongs to this"), self.right),
        )

    def value(self) -> Pair | None:
        """The pair, or None where nothing was written."""
        made = Pair(self.left.value(), self.right.value())
        return made if made.left.words or made.right else None

    def set_value(self, pair: Pair) -> None:
        """Put a pair in."""
        self.left.set_value(pair.left)
        self.right.set_value(pair.right)
