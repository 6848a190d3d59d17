"""What is granted at an exam, and what it does to its time."""

import pytest

from eduapp.core.violations import Override
from eduapp.education.timetable import queries as timetable
from eduapp.exams.arrangements.rules import Measure
from eduapp.exams.sittings import queries, service
from tests.support import given, given_education
from tests.support.given_arrangements import a_decision
from tests.support.given_exams import OTHER_TIME, enter_candidate, plan, published, refused
from tests.support.given_papers import a_paper, facts, items_of, some_singles

pytestmark = pytest.mark.both_databases
HOUR_MORE = Measure("extra_minutes", minutes=60)
READER = Measure("reader")


@pytest.fixture
def two(database, course_id):
    """An exam of three hours, with somebody who is granted an hour more, and somebody who is not."""
    sitting_id = plan(database, course_id, minutes=180)
    ada, bo = given.a_learner(database), given.a_learner(database)
    a_decision(database, ada, HOUR_MORE)
    return sitting_id, enter_candidate(database, sitting_id, ada), enter_candidate(database, sitting_id, bo)


def test_each_candidate_has_their_own_account(database, two):
    sitting_id, ada, bo = two
    with database.reading() as session:
        found = queries.accounts(session, sitting_id)
        granted = queries.measures(session, sitting_id)
    assert (found[ada].planned, found[ada].extra, found[ada].end(540)) == (180, 60, 780)
    assert (found[bo].extra, found[bo].end(540)) == (0, 720)
    assert ([one.kind for one in granted[ada]], granted[bo]) == (["extra_minutes"], ())


def test_the_calendar_keeps_people_and_room_as_long_as_somebody_may_sit(database, two):
    with database.reading() as session:
        [row] = queries.sitting(session, two[0]).candidates[:1]
        asked = {row.learner_id: ()}
        [booked] = timetable.bookings(session, given.TODAY, given.TODAY, learners=asked)
    assert (booked.taken.start, booked.taken.end) == (540, 780)


def test_more_time_is_looked_at_when_somebody_is_entered(database, course_id, learner_id):
    a_decision(database, learner_id, HOUR_MORE)
    norwegian = given_education.a_course(database, code="NOR", scale="K16")
    enter_candidate(database, plan(database, norwegian, start_minute=720, override=OTHER_TIME), learner_id)
    sitting_id = plan(database, course_id, minutes=180)  # ends at 12:00, for this learner at 13:00
    assert refused(lambda: enter_candidate(database, sitting_id, learner_id)) == {"ExamThen"}


def test_a_measure_that_takes_away_what_is_tested_wants_a_reason(database, course_id, learner_id):
    """L14, §§ 9-34, 15-23."""
    a_decision(database, learner_id, READER)
    sitting_id = plan(database, course_id)
    questions = items_of(some_singles(database, 1))
    paper = a_paper(database, questions, told=facts(skills=frozenset({"reading"})))
    order = service.ChoosePaper(sitting_id=sitting_id, paper_id=paper)
    database.execute(service.choose_paper, order)
    assert refused(lambda: enter_candidate(database, sitting_id, learner_id)) == {"RemovesSkill"}
    reason = Override(frozenset({"RemovesSkill"}), "The county has decided so")
    enter_candidate(database, sitting_id, learner_id, override=reason)
    assert "RemovesSkill" in refused(lambda: published(database, sitting_id))


def test_a_room_of_ones_own_is_missed_until_there_is_one(database, sitting_id, learner_id):
    a_decision(database, learner_id, Measure("own_room"))
    enter_candidate(database, sitting_id, learner_id)
    assert "OwnRoomMissing" in refused(lambda: published(database, sitting_id))
    other = given.a_learner(database)
    a_decision(database, other, Measure("own_room"))
    room = given_education.a_place(database, "Study 2")
    with database.reading() as session:
        before = [one.name for one in queries.against_publishing(session, sitting_id)]
    enter_candidate(database, sitting_id, other, own_place_id=room)
    with database.reading() as session:
        after = [one.name for one in queries.against_publishing(session, sitting_id)]
    assert before.count("OwnRoomMissing") == after.count("OwnRoomMissing") == 1
