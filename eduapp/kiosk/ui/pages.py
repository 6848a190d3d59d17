"""Pages before, beside and after the questions: ticket, waiting, how the screen looks, what was told."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from eduapp.core.i18n import LANGUAGES, _, language
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import IconTile, Segments, announce, hbox, label, vbox
from eduapp.kiosk.ui.choice import TOUCH, touch

_LONGEST = 40


class CalmPage(QWidget):
    """A column of large words in the middle of the screen."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName(name)
        self.theme = theme
        holder, px = QWidget(), theme.px
        self.column = vbox(spacing=px(14))
        inner = QWidget()
        inner.setLayout(self.column)
        inner.setMaximumWidth(px(720))
        vbox(
            None, hbox(None, (inner, 8), None), None, margins=(px(24), px(16), px(24), px(16)), parent=holder
        )
        vbox(DownwardsArea(holder, name), parent=self)

    def say(self, text: str, role: str = "large") -> QWidget:
        """Words below what stands already."""
        made = label(text, role, wrap=True)
        self.column.addWidget(made)
        return made

    def entry(self, name: str, *, secret: bool = False) -> QLineEdit:
        """A field with its name above."""
        self.column.addWidget(label(name, "largeStrong", wrap=True))
        made = QLineEdit()
        made.setAccessibleName(name)
        made.setMaxLength(_LONGEST)
        made.setMinimumHeight(self.theme.px(TOUCH))
        made.setProperty("minTarget", TOUCH)
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        made.setDragEnabled(False)
        made.setAcceptDrops(False)
        if secret:
            made.setEchoMode(QLineEdit.EchoMode.Password)
        self.column.addWidget(made)
        return made

    def begin(self) -> None:
        """Put the keyboard where one begins; on the page itself where there is nothing to do but to read."""
        first = self.findChild(QLineEdit) or self.findChild(QWidget, "first") or self
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Nothing is typed here that is kept."""


def staff_words(text: str) -> QLabel:
    """Words for the person in the room on a candidate's page: in a language that is read from the left."""
    made: QLabel = label(text, "secondary", wrap=True)
    made.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return made


class TicketPage(CalmPage):
    """Number and code of the ticket on the desk."""

    entered = Signal(str, str)
    looks = Signal()  # language, size and contrast are chosen before anything has to be read

    def __init__(self, theme: Theme, number: str = "") -> None:
        super().__init__(theme, _("Your ticket"))
        self.say(_("Exam"), "title")
        self.say(_("Type the number and the code on the ticket on your desk."))
        self.number = self.entry(_("Number"))
        self.number.setText(number)
        self.number.setReadOnly(bool(number))
        self.code = self.entry(_("Code"))
        self.trouble = label("", "problem", wrap=True)
        self.trouble.hide()
        self.column.addWidget(self.trouble)
        self.language = touch(theme, _("Language"), "languages")
        self.language.clicked.connect(self.looks)
        self.go_on = touch(theme, _("Go on"), kind="primary")
        self.go_on.clicked.connect(self._send)
        self.code.returnPressed.connect(self._send)
        self.number.returnPressed.connect(self.code.setFocus)
        self.column.addLayout(hbox(self.go_on, None, self.language))

    def begin(self) -> None:
        (self.code if self.number.isReadOnly() else self.number).setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say what to do; what was typed stays. The cause is for the room and stands behind F12."""
        self.go_on.setEnabled(True)
        self.trouble.setText(sentence)
        self.trouble.show()
        announce(self.trouble, sentence, urgent=True)
        self.begin()

    def _send(self) -> None:
        if self.go_on.isEnabled() and self.number.text().strip() and self.code.text().strip():
            self.go_on.setEnabled(False)
            self.entered.emit(self.number.text(), self.code.text())


class NoticePage(CalmPage):
    """One thing that is so, in large words: waiting, paused, moved, handed in, told by the room."""

    def __init__(self, theme: Theme, icon: str, title: str, *words: str, cause: str = "") -> None:
        super().__init__(theme, title)
        self.column.addLayout(hbox(IconTile(theme, icon, "primary", 72), None))
        self.say(title, "title")
        for one in words:
            self.say(one)
        if cause:
            self.column.addWidget(staff_words(cause))
        QTimer.singleShot(0, self, lambda: announce(self, " ".join((title, *words))))


class LooksPage(CalmPage):
    """How the screen looks and speaks. Every choice counts at once."""

    chosen = Signal(str, object)  # language, size, contrast or clock, and what
    done = Signal()

    def __init__(self, theme: Theme, languages: Sequence[tuple[str, str]], now: dict[str, object]) -> None:
        super().__init__(theme, _("Screen"))
        self.say(_("Screen"), "title")
        sizes = [(size, f"{size} %") for size in (100, 125, 150, 175, 200)]
        self._choice("language", _("Language"), languages, now["language"])
        if language() not in LANGUAGES:
            self.say(
                _("Nobody has proof-read the words in this language yet. If one is unclear, ask."),
                "secondary",
            )
        self._choice("size", _("Text size"), sizes, now["size"])
        contrasts = [("light", _("Light")), ("dark", _("Dark")), ("high_contrast", _("High contrast"))]
        self._choice("contrast", _("Contrast"), contrasts, now["contrast"])
        clocks = [(True, _("Show the time")), (False, _("Hide the time"))]
        self._choice("clock", _("Clock"), clocks, now["clock"])
        self.back = touch(theme, _("Done"), kind="primary")
        self.back.setObjectName("first")
        self.back.clicked.connect(self.done)
        self.column.addLayout(hbox(self.back, None))

    def _choice(self, key: str, name: str, options: Sequence[tuple[object, str]], current: object) -> None:
        self.column.addWidget(label(name, "largeStrong"))
        abreast = 5 if self.theme.logical_width() > 1000 else 3  # noqa: PLR2004 - px at 100 %
        made = Segments(self.theme, options, name, current, abreast)
        for one in made.buttons():
            one.setProperty("minTarget", TOUCH)
            one.setMinimumHeight(self.theme.px(TOUCH))
        made.chosen.connect(lambda value: self.chosen.emit(key, value))
        self.column.addWidget(made)
