"""Which exams are to come after one, on which grounds, and what the law has against them."""

from datetime import date

from eduapp.exams.appeals import queries
from tests.support import given, given_exams

LATER, LAST = date(2027, 1, 15), date(2027, 5, 20)


def choices(appeals, candidate_id):
    with appeals.database.reading() as session:
        return queries.resit_choices(session, candidate_id)


def test_a_grade_that_is_no_pass_leads_to_a_new_exam(appeals, database):
    with database.reading() as session:
        facts = queries.result_facts(session, appeals.grade())
    given_exams.corrected(database, facts.candidate_id, "1")
    first = given_exams.plan(database, facts.course_id, LATER)
    second = given_exams.plan(database, facts.course_id, LAST)
    given_exams.enter_candidate(database, second, facts.learner_id, ground="new")

    found = choices(appeals, facts.candidate_id)
    assert (found.name, [one.sitting_id for one in found.resits]) == ("Haddad, Karim", [first, second])
    assert found.resits[0].grounds == ("new", "ordinary")
    assert [one.entered for one in found.resits] == [False, True]


def test_an_appeal_that_is_open_is_told_before_anybody_tries(appeals, database):
    facts = appeals.page(appeals.receive("trade_test_grade")).facts
    given_exams.plan(database, facts.course_id, LATER, kind="practical")

    [found] = choices(appeals, facts.candidate_id).resits
    assert "§ 10-9" in found.against


def test_without_an_exam_to_come_there_is_none_and_of_nobody_nothing(appeals, database):
    with database.reading() as session:
        facts = queries.result_facts(session, appeals.grade())
    assert choices(appeals, facts.candidate_id).resits == ()
    assert choices(appeals, given.LEADER.user_id) is None
