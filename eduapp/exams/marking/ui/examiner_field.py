"""Choosing an examiner: who cannot be chosen stands there too, greyed out with the paragraph beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from eduapp.gui.widgets import label, vbox

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from eduapp.exams.marking.queries import Choice
    from eduapp.gui.theme import Theme


class ExaminerField(QWidget):
    """Keeps to the Field protocol of forms; its value is the id of an account."""

    changed = Signal()

    def __init__(self, theme: Theme, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._ids = [one.person.user_id for one in choices]
        rows = []
        for place, one in enumerate(choices):
            name = f"{one.person.name}, {one.title}" if one.title else one.person.name
            radio = QRadioButton(name.replace("&", "&&"))
            radio.setAccessibleDescription(one.why_not)
            radio.setEnabled(not one.why_not)
            self._group.addButton(radio, place)
            beside = [label(one.why_not, "caption", wrap=True)] if one.why_not else []
            rows.append(vbox(radio, *beside, spacing=0))
        self._group.idToggled.connect(lambda _place, _on: self.changed.emit())
        vbox(*rows, spacing=theme.px(6), parent=self)

    @property
    def radios(self) -> list[QRadioButton]:
        """Its choices in order."""
        return [one for one in self._group.buttons() if isinstance(one, QRadioButton)]

    def start(self) -> None:
        """Put the keyboard on the first that can be chosen."""
        first = next((one for one in self.radios if one.isEnabled()), None)
        if first is not None:
            first.setFocus()

    def value(self) -> UUID | None:
        """Who is chosen."""
        place = self._group.checkedId()
        return self._ids[place] if place >= 0 else None

    def set_value(self, value: UUID | None) -> None:
        """Choose somebody who can be chosen."""
        if value in self._ids and (radio := self.radios[self._ids.index(value)]).isEnabled():
            radio.setChecked(True)

    def misread(self) -> str:
        """A choice cannot be misread."""
        return ""
