"""A finished paper on the screen: the real pages of the PDF, never a drawing that merely looks like them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from eduapp.core.i18n import N_, _
from eduapp.gui import shortcuts
from eduapp.gui.errors import in_one_line
from eduapp.gui.pdf_pages import Paper, look_into, picture
from eduapp.gui.widgets import button, hbox, label, vbox, why_not

if TYPE_CHECKING:
    from eduapp.core.errors import EduError
    from eduapp.gui.tasks import TaskRunner
    from eduapp.gui.theme import Theme

FIT_PAGE, FIT_WIDTH = "page", "width"
_AIR = 14  # px at 100 % around a page
_SETTLE_MS = 120  # after a change of size the page is drawn anew, not during it
_FIRST, _LAST = N_("This is the first page."), N_("This is the last page.")


class PdfView(QFrame):
    """One page at a time, as large as there is room, with ‹ › when there are more. Its text is read aloud."""

    page_shown = Signal(int)  # counted from 0, when its picture is there

    def __init__(self, theme: Theme, runner: TaskRunner, fit: str = FIT_PAGE) -> None:
        super().__init__()
        self._theme, self._runner, self._fit = theme, runner, fit
        self._pdf, self._said = b"", ""
        self._paper = Paper((), ())
        self._page, self._asked = 0, 0
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._draw)
        self._sheet = _Sheet(theme)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._sheet)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build_controls()
        well = QFrame()
        well.setObjectName("well")
        vbox(self._scroll, margins=(0, 0, 0, 0), parent=well)
        vbox(self.controls, (well, 1), spacing=theme.px(8), parent=self)
        shortcuts.bind("next_page", self, lambda: self.turn(1))
        shortcuts.bind("previous_page", self, lambda: self.turn(-1))
        self._show_controls()

    @property
    def page(self) -> int:
        """The page shown, counted from 0."""
        return self._page

    @property
    def pages(self) -> int:
        """How many pages there are; 0 while nothing is shown."""
        return self._paper.pages

    def show_pdf(self, pdf: bytes, said: str = "") -> None:
        """Show a PDF from its first page; `said` is read aloud before its text: “Certificate, draft”."""
        self._pdf, self._said, self._page = pdf, said, 0
        self._asked += 1
        asked = self._asked
        self._runner.compute(
            look_into, pdf, owner=self, done=lambda paper: self._open(asked, paper), failed=self._fail
        )

    def clear(self, text: str = "") -> None:
        """Show no paper, and say why or what comes."""
        self._pdf, self._paper, self._asked = b"", Paper((), ()), self._asked + 1
        self._sheet.show_words(text)
        self._show_controls()

    def turn(self, by: int) -> None:
        """Some pages on, or back."""
        page = min(max(self._page + by, 0), max(self.pages - 1, 0))
        if page != self._page:
            self._page = page
            self._draw()
            self._show_controls()

    def fit(self, fit: str) -> None:
        """Show the whole page (FIT_PAGE), or use the whole width and scroll down (FIT_WIDTH)."""
        self._fit = fit
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle.start()

    def _build_controls(self) -> None:
        theme = self._theme
        self.back = button(theme, "", "chevron-left", kind="plain", name=_("Page before"))
        self.on = button(theme, "", "chevron-right", kind="plain", name=_("Next page"))
        self.where = label("", "secondary")
        self.back.clicked.connect(lambda: self.turn(-1))
        self.on.clicked.connect(lambda: self.turn(1))
        self.controls = QWidget()
        hbox(None, self.back, self.where, self.on, spacing=theme.px(4), parent=self.controls)

    def _show_controls(self) -> None:
        self.controls.setVisible(self.pages > 1)
        where = _("{number} of {total}").format(number=self._page + 1, total=self.pages)
        self.where.setText(where)
        why_not(self.back, _(_FIRST) if self._page == 0 else "")
        why_not(self.on, _(_LAST) if self._page + 1 >= self.pages else "")

    def _open(self, asked: int, paper: Paper) -> None:
        if asked != self._asked:
            return  # another paper was wanted meanwhile
        self._paper = paper
        self._show_controls()
        self._draw()

    def _fail(self, error: EduError) -> None:
        self.clear(in_one_line(error))

    def _draw(self) -> None:
        if not self.pages:
            return
        size = self._wanted_size()
        self._asked += 1
        asked, page = self._asked, self._page
        sharp = self.devicePixelRatioF()
        self._runner.compute(
            picture,
            self._pdf,
            page,
            max(1, round(size.width() * sharp)),
            owner=self,
            done=lambda drawn: self._show(asked, page, drawn, size),
            failed=self._fail,
        )

    def _wanted_size(self) -> QSize:
        width, height = self._paper.sizes[self._page]
        air = 2 * self._theme.px(_AIR)
        room = self._scroll.maximumViewportSize() - QSize(air, air)
        if self._fit == FIT_WIDTH:
            room.setWidth(room.width() - self._scroll.verticalScrollBar().sizeHint().width())
        scale = room.width() / width
        if self._fit == FIT_PAGE:
            scale = min(scale, room.height() / height)
        return QSize(max(1, round(width * scale)), max(1, round(height * scale)))

    def _show(self, asked: int, page: int, drawn: QImage, size: QSize) -> None:
        if asked != self._asked:
            return
        where = _("Page {number} of {total}").format(number=page + 1, total=self.pages)
        self._sheet.show_page(
            drawn, size, ", ".join(filter(None, (self._said, where))), self._paper.texts[page]
        )
        self.page_shown.emit(page)


class _Sheet(QWidget):
    """The page itself; takes the keyboard, so that a screen reader can read its text."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._drawn: QImage | None = None
        self._size = QSize(0, 0)
        self._words = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # until there is something to read
        self.setAccessibleName(_("No paper"))

    def show_page(self, drawn: QImage, size: QSize, name: str, text: str) -> None:
        """Show a picture at a size in logical pixels."""
        self._drawn, self._size, self._words = drawn, size, ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(size.height() + 2 * self._theme.px(_AIR))
        self.setAccessibleName(name)
        self.setAccessibleDescription(" ".join(text.split()))
        self.update()

    def show_words(self, text: str) -> None:
        """Show a sentence in place of a page."""
        self._drawn, self._words = None, text
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if text else Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(0)
        self.setAccessibleName(text or _("No paper"))
        self.setAccessibleDescription("")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._drawn is None:
            painter.setPen(self._theme.c("ink2"))
            painter.setFont(self._theme.font("body"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(20, 20, -20, -20), flags, self._words)
            if self.hasFocus():
                self._draw_focus(painter, self.rect().adjusted(6, 6, -6, -6))
        else:
            place = self._place()
            painter.drawImage(place, self._drawn)
            painter.setPen(self._theme.c("line"))
            painter.drawRect(place.adjusted(0, 0, -1, -1))
            if self.hasFocus():
                self._draw_focus(painter, place)
        painter.end()

    def _draw_focus(self, painter: QPainter, place: QRect) -> None:
        pen = painter.pen()
        pen.setColor(self._theme.c("focus"))
        pen.setWidth(2)
        painter.setPen(pen)
        painter.drawRect(place.adjusted(-3, -3, 3, 3))

    def _place(self) -> QRect:
        free = self.size() - self._size
        return QRect(QPoint(max(0, free.width() // 2), max(0, free.height() // 2)), self._size)
