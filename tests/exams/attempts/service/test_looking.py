import pytest

from eduapp.core.errors import NotFound
from eduapp.exams.attempts.service.looking import Screens
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from tests.support.given_screens import Pc


def test_each_attempt_stands_where_the_one_table_has_it(hall, database):
    hall.let_in(101, 102).at("09:00").start()
    Pc(hall, 101).open().hear().hand_in()
    hall.at("10:01").act(steps.STAY_AWAY, 103, facts=_undocumented())

    with database.writing() as uow:
        held = Screens(uow, hall.sitting_id)
        found = {one.number: one.state for one in held.attempts.values()}
        with pytest.raises(NotFound):
            held.attempt(hall.sitting_id)

    assert found == {
        101: "submitted",
        102: "running",
        103: "absent",
        104: "registered",
        105: "registered",
        106: "registered",
    }


def test_a_sitting_that_is_not_there_is_not_found(hall, database):
    with database.writing() as uow, pytest.raises(NotFound):
        Screens(uow, hall.candidates[101])


def _undocumented():

    return Facts("undocumented")
