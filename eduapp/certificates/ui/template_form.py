"""The fields of one part of a template: what it says, in which words, and where it stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from eduapp.certificates.drawing import editing
from eduapp.core.i18n import N_, _
from eduapp.gui.decimals import DecimalEdit
from eduapp.gui.fields import LineField
from eduapp.gui.problems import FieldProblem
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import button, hbox, label, renew, vbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton

    from eduapp.certificates.drawing.editing import Measure, Part, Pattern
    from eduapp.certificates.drawing.own_words import Phrase
    from eduapp.gui.theme import Theme

_LONGEST = 300
_STEPS = {"mm": 0.5, "pt": 0.5, "": 1.0}
_NUMBER = 150  # px at 100 %
FORMS = (N_("for one"), N_("for several"))


class TemplateForm(QWidget):
    """Rows for a part. Each change is told at once; what cannot be read is said beside its field alone."""

    value_changed = Signal(tuple, object)  # path and value
    phrase_changed = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._start = TabStart(self)
        self._rows = vbox(spacing=theme.px(10), parent=self)
        self._stops: list[QWidget] = []  # where Tab goes, in the order in which one reads
        self.problems: dict[object, FieldProblem] = {}

    def show_part(self, part: Part, phrases: tuple[Phrase, ...], language: str, *, may: bool) -> None:
        """Show the fields of a part; `language`: in whose words its phrases are."""
        self.problems, self._stops = {}, []
        made: list[QWidget] = []
        if phrases:
            made.append(label(_("Its words ({language})").format(language=language), "bodyStrong", wrap=True))
            made += [self._phrase(one, may=may) for one in phrases]
        if part.patterns:
            made.append(label(_("What stands there, in every language"), "bodyStrong", wrap=True))
            made += [self._pattern(one, may=may) for one in part.patterns]
        if part.measures:
            made.append(label(_("Place and size"), "bodyStrong"))
            made += [self._measure(one, may=may) for one in part.measures]
        made += [self._text(one, may=may) for one in part.colours]
        renew(self._rows, *made)
        in_reading_order(self._start, self._stops)

    def say(self, key: object, sentence: str) -> None:
        """What stands against the value of one field, or nothing any more."""
        if key in self.problems:
            self.problems[key].say(sentence)

    def _pattern(self, one: Pattern, *, may: bool) -> QWidget:
        field = LineField(self._theme, longest=_LONGEST)
        field.set_value(one.text)
        field.changed.connect(lambda: self.value_changed.emit(one.path, field.text()))
        pick = button(
            self._theme, _("Field…"), "plus", name=_("Put in a field: {what}").format(what=one.label)
        )
        pick.clicked.connect(lambda: _offer(field, pick))
        pick.setEnabled(may)
        return self._row(one.path, one.label, field, pick, may=may)

    def _text(self, one: Pattern, *, may: bool) -> QWidget:
        field = LineField(self._theme, longest=_LONGEST)
        field.set_value(one.text)
        field.changed.connect(lambda: self.value_changed.emit(one.path, field.value()))
        return self._row(one.path, one.label, field, may=may)

    def _phrase(self, one: Phrase, *, may: bool) -> QWidget:
        field = LineField(self._theme, longest=_LONGEST)
        field.set_value(one.said)
        field.setPlaceholderText(one.usual)
        field.changed.connect(lambda: self.phrase_changed.emit(one, field.text()))
        words = one.usual
        if one.many:
            words = _("{words} ({form})").format(words=words, form=_(FORMS[one.form]))
        extra: list[QPushButton] = []
        if one.blanks:
            pick = button(
                self._theme, _("Field…"), "plus", name=_("Put in a field: {what}").format(what=words)
            )
            pick.clicked.connect(partial(_offer_these, field, pick, one.blanks))
            pick.setEnabled(may)
            extra.append(pick)
        return self._row((one.english, one.form), words, field, *extra, may=may)

    def _measure(self, one: Measure, *, may: bool) -> QWidget:
        field = DecimalEdit(self._theme, one.unit, least=one.least, most=one.most, step=_STEPS[one.unit])
        field.setFixedWidth(self._theme.px(_NUMBER))
        field.set_value(one.value)
        field.changed.connect(partial(self._read, one, field))
        return self._row(one.path, one.label, field, may=may, beside=True)

    def _read(self, one: Measure, field: DecimalEdit) -> None:
        value = field.value()
        self.say(one.path, field.misread() or ("" if value is not None else _("Write a number.")))
        if value is not None:
            self.value_changed.emit(one.path, int(value) if value == int(value) else value)

    def _row(
        self, key: object, words: str, field: QWidget, *extra: QWidget, may: bool, beside: bool = False
    ) -> QWidget:
        named = label(words, "" if beside else "caption", wrap=True)
        named.setBuddy(field)
        field.setAccessibleName(words)
        field.setEnabled(may)
        self.problems[key] = FieldProblem(self._theme)
        self._stops += [field, *extra]
        px, holder = self._theme.px, QWidget()
        if beside:
            shown = vbox(hbox((named, 1), field, *extra, spacing=px(8)))
        else:
            shown = vbox(named, hbox((field, 1), *extra, spacing=px(8)), spacing=px(2))
        vbox(shown, self.problems[key], spacing=px(2), parent=holder)
        return holder


def _offer(field: LineField, pressed: QPushButton) -> None:
    """The menu of every field a text may hold, by what it is."""
    _menu(pressed, [(words, partial(_put, field, f"{{{name}}}")) for name, words in editing.placeholders()])


def _offer_these(field: LineField, pressed: QPushButton, blanks: tuple[str, ...]) -> None:
    """The menu of what is filled in in one phrase."""
    _menu(pressed, [(blank, partial(_put, field, blank)) for blank in blanks])


def _menu(pressed: QPushButton, entries: list[tuple[str, Callable[[], None]]]) -> None:
    menu = QMenu(pressed)
    menu.setAccessibleName(pressed.accessibleName())
    for words, act in entries:
        menu.addAction(words.replace("&", "&&"), act)
    menu.popup(pressed.mapToGlobal(QPoint(0, pressed.height())))


def _put(field: LineField, text: str) -> None:
    field.insert(text)
    field.setFocus()
