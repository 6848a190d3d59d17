"""Seats of exam PCs on PostgreSQL, connected as they would be, by the account made for them."""

import json
from contextlib import contextmanager
from uuid import UUID, uuid4

import psycopg
from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from eduapp.app.database_accounts import SEAT
from eduapp.core.db.base import Base, new_id
from eduapp.exams.screens.models import ScreenAttempt, ScreenExam, ScreenTicket
from eduapp.exams.screens.rules.tickets import hashed
from eduapp.exams.sittings.models import Candidate, Sitting
from tests.support import accounts, given
from tests.support.given_room import Hall

SECRET = bytes(range(32))
CODES = {101: "7K2M9QXA", 102: "AAAABBBB", 103: "00001111"}
FACTS = {
    "allowance": {"limit": 300, "percent": 100, "extra": 0},
    "arrangements": {"size": 100, "contrast": False, "copying": False},
    "language": "nb",
}


def some_attempts(hall: Hall, codes: dict[int, str] = CODES) -> dict[int, UUID]:
    """Attempts of some candidates with papers that are no papers; their ids by number."""
    attempts = {number: new_id() for number in codes}
    with Session(hall.database.engine) as session, session.begin():
        session.add(
            ScreenExam(
                sitting_id=hall.sitting_id,
                secret=SECRET,
                made_by=given.LEADER.user_id,
                made_at=hall.clock.moment,
            )
        )
        for number, code in codes.items():
            session.add(
                ScreenAttempt(
                    id=attempts[number],
                    sitting_id=hall.sitting_id,
                    candidate_id=hall.candidates[number],
                    journal_key=bytes([number]) * 32,
                    paper_key=bytes([number + 100]) * 32,
                    sealed=f"sealed paper of {number}".encode(),
                    questions=5,
                    facts=FACTS,
                )
            )
            session.flush()
            session.add(ScreenTicket(attempt_id=attempts[number], hash=hashed(SECRET, number, code)))
    return attempts


def another_exam(hall: Hall) -> Hall:
    """An exam at the same hour with the same numbers, which is made of what the database has of this one."""
    sitting_id, candidates = new_id(), {number: new_id() for number in hall.candidates}
    with hall.database.engine.begin() as connection:
        _copy(connection, Sitting, hall.sitting_id, id=sitting_id)
        for number, id in hall.candidates.items():
            _copy(connection, Candidate, id, id=candidates[number], sitting_id=sitting_id)
    return Hall(hall.database, hall.clock, sitting_id, candidates, hall.learners, hall.by)


def _copy(connection: Connection, model: type[Base], row_id: UUID, **changes: object) -> None:
    table = model.metadata.tables[model.__tablename__]
    row = connection.execute(select(table).where(table.c.id == row_id)).one()
    connection.execute(table.insert().values({**row._mapping, **changes}))


@contextmanager
def as_seat(url: str, at: str = ""):
    """A connection as an exam PC has it; `at`: its address, where `exam_seat.address` is the tests' own."""
    with psycopg.connect(
        accounts.plain(url, SEAT), autocommit=True, application_name=at or "a PC"
    ) as connection:
        yield connection


def claim(connection, number: int, code: str, kiosk: UUID | None = None):
    """What the answer to a ticket is."""
    query = "SELECT exam_seat.claim(%s, %s, %s)"
    return connection.execute(query, (number, code, kiosk or uuid4())).fetchone()[0]


def append(connection, token: str, first: int, *records: bytes) -> int:
    query = "SELECT exam_seat.append(%s, %s, %s)"
    return connection.execute(query, (token, first, list(records))).fetchone()[0]


def set_aside(connection, token: str, first: int, *records: bytes) -> int:
    query = "SELECT exam_seat.set_aside(%s, %s, %s::bytea[])"
    return connection.execute(query, (token, first, list(records))).fetchone()[0]


def take_over(connection, token: str, kiosk: UUID | None):
    query = "SELECT exam_seat.take_over(%s, %s::uuid)"
    return connection.execute(query, (token, kiosk)).fetchone()[0]


def messages(connection, token: str, after: int = 0) -> list[dict]:
    query = "SELECT exam_seat.messages(%s, %s)"
    return [
        one if isinstance(one, dict) else json.loads(one)
        for (one,) in connection.execute(query, (token, after))
    ]


def paper(connection, token: str):
    return connection.execute("SELECT exam_seat.paper(%s)", (token,)).fetchone()[0]
