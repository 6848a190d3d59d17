"""Messages are numbered for each attempt, notices are kept, and no record comes in while it is sealed."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from eduapp.exams.screens import queries, service


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
