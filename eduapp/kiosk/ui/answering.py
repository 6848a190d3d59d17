"""Where a question of each kind is answered: each widget tells `changed`, with a value as it is kept."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from eduapp.core.i18n import _
from eduapp.gui.reading import fitted
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import hbox, label, vbox
from eduapp.kiosk.formats import paper as p
from eduapp.kiosk.formats.paper import PaperQuestion, PaperText
from eduapp.kiosk.formats.record import LONGEST_ANSWER
from eduapp.kiosk.rules.parts import PictureHere, parts_of
from eduapp.kiosk.ui.choice import ChoiceButton, touch
from eduapp.kiosk.ui.field import AnswerField
from eduapp.kiosk.ui.shown import Pictures, said_by, shown
from eduapp.kiosk.ui.words import apart, letter

SOON_MS, LONG, LONGER = 400, 2_000, 10_000  # of a text: how soon it is kept, and from what length on later
_ABREAST = 6


class Answering(QWidget):
    """The place to answer one question."""

    changed = Signal(object)  # the whole answer
    typing = Signal()  # something was typed that is not kept yet

    def __init__(self, theme: Theme, question: PaperQuestion, value: Any, pictures: Pictures) -> None:  # noqa: ANN401
        super().__init__()
        self.theme, self.question, self.pictures = theme, question, pictures
        self.column = vbox(spacing=theme.px(12), parent=self)
        self.build(value)
        if question.kind != p.ESSAY:
            self.column.addStretch(1)

    def build(self, value: Any) -> None:  # noqa: ANN401 - an answer is of many kinds
        """Put what is needed into `column`."""
        raise NotImplementedError

    def flush(self) -> None:
        """Tell what was typed and is not told yet."""

    def press(self, place: int) -> bool:
        """Do what pressing the letter of a choice means; whether it means anything here."""
        return False

    def choice(self, place: int, text: PaperText, mark: str | None = None) -> ChoiceButton:
        """A button for one of the choices."""
        found = [part.name for part in parts_of(text.words, text.form) if isinstance(part, PictureHere)]
        seen = tuple(fitted(self.theme, self.pictures[name]) for name in found if name in self.pictures)
        return ChoiceButton(self.theme, letter(place) if mark is None else mark, said_by(text), seen)


class Choosing(Answering):
    """One of several, or several of them."""

    def build(self, value: Any) -> None:  # noqa: ANN401
        several = self.question.kind == p.MULTIPLE
        chosen = set(value or ()) if several else {value}
        self.buttons = [self.choice(place, text) for place, text in enumerate(self.texts())]
        if several:
            self.column.addWidget(label(_("More than one answer may be right."), "large", wrap=True))
        for place, one in enumerate(self.buttons):
            one.setChecked(place in chosen)
            one.clicked.connect(lambda _on=False, place=place: self._pressed(place))
            self.column.addWidget(one)

    def texts(self) -> tuple[PaperText, ...]:
        """What is chosen from."""
        return self.question.choices

    def press(self, place: int) -> bool:
        if place >= len(self.buttons):
            return False
        self.buttons[place].setFocus()
        self.buttons[place].click()
        return True

    def _pressed(self, place: int) -> None:
        if self.question.kind != p.MULTIPLE:
            for other, one in enumerate(self.buttons):  # pressed again, it is taken back
                one.setChecked(other == place and one.isChecked())
        self.changed.emit(self.value())

    def value(self) -> Any:  # noqa: ANN401
        """The answer as it is kept."""
        places = [place for place, one in enumerate(self.buttons) if one.isChecked()]
        if self.question.kind == p.MULTIPLE:
            return places
        return places[0] if places else None


class Truth(Choosing):
    """True or false."""

    def build(self, value: Any) -> None:  # noqa: ANN401
        super().build(None if value is None else int(not value))

    def texts(self) -> tuple[PaperText, ...]:
        return PaperText(_("True")), PaperText(_("False"))

    def value(self) -> Any:  # noqa: ANN401
        place = super().value()
        return None if place is None else place == 0


class Ordering(Answering):
    """Things to put in order: pressed in turn, each gets its place; pressed again, it gives it up."""

    def build(self, value: Any) -> None:  # noqa: ANN401
        self._order: list[int] = list(value or ())
        self.column.addWidget(label(_("Press these in the right order."), "large", wrap=True))
        self.buttons = [self.choice(place, text, "") for place, text in enumerate(self.question.choices)]
        for place, one in enumerate(self.buttons):
            one.clicked.connect(lambda _on=False, place=place: self._pressed(place))
            self.column.addWidget(one)
        self._show()

    def press(self, place: int) -> bool:
        if place >= len(self.buttons):
            return False
        self.buttons[place].click()
        return True

    def _pressed(self, place: int) -> None:
        if place in self._order:
            self._order.remove(place)
        else:
            self._order.append(place)
        self._show()
        self.changed.emit(list(self._order))

    def _show(self) -> None:
        for place, one in enumerate(self.buttons):
            one.setChecked(place in self._order)
            one.show_mark(f"{self._order.index(place) + 1}." if place in self._order else "–")


class Matching(Answering):
    """A letter for each thing on the left; what the letters mean stands below."""

    def build(self, value: Any) -> None:  # noqa: ANN401
        self._pairs: dict[str, int] = dict(value or {})
        self.rows: list[list[QPushButton]] = []  # for each thing on the left, a button for each letter
        for place, right in enumerate(self.question.rights):
            self.column.addWidget(label(f"{apart(letter(place))}  {right}", "large", wrap=True))
        for place, left in enumerate(self.question.lefts):
            self._add(place, left)

    def _add(self, place: int, left: PaperText) -> None:
        for made in shown(self.theme, left, self.pictures):
            self.column.addWidget(made)
        buttons, row = list[QPushButton](), QGridLayout()
        for right, words in enumerate(self.question.rights):
            name = f"{said_by(left)}: {letter(right)} {words}"
            one = touch(self.theme, letter(right), kind="chip", name=name, checkable=True)
            one.setChecked(self._pairs.get(str(place)) == right)
            one.clicked.connect(lambda _on=False, at=place, right=right: self._pressed(at, right))
            buttons.append(one)
            row.addWidget(one, *divmod(right, _ABREAST))
        row.setColumnStretch(_ABREAST, 1)
        self.rows.append(buttons)
        self.column.addLayout(row)

    def _pressed(self, place: int, right: int) -> None:
        taken_back = self._pairs.get(str(place)) == right
        self._pairs.pop(str(place), None)
        if not taken_back:
            self._pairs[str(place)] = right
        for letter_of, one in enumerate(self.rows[place]):
            one.setChecked(letter_of == self._pairs.get(str(place)))
        self.changed.emit(dict(self._pairs))


class Writing(Answering):
    """Words that are typed: kept a moment after the last key, and whenever one goes elsewhere."""

    def build(self, value: Any) -> None:  # noqa: ANN401
        self._is_new, self._timer = False, QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        self.fields = self.make_fields(value)
        for field in self.fields:
            field.written.connect(self._on_written)
            field.left.connect(self.flush)

    def make_fields(self, value: Any) -> list[AnswerField]:  # noqa: ANN401
        """One field, as large as the kind needs."""
        lines = 9 if self.question.kind == p.ESSAY else 1
        name = _("Your answer to question {number}").format(number=self.question.number)
        field = AnswerField(self.theme, name, lines=lines, text=value or "")
        unit = [label(self.question.unit, "exam")] if self.question.unit else []
        self.column.addLayout(hbox((field, 1), *unit, spacing=self.theme.px(10)), 1)
        return [field]

    def value(self) -> Any:  # noqa: ANN401
        """The answer as it stands in the fields."""
        return self.fields[0].text()

    def flush(self) -> None:
        self._timer.stop()
        if self._is_new:
            self._is_new = False
            self.changed.emit(self.value())

    def _on_written(self) -> None:
        self._is_new = True
        length = sum(len(field.text()) for field in self.fields)
        if not self._timer.isActive():  # never put off by the next key: it is kept while one types on
            self._timer.start(SOON_MS * (1 if length < LONG else 3 if length < LONGER else 6))
        self.typing.emit()


class Gaps(Writing):
    """A field for each gap in the text."""

    def make_fields(self, value: Any) -> list[AnswerField]:  # noqa: ANN401
        words = list(value or [""] * len(self.question.gaps))
        made, longest = [], LONGEST_ANSWER // max(1, len(words))  # all of them go into one record
        for number, text in zip(self.question.gaps, words, strict=True):
            name = _("Gap {number}").format(number=number)
            field = AnswerField(self.theme, name, text=text, longest=longest)
            self.column.addLayout(hbox(label(f"({number})", "exam"), (field, 1), spacing=self.theme.px(10)))
            made.append(field)
        return made

    def value(self) -> Any:  # noqa: ANN401
        return [field.text() for field in self.fields]


_KINDS: dict[str, Callable[..., Answering]] = {
    p.SINGLE: Choosing,
    p.MULTIPLE: Choosing,
    p.TRUE_FALSE: Truth,
    p.ORDERING: Ordering,
    p.MATCHING: Matching,
    p.GAPS: Gaps,
    p.SHORT: Writing,
    p.NUMBER: Writing,
    p.ESSAY: Writing,
}


def answering(theme: Theme, question: PaperQuestion, value: Any, pictures: Pictures) -> Answering:  # noqa: ANN401
    """Where a question is answered."""
    return _KINDS[question.kind](theme, question, value, pictures)
