"""What an appeal is against is found by the one of its two references that is set."""

from uuid import UUID

import pytest

from eduapp.exams.appeals import queries
from eduapp.exams.appeals.queries import AnnulmentFacts, ResultFacts
from tests.support import given, given_education, given_exams
from tests.support.given_exams import candidates

pytestmark = pytest.mark.both_databases


def test_a_grade_and_its_annulment_are_two_things(appeals, database):
    result_id = appeals.grade()
    annulment_id = appeals.annulled(result_id=result_id)
    with database.reading() as session:
        grade = queries.subject(session, result_id, None)
        decision = queries.subject(session, None, annulment_id)
        assert queries.subject(session, None, UUID(int=1)) is queries.subject(session, None, None) is None
    assert (type(grade), type(decision)) == (ResultFacts, AnnulmentFacts)
    assert (grade.candidate_id, grade.annulled) == (decision.candidate_id, "formal_error")
    assert (decision.in_force, decision.annulled, decision.superseded) == (annulment_id, "", False)
    assert (decision.graded.grade, decision.notice.told_on) == ("3", given.TODAY)
    assert decision.decider == "the Directorate for Education and Training"


def test_one_that_was_reversed_is_in_force_no_more(appeals, database):
    appeal_id = appeals.sent("annulment")
    appeals.step(appeal_id, "reversed")
    facts = appeals.page(appeal_id).facts

    assert (facts.in_force, facts.superseded) == (None, True)
    assert [(one.number, one.step) for one in facts.decided] == [(1, "reversed")]


def test_an_exam_without_a_grade_is_annulled_and_appealed_against_too(appeals, database):
    course = given_education.a_course(database, code="MAT", name="Matematikk", scale="K16")
    sitting = given_exams.plan(database, course, given.TODAY, kind="written", minutes=300)
    candidate = given_exams.enter_candidate(database, sitting, given.a_learner(database, "Karim Haddad"))
    given_exams.moved(database, sitting, "published", "open", "running", "collecting", "sealed")
    annulment_id = appeals.annulled(candidate_id=candidate)
    page = appeals.page(appeals.receive("annulment", result_id=annulment_id))

    assert page.facts.graded.grade == ""
    appeals.step(page.row.id, "reversed")
    [row] = candidates(database, sitting)
    assert (row.annulled, row.grade) == ("", "")
