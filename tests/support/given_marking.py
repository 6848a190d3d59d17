"""A sealed exam to mark: some sat on screen, some on paper; two examiners and a third who know nobody.

101 to 104 sit on screen, 105 and 106 on paper. `WRITTEN` is what was answered there. Marks are given by
candidate number and kind of question.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import cast
from uuid import UUID

from eduapp.core.actor import Actor
from eduapp.core.clock import StillClock, zone
from eduapp.core.db.unit_of_work import Database
from eduapp.core.progress import NoProgress
from eduapp.exams.attempts import jobs
from eduapp.exams.attempts import service as attempts
from eduapp.exams.grading import service as grading
from eduapp.exams.grading.rules.sheets import Sheet
from eduapp.exams.marking import queries, service
from eduapp.exams.marking.queries import MarkedCandidate
from eduapp.exams.marking.queries.tasks import tasks as tasks_of
from eduapp.exams.marking.rules.answers import on_the_paper
from eduapp.exams.marking.rules.final import BLIND, TALKED
from eduapp.exams.questions.rules import question as q
from eduapp.exams.room import queries as room
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from eduapp.exams.sittings.models import Candidate
from eduapp.kiosk.formats import record as r
from eduapp.people.access.models import RoleGrant, User
from tests.support import given, given_custody
from tests.support.given_room import DAY, NAMES, a_published_exam, with_papers
from tests.support.given_screens import CHEAP, OnScreen, Pc

ON_SCREEN, ON_PAPER = (101, 102, 103, 104), (105, 106)
EXAMINER = given._actor(21, "Marit Vold", "sensor", "examiner")
OTHER_EXAMINER = given._actor(22, "Jens Tangen", "sensor", "examiner")
THIRD_EXAMINER = given._actor(23, "Randi Eik", "sensor", "examiner")
EXAMINERS = (EXAMINER, OTHER_EXAMINER, THIRD_EXAMINER)

# What is right, as the bank keeps choices (tests.support.given_questions.one_of_each).
RIGHT = {
    q.SINGLE: 0,
    q.MULTIPLE: [0, 1],
    q.TRUE_FALSE: True,
    q.SHORT: "Oslo",
    q.NUMBER: "3,14",
    q.MATCHING: {"0": 0, "1": 2},
    q.ORDERING: [2, 0, 1],
    q.GAPS: ["Oslo", "fjorden"],
    q.ESSAY: "Hansker og hjelm.",
}
HALF = {
    **RIGHT,
    q.MULTIPLE: [0],
    q.TRUE_FALSE: False,
    q.NUMBER: "3,2",
    q.MATCHING: {"0": 0, "1": 1},
    q.GAPS: ["Oslo", "elva"],
}
WRITTEN = {101: RIGHT, 102: HALF, 103: {q.SINGLE: 1, q.ESSAY: "Briller."}, 104: {q.SINGLE: 0}}


def the_examiners(database: Database) -> None:
    """Accounts for the three; nobody can sign in with them."""
    with database.writing() as uow:
        for actor in EXAMINERS:
            key = actor.name.replace(" ", "").casefold()
            user = User(
                id=actor.user_id, sign_in_name=key, name=actor.name, title=actor.title, password_hash="-"
            )
            uow.session.add(user)
            uow.session.flush()
            uow.session.add(RoleGrant(user_id=actor.user_id, role="examiner"))


@dataclass
class Sealed:
    """A sealed exam, and what is done with its marks. Points are whole points unless it is said."""

    database: Database
    clock: StillClock
    sitting_id: UUID
    candidates: dict[int, UUID]
    learners: dict[int, UUID]

    def run(self, by: Actor, use_case, command):  # type: ignore[no-untyped-def]
        """Carry out a command in somebody's name."""
        return self.database.acting_as(by).execute(use_case, command)

    def appoint(self, by: Actor, place: int, *, external: bool = True, **more) -> UUID:  # type: ignore[no-untyped-def]
        """Somebody marks at a place."""
        order = service.AppointExaminer(
            sitting_id=self.sitting_id, place=place, user_id=by.user_id, external=external, **more
        )
        return self.run(given.LEADER, service.appoint_examiner, order)

    def by_key(self) -> int:
        """Closed questions marked."""
        return self.run(given.LEADER, service.mark_by_key, service.MarkByKey(sitting_id=self.sitting_id))

    def item(self, kind: str):  # type: ignore[no-untyped-def]
        """The question of a kind."""
        return next(one for one in self.paper().items if one.shown.kind == kind)

    def paper(self) -> queries.MarkedPaper:
        """What there is to mark."""
        with self.database.reading() as session:
            return queries.paper_of(session, self.sitting_id)

    def mark(self, by: Actor, number: int, kind: str = q.ESSAY, points: float = 1, **more) -> UUID:  # type: ignore[no-untyped-def]
        """One mark of one examiner."""
        order = service.GiveMark(
            sitting_id=self.sitting_id,
            number=number,
            version_id=self.item(kind).version_id,
            points=round(points * 100),
            **more,
        )
        return self.run(by, service.give_mark, order)

    def mark_everything(self, by: Actor, points: float = 1, turn: int = BLIND) -> None:
        """The same points for every answer of a round that has none yet."""
        place = {one.user_id: n for n, one in enumerate(EXAMINERS, 1)}[by.user_id]
        with self.database.reading() as session:
            todo = tasks_of(session, self.sitting_id, place, turn)
        for one in todo:
            if one.given is None:
                order = service.GiveMark(
                    sitting_id=self.sitting_id,
                    number=one.asked.number,
                    version_id=one.version_id,
                    points=int(points * 100),
                    round=turn,
                )
                self.run(by, service.give_mark, order)

    def hand_in(self, by: Actor, turn: int = BLIND) -> None:
        """A round handed in."""
        self.run(by, service.hand_in, service.HandIn(sitting_id=self.sitting_id, round=turn))

    def differ_on(self, *numbers: int) -> "Sealed":
        """Both have handed in blind, and differ on the essays of these candidates: 1 and 2 points."""
        self.by_key()
        for place, by in enumerate(EXAMINERS[:2], 1):
            self.appoint(by, place)
            self.mark_everything(by)
        for number in numbers:
            self.mark(OTHER_EXAMINER, number, points=2)
        for by in EXAMINERS[:2]:
            self.hand_in(by)
        return self

    def talk(self, *given_by_number: tuple[int, float, float]) -> "Sealed":
        """They talk: of each candidate the number, and what the first and the second give after it."""
        for number, *points in given_by_number:
            for by, each in zip(EXAMINERS[:2], points, strict=True):
                self.mark(by, number, points=each, round=TALKED)
        for by in EXAMINERS[:2]:
            self.hand_in(by, TALKED)
        return self

    def only(self, *numbers: int) -> "Sealed":
        """As if nobody else had come. 104 alone answered no question that asks for an examiner."""
        with self.database.writing() as uow:
            for number in set(self.candidates) - set(numbers):
                uow.session.get_one(Candidate, self.candidates[number]).attended = False
        return self

    def settle(self, *, counted: bool = True) -> "Sealed":
        """Closed questions by key, everything else a point by both examiners, who agree: all is decided."""
        self.by_key()
        for place, by in enumerate(EXAMINERS[:2], 1):
            self.appoint(by, place)
        for by in EXAMINERS[:2]:
            self.mark_everything(by)
            self.hand_in(by)
        return self.count_sheets() if counted else self

    def count_sheets(self) -> "Sealed":
        """Somebody counts as many sheets of each who wrote on paper as the log says."""
        with self.database.reading() as session:
            logged = room.handed_in(session, self.sitting_id)
            on_paper = [one for one in queries.sat(session, self.sitting_id) if one.attempt_id is None]
        for one in on_paper:
            if logged.get(one.number) is not None:
                sheet = Sheet(sheets=logged[one.number])
                order = grading.TypeSheet(candidate_id=one.candidate_id, sheet=sheet)
                self.run(given.OFFICE, grading.type_sheet, order)
        return self

    def marked(self) -> dict[int, MarkedCandidate]:
        """What is decided, by candidate number."""
        with self.database.reading() as session:
            return {one.number: one for one in queries.marked(session, self.sitting_id).values()}


def a_sealed_exam(
    database: Database, on_to_paper: tuple[int, ...] = ()
) -> tuple[UUID, dict[int, UUID], dict[int, UUID]]:
    """The exam of `given_room` with a question of every kind, held and sealed; it is the morning after.

    The clock of the database is a StillClock. `on_to_paper`: whose screens broke down before they handed in.
    There are accounts for the examiners.
    """
    clock = cast("StillClock", database.clock)
    made = a_published_exam(database, NAMES, paper=True)
    sitting_id, candidates, learners = made
    order = jobs.MakeTickets(
        sitting_id=sitting_id,
        language="en",
        candidate_ids=tuple(candidates[number] for number in ON_SCREEN),
        cost=CHEAP,
    )
    jobs.make_tickets(database, order, NoProgress())
    hall = OnScreen(database, clock, sitting_id, candidates, learners)
    bundle = with_papers(hall, 4)
    hall.let_in().at("09:00").start()
    given_custody.step(database, bundle, "handed_out", count=2)
    _write(hall, on_to_paper)
    hall.at("12:00").act(steps.HAND_IN, *ON_PAPER)
    hall.run(attempts.take_in, attempts.TakeIn(sitting_id=sitting_id))
    given_custody.step(database, bundle, "handed_in", count=2)
    hall.at("14:05").step(steps.COLLECTED)
    hall.sign(given.INVIGILATOR)
    assert hall.sign(given.LEADER) is True
    the_examiners(database)
    clock.moment = datetime.combine(DAY + timedelta(days=1), time(8), zone())
    return made


def _write(hall: OnScreen, on_to_paper: tuple[int, ...]) -> None:
    """What everybody on screen answers, each on their own version."""
    with hall.database.reading() as session:
        paper = queries.paper_of(session, hall.sitting_id)
        people = {one.number: one for one in queries.sat(session, hall.sitting_id)}
    pcs = {number: Pc(hall, number).open().hear() for number in WRITTEN}
    hall.at("10:00")
    for number, wanted in WRITTEN.items():
        for asked, (item, stands) in paper.numbered(people[number].letter).items():
            kind = item.shown.kind
            if kind in wanted:
                pcs[number].answer(asked, on_the_paper(kind, stands, wanted[kind]))
    hall.at("11:00")
    for number, pc in pcs.items():
        if number in on_to_paper:
            pc.keep(r.PAPER_FALLBACK, {"by": "staff"})
            hall.act(steps.HAND_IN, number, facts=Facts(sheets=0))
        else:
            pc.hand_in()
