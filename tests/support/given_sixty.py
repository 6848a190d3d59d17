"""An exam for sixty, held and sealed: 101 to 156 sat on screen, 157 to 160 on paper.

No word of a candidate's name occurs anywhere else, so whatever holds one has it from them.
"""

from datetime import datetime, time, timedelta
from itertools import product
from typing import cast
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from eduapp.core.clock import StillClock, zone
from eduapp.core.db.base import table_of
from eduapp.core.db.unit_of_work import Database
from eduapp.core.progress import NoProgress
from eduapp.exams.attempts import jobs
from eduapp.exams.attempts import service as attempts
from eduapp.exams.marking import queries
from eduapp.exams.marking.rules.answers import on_the_paper
from eduapp.exams.questions.rules import question as q
from eduapp.exams.room.rules import steps
from eduapp.exams.screens.models import ScreenRecord
from tests.support import given, given_custody
from tests.support.accounts import owner_of
from tests.support.given_marking import HALF, RIGHT, the_examiners
from tests.support.given_room import DAY, a_published_exam, with_papers
from tests.support.given_screens import CHEAP, OnScreen, Pc

_FIRST = (
    "Ymbla",
    "Torvind",
    "Sigmune",
    "Eldvor",
    "Haukrun",
    "Jofrida",
    "Brynvald",
    "Aslakke",
    "Gyrild",
    "Ulvine",
)
_LAST = ("Kvernhusli", "Rognestrup", "Bjørkelåt", "Selfurdal", "Olderhylla", "Lerkevang")
NAMES = tuple(f"{first} {last}" for last, first in product(_LAST, _FIRST))
WORDS = frozenset((*_FIRST, *_LAST))

# Who answered what, by number: all right (16 points without the essay), half of it (9), one question as the
# key does not say (2, and 4 once the key is right), one question and no essay (2).
SINGLY = {q.SINGLE: 1, q.SHORT: "Oslo", q.ESSAY: "Briller."}
WRITTEN = {
    number: answers
    for numbers, answers in (
        (range(101, 121), RIGHT),
        (range(121, 141), HALF),
        (range(141, 155), SINGLY),
        (range(155, 157), {q.SINGLE: 0}),
    )
    for number in numbers
}
ON_PAPER = (157, 158, 159, 160)


class QuietPc(Pc):
    """An exam PC whose records come in all at once, at the end of the day."""

    def __init__(self, hall: OnScreen, number: int) -> None:
        super().__init__(hall, number)
        self.rows: list[dict[str, object]] = []

    def keep(self, kind: str, value: object = None, question: int | None = None) -> bytes:
        """Keep a record."""
        frame = self.frame(kind, value, question)
        came_at = self._hall.clock.moment
        self.rows.append({"attempt_id": self.attempt, "n": self._n, "payload": frame, "came_at": came_at})
        return frame


def an_exam_for_sixty(database: Database) -> tuple[UUID, dict[int, UUID], dict[int, UUID]]:
    """Sitting, candidates and learners by number; it is the morning after. The clock is a StillClock."""
    clock = cast("StillClock", database.clock)
    made = a_published_exam(database, NAMES, paper=True)
    sitting_id, candidates, learners = made
    order = jobs.MakeTickets(
        sitting_id=sitting_id,
        language="en",
        candidate_ids=tuple(candidates[number] for number in WRITTEN),
        cost=CHEAP,
    )
    jobs.make_tickets(database, order, NoProgress())
    hall = OnScreen(database, clock, sitting_id, candidates, learners)
    bundle = with_papers(hall, len(ON_PAPER))
    hall.let_in().at("09:00").start()
    given_custody.step(database, bundle, "handed_out", count=len(ON_PAPER))
    _written(hall)
    hall.at("12:00").act(steps.HAND_IN, *ON_PAPER)
    hall.run(attempts.take_in, attempts.TakeIn(sitting_id=sitting_id))
    given_custody.step(database, bundle, "handed_in", count=len(ON_PAPER))
    hall.at("14:05").step(steps.COLLECTED)
    hall.sign(given.INVIGILATOR)
    assert hall.sign(given.LEADER) is True
    the_examiners(database)
    clock.moment = datetime.combine(DAY + timedelta(days=1), time(8), zone())
    return made


def _written(hall: OnScreen) -> None:
    """What everybody on screen answers, each on their own version."""
    with hall.database.reading() as session:
        paper = queries.paper_of(session, hall.sitting_id)
        people = {one.number: one for one in queries.sat(session, hall.sitting_id)}
    pcs = [QuietPc(hall, number) for number in WRITTEN]
    for pc in pcs:
        pc.open()
        pc.hear()
    hall.at("10:00")
    for pc in pcs:
        for asked, (item, stands) in paper.numbered(people[pc.number].letter).items():
            kind, wanted = item.shown.kind, WRITTEN[pc.number]
            if kind in wanted:
                pc.answer(asked, on_the_paper(kind, stands, wanted[kind]))
    hall.at("11:00")
    rows = []
    for pc in pcs:
        pc.hand_in()
        rows += pc.rows
    with owner_of(hall.database) as theirs, Session(theirs.engine) as session, session.begin():
        session.execute(insert(table_of(ScreenRecord)), rows)
