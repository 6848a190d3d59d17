"""The exam begins for everybody at one moment, by the log and on every screen."""

from sqlalchemy import Uuid, bindparam, text

from eduapp.core.progress import NoProgress
from eduapp.exams.attempts import jobs
from eduapp.exams.room.rules import steps
from tests.support.accounts import owner_of
from tests.support.given_exams import refused
from tests.support.given_screens import CHEAP, Pc


def test_everybody_who_was_let_in_begins_at_one_moment(hall):
    hall.let_in(101, 102, 103).at("09:00")

    assert hall.start() == 3

    begun = {number: dict(hall.sent(number))["start"]["begins_at"] for number in (101, 102, 103)}
    assert set(begun.values()) == {"2026-11-24T08:00:00.000Z"}
    assert hall.course(101).state == steps.SITTING
    assert hall.sent(104) == []


def test_an_exam_pc_is_told_when_it_was_sent_for_its_own_clock_may_be_wrong(hall):
    hall.let_in(101).at("09:00").start()
    hall.at("09:40").check_in(105)
    hall.act(steps.AUTHORISE, 105)

    sent = {number: dict(hall.sent(number))["start"]["sent_at"] for number in (101, 105)}
    assert sent == {101: "2026-11-24T08:00:00.000Z", 105: "2026-11-24T08:40:00.000Z"}


def test_nobody_is_told_the_key_but_the_exam_pc(hall):
    hall.let_in(101).at("09:00").start()

    assert "key" not in dict(hall.sent(101))["start"]


def test_nobody_begins_before_the_time_of_the_law_or_without_anybody(hall):
    hall.at("08:30").step(steps.OPENED)
    assert refused(hall.start) == {"StartsTooEarly"}
    assert refused(hall.at("09:00").start) == {"NobodyToStart"}
    hall.check_in(101)
    assert refused(hall.start) == {"WaitsToBeLetIn"}


def test_who_comes_late_has_the_beginning_of_all_and_gets_nothing_for_it(hall):
    hall.let_in(101).at("09:00").start()
    hall.at("09:40").check_in(105)
    hall.at("09:41").act(steps.AUTHORISE, 105)

    assert dict(hall.sent(105))["start"]["begins_at"] == "2026-11-24T08:00:00.000Z"
    Pc(hall, 105).open().hear()
    assert hall.card(105).ends_at == hall.card(101).ends_at


def test_one_begins_only_once_and_after_the_others(hall):
    hall.let_in(101, 102)
    assert refused(lambda: hall.at("09:00").start(101)) == {"BeginsTogether"}
    hall.start()
    assert refused(lambda: hall.start(101)) == {"StartedAlready"}
    assert refused(lambda: hall.start(104)) == {"NotCheckedIn"}


def test_who_was_let_in_on_paper_and_gets_a_ticket_later_has_the_beginning_of_all(hall, database):
    hall.let_in(101, 102)
    with owner_of(database) as owner, owner.engine.begin() as connection:
        for table in ("screen_ticket", "screen_attempt"):
            column = "attempt_id" if table == "screen_ticket" else "id"
            connection.execute(
                text(f"DELETE FROM {table} WHERE {column} = :id").bindparams(
                    bindparam("id", hall.attempts()[102], Uuid)
                )
            )
    hall.at("09:00").start()
    order = jobs.MakeTickets(
        sitting_id=hall.sitting_id, language="en", candidate_ids=(hall.candidates[102],), cost=CHEAP
    )
    jobs.make_tickets(hall.database, order, NoProgress())

    noise = hall.at("09:15").incident("noise", "Drilling in the yard.")
    hall.credit(noise, 10)
    hall.at("09:20").start(102)

    assert dict(hall.sent(102))["start"]["begins_at"] == "2026-11-24T08:00:00.000Z"
    assert (hall.end_of(102), f"{hall.card(102).ends_at:%H:%M}") == ("14:10", "13:10")  # UTC
