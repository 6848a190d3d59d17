"""The candidate's own link against the real functions, as the role of exam PCs; the board sees what came."""

from contextlib import contextmanager
from uuid import uuid4

import pytest
from sqlalchemy import make_url

from eduapp.core.progress import NoProgress
from eduapp.exams.attempts import jobs, service
from eduapp.kiosk.entering import enter
from eduapp.kiosk.exchanging import exchange
from eduapp.kiosk.formats.journal import next_record
from eduapp.kiosk.formats.paper import read_paper
from eduapp.kiosk.formats.record import FIRST_PREV, Event, Moment
from eduapp.kiosk.formats.sealed import read_sealed
from eduapp.kiosk.keeping import Clocks
from eduapp.kiosk.link import NoMore, OtherAnswers, SeatTaken, TicketLocked, WrongTicket
from eduapp.kiosk.link_postgres import PostgresLink
from tests.support import accounts
from tests.support.given_screens import CHEAP


@pytest.fixture
def url(database_url):
    if make_url(database_url).get_backend_name() != "postgresql":
        pytest.skip("a folder is the way without a server")
    return database_url


@pytest.fixture
def ticket(hall):
    order = jobs.MakeTickets(
        sitting_id=hall.sitting_id,
        language="en",
        candidate_ids=(hall.candidates[101],),
        cost=CHEAP,
    )
    [made] = jobs.make_tickets(hall.database, order, NoProgress()).tickets
    return made


@contextmanager
def a_pc(url):
    link = PostgresLink(accounts.plain(url, accounts.SEAT))
    try:
        yield link
    finally:
        link.close()


class Writing:
    """Keeps a journal as a kiosk does."""

    def __init__(self, hall, claim):
        self.hall, self.claim, self.n, self.prev = hall, claim, 0, FIRST_PREV

    def frame(self, kind, value=None, question=None):
        self.n += 1
        moment = Moment(self.n * 1000, "boot", self.hall.clock.moment)
        event = Event(kind, value, question)
        record, frame = next_record(event, self.n, self.prev, moment, self.claim.key)
        self.prev = record.mac
        return frame


def test_from_the_ticket_to_the_board_and_on_another_pc(hall, ticket, url):
    hall.let_in(101)
    with a_pc(url) as one, a_pc(url) as other:
        kiosk = str(uuid4())
        claim = one.claim(101, ticket.code, kiosk)
        assert (claim.attempt, claim.allowance.limit_minutes) == (str(ticket.attempt_id), 300)
        sealed = read_sealed(one.paper(claim.token))
        hall.at("09:00").start()
        [start] = one.messages(claim.token, 0)
        assert read_paper(sealed.open(bytes.fromhex(start.body["key"]))).number == 101

        pc = Writing(hall, claim)
        told = {
            "attempt": claim.attempt,
            "sitting": claim.sitting,
            "number": 101,
            "kiosk": kiosk,
            "machine": "m",
        }
        begun = {"begins_at": start.body["begins_at"], "late_ms": 0, "by": "message", "n": 1}
        frames = [pc.frame("opened", told), pc.frame("begun", begun), pc.frame("answer", 2, 1)]
        assert one.append(claim.token, 1, frames) == 3
        assert hall.card(101).answered == 1
        with pytest.raises(OtherAnswers):
            one.append(claim.token, 3, [pc.frame("answer", 1, 1)])

        with pytest.raises(SeatTaken):
            other.claim(101, ticket.code, str(uuid4()))
        hall.do("move", 101, "The screen went dark.")
        moved = other.claim(101, ticket.code, str(uuid4()))
        assert moved.records == tuple(frames)
        with pytest.raises(NoMore):
            one.append(claim.token, 4, [frames[0]])
        assert [one.kind for one in other.messages(moved.token, 0)] == ["start"]
        with pytest.raises(NoMore):
            one.paper(claim.token)


def test_answers_that_one_pc_alone_had_come_in_once_it_is_back_and_are_chosen_from(
    hall, ticket, url, tmp_path
):
    """As it is with a cable that was out: two more answers are kept, the room moves the candidate."""
    hall.let_in(101).at("09:00").start()
    with a_pc(url) as one, a_pc(url) as other:
        old = enter(one, tmp_path / "a", str(uuid4()), Clocks(wall=hall.clock), "101", ticket.code, CHEAP)
        old.sitting.waited = True  # the server's clock is today's
        talk(old, one)
        old.sitting.answer(1, 2)
        talk(old, one)
        old.sitting.answer(1, 0)
        old.sitting.answer(4, "Written without contact")
        hall.do("move", 101)
        new = enter(other, tmp_path / "b", str(uuid4()), Clocks(wall=hall.clock), "101", ticket.code, CHEAP)
        talk(new, other)
        assert new.sitting.attempt.answers == {1: 2}
        with pytest.raises(NoMore):
            talk(old, one)
        first, _frames = old.sitting.unsent()
        old.sitting.leave("taken")
        one.set_aside(old.sitting.claim.token, old.sitting.frames, first)

        assert [(version.question, version.value) for version in hall.card(101).aside] == [
            (1, 0),
            (4, "Written without contact"),
        ]
        chosen = tuple(
            service.Chosen(version.digest, True, version.other_n) for version in hall.card(101).aside
        )
        hall.run(
            service.choose_answers,
            service.ChooseAnswers(
                sitting_id=hall.sitting_id, attempt_id=hall.attempts()[101], chosen=chosen, words="Later."
            ),
        )
        talk(new, other)
        talk(new, other)
        assert new.sitting.attempt.answers == {1: 0, 4: "Written without contact"}
        assert hall.card(101).answered == 2
        for entered in (old, new):
            entered.sitting.close()


def talk(entered, link):
    sitting = entered.sitting
    first, frames = sitting.unsent()
    told = exchange(link, sitting.claim.token, first, frames, sitting.attempt.heard, sitting.following)
    if told.token:
        sitting.followed(told.token)
    sitting.sent(told.kept)
    for message in told.heard:
        sitting.hear(message)


def test_a_wrong_ticket_is_refused_five_times_and_then_locked(hall, ticket, url):
    hall.let_in(101)
    with a_pc(url) as link:
        for _try in range(5):
            with pytest.raises(WrongTicket):
                link.claim(101, "00000000", str(uuid4()))
        with pytest.raises(TicketLocked):
            link.claim(101, ticket.code, str(uuid4()))
        assert hall.card(101).needs == ("locked",)
        hall.do("unlock", 101)
        assert link.claim(101, ticket.code, str(uuid4())).number == 101


def test_a_seat_follows_the_file_and_the_pc_that_was_left_throws_nobody_out(hall, ticket, url, tmp_path):
    """Moved with a stick though there is contact; then the ticket is typed at the PC that was left."""

    def sit(link, name, kiosk, *ways):
        entered = enter(
            link, tmp_path / name, kiosk, Clocks(wall=hall.clock), "101", ticket.code, CHEAP, ways
        )
        entered.sitting.waited = True
        return entered

    hall.let_in(101).at("09:00").start()
    (stick := tmp_path / "stick").mkdir()
    with a_pc(url) as one, a_pc(url) as other:
        a, b = str(uuid4()), str(uuid4())
        old = sit(one, "a", a)
        talk(old, one)
        old.sitting.answer(1, 2)
        old.move_to(stick)
        new = sit(other, "b", b, stick)  # without contact from here on
        new.sitting.answer(4, "on the new one")
        old.sitting.close()
        again = sit(one, "a", a)
        assert again.is_left  # the server knows no other PC, and the stick was there
        talk(new, other)
        with pytest.raises(NoMore):
            talk(again, one)
        new.sitting.answer(4, "on the new one still")
        talk(new, other)
        again.sitting.close()
        again = sit(one, "a", a)  # by now it does

        assert again.is_left
        assert new.sitting.is_working
        assert hall.card(101).answered == 2
        assert new.sitting.following is None
        hall.do("move", 101)
        again.sitting.close()
        again = sit(one, "a", a)
        talk(again, one)
        assert again.sitting.attempt.answers == {1: 2, 4: "on the new one still"}
        assert again.sitting.is_working
        for entered in (again, new):
            entered.sitting.close()
