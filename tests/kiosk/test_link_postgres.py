from contextlib import closing
from datetime import timedelta

import psycopg
import pytest

from eduapp.core.clock import system_clock
from eduapp.core.errors import Unavailable
from eduapp.kiosk.formats.faults import NotOurs
from eduapp.kiosk.formats.messages import Message
from eduapp.kiosk.link import (
    NoContact,
    NoMore,
    NotOpen,
    NotOpenYet,
    OtherAnswers,
    OtherVersion,
    SeatTaken,
    TicketLocked,
    WrongTicket,
)
from eduapp.kiosk.link_postgres import PostgresLink
from tests.support.exam_seats import CUT, make_seat, say
from tests.support.given_kiosk import CODE, NUMBER, a_claim, a_journal
from tests.support.postgres import running_server

PC = "0190f000-0000-7000-8000-000000000001"
OTHER = "0190f000-0000-7000-8000-000000000002"


@pytest.fixture(scope="module")
def server():
    with running_server() as url:
        yield url.replace("postgresql+psycopg://", "postgresql://")


@pytest.fixture
def staff(server):
    with psycopg.connect(server, autocommit=True) as connection:
        make_seat(connection)
        yield connection


@pytest.fixture
def link(server, staff):
    with closing(PostgresLink(server)) as made:
        yield made


def test_a_seat_is_claimed_and_its_paper_fetched(link):
    claim = link.claim(NUMBER, CODE, PC)

    assert (claim.number, claim.key, claim.records) == (NUMBER, a_claim().key, ())
    assert link.paper(claim.token).startswith(b"DAGVERK-PAPER-1\n")


def test_records_are_kept_once_and_come_back_with_the_next_claim(link):
    made = a_journal(600)
    claim = link.claim(NUMBER, CODE, PC)

    assert link.append(claim.token, 1, made.frames[:3]) == 3
    assert link.append(claim.token, 1, made.frames) == len(made.frames)
    assert link.append(claim.token, 1, made.frames) == len(made.frames)
    assert link.claim(NUMBER, CODE, PC).records == tuple(made.frames)


def test_other_records_under_known_numbers_are_refused_and_a_gap_tells_where_to_go_on(link):
    claim = link.claim(NUMBER, CODE, PC)
    link.append(claim.token, 1, a_journal().frames)

    with pytest.raises(OtherAnswers):
        link.append(claim.token, 2, a_journal().frames)
    assert link.append(claim.token, 99, a_journal().frames) == 7


def test_a_seat_is_taken_over_by_the_token_of_the_pc_that_was_left(link):
    left = link.claim(NUMBER, CODE, OTHER).token
    token = link.take_over(left, PC, OTHER)

    assert link.append(token, 1, a_journal().frames) == 7
    for refused in (lambda: link.take_over(left, PC, OTHER), lambda: link.append(left, 8, [b"x"])):
        with pytest.raises(NoMore):
            refused()


def test_after_the_seal_no_seat_follows(link, staff):
    staff.execute(
        "create or replace function exam_seat.take_over(a text, b uuid) returns jsonb language sql as"
        ' $$ select \'{"refused": "closed"}\'::jsonb $$'
    )
    with pytest.raises(NotOpen):
        link.take_over("t", PC, OTHER)


def test_messages_are_heard_after_the_last_one(link, staff):
    claim = link.claim(NUMBER, CODE, PC)
    say(staff, 1, "pause")
    say(staff, 2, "credit", ms=60_000)

    assert [one.kind for one in link.messages(claim.token, 0)] == ["pause", "credit"]
    assert link.messages(claim.token, 1) == [Message(2, "credit", {"ms": 60_000})]


def test_refusals_are_told_apart(link, staff):
    with pytest.raises(WrongTicket):
        link.claim(NUMBER, "00000000", PC)
    with pytest.raises(WrongTicket):
        link.claim(99, CODE, PC)
    claim = link.claim(NUMBER, CODE, PC)
    with pytest.raises(SeatTaken):
        link.claim(NUMBER, CODE, OTHER)
    link.claim(NUMBER, CODE, PC)
    with pytest.raises(NoMore):
        link.append(claim.token, 1, a_journal().frames)
    with pytest.raises(NoMore):
        link.paper(claim.token)
    staff.execute("update exam_seat.seat set tries = 5")
    with pytest.raises(TicketLocked):
        link.claim(NUMBER, CODE, PC)


def test_a_right_ticket_before_the_room_is_open_says_so(link, staff):
    staff.execute(
        "create or replace function exam_seat.claim(a int, b text, c uuid) returns jsonb language sql as"
        ' $$ select \'{"refused": "not_open"}\'::jsonb $$'
    )
    with pytest.raises(NotOpenYet):
        link.claim(NUMBER, CODE, PC)


def test_a_connection_that_was_cut_is_made_anew(link, staff):
    claim = link.claim(NUMBER, CODE, PC)
    staff.execute(CUT)

    with pytest.raises(NoContact):
        link.messages(claim.token, 0)
    assert link.messages(claim.token, 0) == []


def test_the_time_is_the_servers(link):
    assert abs(link.now() - system_clock()) < timedelta(minutes=1)


def test_nobody_there_is_no_contact(tmp_path):
    with pytest.raises(NoContact):
        PostgresLink(f"postgresql+psycopg://seat@/exam?host={tmp_path}").claim(NUMBER, CODE, PC)


@pytest.mark.parametrize("address", ["nonsense", "http://exam.school", "postgresql://a@h/b?odd=1"])
def test_what_is_no_address_says_so(address):
    with pytest.raises(Unavailable) as refused:
        PostgresLink(address)
    assert "--seats" in refused.value.sentence()


def test_a_database_that_knows_no_seats_is_of_another_version(link, staff):
    staff.execute("drop schema exam_seat cascade")

    with pytest.raises(OtherVersion):
        link.claim(NUMBER, CODE, PC)


def test_what_makes_no_sense_is_refused(link, staff):
    staff.execute('update exam_seat.seat set told = told || \'{"name": "Ola"}\'')

    with pytest.raises(NotOurs):
        link.claim(NUMBER, CODE, PC)


@pytest.mark.parametrize("more", ["", "?sslmode=require", "?sslmode=disable"])
def test_a_server_elsewhere_is_not_spoken_to_in_the_clear(more, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))  # no certificate lies there

    with pytest.raises(Unavailable):
        PostgresLink(f"postgresql+psycopg://dagverk_seat@exam.skole/dagverk{more}")
