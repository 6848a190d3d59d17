"""One question at a time: what is asked, where it is answered, and the way to the next."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from eduapp.core.i18n import _, ngettext
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import announce, hbox, label, vbox
from eduapp.kiosk.formats.paper import GAP, PaperContent, PaperQuestion, PaperText
from eduapp.kiosk.rules.passages import passages
from eduapp.kiosk.ui.answering import answering
from eduapp.kiosk.ui.choice import arrow_back, touch
from eduapp.kiosk.ui.field import AnswerField
from eduapp.kiosk.ui.shown import passage, pictures_of, said_by, shown

_FIRST_LETTER = Qt.Key.Key_A


class QuestionPage(QWidget):
    """A question. It keeps nothing: it tells what was answered."""

    answered = Signal(int, object)
    marked = Signal(int, bool)
    go = Signal(int)  # to another question; 0 is the overview
    typing = Signal()

    def __init__(self, theme: Theme, paper: PaperContent, number: int, value: Any, *, marked: bool) -> None:  # noqa: ANN401
        super().__init__()
        self.setObjectName("page")
        found = paper.question(number)
        if found is None:
            raise ValueError(number)
        self.number, self._count = number, len(paper.answered)
        self._said = f"{self._title(found)}. {said_by(found.stem)}"
        self.answering = answering(theme, found, value, pictures_of(paper, found))
        self.answering.changed.connect(lambda told: self.answered.emit(self.number, told))
        self.answering.typing.connect(self.typing)
        area = DownwardsArea(self._inside(theme, paper, found), said_by(found.stem)[:200])
        vbox((area, 1), self._foot(theme, marked=marked), spacing=0, parent=self)
        # Shortcuts, since a button takes arrows for a way to the next button, whatever is held beside them.
        for keys, by in (("Alt+Right", 1), ("Alt+Left", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda by=by: self._turn_as_one_reads(by))

    def flush(self) -> None:
        """Tell what was typed and is not told yet."""
        self.answering.flush()

    def begin(self) -> None:
        """Put the keyboard where one answers, and have the question read aloud."""
        announce(self, self._said)
        for child in self.answering.findChildren(QWidget):
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(self):
                child.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters choose where nobody types."""
        place = event.key() - _FIRST_LETTER
        if event.modifiers() or not 0 <= place < 26 or not self.answering.press(place):  # noqa: PLR2004 - letters
            super().keyPressEvent(event)

    def _inside(self, theme: Theme, paper: PaperContent, question: PaperQuestion) -> QWidget:
        holder, px = QWidget(), theme.px
        column = vbox(spacing=px(14), margins=(px(32), px(20), px(32), px(20)), parent=holder)
        for one in passages(paper).get(question.number, ()):
            column.addWidget(passage(theme, paper, one))
        if question.heading:
            column.addWidget(label(question.heading, "title", wrap=True))
        column.addWidget(label(self._title(question), "largeStrong", wrap=True))
        stem = PaperText(GAP.sub(r"(\1) _____", question.stem.words), question.stem.form)
        for made in shown(theme, stem, pictures_of(paper, question)):
            column.addWidget(made)
        column.addWidget(self.answering, 1)
        column.addStretch(0)
        return holder

    def _title(self, question: PaperQuestion) -> str:
        points = ngettext("{count} point", "{count} points", question.points).format(count=question.points)
        place = _("Question {number} of {count}").format(number=question.number, count=self._count)
        return f"{place} · {points}" if question.points else place

    def _foot(self, theme: Theme, *, marked: bool) -> QWidget:
        px = theme.px
        self.back = touch(theme, _("Back"), arrow_back())
        self.later = touch(theme, _("Look at this again later"), "bookmark", "chip", checkable=True)
        self.overview = touch(theme, _("Overview"), "list-filter")
        self.next = touch(theme, _("Next"), kind="primary")
        self.later.setChecked(marked)
        self.later.toggled.connect(lambda on: self.marked.emit(self.number, on))
        self.back.clicked.connect(lambda: self._turn(-1))
        self.next.clicked.connect(lambda: self._turn(1))
        self.overview.clicked.connect(lambda: self._leave_for(0))
        self.back.setVisible(self.number > 1)
        frame = QFrame()
        frame.setObjectName("kioskbar")
        hbox(
            *(self.back, self.later, None, self.overview, self.next),
            spacing=px(10), margins=(px(16), px(8), px(16), px(8)), parent=frame,
        )  # fmt: skip
        return frame

    def _turn_as_one_reads(self, by: int) -> None:
        """To the right is ahead, or back where one reads from the right."""
        self._turn(-by if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else by)

    def _turn(self, by: int) -> None:
        number = self.number + by
        if number >= 1:
            self._leave_for(number if number <= self._count else 0)

    def _leave_for(self, number: int) -> None:
        self.flush()
        self.go.emit(number)

    @property
    def fields(self) -> list[AnswerField]:
        """Where one types."""
        return self.answering.findChildren(AnswerField)
