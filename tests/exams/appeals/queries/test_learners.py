"""All of one learner, and nothing of another; a wait that is over is told no more."""

from eduapp.exams.appeals import queries
from tests.exams.appeals.service.test_annulling import cheated, closed, on, suspected
from tests.support import given, given_room


def of(database, learner_id):
    with database.reading() as session:
        return queries.of_learner(session, learner_id)


def test_appeals_of_the_learner_alone(appeals, database):
    mine = appeals.receive()
    appeals.receive(result_id=appeals.grade(name="Mina Aas"))
    found = of(database, appeals.page(mine).row.learner_id)
    assert [one.id for one in found.appeals] == [mine]
    assert (found.annulments, found.holds) == ((), ())
    assert of(database, given.LEADER.user_id).appeals == ()


def test_a_wait_stands_there_until_its_first_free_day(database, clock):
    hall = given_room.a_hall(database, clock)
    hall.begin(103)
    suspected(hall)
    closed(hall, 103)
    cheated(hall)
    learner_id, day = hall.learners[103], given_room.DAY
    found = of(database, learner_id)
    assert [one.ground for one in found.annulments] == ["cheating"]
    assert [one.hold.kind for one in found.holds] == ["cheating_wait"]
    on(clock, day.replace(year=day.year + 1))
    assert of(database, learner_id).holds == ()
    assert len(of(database, learner_id).annulments) == 1
