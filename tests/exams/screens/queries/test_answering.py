"""What was answered last: of those whose answers are as sealed without looking at every record."""

from eduapp.exams.screens import queries
from tests.support.given_screens import Pc


def test_who_is_not_as_sealed_is_read_record_by_record_and_comes_to_the_same(hall, database):
    hall.let_in(101, 102).at("09:00").start()
    for number in (101, 102):
        Pc(hall, number).open().hear().answer(1, number)
    with database.reading() as session:
        asked = []

        def holds(attempt_id, found):
            asked.append((attempt_id, found))
            return len(asked) == 1

        every = dict(queries.answered(session, hall.sitting_id))
        some = dict(queries.answered(session, hall.sitting_id, holds))

    assert some == every
    assert dict(asked) == every
    assert sum(one.answers != {} for one in every.values()) == 2
