from eduapp.exams.attempts import queries
from tests.support.given_screens import Pc


def test_what_is_told_for_the_paper_shows_neither_answers_nor_keys_by_accident(hall):
    hall.let_in(101).at("09:00").start()
    Pc(hall, 101).open().hear().answer(9, "A secret")
    with hall.database.acting_as(hall.by).reading() as session:
        told = queries.unfinished(session, hall.sitting_id, hall.attempts()[101])

    assert told.answers == {9: "A secret"}
    assert told.number == 101
    assert "secret" not in repr(told)
    assert "key" not in repr(told)
