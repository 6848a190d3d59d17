"""Where an examiner gives points or a grade, with a note: typed, kept by Enter, and on to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from eduapp.core.i18n import _
from eduapp.exams.marking.rules.final import Given
from eduapp.exams.marking.rules.marking import LONGEST_NOTE, check_given
from eduapp.exams.marking.rules.points import POINT, PointsNotUnderstood, points_text, read_points
from eduapp.gui.fields import LineField
from eduapp.gui.flow import Flow
from eduapp.gui.tab_order import in_reading_order
from eduapp.gui.widgets import announce, button, hbox, label, vbox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from eduapp.exams.marking.rules.desk import Desk, DeskAnswer
    from eduapp.gui.theme import Theme

_EXAMPLE = 150  # hundredths
_MOST_BUTTONS = 6  # of points that are given by one press
_NARROW = 120  # px at 100 %
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class MarkBar(QFrame):
    """One answer's mark. `kept` tells what was typed once it can be a mark; nothing is saved here."""

    kept = Signal(object, str)  # Given and note
    stepped = Signal(int)  # to the answer before or behind
    unmarked = Signal()  # to the next without a mark
    scrolled = Signal(int)  # pages of the answer, up or down

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme, self._desk = theme, desk
        self._answer: DeskAnswer | None = None
        self._shown = ("", "")  # what was put in, to know what was typed
        self.mark = LineField(theme, longest=8)
        self.mark.setMaximumWidth(theme.px(_NARROW))
        self.mark.setAccessibleName(_("Grade") if desk.whole else _("Points"))
        self.note = LineField(theme, longest=LONGEST_NOTE)
        self.note.setAccessibleName(_("Note"))
        self.note.setPlaceholderText(_("Note to yourself and, if you differ, to the other"))
        self.said = label("", "caption", wrap=True)
        self.keep = button(theme, _("Keep, next (Enter)"), "check", kind="primary")
        self.keep.clicked.connect(self.submit)
        self.quick: list[QPushButton] = []
        self._quick = QWidget()
        for field in (self.mark, self.note):
            field.installEventFilter(self)
        self._lay_out()

    def show_answer(self, answer: DeskAnswer, why_not: str) -> None:
        """Show what was given for an answer so far; `why_not`: why nothing can be given."""
        same = self._answer is not None and self._answer.asked.most == answer.asked.most
        self._answer = answer
        typed = "" if answer.given is None else given_text(answer.given)
        self._shown = (typed, answer.note)
        self.mark.setText(typed)
        self.note.setText(answer.note)
        for field in (self.mark, self.note):
            field.setReadOnly(bool(why_not))
        self.mark.set_note(
            "" if self._desk.whole else _("of {most}").format(most=points_text(answer.asked.most))
        )
        self.say(why_not)
        if not same:
            self._offer(answer)
        for one in (self.keep, *self.quick):
            one.setEnabled(not why_not)
        self.mark.selectAll()

    def say(self, sentence: str) -> None:
        """A sentence below the field, heard when it comes."""
        if sentence and sentence != self.said.text():
            announce(self, sentence)
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def changed(self) -> bool:
        """Whether something was typed that is not kept."""
        return (self.mark.value(), self.note.value()) != self._shown and not self.mark.isReadOnly()

    def submit(self) -> bool:
        """Keep what stands there, if it can be a mark; else say why not."""
        answer = self._answer
        if answer is None or self.mark.isReadOnly():
            return False
        typed = self.mark.value()
        given = self._read(typed)
        if given is None:
            self.say(PointsNotUnderstood(typed=typed, example=points_text(_EXAMPLE)).sentence())
            return False
        note, grades = self.note.value(), [code for code, _words in self._desk.grades]
        found = list(check_given(answer.asked, given, note, grades, self._desk.scale))
        self.say(" ".join(one.sentence() for one in found))
        if found:
            self.mark.setFocus()
            self.mark.selectAll()
            return False
        self._shown = (typed, note)
        self.kept.emit(given, note)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter keeps, arrows go to the answers around, and pages turn the answer that is read."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key, held = Qt.Key(event.key()), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held & Qt.KeyboardModifier.ControlModifier:
            self.submit()
        elif key == Qt.Key.Key_Down and held & Qt.KeyboardModifier.ControlModifier:
            self.unmarked.emit()
        elif key in _STEPS and not held & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(_STEPS[key])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.scrolled.emit(1 if key == Qt.Key.Key_PageDown else -1)
        else:
            return super().eventFilter(watched, event)
        return True

    def _read(self, typed: str) -> Given | None:
        if not self._desk.whole:
            points = read_points(typed)
            return None if points is None and typed else Given(points)
        known = {code.casefold(): code for code, _words in self._desk.grades}
        return Given(None, known.get(typed.casefold(), typed))

    def _offer(self, answer: DeskAnswer) -> None:
        """A button for each grade, or for whole points where they are few."""
        most = answer.asked.most // POINT
        values = [code for code, _words in self._desk.grades] or [str(n) for n in range(most + 1)]
        words = [name for _code, name in self._desk.grades] or values
        if len(values) > max(_MOST_BUTTONS, len(self._desk.grades)):
            values = words = []
        for old in self.quick:
            old.hide()
            old.deleteLater()
        self.quick = []
        for value, shown in zip(values, words, strict=True):
            made = button(self._theme, shown, kind="step", name=_("Give {mark}").format(mark=shown))
            made.clicked.connect(lambda _on=False, value=value: self._give(value))
            self._flow.addWidget(made)
            self.quick.append(made)
        in_reading_order(self.keep, self.quick)
        self._quick.setVisible(bool(self.quick))

    def _give(self, value: str) -> None:
        self.mark.setText(value)
        self.submit()

    def _lay_out(self) -> None:
        px = self._theme.px
        self._flow = Flow(gap=px(4))
        self._quick.setLayout(self._flow)
        title: QLabel = label(self.mark.accessibleName(), "bodyStrong")
        row = hbox(title, self.mark, (self.note, 1), self.keep, spacing=px(10))
        margins = (px(14), px(10), px(14), px(10))
        vbox(row, self._quick, self.said, spacing=px(6), margins=margins, parent=self)


def given_text(given: Given) -> str:
    """A mark as it is typed and read: points, or the code of a grade."""
    return given.grade or points_text(given.points or 0)
