"""Messages are numbered for each attempt, notices are kept, and no record comes in while it is sealed."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from eduapp.exams.attempts import service as attempts
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from eduapp.exams.screens import queries, service
from tests.support.given_screens import Pc


def test_messages_are_numbered_for_each(hall, database):
    one, other = hall.attempts()[101], hall.attempts()[102]
    with database.writing() as uow:
        assert [service.say(uow, one, "say", {"text": "a"}) for _time in range(2)] == [1, 2]
        assert service.say(uow, other, "pause") == 1
    with database.reading() as session:
        assert [m.kind for m in queries.messages(session, hall.sitting_id)[one]] == ["say", "say"]


def test_a_notice_says_who_and_why(hall, database):
    attempt = hall.attempts()[101]
    with database.writing() as uow:
        service.notice(uow, attempt, "asked_back", words="Pressed the wrong button.")
    with database.reading() as session:
        [told] = queries.notices(session, hall.sitting_id)[attempt]
    assert (told.kind, told.words, told.by) == (
        "asked_back",
        "Pressed the wrong button.",
        database.actor.user_id,
    )


def test_exam_pcs_wait_while_a_sitting_is_sealed(hall, database):
    if database.engine.dialect.name != "postgresql":
        return  # there everybody waits from the first word of a transaction on
    with database.writing() as uow:
        service.hold(uow, hall.sitting_id)
        with database.engine.connect() as other:
            other.execute(text("SET LOCAL lock_timeout = '100ms'"))
            with pytest.raises(DBAPIError, match="lock timeout"):
                other.execute(text("SELECT 1 FROM screen_ticket FOR UPDATE"))


def test_minutes_given_on_the_page_of_the_day_reach_the_exam_pc(hall):
    hall.let_in(101, 102).at("09:00").start()
    noise = hall.at("09:30").incident("noise", "Drilling in the yard.", 101)

    hall.credit(noise, 10, 101)

    assert hall.sent(101)[1:] == [("credit", {"ms": 600_000})]
    assert hall.sent(102)[1:] == hall.sent(103) == []
    assert (hall.end_of(101), f"{hall.card(101).ends_at:%H:%M}") == ("14:10", "13:10")


def test_a_stop_on_the_page_of_the_day_stops_the_exam_pcs_and_gives_back_what_it_took(hall):
    hall.let_in(101, 102).at("09:00").start()
    pcs = [Pc(hall, number).open().hear() for number in (101, 102)]
    pcs[1].hand_in()
    alarm = hall.at("10:00").step(steps.STOPPED, "Fire alarm")
    pcs[0].hear()
    hall.at("10:09").step(steps.RESUMED)
    pcs[0].hear()
    hall.credit(alarm, 9)
    pcs[0].hear()

    assert [kind for kind, _body in hall.sent(101)[1:]] == ["pause", "resume", "credit"]
    assert "pause" not in dict(hall.sent(102))
    assert (hall.end_of(101), f"{hall.card(101).ends_at:%H:%M}") == ("14:09", "13:09")


def test_the_start_on_the_page_of_the_day_starts_the_exam_pcs_of_who_was_let_in(hall):
    hall.let_in(101, 102).at("09:00").step(steps.STARTED)

    assert [hall.kinds(number) for number in (101, 102, 103)] == [["start"], ["start"], []]
    assert dict(hall.sent(101))["start"]["begins_at"] == "2026-11-24T08:00:00.000Z"
    assert (hall.end_of(101), f"{hall.card(101).ends_at:%H:%M}") == ("14:00", "13:00")


def test_a_log_that_is_typed_another_day_starts_nothing(hall):
    hall.let_in(101)
    hall.clock.moment += timedelta(days=1)
    hall.step(steps.STARTED, time="09:00")

    assert hall.sent(101) == []


def test_who_is_let_in_late_on_the_page_of_the_day_begins_on_screen_and_stands_still_in_a_stop(hall):
    hall.let_in(101).at("09:00").step(steps.STARTED)
    hall.at("09:20").step(steps.STOPPED, "Fire alarm")
    hall.at("09:24").check_in(105)
    hall.act(steps.AUTHORISE, 105)

    assert hall.kinds(105) == ["start", "pause"]
    assert dict(hall.sent(105))["start"]["begins_at"] == "2026-11-24T08:00:00.000Z"


@pytest.mark.parametrize("on_the_board", [False, True])
def test_who_begins_after_the_start_was_put_right_has_the_end_that_the_log_has(hall, on_the_board):
    hall.let_in(101).at("09:00").start()
    start = next(row.entry.id for row in hall.log() if row.entry.kind == steps.STARTED)
    hall.at("09:10").take_back(start, "The clock was slow", time="09:04")
    hall.at("09:12").check_in(105)
    if on_the_board:
        order = attempts.LetIn(sitting_id=hall.sitting_id, attempt_id=hall.attempts()[105])
        hall.run(attempts.let_in, order)
    else:
        hall.act(steps.AUTHORISE, 105)

    assert hall.kinds(105) == ["start", "credit"]
    assert (hall.end_of(105), f"{hall.card(105).ends_at:%H:%M}") == ("14:04", "13:04")


@pytest.mark.both_databases
def test_who_is_noted_as_done_on_the_page_of_the_day_is_handed_in_on_screen(hall):
    hall.let_in(101, 102, 103).at("09:00").start()
    pcs = {number: Pc(hall, number).open().hear() for number in (101, 102, 103)}
    pcs[102].hand_in()
    hall.run(attempts.take_in, attempts.TakeIn(sitting_id=hall.sitting_id))
    hall.do("to_paper", 103)
    pcs[103].keep("paper_fallback", {})

    hall.at("13:00").act(steps.HAND_IN, 101, 103, facts=Facts(sheets=0))

    assert hall.sent(101)[-1] == ("stop", {"by": "staff"})
    assert "stop" not in hall.kinds(102) + hall.kinds(103)  # done already, or on paper
    assert "untold" in hall.card(101).needs
    pcs[101].hear().hand_in("staff")
    assert hall.card(101).state == "submitted"
    assert "untold" not in hall.card(101).needs
