"""Marking: 1,000 closed attempts of 40 questions within 2 s; the next answer on the desk within 50 ms.

Ours: the whole use case of marking by the key, answers read and held against the seal, on SQLite; once
with the records of the answers alone, and once more with all that two hours of “still here” leave between
them (some 700 records an attempt). And an examiner's desk in a real window: from Enter on one mark until the
next answer is painted, the slowest of sixty. Beside each stands the limit.
"""

import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from eduapp.core.db.base import table_of
from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.unit_of_work import Database
from eduapp.exams.marking import queries, service
from eduapp.exams.marking.queries import MarkedPaper
from eduapp.exams.marking.rules.answers import on_the_paper
from eduapp.exams.papers.rules.paper import Item
from eduapp.exams.questions.rules.placing import placed
from eduapp.exams.questions.rules.question import ESSAY, HTML, Question, Text
from eduapp.exams.room import queries as room
from eduapp.exams.room.models import RoomSeal
from eduapp.exams.room.rules.sealing import digest_of_parts
from eduapp.exams.screens.models import ScreenAttempt, ScreenRecord
from eduapp.exams.sittings.models import Candidate, Sitting
from eduapp.kiosk.formats import record as r
from eduapp.kiosk.formats.journal import next_record
from eduapp.kiosk.formats.record import FIRST_PREV, Event, Moment
from eduapp.kiosk.formats.sealed import seal
from eduapp.people.audit.service import write_audit
from eduapp.people.learners.models import Learner
from tests.benchmarks.blank import blank_database
from tests.benchmarks.figures import Effort, Figure, of_pairs, say
from tests.benchmarks.fresh import asked_of
from tests.support import given, given_education, given_papers
from tests.support.given_exams import plan
from tests.support.given_marking import RIGHT
from tests.support.given_questions import a_picture, one_of_each, plain
from tests.support.given_screens import CHEAP
from tests.support.given_seats import FACTS

ATTEMPTS, QUESTIONS = 1000, 40
TICKS = 660  # of two hours, in which something else is kept sixty times
MARK_LIMIT, NEXT_LIMIT = 2.0, 50.0  # s, ms
DESK = 60  # candidates
_EVERY = 200  # attempts between two writes, so that no list grows too long


def measure_closed(effort: Effort) -> list[Figure]:
    """All closed attempts of one sitting marked in one transaction."""
    count = ATTEMPTS if effort.seats > 2 else 4
    runs = range(min(effort.runs, 3))
    plain_, ticking = [mark(count, 0) for _run in runs], [mark(count, TICKS) for _run in runs[:2]]
    words = "1,000 attempts of 40 questions marked, of 2 s"
    return [
        of_pairs(words, 1.0, "s", [(one, MARK_LIMIT) for one in plain_]),
        of_pairs(
            "… with two hours of ticks read too, of 2 s", 1.0, "s", [(one, MARK_LIMIT) for one in ticking]
        ),
    ]


def measure_desk(effort: Effort) -> list[Figure]:
    """The slowest next answer of each round, in a window of its own process."""
    rounds, people = (effort.runs, DESK) if effort.seats > 2 else (1, 3)
    found = asked_of("marking_desk_times", people, rounds)
    say(f"  {people} candidates; opened in {max(found['opened']):.0f} ms")
    pairs = [(one, NEXT_LIMIT) for one in found["next"]]
    return [of_pairs("the next answer on an examiner's desk, of 50 ms", 1.0, "ms", pairs)]


def mark(count: int, ticks: int) -> float:
    """Seconds to mark so many attempts."""
    with a_sealed_sitting(count, ticks) as (database, sitting_id):
        order = service.MarkByKey(sitting_id=sitting_id)
        begun = time.perf_counter()
        marked = database.execute(service.mark_by_key, order)
        took = time.perf_counter() - begun
    assert marked == count * QUESTIONS
    return took


@contextmanager
def a_sealed_sitting(
    count: int, ticks: int = 0, asked: Sequence[Question] = ()
) -> Iterator[tuple[Database, UUID]]:
    """A sealed sitting with so many candidates on screen who have answered everything, half of it right.

    Without questions of its own it asks forty closed ones.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "marking.db"
        blank_database(path)
        engine = open_engine(sqlite_url(path))
        database = Database(engine, given.LEADER, write_audit, clock=lambda: given.NOW)
        given.the_staff(database)
        course = given_education.a_course(database, scale="K16")
        sitting_id = plan(database, course)
        versions = given_papers.versions_in_the_bank(database, asked or forty())
        items = tuple(Item(one, 2) for one in versions)
        paper_id = given_papers.a_paper(database, items, told=given_papers.facts(course_id=course))
        given_papers.frozen(database, paper_id)
        with database.writing() as uow:
            sitting = uow.session.get_one(Sitting, sitting_id)
            sitting.paper_id, sitting.state = paper_id, "sealed"
        _sat(database, sitting_id, count, ticks)
        _sealed(database, sitting_id)
        yield database, sitting_id
        engine.dispose()


def forty() -> list[Question]:
    """Five questions of each of the eight closed kinds, no two alike."""
    kinds = {kind: one for kind, one in one_of_each().items() if kind in RIGHT and kind != ESSAY}
    return [
        replace(one, stem=plain(f"{one.stem.words} {turn}"), title=f"{kind} {turn}")
        for turn in range(QUESTIONS // len(kinds))
        for kind, one in kinds.items()
    ]


def essays(count: int) -> list[Question]:
    """So many essays with a picture and a guide of some lines."""
    guide = plain("\n".join(f"Full uttelling for punkt {n} av fem." for n in range(1, 6)))
    made = []
    for n in range(count):
        picture = a_picture(f"sag-{n}.png", 640, 480, colour=f"#3366a{n}")
        stem = Text(f"<p>Oppgave {n}: fortell om sagen.</p>{placed(picture.name, 'En sag')}", HTML)
        made.append(Question(ESSAY, stem, feedback=guide, pictures=(picture,)))
    return made


def _sat(database: Database, sitting_id: UUID, count: int, ticks: int) -> None:
    with database.reading() as session:
        answers = _answers(queries.paper_of(session, sitting_id))
    for begun in range(0, count, _EVERY):
        with Session(database.engine) as session, session.begin():
            records: list[dict[str, object]] = []
            for number in range(begun, min(begun + _EVERY, count)):
                tried = _one(session, sitting_id, number)
                journal = _journal(tried.id, number, tried.journal_key, answers, ticks)
                records += [
                    {"attempt_id": tried.id, "n": n, "payload": frame, "came_at": given.NOW}
                    for n, frame in enumerate(journal, 1)
                ]
            session.execute(insert(table_of(ScreenRecord)), records)


def _sealed(database: Database, sitting_id: UUID) -> None:
    """The seal of two, with what everybody's records came to."""
    with database.writing() as uow:
        parts = room.parts(uow.session, sitting_id)
        first, second = given.TEACHER.user_id, given.LEADER.user_id
        signed = {"first_by": first, "first_at": given.NOW, "second_by": second, "second_at": given.NOW}
        uow.session.add(
            RoomSeal(sitting_id=sitting_id, digest=digest_of_parts(parts), parts=parts, rows=0, **signed)
        )


def _answers(paper: MarkedPaper) -> list[tuple[int, object, object]]:
    """By number on version A: what is right there, and what is not."""
    found = []
    for number, (item, stands) in paper.numbered("A").items():
        kind = item.shown.kind
        right, wrong = on_the_paper(kind, stands, RIGHT[kind]), on_the_paper(kind, stands, _WRONG[kind])
        found.append((number, right, wrong))
    return found


_WRONG = {
    "single": 1, "multiple": [2], "true_false": False, "short": "Bergen", "number": "3,2",
    "matching": {"0": 1, "1": 0}, "ordering": [0, 1, 2], "gaps": ["Bergen", "byen"],
    "essay": "Man stiller inn vernet, bruker briller og hørselvern, og skyver emnet jevnt. " * 25,
}  # fmt: skip


def _one(session: Session, sitting_id: UUID, number: int) -> ScreenAttempt:
    """Somebody who sat on screen."""
    key = number.to_bytes(32, "big")
    learner = Learner(
        number=str(10_000 + number),
        given_name="A",
        family_name="B",
        sort_key=f"b a {number}",
        search_text=" a b",
    )
    session.add(learner)
    session.flush()
    candidate = Candidate(
        sitting_id=sitting_id, learner_id=learner.id, candidate_number=number + 1, attended=True, letter="A"
    )
    session.add(candidate)
    session.flush()
    whose = {"sitting": str(sitting_id), "attempt": "a", "number": number + 1}
    tried = ScreenAttempt(
        sitting_id=sitting_id,
        candidate_id=candidate.id,
        journal_key=key,
        paper_key=key,
        sealed=seal(b'{"language":"nb","letter":"A"}', **whose, key=key, code="7K2M9QXA", cost=CHEAP),
        questions=QUESTIONS,
        facts=FACTS,
    )
    session.add(tried)
    session.flush()
    return tried


def _journal(
    attempt: UUID, number: int, key: bytes, answers: list[tuple[int, object, object]], ticks: int
) -> list[bytes]:
    """Opened, every answer (every second right), ticks between them, and handed in."""
    told = {"attempt": str(attempt), "sitting": "s", "number": number + 1, "kiosk": "k", "machine": "m"}
    events = [Event(r.OPENED, told)]
    for question, right, wrong in answers:
        events.append(Event(r.ANSWER, wrong if (question + number) % 2 else right, question))
        events += [Event(r.TICK)] * (ticks // len(answers))
    events.append(Event(r.HANDED_IN, {"by": "self", "unanswered": []}))
    frames, prev = [], FIRST_PREV
    for n, event in enumerate(events, 1):
        moment = Moment(n * 1000, "b", given.NOW + timedelta(seconds=n))
        record, frame = next_record(event, n, prev, moment, key)
        prev = record.mac
        frames.append(frame)
    return frames
