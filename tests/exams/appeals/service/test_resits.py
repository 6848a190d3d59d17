"""From a result to another exam: on the ground that what happened bears, and not before the law lets it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest

from eduapp.core.errors import NotAllowed, NotFound, Refused
from eduapp.exams.appeals import queries, service
from tests.support import given, given_exams
from tests.support.given_exams import refused

LATER = date(2027, 1, 15)


def again(appeals, facts, ground, day=LATER, by=given.LEADER):
    sitting = given_exams.plan(appeals.database, facts.course_id, day)
    order = service.OpenResit(candidate_id=facts.candidate_id, sitting_id=sitting, ground=ground)
    return appeals.run(by, service.open_resit, order), sitting


def facts_of(appeals, result_id):
    with appeals.database.reading() as session:
        return queries.result_facts(session, result_id)


def test_a_new_exam_follows_a_grade_that_is_no_pass(appeals, database):
    facts = facts_of(appeals, appeals.grade())
    given_exams.corrected(database, facts.candidate_id, "1")
    candidate_id, sitting = again(appeals, facts, "new")

    [row] = given_exams.candidates(database, sitting)
    assert (row.id, row.ground) == (candidate_id, "new")


def test_what_nothing_bears_is_refused(appeals):
    facts = facts_of(appeals, appeals.grade())  # passed

    assert refused(lambda: again(appeals, facts, "postponed")) == {"NoGround", "AlreadyPassed"}


def test_the_waits_of_the_law_are_asked(appeals):
    facts = appeals.page(appeals.receive("trade_test_grade")).facts

    assert refused(lambda: again(appeals, facts, "new")) == {"HeldBack"}


def test_only_a_leader_and_only_after_an_exam(appeals):
    facts = facts_of(appeals, appeals.grade())
    with pytest.raises(NotAllowed):
        again(appeals, facts, "ordinary", by=given.OFFICE)
    order = service.OpenResit(
        candidate_id=given.LEADER.user_id, sitting_id=facts.sitting_id, ground="ordinary"
    )
    with pytest.raises(NotFound):
        appeals.run(given.LEADER, service.open_resit, order)


@pytest.mark.both_databases
def test_two_pcs_never_open_two_exams_on_one_ground(appeals, database):
    facts = facts_of(appeals, appeals.grade())
    given_exams.corrected(database, facts.candidate_id, "1")
    sittings = [
        given_exams.plan(database, facts.course_id, LATER + timedelta(days=number)) for number in range(2)
    ]
    ready = Barrier(len(sittings))

    def enter(sitting):
        order = service.OpenResit(candidate_id=facts.candidate_id, sitting_id=sitting, ground="new")
        ready.wait()
        try:
            return appeals.run(given.LEADER, service.open_resit, order)
        except Refused as refusal:
            return refusal

    with ThreadPoolExecutor(len(sittings)) as pcs:
        answers = list(pcs.map(enter, sittings))

    [refusal] = [answer for answer in answers if isinstance(answer, Refused)]
    assert [one.name for one in refusal.violations] == ["ResitEntered"]
