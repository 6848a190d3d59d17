"""The register on the screen: what was typed is there at once and saved behind it; undo by the batch."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from eduapp.core.i18n import N_, _
from eduapp.education.attendance import rules, service, terms
from eduapp.education.attendance.rules import Entry, Lesson, Standing
from eduapp.education.attendance.ui.saving import Saving
from eduapp.education.timetable.rules import kept_by_prison

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime
    from uuid import UUID

    from eduapp.core.db.unit_of_work import Command
    from eduapp.core.errors import EduError
    from eduapp.education.attendance.queries import Register, RegisterRow
    from eduapp.education.timetable.queries import SessionRow
    from eduapp.gui.bench import Bench

    Marks = Mapping[UUID, Entry | None]

MAY_ONLY_LOOK = N_("Your role may look at registers, but not take them.")


@dataclass(frozen=True)
class Line:
    """One learner in the register: what the database said, and what the screen shows."""

    row: RegisterRow
    entry: Entry | None

    @property
    def code(self) -> str:
        """The code shown, "" for none."""
        return self.entry.code if self.entry is not None else ""


@dataclass
class _Batch:
    """What one act changed: undone and done again as a whole."""

    before: Marks
    after: Mapping[UUID, Entry]
    mark_ids: list[UUID] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class Step:
    """One step of undo: how to go back, and how to go there again."""

    undo: Callable[[], None]
    redo: Callable[[], None]


class Sheet(QObject):
    """Everybody on the roll and their marks: painted first, saved in order, merged with what others do."""

    changed = Signal(object)  # the places (line numbers) that look different, or None for all
    refused = Signal(object)  # EduError: what was typed is taken back
    others_marked = Signal(str, int)  # who, how many
    out_of_step = Signal()  # the database knows more than is shown: read again

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.head: SessionRow | None = None
        self.lines: list[Line] = []
        self._places: dict[UUID, int] = {}
        self.saving = Saving(bench, self)
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self.saved_at: datetime | None = None
        self.saved_by = ""

    # --- what is shown ------------------------------------------------------------------------------

    def load(self, register: Register) -> None:
        """Take up what was read; what is still being saved stays as it was typed."""
        first = self.head is None
        waiting = self.saving.waiting
        known = {line.row.id: line for line in self.lines}
        lines = [
            replace(known[row.id], row=row)
            if row.id in waiting and row.id in known
            else Line(row, _entry(row))
            for row in register.rows
        ]
        if not first:
            self._tell_of_others(known, lines)
        self.head, self.lines = register.head, lines
        self._places = {line.row.id: place for place, line in enumerate(lines)}
        marked = [(row.marked_at, row.marked_by) for row in register.rows if row.marked_at is not None]
        self.saved_at, self.saved_by = max(marked, default=(None, ""))
        self.changed.emit(None)

    def set_head(self, head: SessionRow) -> None:
        """The session itself was changed: cancelled, or restored."""
        self.head = head
        self.changed.emit(None)

    def counts_as(self, line: Line) -> Entry | None:
        """What counts for a learner: the mark, or that the prison closed the session for everybody."""
        head = self.head
        if line.entry is None and head is not None and head.cancelled and kept_by_prison(head.cancel_reason):
            return Entry(rules.HELD)
        return line.entry

    def counts(self) -> Counter[str]:
        """How many have each code; "" are those not recorded."""
        entries = (self.counts_as(line) for line in self.lines)
        return Counter(entry.code if entry is not None else "" for entry in entries)

    @property
    def unmarked(self) -> list[UUID]:
        """Those nothing was said of, top first."""
        return [line.row.id for line in self.lines if line.entry is None]

    @property
    def unsaved(self) -> frozenset[UUID]:
        """Those whose mark could not be saved yet."""
        return self.saving.waiting if self.saving.failing else frozenset()

    def place_of(self, learner_id: UUID) -> int:
        """The line a learner stands on, −1 if there is none."""
        return self._places.get(learner_id, -1)

    def shown(self, learner_id: UUID) -> Entry | None:
        """What the screen says of a learner."""
        place = self._places.get(learner_id)
        return self.lines[place].entry if place is not None else None

    @property
    def can_undo(self) -> bool:
        """Whether something can be undone."""
        return bool(self._undo)

    def why_not(self, entry: Entry) -> str:
        """What stands against recording this here and now, in a sentence; "" if nothing does."""
        if self.head is None:
            return ""
        if not self._bench.actor.may(terms.TAKE_REGISTER):
            return _(MAY_ONLY_LOOK)
        lesson = Lesson(self.head.day, self.head.minutes, self.head.cancelled)
        against = rules.check_entry(entry, lesson, self._bench.today(), Standing())
        return "\n".join(violation.sentence() for violation in against)

    # --- what is done -------------------------------------------------------------------------------

    def mark(self, learner_id: UUID, entry: Entry) -> None:
        """Record one learner."""
        if self.shown(learner_id) != entry:
            self._do({learner_id: entry})

    def mark_rest_present(self) -> int:
        """Record everybody nothing was said of as present; how many."""
        rest = self.unmarked
        if rest:
            self._do(dict.fromkeys(rest, Entry(rules.PRESENT)))
        return len(rest)

    @property
    def last_step(self) -> Step | None:
        """What undo would take back."""
        return self._undo[-1] if self._undo else None

    def undo(self, step: Step | None = None) -> None:
        """Take the last step back, or a certain one; what was changed on top of that stays."""
        step = step or self.last_step
        if step is not None and step in self._undo:
            self._undo.remove(step)
            self._redo.append(step)
            step.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._redo:
            step = self._redo.pop()
            ahead = self._redo
            step.redo()
            self._redo = ahead

    def add_step(self, step: Step) -> None:
        """Something else than marks that can be undone, such as cancelling the session."""
        self._undo.append(step)
        self._redo = []
        self.changed.emit([])  # no line looks different, but there is something to undo now

    # --- inside -------------------------------------------------------------------------------------

    def _do(self, after: Mapping[UUID, Entry]) -> None:
        batch = _Batch({id: self.shown(id) for id in after}, after)
        self._show(after)
        self.add_step(Step(lambda: self._take_back(batch), lambda: self._do(after)))
        if len(after) > 1:
            self._send_rest(batch)
        else:
            self._send_one(batch)

    def _send_one(self, batch: _Batch) -> None:
        [(learner_id, entry)] = batch.after.items()
        command = service.MarkLearner(
            session_id=self._session_id,
            learner_id=learner_id,
            code=entry.code,
            minutes_late=entry.minutes_late,
            note=entry.note,
        )
        self._send(service.mark, lambda: command, batch.after, batch.mark_ids.append)

    def _send_rest(self, batch: _Batch) -> None:
        """One command, so that one commit holds all of it, and none but the unmarked are touched."""
        command = service.MarkRestPresent(session_id=self._session_id)

        def done(mark_ids: tuple[UUID, ...]) -> None:
            batch.mark_ids.extend(mark_ids)
            if len(mark_ids) != len(batch.after):
                self.out_of_step.emit()

        self._send(service.mark_rest_present, lambda: command, batch.after, done)

    def _take_back(self, batch: _Batch) -> None:
        untouched = {id: was for id, was in batch.before.items() if self.shown(id) == batch.after[id]}
        self._show(untouched)

        def make() -> Command:
            return service.TakeBack(mark_ids=tuple(batch.mark_ids))

        self._send(service.take_back, make, batch.before, lambda _count: None)

    def _send(
        self,
        use_case: Callable[..., Any],
        make: Callable[[], Command],
        learner_ids: Iterable[UUID],
        done: Callable[[Any], None],
    ) -> None:
        ids = tuple(learner_ids)

        def answered(answer: object) -> None:
            done(answer)
            self._confirm(ids)

        def failed(error: EduError) -> None:
            rows = [self.lines[place].row for place in self._places_of(ids)]
            self._show({row.id: _entry(row) for row in rows})
            self.refused.emit(error)

        self.saving.send(use_case, make, ids, done=answered, failed=failed)

    def _confirm(self, learner_ids: Iterable[UUID]) -> None:
        """What is shown of these is what the database holds, unless more is on its way."""
        for id in set(learner_ids) - self.saving.waiting:
            place = self._places.get(id)
            if place is not None:
                line = self.lines[place]
                self.lines[place] = Line(_with(line.row, line.entry), line.entry)
        self.changed.emit(self._places_of(learner_ids))

    def _show(self, marks: Marks) -> None:
        for id, entry in marks.items():
            place = self._places.get(id)
            if place is not None:
                self.lines[place] = replace(self.lines[place], entry=entry)
        self.changed.emit(self._places_of(marks))

    def _places_of(self, learner_ids: Iterable[UUID]) -> list[int]:
        return sorted(self._places[id] for id in learner_ids if id in self._places)

    def _tell_of_others(self, known: Mapping[UUID, Line], lines: Iterable[Line]) -> None:
        """Count whose marks are new here; the later mark won, and undo of one's own leaves it alone."""
        me, found = self._bench.actor.user_id, Counter[str]()
        for line in lines:
            before = known.get(line.row.id)
            if line.entry is None or line.row.marked_by_id == me or (before and before.entry == line.entry):
                continue
            found[line.row.marked_by] += 1
        for name, count in found.items():
            self.others_marked.emit(name, count)

    @property
    def _session_id(self) -> UUID:
        if self.head is None:
            raise LookupError("nothing is read yet")
        return self.head.id


def _entry(row: RegisterRow) -> Entry | None:
    return Entry(row.code, row.minutes_late, row.note) if row.code is not None else None


def _with(row: RegisterRow, entry: Entry | None) -> RegisterRow:
    """The row as it is after saving; who and when is learnt at the next reading."""
    if entry is None:
        return replace(row, code=None, minutes_late=0, note="")
    return replace(row, code=entry.code, minutes_late=entry.minutes_late, note=entry.note)
