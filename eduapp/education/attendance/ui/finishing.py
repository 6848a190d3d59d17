"""Finishing a register: the rest present, then what marks should say more, then back to Today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from eduapp.core.i18n import _, ngettext
from eduapp.education.attendance import rules
from eduapp.education.attendance.rules import Entry
from eduapp.education.attendance.ui.summary import finish_text
from eduapp.education.timetable.rules.occurrences import few
from eduapp.gui.routes import Route
from eduapp.gui.widgets import announce

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from eduapp.education.attendance.rules import Correction
    from eduapp.education.attendance.ui.correcting import Correcting
    from eduapp.education.attendance.ui.register_view import RegisterView
    from eduapp.education.attendance.ui.sheet import Sheet
    from eduapp.gui.page import Page


class Finishing(QObject):
    """One press marks the rest and shows the first row that says too little; the next goes on knowingly."""

    hinted = Signal(str)

    def __init__(self, page: Page, sheet: Sheet, view: RegisterView, correcting: Correcting) -> None:
        super().__init__(page)
        self._page, self._sheet, self._view, self._correcting = page, sheet, view, correcting

    def finish(self) -> None:
        """Mark everybody present nothing was said of; with nobody left, go back to Today."""
        sheet = self._sheet
        if sheet.head is None:
            return
        if not sheet.to_fill or sheet.head.cancelled:
            if sheet.goes_on_lacking or not self._point_out():
                self._page.bench.navigation.go(Route("today"))
            return
        against = sheet.why_not(Entry(rules.PRESENT))
        self.hinted.emit(against)
        if not against:
            self._correcting.rest(finish_text(sheet), self._mark_rest)

    def _mark_rest(self, correction: Correction) -> None:
        sheet = self._sheet
        count = sheet.mark_rest_present(correction)
        step = sheet.last_step
        done = ngettext(
            "{count} marked present. The register is finished.",
            "{count} marked present. The register is finished.",
            count,
        )
        if sheet.lacking:
            done = ngettext("{count} marked present.", "{count} marked present.", count)
        self._page.bench.tell(done.format(count=count), _("Undo"), lambda: sheet.undo(step))
        self._point_out()

    def _point_out(self) -> bool:
        """Say which rows say too little, with the keyboard on the first; whether there are any."""
        lacking = self._sheet.lacking
        if not lacking:
            return False
        self._sheet.pointed_out = frozenset(lacking)
        self._view.go_to(self._sheet.place_of(next(iter(lacking))))
        self._view.setFocus()
        said = self._sentence(lacking)
        self.hinted.emit(said)
        announce(self._view, said)
        return True

    def _sentence(self, lacking: Mapping[UUID, str]) -> str:
        parts = []
        for what, text in (
            (rules.MINUTES, _("How late? M writes it: {names}.")),
            (rules.REASON, _("Why not here? R gives a reason: {names}.")),
        ):
            names = [line.row.name for line in self._sheet.lines if lacking.get(line.row.id) == what]
            if names:
                parts.append(text.format(names=few(names, "; ")))
        return " ".join(parts)
