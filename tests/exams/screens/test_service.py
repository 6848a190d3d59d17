"""Messages are numbered for each attempt, notices are kept, and no record comes in while it is sealed."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from eduapp.exams.room.rules import steps
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
