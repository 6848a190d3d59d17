"""A sealed exam on paper to grade: 101 to 105 sat, 106 did not come; what is typed, fixed and released.

Points are whole points unless it is said. The paper has nine questions of two points each; 105 handed in two
sheets, all others one.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from typing import cast
from uuid import UUID

from eduapp.core.actor import Actor
from eduapp.core.clock import StillClock, zone
from eduapp.core.db.unit_of_work import Database
from eduapp.exams.deadlines import service as extending
from eduapp.exams.grading import queries, service
from eduapp.exams.grading.queries import GradeRow, GradingPage, SheetRow
from eduapp.exams.grading.queries.examiners import examiners_known
from eduapp.exams.grading.rules.borders import PERCENT, Border
from eduapp.exams.grading.rules.examiners import Named
from eduapp.exams.grading.rules.sheets import Sheet
from eduapp.exams.marking.rules.points import POINT
from eduapp.exams.room import service as room
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from tests.support import given
from tests.support.given_room import DAY, NAMES, Hall, a_published_exam, papers_in, with_papers

SAT, AWAY, SUSPECTED = (101, 102, 103, 104, 105), 106, 104
SHEETS = {101: 1, 102: 1, 103: 1, 104: 1, 105: 2}
MOST = 18  # points
FIRST, SECOND = given.TEACHER, given.OFFICE  # who type
GRADES = {101: 17, 102: 14, 103: 11, 104: 8, 105: 3}  # points that give 6, 5, 4, 2 (8/18 = 44.4 %) and 1
NEXT_DAY = DAY + timedelta(days=1)


@dataclass
class Grading:
    """A sealed exam, and what is done with its grades."""

    database: Database
    clock: StillClock
    sitting_id: UUID
    candidates: dict[int, UUID]
    learners: dict[int, UUID]

    def run(self, by: Actor, use_case, command):  # type: ignore[no-untyped-def]
        """Carry out a command in somebody's name."""
        return self.database.acting_as(by).execute(use_case, command)

    def at(self, day: date, hour: int = 8) -> "Grading":
        """Move the clock to another day."""
        self.clock.moment = datetime.combine(day, clock_time(hour), zone())
        return self

    def page(self) -> GradingPage:
        """The page as it is now."""
        with self.database.reading() as session:
            found = queries.grading(session, self.sitting_id)
        assert found is not None
        return found

    def rows(self) -> dict[int, GradeRow]:
        """Its candidates by number."""
        return {row.number: row for row in self.page().rows}

    def problems(self) -> dict[int, tuple[str, ...]]:
        """What stands against whom."""
        return {number: row.problems for number, row in self.rows().items() if row.problems}

    def seen_by(self, by: Actor) -> dict[int, SheetRow]:
        """The sheets as one person sees them."""
        with self.database.acting_as(by).reading() as session:
            found = queries.typing(session, self.sitting_id)
        assert found is not None
        return {row.number: row for row in found.rows}

    def sheet(self, number: int, total: float | None = None, **said: object) -> Sheet:
        """A sheet with a total in points; `each` gives every question so many points."""
        each = said.pop("each", None)
        points = {}
        if each is not None:
            row = self.seen_by(FIRST)[number]
            points = {asked.version_id: round(each * POINT) for _no, asked in row.questions}  # type: ignore[operator]
        known: dict[str, object] = {"sheets": SHEETS.get(number, 1)} | said
        whole = None if total is None else round(total * POINT)
        return Sheet(points=points, total=whole, **known)  # type: ignore[arg-type]

    def type_in(self, by: Actor, number: int, total: float | None = None, **said: object) -> UUID:
        """What one person typed."""
        settles, anew = bool(said.pop("settles", False)), bool(said.pop("anew", False))
        order = service.TypeSheet(
            candidate_id=self.candidates[number],
            sheet=self.sheet(number, total, **said),
            settles=settles,
            anew=anew,
        )
        return self.run(by, service.type_sheet, order)

    def both(self, number: int, total: float | None = None, **said: object) -> None:
        """The same typed by two, once it is known who marked it."""
        with self.database.reading() as session:
            known = examiners_known(session, self.sitting_id)
        if not known:
            self.name_examiners()
        for by in (FIRST, SECOND):
            self.type_in(by, number, total, **said)

    def everything_typed(self) -> "Grading":
        """Totals of all who sat, alike by two."""
        for number, points in GRADES.items():
            self.both(number, points)
        return self

    def fix(self, *numbers: int, by: Actor = given.LEADER) -> int:
        """Grades fixed as they are shown; of all, if nobody is named."""
        page = self.page()
        if page.examiners_asked:
            self.name_examiners()
        ids = tuple(self.candidates[number] for number in numbers)
        before = None if numbers else page.digest
        order = service.FixGrades(sitting_id=self.sitting_id, candidate_ids=ids, before=before)
        return self.run(by, service.fix_grades, order)

    def name_examiners(self, *names: tuple[str, bool], by: Actor = given.LEADER, **more: object) -> None:
        """Who marked the sheets: two from outside, if nobody is said."""
        named = tuple(Named(*one) for one in names or (("Kari Moen", True), ("Ole Vang", True)))
        order = service.NameExaminers(sitting_id=self.sitting_id, named=named, **more)  # type: ignore[arg-type]
        self.run(by, service.name_examiners, order)

    def set_borders(self, *percents: float, reason: str = "A hard paper", by: Actor = given.LEADER) -> UUID:
        """Other borders, the best grade first."""
        page = self.page()
        grades = [row.id for row in page.border_rows]
        borders = tuple(
            Border(grade, round(percent * PERCENT)) for grade, percent in zip(grades, percents, strict=True)
        )
        assert page.borders is not None
        order = service.SetBorders(
            sitting_id=self.sitting_id, borders=borders, reason=reason, before=page.borders.mark
        )
        return self.run(by, service.set_borders, order)

    def propose(self, by: Actor = given.OFFICE) -> UUID:
        """The release, by one."""
        order = service.ProposeRelease(sitting_id=self.sitting_id, before=self.page().results_digest)
        return self.run(by, service.propose_release, order)

    def confirm(self, by: Actor = given.LEADER) -> None:
        """And by the other."""
        release = self.page().release
        assert release is not None
        order = service.ConfirmRelease(release_id=release.id, version=release.version)
        self.run(by, service.confirm_release, order)

    def released(self) -> "Grading":
        """Everything typed, fixed, and released by two."""
        self.everything_typed().fix()
        self.propose()
        self.confirm()
        return self

    def tell(self, *numbers: int, on: date | None = None, by: Actor = given.OFFICE, **more: object) -> None:
        """Somebody told, today if no day is said."""
        ids = tuple(self.candidates[number] for number in numbers)
        day = on or self.clock.moment.astimezone(zone()).date()
        order = service.NoteTold(sitting_id=self.sitting_id, candidate_ids=ids, told_on=day, **more)  # type: ignore[arg-type]
        self.run(by, service.note_told, order)

    def extend(self, number: int, last_day: date, reason: str) -> None:
        """A later last day to appeal against what somebody was told (as the appeals of an exam do it)."""
        [row] = [row for row in self.page().told if row.result.number == number]
        assert row.last is not None
        order = extending.Extend(
            about="result",
            about_id=row.result.result_id,
            rule=row.last.rule,
            start=row.last.start,
            last_day=last_day,
            reason=reason,
            before=row.last.last_day,
        )
        with self.database.acting_as(given.LEADER).writing() as uow:
            extending.extend(uow, order)


def an_exam_on_paper(database: Database) -> tuple[UUID, dict[int, UUID], dict[int, UUID]]:
    """The exam of `given_room` with a paper of the bank, written on paper and sealed; the morning after."""
    return _sealed(database, paper=True)


def an_exam_from_elsewhere(database: Database) -> tuple[UUID, dict[int, UUID], dict[int, UUID]]:
    """The same with a paper from elsewhere: the whole answer is graded."""
    return _sealed(database, paper=False)


def an_exam_with_a_suspicion(database: Database) -> tuple[UUID, dict[int, UUID], dict[int, UUID]]:
    """The exam on paper, in which something was noted of 104, reported, and told them."""
    return _sealed(database, paper=True, suspected=SUSPECTED)


def decided(exam: Grading, outcome: str) -> None:
    """The suspicion heard and decided, behind the seal (code: room_outcomes)."""
    hall = Hall(exam.database, exam.clock, exam.sitting_id, exam.candidates, exam.learners, given.LEADER)
    [about] = hall.day().cases
    said = {"sitting_id": exam.sitting_id, "about_id": about}
    heard = room.HearCase(**said, words="It was not mine.", person="Solveig Nes")  # type: ignore[arg-type]
    hall.run(room.hear_case, heard)
    order = room.DecideCase(
        **said,  # type: ignore[arg-type]
        outcome=outcome,
        decider="county",
        person="Fylkesdirektøren",
        informed_on=NEXT_DAY,
    )
    hall.run(room.decide_case, order)


def _sealed(
    database: Database, *, paper: bool, suspected: int | None = None
) -> tuple[UUID, dict[int, UUID], dict[int, UUID]]:
    clock = cast("StillClock", database.clock)
    made = a_published_exam(database, NAMES, paper=paper)
    hall = Hall(database, clock, *made)
    bundle = with_papers(hall, 8)
    hall.begin(*SAT)
    hall.at("10:05").act(steps.STAY_AWAY, AWAY, facts=Facts("undocumented"))
    if suspected is not None:
        about = hall.at("11:00").incident("suspicion", "A slip under the sheet", suspected)
        hall.case(about, "reported", person="Solveig Nes", kept="The slip")
        hall.case(about, "warned")
    for number, sheets in SHEETS.items():
        hall.at("12:00").act(steps.HAND_IN, number, facts=Facts(sheets=sheets))
    papers_in(hall, bundle, sum(SHEETS.values()))
    hall.at("14:05").step(steps.COLLECTED)
    hall.sign(given.INVIGILATOR)
    assert hall.sign(given.LEADER) is True
    clock.moment = datetime.combine(NEXT_DAY, clock_time(8), zone())
    return made
