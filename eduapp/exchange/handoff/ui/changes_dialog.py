"""Everything that is not as it was handed over, person by person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _, ngettext
from eduapp.exchange.handoff.ui.looks import before_text
from eduapp.gui.dialogs import Dialog
from eduapp.gui.widgets import button, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from eduapp.exchange.handoff.queries import Overview
    from eduapp.gui.theme import Theme

MOST = 200  # lines that are shown; the new export holds them all


def show_changes(theme: Theme, shown: Overview, parent: QWidget) -> Dialog:
    """Open the list."""
    dialog = Dialog(theme, _("Changed since it was handed over"), parent, width=720)
    lines = [label(one, wrap=True) for one in shown.changes[:MOST]]
    more = len(shown.changes) - MOST
    if more > 0:
        words = ngettext("{count} more is not shown here.", "{count} more are not shown here.", more)
        lines.append(label(words.format(count=more), "secondary", wrap=True))
    close = button(theme, _("Close"), kind="primary")
    close.clicked.connect(dialog.accept)
    head = label(_("Changed since it was handed over"), "subtitle", wrap=True)
    dialog.fill(head, label(before_text(shown.before), "secondary", wrap=True), *lines, buttons=[close])
    dialog.open()
    return dialog
