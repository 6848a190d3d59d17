"""Two long answers: how long each is, both from where they part, and the whole of both for who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _, ngettext
from eduapp.exams.attempts.rules.parting import excerpt, first_difference
from eduapp.gui.fields import LongText
from eduapp.gui.widgets import button, hbox, label, vbox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eduapp.gui.theme import Theme

LONGEST_SHOWN = 300  # letters of an answer that are shown before anybody asks for the whole
_LINES = 6  # of the whole: at twice the text size, too, a small screen holds the box of one

Told = tuple[str, str]  # where an answer was given, and the answer as it was kept; "" for none


class BothAnswers(QWidget):
    """`grown`: it asks for more room, or less."""

    grown = Signal()

    def __init__(self, theme: Theme, title: str, answers: Sequence[Told]) -> None:
        super().__init__()
        self._title = title
        (_one, first), (_other, second) = answers
        at = first_difference(first, second)
        rows: list[QWidget] = []
        if first and second:
            rows.append(label(_same(at), "secondary", wrap=True))
        rows += [label(_shown(where, answer, at), wrap=True) for where, answer in answers]
        self.ask = button(theme, "", kind="plain")
        self.ask.clicked.connect(self._turn)
        self.wholes = [_whole(theme, title, where, answer, at) for where, answer in answers if answer]
        self._whole = QWidget()
        names = [label(where, "bodyStrong", wrap=True) for where, answer in answers if answer]
        pairs = zip(names, self.wholes, strict=True)
        both = [vbox(name, field, spacing=theme.px(4)) for name, field in pairs]
        vbox(*both, spacing=theme.px(10), parent=self._whole)
        self._whole.hide()
        vbox(*rows, hbox(self.ask, None), self._whole, spacing=theme.px(8), parent=self)
        self._say()

    def _turn(self) -> None:
        opening = self._whole.isHidden()
        self._whole.setVisible(opening)
        self._say()
        self.grown.emit()
        if opening:  # who asked for it reads it now, and comes back to the button backwards
            for one in self.wholes:
                one.centerCursor()
            self.wholes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        shut = self._whole.isHidden()
        words = _("Show the whole answers") if shut else _("Hide the whole answers")
        self.ask.setText(words)
        self.ask.setAccessibleName(f"{words}: {self._title}")


def is_long(answers: Sequence[Told]) -> bool:
    """Whether two answers are better shown so than side by side."""
    return any(len(answer) > LONGEST_SHOWN for _where, answer in answers)


def _same(count: int) -> str:
    if not count:
        return _("They differ from the beginning.")
    words = ngettext(
        "The first {count} character is the same in both. From there on they differ.",
        "The first {count} characters are the same in both. From there on they differ.",
        count,
    )
    return words.format(count=count)


def _shown(where: str, answer: str, at: int) -> str:
    if not answer:
        return _("{where}: {answer}").format(where=where, answer=_("no answer"))
    length = ngettext("{count} character", "{count} characters", len(answer)).format(count=len(answer))
    words = f"“{excerpt(answer, at, LONGEST_SHOWN)}”"
    return _("{where}, {length}: {answer}").format(where=where, length=length, answer=words)


def _whole(theme: Theme, title: str, where: str, answer: str, at: int) -> LongText:
    """All of it, to be read with the keyboard, which begins where the two part."""
    made = LongText(theme, lines=_LINES, longest=len(answer))
    made.setPlainText(answer)
    by_both = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    made.setReadOnly(True)
    made.setTextInteractionFlags(by_both)
    made.setAccessibleName(f"{title}: {where}")
    cursor = made.textCursor()
    cursor.setPosition(_in_qt(answer, at))
    made.setTextCursor(cursor)
    return made


def _in_qt(text: str, at: int) -> int:
    """A place in a text as Qt counts it: letters beyond the first plane are two to it."""
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2
