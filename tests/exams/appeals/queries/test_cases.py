"""What the log says of suspicions, by candidate number; conduct is none."""

from eduapp.exams.appeals import queries
from tests.exams.appeals.service.test_annulling import suspected
from tests.support import given_room


def test_how_far_a_suspicion_has_come(database, clock):
    hall = given_room.a_hall(database, clock)
    hall.begin(101, 103)
    noted = suspected(hall, 103)
    hall.at("10:30").incident("conduct", "Talks aloud", 101)
    with database.reading() as session:
        found = queries.cheating_cases(session, hall.sitting_id)
    assert list(found) == [103]
    one = found[103]
    assert (one.case_id, one.case.state, one.case.outcome) == (noted, "decided", "annulled")
    assert (one.heard_on, one.decided_on, one.told_on) == (given_room.DAY,) * 3
    assert (one.decider, one.person) == ("county", "Fylkesdirektøren")


def test_of_an_exam_without_one_there_is_none(database, clock):
    hall = given_room.a_hall(database, clock)
    with database.reading() as session:
        assert queries.cheating_cases(session, hall.sitting_id) == {}
