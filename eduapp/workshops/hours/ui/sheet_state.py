"""A shift sheet while it is filled: every step can be undone, and what is there is kept in the database."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from eduapp.workshops.hours import service, terms
from eduapp.workshops.hours.rules import sheet as rules
from eduapp.workshops.hours.rules.deviation import NONE
from eduapp.workshops.hours.rules.sheet import Absence, Sheet, SheetLine
from eduapp.workshops.hours.rules.times import Busy, Times, stepped

if TYPE_CHECKING:
    from uuid import UUID

    from eduapp.core.errors import EduError
    from eduapp.gui.bench import Bench
    from eduapp.workshops.hours.queries import SheetMachine, SheetPerson, SheetView

PAUSE_MS = 400  # a person who is still pressing is not yet done


class SheetState(QObject):
    """What the cards show and change. Values are frozen: a step is another sheet, undo the one before."""

    changed = Signal()
    kept = Signal(bool)  # whether the last try to keep it succeeded

    def __init__(self, bench: Bench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._view: SheetView | None = None
        self._sheet = Sheet(Times(0, 0))
        self._past: list[Sheet] = []
        self._future: list[Sheet] = []
        self._unkept = False
        self._held = False  # while the signature is on its way
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.keep)

    # --- what it says -------------------------------------------------------------------------------

    @property
    def view(self) -> SheetView | None:
        """What was read, or None as long as nothing was."""
        return self._view

    @property
    def sheet(self) -> Sheet:
        """The sheet as it is filled now."""
        return self._sheet

    @property
    def signed(self) -> bool:
        """Whether somebody has signed it: then it is read only."""
        return self._view is not None and self._view.signature is not None

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._past)

    def line_of(self, learner_id: UUID) -> SheetLine | None:
        """Somebody's line; None for who was away."""
        return next((line for line in self._sheet.lines if line.learner_id == learner_id), None)

    def times_of(self, learner_id: UUID) -> Times | None:
        """From when to when somebody worked; None for who was away."""
        line = self.line_of(learner_id)
        return line.times if line else None

    def machines_of(self, learner_id: UUID) -> list[SheetMachine]:
        """The machines of somebody's line, by name."""
        line = self.line_of(learner_id)
        named = line.machine_ids if line else ()
        return [machine for machine in self._view.machines if machine.id in named] if self._view else []

    def barred_at(self, learner_id: UUID) -> str:
        """A machine of somebody's line at which the person may have no hours that day, or ""."""
        person = self._person(learner_id)
        closed = person.barred if person else {}
        return next((one.label for one in self.machines_of(learner_id) if one.id in closed), "")

    def reason_of(self, learner_id: UUID) -> str:
        """Why somebody was away, "" for who was there."""
        return next((away.reason for away in self._sheet.absences if away.learner_id == learner_id), "")

    def clash_of(self, learner_id: UUID) -> Busy | None:
        """Where else the person is entered at the same time."""
        times, person = self.times_of(learner_id), self._person(learner_id)
        if times is None or person is None:
            return None
        return next((busy for busy in person.busy if times.span.overlaps(busy.span)), None)

    def is_changed(self, learner_id: UUID) -> bool:
        """Whether it is another line than the plan's; machines are no exception."""
        line = self.line_of(learner_id)
        return line is None or line.times != self._sheet.times or line.deviation != NONE

    @property
    def changes(self) -> int:
        """How many lines are not as planned."""
        people = self._view.people if self._view else ()
        return sum(self.is_changed(person.learner_id) for person in people)

    # --- reading ------------------------------------------------------------------------------------

    def load(self, view: SheetView) -> None:
        """Show what was read. What was pressed since it was asked for is newer, and stays; so does undo."""
        newer = self._unkept and self._view is not None and view.signature is None
        if newer:
            self._sheet = rules.caught_up(self._sheet, view.plan)
        elif self._view is None or view.signature or view.sheet != self._sheet:
            self._past, self._future = [], []
            self._sheet = view.sheet
            self.forget()
        self._view, self._held = view, False
        self.changed.emit()

    # --- steps --------------------------------------------------------------------------------------

    def step(self, learner_id: UUID, steps: int) -> None:
        """Some minutes more, or less."""
        times = self.times_of(learner_id)
        if times is not None:
            self.set_times(learner_id, stepped(times, self._sheet.times, steps))

    def set_times(self, learner_id: UUID, times: Times) -> None:
        """Somebody's own times; machines and deviation stay."""
        line = self.line_of(learner_id) or SheetLine(learner_id, times)
        self.set_line(replace(line, times=times))

    def set_line(self, line: SheetLine) -> None:
        """Another line for somebody."""
        self._go(self._with(line))

    def toggle(self, learner_id: UUID) -> None:
        """Here or not here. Who is here after all gets the ordinary shift."""
        if self.times_of(learner_id) is None:
            self._go(self._with(SheetLine(learner_id, self._sheet.times)))
        else:
            self._go(self._with(Absence(learner_id)))

    def say_why(self, learner_id: UUID, reason: str) -> None:
        """Why somebody is away. Said at once, it is one step with being away: undo takes both back."""
        if (
            not self._held
            and self._past
            and any(line.learner_id == learner_id for line in self._past[-1].lines)
        ):
            self._sheet = self._with(Absence(learner_id, reason))
            self._touched()
        else:
            self._go(self._with(Absence(learner_id, reason)))

    def nobody_came(self, reason: str = terms.PRISON) -> None:
        """A day on which the prison kept everybody back."""
        ids = self._ids()
        self._go(replace(self._sheet, lines=(), absences=tuple(Absence(id, reason) for id in ids)))

    def same_again(self) -> None:
        """As on the last signed sheet."""
        if self._view is not None and self._view.earlier is not None:
            self._go(rules.same_again(self._view.earlier.sheet, self._view.plan))

    def set_shift(self, times: Times, leaders: int | None = None) -> None:
        """Another shift for all who follow it, and how many led it."""
        self._go(replace(rules.moved(self._sheet, times), leaders=leaders or self._sheet.leaders))

    def set_task(self, task_id: UUID, *, on: bool) -> None:
        """Whether something was practised."""
        chosen = self._sheet.task_ids
        self._go(replace(self._sheet, task_ids=chosen | {task_id} if on else chosen - {task_id}))

    def undo(self) -> None:
        """Take the last step back."""
        if self._past and not self._held:
            self._future.append(self._sheet)
            self._sheet = self._past.pop()
            self._touched()

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._future and not self._held:
            self._past.append(self._sheet)
            self._sheet = self._future.pop()
            self._touched()

    # --- keeping ------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Keep what is filled so far, if that is not done yet."""
        self._timer.stop()
        if not self._unkept or self._view is None or self.signed:
            return
        self._unkept = False
        command = service.KeepSheet(workshop_id=self._view.workshop.id, day=self._view.day, sheet=self._sheet)
        self._bench.runner.execute(
            service.keep_sheet,
            command,
            owner=self,
            done=lambda _answer: self.kept.emit(True),
            failed=self._not_kept,
        )

    def hold(self) -> None:
        """It is being signed: nothing more to keep or to change, until it is read again."""
        self.forget()
        self._held = True

    def let_go(self) -> None:
        """It was not signed after all: keep it, and show it live."""
        self._held = False
        self._touched()

    def forget(self) -> None:
        """There is nothing more to keep."""
        self._timer.stop()
        self._unkept = False

    def _not_kept(self, _error: EduError) -> None:
        self._unkept = True  # the next step, or leaving the page, tries again
        self.kept.emit(False)

    # --- inside -------------------------------------------------------------------------------------

    def _go(self, sheet: Sheet) -> None:
        if self.signed or self._held or sheet == self._sheet:
            return
        self._past.append(self._sheet)
        self._future = []
        self._sheet = sheet
        self._touched()

    def _touched(self) -> None:
        self._unkept = True
        self._timer.start()
        self.changed.emit()

    def _with(self, entry: SheetLine | Absence) -> Sheet:
        """The sheet with another line for one person; the others stay in their order."""
        lines = {line.learner_id: line for line in self._sheet.lines}
        absences = {absence.learner_id: absence for absence in self._sheet.absences}
        lines.pop(entry.learner_id, None)
        absences.pop(entry.learner_id, None)
        if isinstance(entry, SheetLine):
            lines[entry.learner_id] = entry
        else:
            absences[entry.learner_id] = entry
        order = {id: place for place, id in enumerate(self._ids())}
        return replace(
            self._sheet,
            lines=tuple(sorted(lines.values(), key=lambda line: order[line.learner_id])),
            absences=tuple(sorted(absences.values(), key=lambda absence: order[absence.learner_id])),
        )

    def _person(self, learner_id: UUID) -> SheetPerson | None:
        people = self._view.people if self._view else ()
        return next((person for person in people if person.learner_id == learner_id), None)

    def _ids(self) -> list[UUID]:
        return [person.learner_id for person in self._view.people] if self._view else []
