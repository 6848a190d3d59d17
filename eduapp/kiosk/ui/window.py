"""The one window: a bar on top that is always the same, the page, and a line that says what is kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget
from shiboken6 import isValid

from eduapp.core.i18n import _
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import Bar, announce, clear, hbox, label, vbox
from eduapp.kiosk.ui.choice import TOUCH, touch


class KioskWindow(QWidget):
    """Fills the screen, refuses to be closed, and has no way out but one that asks for a code."""

    looks = Signal()
    help_wanted = Signal(bool)
    staff = Signal()
    time_asked = Signal()
    read = Signal()  # what was told
    lost = Signal()  # the keyboard is to go to where one begins on the page

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("kiosk")
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setWindowTitle(_("Exam"))
        self.may_close = False
        self.page: QWidget | None = None
        self._at: QWidget | None = None  # where the keyboard was on the page when something was told
        self._column = vbox(spacing=0, parent=self)

    def fill_the_screen(self) -> None:
        """Be as large as the screen, also where nobody manages windows and full screen is a wish."""
        self.setGeometry(self.screen().geometry())
        self.showFullScreen()

    def dress(self, theme: Theme, number: int, *, asks: bool, shows_clock: bool) -> None:
        """Build the bar and the line anew, for another language, size or candidate."""
        clear(self._column)
        self.page = None
        self._theme, self._shows_clock = theme, shows_clock
        self._column.addWidget(self._bar(theme, number, asks=asks))
        self._place = QWidget()
        self._inside = vbox(spacing=0, parent=self._place)
        self._column.addWidget(self._place, 1)
        self._warning = QWidget()
        self._warnings = vbox(spacing=0, margins=(theme.px(16), 0, theme.px(16), 0), parent=self._warning)
        self._warning.hide()
        self._said = ("", "")
        self._column.addWidget(self._warning)
        self.kept = label("", "secondary", wrap=True)
        self.kept.setContentsMargins(theme.px(24), theme.px(4), theme.px(24), theme.px(6))
        self._column.addWidget(self.kept)

    def show_page(self, page: QWidget) -> None:
        """Put a page in the middle."""
        clear(self._inside)
        self.page = page
        self._inside.addWidget(page)
        page.show()

    def show_clock(self, text: str) -> None:
        """What the clock shows. Its name never changes, so that no screen reader speaks it by itself."""
        if self.clock.text() != text:
            self.clock.setText(text)

    def show_kept(self, text: str) -> None:
        """What is kept, in words."""
        if self.kept.text() != text:
            self.kept.setText(text)

    def warn(self, text: str, told: str = "") -> None:
        """A line that stays while something is in the way, and below it what was told until it is read."""
        if (text, told) == self._said:
            return
        before, self._said = self._said, (text, told)
        at = self.focusWidget()
        is_reading = at is not None and self._warning.isAncestorOf(at)
        if told and not before[1]:
            self._at = at
        clear(self._warnings)
        if text:
            self._warnings.addWidget(Bar(self._theme, "triangle-alert", text))
        bar: Bar | None = None
        if told:
            bar = Bar(self._theme, "megaphone", told, _("I have read this"), self.read.emit)
            self._warnings.addWidget(bar)
            if bar.action_button is not None:
                bar.action_button.setProperty("minTarget", TOUCH)
                bar.action_button.setMinimumHeight(self._theme.px(TOUCH))
        for new in {text, told} - set(before) - {""}:
            announce(self, new)
        self._warning.setVisible(bool(text or told))
        if is_reading and told == before[1] and bar is not None and bar.action_button is not None:
            bar.action_button.setFocus(Qt.FocusReason.OtherFocusReason)  # only what stands above is another
        elif is_reading:
            self._go_back()

    def _go_back(self) -> None:
        """To where the keyboard was before somebody read what was told, if that is on the page still."""
        page, at = self.page, self._at
        is_there = page is not None and at is not None and isValid(at) and page.isAncestorOf(at)
        if at is not None and is_there and at.isVisible() and at.isEnabled():
            at.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.lost.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close:
            event.accept()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The few keys of the window; all others end here."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F1:
            self.help.click()
        elif event.key() == Qt.Key.Key_F12:
            self.staff.emit()
        elif alt and event.key() == Qt.Key.Key_T:
            self.time_asked.emit()
        event.accept()

    def _bar(self, theme: Theme, number: int, *, asks: bool) -> QWidget:
        px = theme.px
        who = _("Candidate {number}").format(number=number) if number else _("Exam")
        self.clock = label("", "largeStrong", name=_("Time left: Alt+T says it"))
        self.clock.setFont(theme.font("largeStrong", tabular=True))
        self.clock.setVisible(self._shows_clock)
        screen = touch(theme, _("Screen"), "a-large-small")
        self.help = touch(theme, _("Ask for help"), "hand", "chip", checkable=True)
        self.help.setChecked(asks)
        self.help.setVisible(bool(number))
        screen.clicked.connect(self.looks)
        self.help.toggled.connect(self.help_wanted)
        frame = QFrame()
        frame.setObjectName("kioskbar")
        hbox(
            *(label(who, "largeStrong"), None, self.clock, px(8), screen, self.help),
            spacing=px(10), margins=(px(24), px(8), px(16), px(8)), parent=frame,
        )  # fmt: skip
        return frame
