"""The line that stands above every page while all people are invented, and the way to the real school."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from eduapp.app.invented_passwords import ISSUING
from eduapp.core.i18n import N_, _
from eduapp.gui.widgets import IconLabel, button, hbox, label

if TYPE_CHECKING:
    from eduapp.gui.theme import Theme

INVENTED = N_("All people here are invented.")
ISSUED_WITH = N_("Papers are issued with the password “{password}”.")
LEAVE = N_("Start with the real school…")
SURE = N_("Start with the real school?")
WHAT_HAPPENS = N_(
    "The invented people, and all that was typed among them, are put aside as a file that nobody opens, in "
    "{place}. Then the pages of the first run ask about your own school."
)
GO = N_("Put the invented people aside")


class InventedBar(QFrame):
    """Never goes away by itself: what is typed here must not be taken for real."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setAccessibleName(_(INVENTED))
        px = theme.px
        self.leave = button(theme, _(LEAVE), kind="plain")
        told = f"{_(INVENTED)} {_(ISSUED_WITH).format(password=ISSUING)}"
        words = label(told, "bodyStrong", wrap=True)
        hbox(
            IconLabel(theme, "info", 18, "late"), (words, 1), self.leave,
            spacing=px(10), margins=(px(24), 0, px(10), 0), parent=self,
        )  # fmt: skip
