"""A late correction: why, and who else stands behind it; with the rule that asks for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _, date_text
from eduapp.education.attendance import queries, rules
from eduapp.education.attendance.rules import Correction
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.pickers import SearchPicker

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from eduapp.education.attendance.rules import Ruling
    from eduapp.gui.bench import Bench
    from eduapp.gui.pickers import Pickable


class CorrectionDialog(FormDialog):
    """Asks for what the table of corrections wants once the time for them is over."""

    def __init__(
        self,
        bench: Bench,
        what: str,
        session_day: date,
        ruled: Ruling,
        parent: QWidget,
        second: Pickable | None = None,
    ) -> None:
        form = Form(bench.theme, bench.today())
        help_ = _("It stands in the history of the mark, with your name and the second one.")
        form.text("why", _("Why"), help_, required=True, longest=rules.LONGEST_WHY, free_text=True)
        self.picker = SearchPicker(bench, queries.second_names, _("Find by name"), name=_("Second name"))
        about = _("A colleague who knows what happened and stands behind this too.")
        form.add("second", _("Second name"), self.picker, about, required=True, value=second)
        form.keep()
        days = rules.window(rules.OPEN, session_day).days
        note = _("The session was on {day}. Marks could be changed for {days} days ({basis}).").format(
            day=date_text(session_day), days=days, basis=ruled.basis
        )
        super().__init__(bench, what, form, _("Record"), parent, note=note)

    def correction(self) -> Correction:
        """What was given."""
        typed = self.form.values()
        return Correction(typed["why"], typed["second"])
