"""What everybody on screen was told, more and less, and nobody who was not started."""

from eduapp.core.spans import MINUTE_MS
from eduapp.exams.screens import queries, service
from tests.support.given_screens import Pc


def test_each_end_is_what_was_told_together_from_the_minute_of_the_start_on(hall):
    hall.let_in(101, 102).at("09:00").start()
    Pc(hall, 101).open()  # and has heard of nothing yet
    with hall.database.writing() as uow:
        attempt = hall.attempts()[101]
        service.say(uow, attempt, "credit", {"ms": 10 * MINUTE_MS})
        service.say(uow, attempt, "pause")
        service.say(uow, attempt, "resume", {"credited_ms": 5 * MINUTE_MS})
        service.say(uow, attempt, "less", {"ms": 3 * MINUTE_MS})

    with hall.database.reading() as session:
        told = queries.told_ends(session, hall.sitting_id)
    ends = {number: told.get(hall.candidates[number]) for number in (101, 102, 103)}
    assert ends == {101: 14 * 60 + 12, 102: 14 * 60, 103: None}
