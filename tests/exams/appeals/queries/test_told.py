"""What was told of an appeal: notices that hold, those taken back, and the letter with the new grade."""

from datetime import timedelta

from eduapp.exams.appeals import queries
from eduapp.exams.appeals.queries.told import notices_of
from tests.support import given, given_exams
from tests.support.given_appeals import TOLD


def test_what_was_told_and_taken_back_stands_beside_what_holds(appeals, database):
    appeal_id = appeals.sent()
    appeals.note(appeal_id, "interim")
    appeals.step(appeal_id, "upheld", by=given.OFFICE)
    appeals.note(appeal_id, "outcome")
    appeals.step(appeal_id, "recalled", by=given.OFFICE)
    appeals.step(appeal_id, "upheld", by=given.OFFICE)
    appeals.note(appeal_id, "outcome")

    with database.reading() as session:
        found = [(one.notice, one.ended_on) for one in notices_of(session, appeal_id)]
    assert set(found) == {("interim", None), ("outcome", TOLD), ("outcome", None)}


def test_the_letter_that_told_the_outcome_is_that_of_the_grade_it_led_to_and_of_none_before(
    appeals, database
):
    appeal_id = appeals.sent()
    facts = appeals.page(appeal_id).facts
    appeals.at(TOLD + timedelta(days=2)).step(appeal_id, "raised", by=given.OFFICE, grade="5")
    assert appeals.rows()[0].told_on is None  # the letter with the 3 told nothing of it
    day = TOLD + timedelta(days=4)
    given_exams.corrected(database, facts.candidate_id, "4")
    appeals.at(day).told(facts.sitting_id, facts.candidate_id, day)

    with database.reading() as session:
        [row] = queries.appeals(session)
    assert row.told_on == day
