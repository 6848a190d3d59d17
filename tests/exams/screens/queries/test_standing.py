"""Where an attempt stands, by the end of its journal, and by what nobody at it has heard yet."""

from eduapp.exams.screens import queries
from eduapp.exams.screens import service as screens
from eduapp.kiosk.formats import messages as m
from tests.support.given_screens import Pc


def test_where_an_attempt_stands_is_looked_up_from_the_end(hall, database):
    hall.let_in(101).at("09:00").start()
    pc = Pc(hall, 101).open()
    found = []
    lie = 'I wrote "kind":"handed_in" into my answer'
    for act in (lambda: None, pc.hear, lambda: pc.answer(1, lie), pc.hand_in):
        act()
        with database.reading() as session:
            found.append(queries.standing(session, pc.attempt))
    assert found == ["waiting", "running", "running", "handed_in"]


def test_who_is_brought_back_goes_on_whether_a_pc_has_heard_it_or_not(hall, database):
    hall.let_in(101).at("09:00").start()
    pc = Pc(hall, 101).open().hear().hand_in()
    found = []
    for act in (lambda: say(hall, pc, m.BRING_BACK), pc.hear, pc.hand_in):
        act()
        with database.reading() as session:
            found.append(queries.standing(session, pc.attempt))
            told = queries.not_told(session, hall.sitting_id)
    assert found == ["running", "running", "handed_in"]
    assert not told


def say(hall, pc, kind):
    with hall.database.acting_as(hall.by).writing() as uow:
        screens.say(uow, pc.attempt, kind)
