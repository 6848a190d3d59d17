"""What is not over yet of an exam, each by itself."""

from datetime import date

from eduapp.exams.appeals import queries
from eduapp.exams.appeals.rules.archiving import LooseEnds
from tests.exams.appeals.service.test_annulling import cheated, closed, suspected
from tests.support import given_room
from tests.support.given_appeals import LAST_DAY


def loose(appeals, sitting_id):
    with appeals.database.reading() as session:
        return queries.loose_ends(session, sitting_id)


def sitting_of(appeals, result_id):
    with appeals.database.reading() as session:
        return queries.result_facts(session, result_id).sitting_id


def test_a_grade_that_was_told_leaves_its_last_day(appeals):
    assert loose(appeals, sitting_of(appeals, appeals.grade())) == LooseEnds(last_day=LAST_DAY)
    assert loose(appeals, sitting_of(appeals, appeals.grade(told=False))) == LooseEnds(untold=1)


def test_an_appeal_is_named_while_it_is_open_and_leaves_nothing_once_it_is_final(appeals):
    appeal_id = appeals.sent()
    sitting_id = appeals.page(appeal_id).row.sitting_id
    assert loose(appeals, sitting_id).appeals == (1,)
    appeals.step(appeal_id, "upheld")
    assert loose(appeals, sitting_id) == LooseEnds()


def test_what_waits_for_a_second_person_is_told(appeals):
    appeal_id = appeals.sent()
    appeals.note_down(appeal_id, "raised", grade="5")
    assert loose(appeals, appeals.page(appeal_id).row.sitting_id).appeals == (1,)


def test_an_annulment_counts_as_what_was_told_and_until_when(appeals):
    result_id = appeals.grade()
    appeals.annulled(result_id=result_id, told_on=None)
    assert loose(appeals, sitting_of(appeals, result_id)).untold == 1


def test_what_the_log_decided_is_to_be_carried_out(database, clock):
    hall = given_room.a_hall(database, clock)
    hall.begin(103)
    suspected(hall)
    closed(hall, 103)
    with database.reading() as session:
        assert queries.loose_ends(session, hall.sitting_id).to_annul
    cheated(hall)
    with database.reading() as session:
        found = queries.loose_ends(session, hall.sitting_id)
    assert (found.to_annul, found.last_day) == (False, date(2026, 12, 15))
