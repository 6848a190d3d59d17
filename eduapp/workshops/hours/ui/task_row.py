"""What was practised: one press a task, for all who were there; another task is put on the list at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.i18n import _
from eduapp.gui import icons
from eduapp.gui.flow import Flow
from eduapp.gui.widgets import Card, button, clear, label, rename, vbox
from eduapp.workshops.hours.ui.knobs import for_fingers

if TYPE_CHECKING:
    from uuid import UUID

    from eduapp.gui.theme import Theme
    from eduapp.workshops.hours.queries import TaskRow as Task
    from eduapp.workshops.hours.ui.sheet_state import SheetState


class TaskRow(Card):
    """A sunken row above the cards that goes on in the next line where there are many tasks."""

    other_asked = Signal()

    def __init__(self, theme: Theme, state: SheetState) -> None:
        px = theme.px
        super().__init__(margins=(px(12), px(3), px(12), px(3)), name="well")
        self._theme, self._state = theme, state
        self.chips: dict[UUID, QPushButton] = {}
        self._other: list[QPushButton] = []
        self._shown: tuple[Task, ...] | None = None
        self._holder = QWidget()
        self.box.addWidget(self._holder)

    def refresh(self) -> None:
        """Show the tasks of the workshop, and which are chosen."""
        view = self._state.view
        if view is None:
            return
        if view.tasks != self._shown or self._state.signed:
            self._shown = view.tasks
            self._make()
        for task_id, chip in self.chips.items():
            on = task_id in self._state.sheet.task_ids
            chip.setChecked(on)
            self._mark(chip, on=on)

    def stops(self) -> list[QPushButton]:
        """What the keyboard stops at, in order."""
        return [*self.chips.values(), *self._other]

    def _make(self) -> None:
        focused = next((id for id, chip in self.chips.items() if chip.hasFocus()), None)
        clear(self.box)
        self._holder = QWidget()
        question = label(_("What was practised?"), "bodyStrong")
        tasks = self._shown or ()
        if self._state.signed:
            self.chips, self._other = {}, []
            names = [task.name for task in tasks if task.id in self._state.sheet.task_ids]
            said = label(", ".join(names) or _("Nothing was chosen."), wrap=True)
            self._holder.setLayout(vbox(question, said, spacing=0))
        else:
            self.chips = {task.id: self._chip(task) for task in tasks}
            other = button(self._theme, _("Other…"), "plus", kind="plain", name=_("Another task…"))
            self._other = [for_fingers(other)]
            other.clicked.connect(self.other_asked)
            gap = self._theme.px(4)
            self._holder.setLayout(Flow(question, *self.chips.values(), other, gap=gap))
        self.box.addWidget(self._holder)
        if focused in self.chips:
            self.chips[focused].setFocus()

    def _chip(self, task: Task) -> QPushButton:
        chip = for_fingers(button(self._theme, task.name, kind="seg", checkable=True))
        size = self._theme.px(18)
        chip.setIconSize(QSize(size, size))
        chip.clicked.connect(lambda on: self._state.set_task(task.id, on=on))
        return chip

    def _mark(self, chip: QPushButton, *, on: bool) -> None:
        """A tick as well as a ground: chosen is never told by colour alone."""
        name = chip.accessibleName()
        theme = self._theme
        chip.setIcon(icons.icon("check", theme.t.primary_ink, 20) if on else QIcon())
        rename(chip, name)
