"""Everything to look at before minutes are handed over, person by person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _, ngettext
from eduapp.exchange.handoff.rules import which_counts
from eduapp.exchange.handoff.ui.looks import before_text
from eduapp.gui.dialogs import Dialog
from eduapp.gui.widgets import button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLabel, QWidget

    from eduapp.exchange.handoff.queries import Overview
    from eduapp.gui.theme import Theme

MOST = 200  # lines of a kind that are shown; the new export holds them all


def show_changes(theme: Theme, shown: Overview, parent: QWidget) -> Dialog:
    """Open the list: what differs from what was handed over, and who was at two places at once."""
    dialog = Dialog(theme, _("Before it is handed over"), parent, width=720)
    close = button(theme, _("Close"), kind="primary")
    close.clicked.connect(dialog.accept)
    changed = _part(_("Changed since it was handed over"), before_text(shown.before), shown.changes)
    rule = _("Paid once: {rule}.").format(rule=which_counts())
    twice = _part(_("At school and in a workshop at the same time"), rule, shown.twice)
    dialog.fill(*changed, *twice, buttons=[close])
    dialog.open()
    return dialog


def _part(title: str, about: str, sentences: Sequence[str]) -> list[QLabel]:
    """One kind of thing to look at; nothing where there is none."""
    if not sentences:
        return []
    lines = [label(title, "subtitle", wrap=True), label(about, "secondary", wrap=True)]
    lines += [label(one, wrap=True) for one in sentences[:MOST]]
    more = len(sentences) - MOST
    if more > 0:
        words = ngettext("{count} more is not shown here.", "{count} more are not shown here.", more)
        lines.append(label(words.format(count=more), "secondary", wrap=True))
    return lines
