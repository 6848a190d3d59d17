"""Tickets: once on paper, kept as keyed hashes; a new one takes the old one's place."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from eduapp.core.errors import NotAllowed
from eduapp.core.progress import NoProgress
from eduapp.exams.attempts import jobs
from eduapp.exams.room.rules import steps
from eduapp.exams.screens.rules.tickets import opens
from tests.support import accounts, given
from tests.support.given_room import a_published_exam
from tests.support.given_screens import CHEAP, OnScreen, Pc


def rows(database, query):
    with database.engine.connect() as connection:
        return connection.execute(text(query)).all()


def made(hall, *numbers, by=given.LEADER):
    chosen = tuple(hall.candidates[number] for number in numbers)
    order = jobs.MakeTickets(sitting_id=hall.sitting_id, language="en", candidate_ids=chosen, cost=CHEAP)
    return jobs.make_tickets(hall.database.acting_as(by), order, NoProgress())


def test_a_new_ticket_takes_the_place_of_the_old_and_opens(hall, database):
    [ticket] = made(hall, 101).tickets

    [(hash_, secret)] = rows(
        database,
        "SELECT t.hash, e.secret FROM screen_ticket t JOIN screen_attempt a ON a.id = t.attempt_id"
        " JOIN screen_exam e ON e.sitting_id = a.sitting_id JOIN candidate c ON c.id = a.candidate_id"
        " WHERE c.candidate_number = 101",
    )
    assert opens(bytes(hash_), bytes(secret), 101, ticket.code)
    assert len(rows(database, "SELECT * FROM screen_attempt")) == 6


def test_no_code_is_kept_anywhere(hall, database):
    told = made(hall, 101, 102)
    dump = []
    for (table,) in rows(database, _TABLES[database.engine.dialect.name]):
        dump += [repr(tuple(row)) for row in rows(database, f'SELECT * FROM "{table}"')]
    kept = "\n".join(dump)
    for code in (told.code.replace(" ", ""), *(one.code for one in told.tickets)):
        assert code not in kept


_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
}


def test_of_who_has_begun_only_the_code_is_new(hall, database):
    hall.let_in(101).at("09:00").start()
    Pc(hall, 101).open().hear()
    before = rows(database, "SELECT id, journal_key, paper_key, sealed FROM screen_attempt ORDER BY id")

    made(hall, 101)

    assert (
        rows(database, "SELECT id, journal_key, paper_key, sealed FROM screen_attempt ORDER BY id") == before
    )


@pytest.mark.parametrize("by", [given.TEACHER, given.INVIGILATOR, given.OFFICE])
def test_tickets_are_made_by_the_leader_alone(hall, by):
    with pytest.raises(NotAllowed):
        made(hall, 101, by=by)


def test_an_exam_without_a_paper_has_no_tickets(database, clock):
    hall = OnScreen(database, clock, *a_published_exam(database))
    with pytest.raises(Exception, match="Refused") as refused:
        made(hall, 101)
    assert [type(one).__name__ for one in refused.value.violations] == ["NoPaper"]


@pytest.mark.parametrize("table", ["screen_record", "screen_message", "screen_notice"])
@pytest.mark.parametrize("act", ["UPDATE {} SET attempt_id = attempt_id", "DELETE FROM {}"])
def test_what_was_added_stays_as_it_is(hall, database, table, act):
    hall.let_in(101).at("09:00").start()
    Pc(hall, 101).open()
    hall.do("seen", 101)
    with (
        accounts.owner_of(database) as owner,
        pytest.raises(IntegrityError, match="only added"),
        owner.engine.begin() as connection,
    ):
        connection.execute(text(act.format(table)))


def test_the_room_knows_nothing_of_who_sits_on_screen(hall):
    hall.at("08:30").step(steps.OPENED)
    assert hall.course(101).state == steps.REGISTERED
