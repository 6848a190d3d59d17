"""What the seal holds of everybody on screen, part by part."""

from eduapp.exams.screens import queries
from tests.support.given_screens import Pc, set_aside


def test_every_part_of_an_attempt_is_sealed_by_name(hall, database):
    hall.let_in(101).at("09:00").start()
    Pc(hall, 101).open().hear().answer(1, 2)
    hall.do("seen", 101)
    with database.reading() as session:
        facts = queries.facts_of_screens(session, hall.sitting_id)

    assert {name for name in facts if name.endswith(" 101")} == {
        "attempt 101",
        "answers 101",
        "read 101",
        "messages 101",
        "computers 101",
        "notices 101",
    }
    assert facts["answers 101"]["records"] == 4
    assert len(facts) == 36


def test_what_came_from_a_pc_that_was_left_is_a_part_where_anything_came(hall, database):
    hall.let_in(101).at("09:00").start()
    old = Pc(hall, 101).open().hear()
    set_aside(hall, 101, old.frame("answer", 2, 1), last=3)
    with database.reading() as session:
        facts = queries.facts_of_screens(session, hall.sitting_id)

    assert len(facts) == 37
    [[n, _digest, _bytes, _at]] = facts["aside 101"]["records"]
    assert (n, facts["aside 101"]["choices"]) == (4, [])
