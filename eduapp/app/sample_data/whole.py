"""Puts the parts together: prison after prison into the file, then exams, indexes, the trail, and papers."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID

from eduapp.app.sample_data.bookings import Bookings
from eduapp.app.sample_data.exams import Exams
from eduapp.app.sample_data.groups import Groups
from eduapp.app.sample_data.making import NewFile
from eduapp.app.sample_data.papers import Papers, issue
from eduapp.app.sample_data.people import People
from eduapp.app.sample_data.prison import dice_of, prisons_of
from eduapp.app.sample_data.registers import Registers
from eduapp.app.sample_data.school import LEADER, Staff, build_school
from eduapp.app.sample_data.sizes import Size
from eduapp.app.sample_data.workshops import Workshops
from eduapp.app.sample_data.year import FIRST, at
from eduapp.core.actor import SYSTEM_ID, Actor, system_actor
from eduapp.core.clock import StillClock
from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.unit_of_work import Database
from eduapp.people.access.rules import actor_with
from eduapp.people.audit.service import write_audit

MADE = "sample.made"  # the trail's word for it; its sentence stands in app/trail_words.py
_FOUR_DIGITS, _SIX_DIGITS = 1001, 100_001  # the first number of a learner
_MOST_OF_FOUR = 8_000

Say = Callable[[str, int, int], None]  # what is being made, how much of it is done, of how much
PRISONS, INDEXES, PAPERS = "prisons", "indexes", "papers"


@dataclass(frozen=True)
class Counts:
    """What the file holds."""

    people: int
    enrolments: int
    sessions: int
    marks: int
    hours: int
    candidates: int
    rows: int  # of all tables, without papers
    papers: int = 0


def make(path: Path, size: Size, seed: int, say: Say) -> Counts:
    """Fill a new database. A file that was not finished is worth nothing; the caller throws it away."""
    file = NewFile(path, f"{seed}/{size.key}")
    try:
        whole = _Whole(file, size, seed)
        whole.fill(say)
        say(INDEXES, 0, 1)
        file.finish()
    finally:
        file.close()
    counts = whole.counts()
    _note(path, size, seed, counts)
    if not size.papers:
        return counts
    due = whole.papers.due(whole.exam_days)
    dice = dice_of(seed, size.key, "papers")
    issued = issue(path, whole.leader(), due, dice, size.papers, lambda done, of: say(PAPERS, done, of))
    return replace(counts, papers=issued)


class _Whole:
    """All parts of one file."""

    def __init__(self, file: NewFile, size: Size, seed: int) -> None:
        self._file, self._size, self._seed = file, size, seed
        self._staff = Staff(file)
        offered = build_school(file)
        first = _FOUR_DIGITS if size.persons <= _MOST_OF_FOUR else _SIX_DIGITS
        self._people = People(file, first)
        self._groups, self._registers = Groups(file, offered, self._staff), Registers(file)
        bookings = Bookings(file)
        self._workshops = Workshops(file, self._staff, bookings)
        self._exams = Exams(file, offered, self._staff.teacher.id, bookings)
        self.papers = Papers()
        self.exam_days: dict[str, date] = {}

    def fill(self, say: Say) -> None:
        """One prison after the other, so that memory does not grow with the size; then the exams of all."""
        prisons = prisons_of(self._size, self._seed)
        for prison in prisons:
            say(PRISONS, prison.number, len(prisons))
            stays = self._people.of(prison)
            groups = self._groups.of(prison, stays)
            self._registers.of(prison, groups)
            shops = self._workshops.of(prison, stays)
            self._exams.gather(groups)
            if self._size.papers:
                self.papers.gather(groups, shops)
        dice = dice_of(self._seed, self._size.key, "exams")
        self.exam_days = self._exams.write(dice, self._size.candidacies)

    def counts(self) -> Counts:
        """How much there is."""
        return Counts(
            people=self._people.rows.count,
            enrolments=self._groups.enrolments.count,
            sessions=self._registers.sessions.count,
            marks=self._registers.marks.count,
            hours=self._workshops.hours.count,
            candidates=self._exams.candidates.count,
            rows=self._file.row_count(),
        )

    def leader(self) -> Actor:
        """Who issues the papers."""
        return actor_with(UUID(self._staff.leader.id), self._staff.leader.name, *LEADER)


def _note(path: Path, size: Size, seed: int, counts: Counts) -> None:
    """The first entry of the trail says what this is; who finds the file later can read it there."""
    engine = open_engine(sqlite_url(path))
    database = Database(engine, system_actor(()), write_audit, clock=StillClock(at(FIRST, 360)))
    try:
        with database.writing() as uow:
            uow.audit(MADE, SYSTEM_ID, size=size.key, seed=seed, **asdict(counts))
    finally:
        engine.dispose()
