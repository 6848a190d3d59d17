"""The register on the screen: what was typed is there at once and saved behind it; undo by the batch."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from eduapp.education.attendance import rules, service
from eduapp.education.attendance.queries import RegisterRow
from eduapp.education.attendance.rules import Correction, Entry
from eduapp.education.attendance.ui import judging
from eduapp.education.attendance.ui.lines import Line, entry_of, saved
from eduapp.education.attendance.ui.saving import Saving
from eduapp.education.attendance.ui.standing import gives_way
from eduapp.education.attendance.ui.steps import Step, Steps
from eduapp.education.timetable.rules import kept_by_prison

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime
    from uuid import UUID

    from eduapp.core.db.unit_of_work import Command
    from eduapp.core.errors import EduError
    from eduapp.education.attendance.queries import NotExpected, Register
    from eduapp.education.attendance.rules import Ruling
    from eduapp.education.timetable.queries import SessionRow
    from eduapp.gui.bench import Bench

    Marks = Mapping[UUID, Entry | None]

NO_CORRECTION = Correction()


@dataclass
class _Batch:
    """What one act changed: undone and done again as a whole."""

    before: Marks
    after: Mapping[UUID, Entry]
    correction: Correction
    guest: RegisterRow | None = None  # who was added by it
    mark_ids: list[UUID] = field(default_factory=list)


class Sheet(QObject):
    """Everybody on the roll and guests: painted first, saved in order, merged with what others do."""

    changed = Signal(object)  # the places (line numbers) that look different, or None for all
    refused = Signal(object)  # EduError: what was typed is taken back
    others_marked = Signal(str, int)  # who, how many
    out_of_step = Signal()  # the database knows more than is shown: read again

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self.head: SessionRow | None = None
        self.lines: list[Line] = []
        self.away: Mapping[UUID, NotExpected] = {}
        self._places: dict[UUID, int] = {}
        self.saving = Saving(bench, self)
        self._steps = Steps()
        self.saved_at: datetime | None = None
        self.saved_by = ""
        self.pointed_out: frozenset[UUID] = frozenset()  # rows that say too little, and were shown

    # --- what is shown ------------------------------------------------------------------------------

    def load(self, register: Register) -> None:
        """Take up what was read; what is still being saved stays as it was typed."""
        first = self.head is None
        waiting = self.saving.waiting
        known = {line.row.id: line for line in self.lines}
        lines = [
            replace(known[row.id], row=row)
            if row.id in waiting and row.id in known
            else Line(row, entry_of(row))
            for row in register.rows
        ]
        read = {row.id for row in register.rows}
        lines += [
            line for line in self.lines if line.guest and line.row.id in waiting and line.row.id not in read
        ]
        if not first:
            self._tell_of_others(known, lines)
        self.head, self.away = register.head, register.away
        self._seat(lines)
        marked = [(row.marked_at, row.marked_by) for row in register.rows if row.marked_at is not None]
        self.saved_at, self.saved_by = max(marked, default=(None, ""))
        self.changed.emit(None)

    def set_head(self, head: SessionRow) -> None:
        """The session itself was changed: cancelled, or restored."""
        self.head = head
        self.changed.emit(None)

    def counts_as(self, line: Line) -> Entry | None:
        """What counts for a learner: the mark, unless it gives way to the session being cancelled."""
        head, entry = self.head, line.entry
        if head is None or not head.cancelled or (entry is not None and not gives_way(entry)):
            return entry
        return Entry(rules.HELD) if kept_by_prison(head.cancel_reason) else None

    def counts(self) -> Counter[str]:
        """How many on the roll have each code; "" are those not recorded."""
        entries = (self.counts_as(line) for line in self.roll)
        return Counter(entry.code if entry is not None else "" for entry in entries)

    @property
    def roll(self) -> list[Line]:
        """Those who take part in the group that day."""
        return [line for line in self.lines if not line.guest]

    @property
    def guests(self) -> int:
        """How many are here besides."""
        return sum(line.guest and line.code != rules.STRUCK for line in self.lines)

    @property
    def unmarked(self) -> list[UUID]:
        """Those nothing was said of, top first."""
        return [line.row.id for line in self.lines if line.entry is None]

    @property
    def to_fill(self) -> list[UUID]:
        """Those of them who are expected: who is away that day is not present with the rest."""
        return [id for id in self.unmarked if id not in self.away]

    @property
    def lacking(self) -> dict[UUID, str]:
        """Whose mark should say more, and what, while that is asked for (rules.MINUTES, rules.REASON)."""
        head = self.head
        if head is None or head.cancelled or not rules.asked_on(head.day, self._bench.today()):
            return {}
        found = {
            line.row.id: rules.lacks(line.entry, offer_only=line.row.offer_only)
            for line in self.lines
            if line.entry is not None
        }
        return {id: what for id, what in found.items() if what}

    @property
    def goes_on_lacking(self) -> bool:
        """Whether all that says too little was pointed out: finishing now leaves it so knowingly."""
        lacking = self.lacking
        return bool(lacking) and lacking.keys() <= self.pointed_out

    @property
    def unsaved(self) -> frozenset[UUID]:
        """Those whose mark could not be saved yet."""
        return self.saving.waiting if self.saving.failing else frozenset()

    def place_of(self, learner_id: UUID) -> int:
        """The line a learner stands on, −1 if there is none."""
        return self._places.get(learner_id, -1)

    def line_of(self, learner_id: UUID) -> Line | None:
        """The line of a learner as it is now."""
        place = self._places.get(learner_id)
        return self.lines[place] if place is not None else None

    def shown(self, learner_id: UUID) -> Entry | None:
        """What the screen says of a learner."""
        line = self.line_of(learner_id)
        return line.entry if line is not None else None

    @property
    def can_undo(self) -> bool:
        """Whether something can be undone."""
        return self._steps.last is not None

    def why_not(self, entry: Entry, line: Line | None = None) -> str:
        """What stands against recording this here and now, in a sentence; "" if nothing does."""
        return judging.why_not(self._bench, self.head, entry, line) if self.head is not None else ""

    def ruling(self, line: Line | None = None) -> Ruling:
        """What recording somebody asks for today: nothing, a reason, or a leader with a second name.

        Without a line: recording whoever is not recorded yet.
        """
        if self.head is None:
            raise LookupError("nothing is read yet")
        return judging.ruling(self._bench, self.head, line)

    # --- what is done -------------------------------------------------------------------------------

    def mark(self, learner_id: UUID, entry: Entry, correction: Correction = NO_CORRECTION) -> None:
        """Record one learner."""
        if self.shown(learner_id) != entry:
            self._do(_Batch({learner_id: self.shown(learner_id)}, {learner_id: entry}, correction))

    def mark_rest_present(self, correction: Correction = NO_CORRECTION) -> int:
        """Record everybody who is expected and nothing was said of as present; how many."""
        rest = self.to_fill
        if rest:
            present = dict.fromkeys(rest, Entry(rules.PRESENT))
            self._do(_Batch(dict.fromkeys(rest), present, correction))
        return len(rest)

    def add_guest(self, learner_id: UUID, name: str) -> None:
        """Somebody is here who does not take part in the group: present, on a line of their own."""
        if learner_id not in self._places:
            row = RegisterRow(learner_id, len(self.lines) + 1, name, (), None, None, guest=True)
            self._do(_Batch({learner_id: None}, {learner_id: Entry(rules.PRESENT)}, NO_CORRECTION, row))

    @property
    def last_step(self) -> Step | None:
        """What undo would take back."""
        return self._steps.last

    def undo(self, step: Step | None = None) -> None:
        """Take the last step back, or a certain one; what was changed on top of that stays."""
        self._steps.undo(step)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._steps.redo()

    def add_step(self, step: Step) -> None:
        """Something else than marks that can be undone, such as cancelling the session."""
        self._steps.add(step)
        self.changed.emit([])  # no line looks different, but there is something to undo now

    # --- inside -------------------------------------------------------------------------------------

    def _do(self, batch: _Batch) -> None:
        if batch.guest is not None and batch.guest.id not in self._places:
            self._seat([*self.lines, Line(batch.guest, None)])
        self._show(batch.after)
        again = replace(batch, mark_ids=[])
        self.add_step(Step(lambda: self._take_back(batch), lambda: self._do(again)))
        if len(batch.after) > 1:
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
            reason=entry.reason,
            minutes_early=entry.minutes_early,
            document_seen=entry.document_seen,
            guest=batch.guest is not None,
            why=batch.correction.why,
            second_id=batch.correction.second_id,
        )
        self._send(service.mark, lambda: command, batch.after, batch.mark_ids.append)

    def _send_rest(self, batch: _Batch) -> None:
        """One command, so that one commit holds all of it, and none but the unmarked are touched."""
        command = service.MarkRestPresent(
            session_id=self._session_id,
            why=batch.correction.why,
            second_id=batch.correction.second_id,
        )

        def done(mark_ids: tuple[UUID, ...]) -> None:
            batch.mark_ids.extend(mark_ids)
            if len(mark_ids) != len(batch.after):
                self.out_of_step.emit()

        self._send(service.mark_rest_present, lambda: command, batch.after, done)

    def _take_back(self, batch: _Batch) -> None:
        untouched = {id: was for id, was in batch.before.items() if self.shown(id) == batch.after[id]}
        self._show(untouched)
        self._drop_guests()

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
            self._show({row.id: entry_of(row) for row in rows})
            self._drop_guests()
            self.refused.emit(error)

        self.saving.send(use_case, make, ids, done=answered, failed=failed)

    def _confirm(self, learner_ids: Iterable[UUID]) -> None:
        """What is shown of these is what the database holds, unless more is on its way."""
        for id in set(learner_ids) - self.saving.waiting:
            place = self._places.get(id)
            if place is not None:
                self.lines[place] = saved(self.lines[place])
        self.changed.emit(self._places_of(learner_ids))

    def _show(self, marks: Marks) -> None:
        for id, entry in marks.items():
            place = self._places.get(id)
            if place is not None:
                self.lines[place] = replace(self.lines[place], entry=entry)
        self.changed.emit(self._places_of(marks))

    def _seat(self, lines: list[Line]) -> None:
        self.lines = lines
        self._places = {line.row.id: place for place, line in enumerate(lines)}

    def _drop_guests(self) -> None:
        """A guest of whom nothing is said any more was never here."""
        staying = [line for line in self.lines if not line.guest or line.entry is not None]
        if len(staying) != len(self.lines):
            self._seat(staying)
            self.changed.emit(None)

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
