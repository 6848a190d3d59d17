"""What stands across the page while a paper cannot be typed in: why, and the two ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from eduapp.core.i18n import _
from eduapp.gui.flow import Flow
from eduapp.gui.widgets import IconLabel, announce, button, hbox, label, vbox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eduapp.core.violations import Violation
    from eduapp.gui.theme import Theme


class StaleNotice(QFrame):
    """Hidden while nothing stands against the paper."""

    print_asked = Signal()
    go_on_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("bar")
        px = theme.px
        self.words = label("", wrap=True)
        self.again = button(theme, _("Print again…"), "printer", kind="primary")
        self.go_on = button(theme, _("Type in what still fits"))
        self.again.clicked.connect(self.print_asked)
        self.go_on.clicked.connect(self.go_on_asked)
        verbs = Flow(self.again, self.go_on, gap=px(8))
        words = vbox(self.words, verbs, spacing=px(8))
        sign = vbox(IconLabel(theme, "triangle-alert", 18, "late"), None)
        hbox(sign, (words, 1), spacing=px(10), margins=(px(14), px(10), px(10), px(10)), parent=self)
        self.hide()

    def show_reasons(self, against: Sequence[Violation], *, may_go_on: bool) -> None:
        """Say what stands against it; what cannot be helped has no way on."""
        said = "\n".join(violation.sentence() for violation in against)
        news = bool(said) and said != self.words.text()
        self.words.setText(said)
        self.setAccessibleName(said)
        self.setVisible(bool(said))
        overtaken = any(violation.name in {"Stale", "Superseded"} for violation in against)
        self.again.setVisible(overtaken)
        self.go_on.setVisible(overtaken and may_go_on)
        if news:
            announce(self, said, urgent=True)
