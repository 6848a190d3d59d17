"""What happens behind the import page: a file is read, judged, changed, judged again and brought in.

No widgets here. Jobs run one at a time; changes made meanwhile wait and are judged together.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from eduapp.core.errors import EduError, Unavailable
from eduapp.core.i18n import _
from eduapp.exchange.files import jobs
from eduapp.exchange.files.jobs import Looked, Report
from eduapp.exchange.files.rules import State, check_columns
from eduapp.exchange.files.service import BringIn
from eduapp.exchange.files.subjects import subject
from eduapp.gui.letting_go import let_go

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from eduapp.exchange.files.subjects import Subject
    from eduapp.gui.bench import Bench
    from eduapp.gui.tasks import JobHandle


@dataclass(frozen=True)
class Kept:
    """A file on its way, to be taken up by a page that was built anew."""

    key: str
    looked: Looked | None
    chosen: dict[int, str]
    touched: bool
    report: Report | None


READING, LOOKING, BRINGING, JUDGING = "read", "look", "bring", "judge"


class ImportWork(QObject):
    """A file on its way. `looked` is what was last known of it; `waiting` are changes not yet judged."""

    opened = Signal()  # another file, or none: everything is to be shown anew
    matched = Signal()  # other columns were chosen, or are looked at
    judged = Signal()  # the same rows, judged anew after changes
    reported = Signal()  # the rows are in
    held_back = Signal(int)  # they are not: the row at this place, just typed in, still needs a correction
    told = Signal(str)  # a sentence that must be read; "" takes it away
    working = Signal(object, str)  # a job to follow, and what it does
    rested = Signal()  # whatever it was is over

    def __init__(self, bench: Bench, owner: QWidget, key: str) -> None:
        super().__init__(owner)
        self._bench, self._owner = bench, owner
        self.key = key
        self._looked: Looked | None = None
        self.chosen: dict[int, str] = {}  # column → key of its field
        self.waiting: list[jobs.Change] = []
        self.touched = False  # whether a person changed anything that is not saved
        self.report: Report | None = None
        self._job: JobHandle | None = None
        self._doing = ""
        self._under_way: list[jobs.Change] = []  # being judged
        self._then_bring_in, self._typed_in = False, -1
        owner.destroyed.connect(self._drop_rows)  # else they lived as long as what is left of the page

    # --- what is known ------------------------------------------------------------------------------

    @property
    def looked(self) -> Looked | None:
        """The rows of the file and what is to be said of each; None without a file."""
        return self._looked

    @looked.setter
    def looked(self, looked: Looked | None) -> None:
        before, self._looked = self._looked, looked
        if before is not None and len(before.preview.rows) >= jobs.MANY:
            let_go([*before.preview.rows, *before.preview.table.rows])

    @property
    def subject(self) -> Subject:
        """What is brought in."""
        return subject(self.key)

    @property
    def busy(self) -> bool:
        """Whether a job is under way that everything else has to wait for."""
        return self._doing in (READING, LOOKING, BRINGING)

    @property
    def unjudged(self) -> list[jobs.Change]:
        """Changes that the rows shown do not know of yet, oldest first."""
        return [*self._under_way, *self.waiting]

    def against(self) -> list[str]:
        """What speaks against the columns as they are chosen, in sentences."""
        if self.looked is None:
            return []
        preview = self.looked.preview
        found = check_columns(preview.fields, preview.table.headings, self.chosen)
        return [violation.sentence() for violation in found]

    def coming(self) -> int:
        """How many rows will be entered."""
        return self.looked.preview.counts[State.NEW] if self.looked is not None else 0

    # --- what a person does -------------------------------------------------------------------------

    def take(self, key: str) -> None:
        """Another subject; a file that was looked at for the one before is let go."""
        if key != self.key:
            self.key = key
            self.forget()

    def forget(self) -> None:
        """Let go of the file, and of the report on it."""
        self.looked, self.report, self.chosen = None, None, {}
        self.waiting, self.touched = [], False
        self.told.emit("")
        self.opened.emit()

    def _drop_rows(self) -> None:
        self.looked = self.report = None

    def read(self, path: Path) -> None:
        """Read a file. Until it proves usable, what is shown stays."""
        if not self.busy:
            self.told.emit("")
            self._start(jobs.read_file, jobs.ReadFile(self.key, path), self._take_looked, READING)

    def choose(self, column: int, key: str | None) -> None:
        """Say what a column holds; None leaves it out. The rows are looked at anew if that can be."""
        if self.looked is None or self.chosen.get(column) == key:
            return
        self.touched = True
        self.chosen = {other: held for other, held in self.chosen.items() if other != column}
        if key is not None:
            self.chosen[column] = key
        if self.against():
            self.matched.emit()
        else:
            columns = {key: column for column, key in self.chosen.items()}
            command = jobs.LookAgain(self.key, self.looked.preview, columns=columns)
            self.waiting = []
            self._start(jobs.look_again, command, self._take_other_columns, LOOKING)

    def change(self, change: jobs.Change) -> None:
        """Another text in a cell, or another fate of a row."""
        self.touched = True
        self.waiting.append(change)
        self._judge_waiting()

    def look_again(self) -> None:
        """Something that rows are judged by has changed elsewhere."""
        if self.looked is not None and self.report is None and self._job is None and not self.against():
            command = jobs.LookAgain(self.key, self.looked.preview)
            self._start(jobs.look_again, command, self._take_judged, JUDGING)

    def bring_in(self, typed_in: int = -1) -> None:
        """Bring the good rows in; after changes, once these are judged.

        Not if the row one has just `typed_in` (its place) still needs a correction.
        """
        if self.looked is None or self.busy or self.against():
            return
        if self.unjudged or self._doing == JUDGING:
            self._then_bring_in, self._typed_in = True, typed_in
            self._judge_waiting()
        elif typed_in in self.looked.to_fix:
            self.held_back.emit(typed_in)
        elif self.coming():
            self._bring_in(BringIn(subject=self.key, preview=self.looked.preview))

    def save_refused(self, path: Path, done: Callable[[int], None]) -> None:
        """Write the rows that were refused as a file."""
        if self.looked is not None:
            self._save(jobs.save_refused, jobs.SaveRefused(self.looked.preview, path), done)

    def save_template(self, path: Path, done: Callable[[None], None]) -> None:
        """Write a list to be filled in."""
        self._save(jobs.save_template, jobs.SaveTemplate(self.key, path), done)

    def kept(self) -> Kept:
        """All that a page built anew has to show."""
        return Kept(self.key, self.looked, self.chosen, self.touched, self.report)

    def restore(self, kept: Kept) -> None:
        """Take up what was kept."""
        self.key, self.looked, self.chosen = kept.key, kept.looked, kept.chosen
        self.touched, self.report = kept.touched, kept.report
        self.opened.emit()
        if self.report is not None:
            self.reported.emit()

    # --- jobs ---------------------------------------------------------------------------------------

    def _start(
        self,
        job: Callable[..., Any],
        command: object,
        done: Callable[[Any], None],
        doing: str,
        failed: Callable[[EduError], None] | None = None,
    ) -> None:
        """Run a job; everybody is told of it, except where it is too short to be shown."""
        handle = self._bench.runner.start(
            job, command, owner=self._owner, done=done, failed=failed or self._tell
        )
        if handle.over:
            return
        self._job, self._doing = handle, doing
        handle.ended.connect(partial(self._rest, handle))
        if doing != JUDGING:
            self.working.emit(handle, doing)

    def _rest(self, handle: JobHandle) -> None:
        """The job is over; its answer, if it has one, comes right after this."""
        if self._job is handle:
            self._job, self._doing = None, ""
            if handle.stopping:
                self.told.emit(_("Stopped. Nothing was brought in."))
            self.rested.emit()

    def _tell(self, error: EduError) -> None:
        self.waiting, self._under_way = self.unjudged, []  # nothing typed is lost
        self._then_bring_in = False
        self.told.emit(error.sentence())

    def _take_looked(self, looked: Looked) -> None:
        self.looked, self.report, self.touched, self.waiting = looked, None, False, []
        self.chosen = {column: key for key, column in looked.preview.columns.items()}
        self.opened.emit()

    def _take_other_columns(self, looked: Looked) -> None:
        self.looked = looked
        self.matched.emit()

    def _judge_waiting(self) -> None:
        if self.looked is None or not self.waiting or self._job is not None:
            return
        self._under_way, self.waiting = self.waiting, []
        command = jobs.LookAgain(self.key, self.looked.preview, changes=tuple(self._under_way))
        self._start(jobs.look_again, command, self._take_judged, JUDGING)

    def _take_judged(self, looked: Looked) -> None:
        self.looked, self._under_way = looked, []
        self.judged.emit()
        if self.waiting:
            self._judge_waiting()
        elif self._then_bring_in:
            self._then_bring_in = False
            self.bring_in(self._typed_in)

    def _bring_in(self, command: BringIn) -> None:
        self.told.emit("")
        failed = partial(self._not_brought_in, command)
        self._start(jobs.bring_in, command, self._take_report, BRINGING, failed)

    def _take_report(self, report: Report) -> None:
        self.report, self.touched = report, False
        self.told.emit("")
        self.reported.emit()

    def _not_brought_in(self, command: BringIn, error: EduError) -> None:
        """The same command may be sent again: its id makes that harmless."""
        if not isinstance(error, Unavailable):
            self._tell(error)
            self.look_again()
        elif self._bench.show_error(error, self._owner):
            self._bring_in(command)

    def _save(self, job: Callable[..., Any], command: object, done: Callable[[Any], None]) -> None:
        def failed(error: EduError) -> None:
            if self._bench.show_error(error, self._owner):
                self._save(job, command, done)

        self._bench.runner.start(job, command, owner=self._owner, done=done, failed=failed)
