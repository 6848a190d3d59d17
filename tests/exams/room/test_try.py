from tests.support import given, given_room
from eduapp.exams.room.rules import steps
from eduapp.exams.room import queries


def test_day(database, clock):
    hall = given_room.a_hall(database, clock)
    bundle = given_room.with_papers(hall)
    hall.begin(101, 102, 103, 104)
    stop = hall.at("09:20").step(steps.STOPPED, "Fire alarm")
    hall.at("09:29").step(steps.RESUMED)
    hall.at("09:40").check_in(105)
    hall.act(steps.AUTHORISE, 105)
    hall.credit(stop, 9)
    assert hall.end_of(101) == "14:09"
    assert hall.end_of(105) == "14:00"
    hall.at("10:05").act(steps.STAY_AWAY, 106, facts=given_room.Facts("undocumented"))
    hall.at("14:10").act(steps.HAND_IN, 101, 102, 103, 104, 105)
    hall.step(steps.COLLECTED)
    given_room.papers_in(hall, bundle, 5)
    hall.at("14:30").sign(given.INVIGILATOR)
    assert hall.sign(given.LEADER)
    with database.reading() as s:
        assert queries.verify(s, hall.sitting_id).holds
