"""A window to read in: a title, rows that scroll by keyboard too, and a way out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from eduapp.core.i18n import _
from eduapp.gui.bench import Bench
from eduapp.gui.dialogs import Dialog
from eduapp.gui.widgets import button, hbox, label, vbox
from eduapp.gui.widgets.boxes import Item

WIDTH = 640  # px at 100 %
HIGHEST = 440  # px that the rows take before they scroll, whatever the text size: a small screen has no more


class ReadingDialog(Dialog):
    """Rows one reads; what fits is shown whole, the rest scrolls."""

    def __init__(self, bench: Bench, title: str, parent: QWidget) -> None:
        super().__init__(bench.theme, title, parent, width=WIDTH)
        self.out = button(bench.theme, _("Close"))
        self.out.clicked.connect(self.reject)

    def show_rows(self, rows: list[Item]) -> None:
        """Put the rows in, once, and open."""
        px, inside, title = self.theme.px, QWidget(), self.windowTitle()
        width = min(px(WIDTH), self.screen().availableGeometry().width() * 9 // 10)
        vbox(*rows, None, spacing=px(8), margins=(px(24), px(4), px(24), px(4)), parent=inside)
        area = QScrollArea()
        area.setAccessibleName(title)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        needed = inside.heightForWidth(width)
        area.setMinimumHeight(min(needed, HIGHEST))
        # Only what does not fit can be scrolled, and only then the keyboard has to get there.
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus if needed > HIGHEST else Qt.FocusPolicy.NoFocus)
        heading = vbox(label(title, "subtitle", wrap=True), margins=(px(24), px(20), px(24), 0))
        foot = hbox(None, self.out, margins=(px(24), 0, px(24), px(20)))
        vbox(heading, (area, 1), foot, spacing=px(10), parent=self)
        self.setFixedWidth(width)
        self.out.setFocus()
        self.open()
