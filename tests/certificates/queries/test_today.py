"""What certificates count for Today."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from eduapp.certificates import jobs, queries, service
from eduapp.certificates.queries.today import Ready, Unfounded, issued_by_week, unfounded, waiting_for_paper
from eduapp.exams.sittings.models import Result
from eduapp.exams.sittings.service import annul_candidate, set_aside
from tests.support import given, given_certificates, given_register


def counted(database, today=given.TODAY):
    with database.reading() as session:
        return issued_by_week(session, today)


def test_only_those_who_could_have_a_paper_now_are_counted_by_what_it_is_in(database, school):
    given_certificates.a_course_done(database, "Karim Haddad", grade="B")
    given_certificates.a_course_done(database, "Jonas Lie", grade="B")
    given_certificates.a_course_done(database, "Ahmed Yusuf", attended=1, grade="B")
    given_certificates.some_practice(database, "Ola Vik")

    with database.reading() as session:
        waiting = waiting_for_paper(session, given.TODAY)

    assert waiting == Ready(3, ("Truckteori T1, T2 og T4", "Snekkerverksted"))


def test_nobody_is_nothing(database):
    with database.reading() as session:
        assert waiting_for_paper(session, given.TODAY) == Ready(0, ())


def test_papers_are_counted_by_the_week_they_were_issued_in(database, school, clock):
    for days_ago, name in ((7, "Ola Vik"), (3, "Jonas Lie"), (1, "Marek Nowak"), (0, "Geir Moen")):
        item = given_certificates.a_course_done(database, name, held=1, attended=1, grade="B").item
        clock.moment = given.NOW - timedelta(days=days_ago)
        jobs.issue_one(database, item)
        clock.moment = given.NOW

    assert counted(database) == (0, 0, 0, 0, 3, 1)
    assert counted(database, given.TODAY + timedelta(days=6)) == (0, 0, 0, 0, 3, 1)
    assert counted(database, given.TODAY + timedelta(weeks=1)) == (0, 0, 0, 3, 1, 0)
    assert counted(database, given.TODAY + timedelta(weeks=5)) == (1, 0, 0, 0, 0, 0)


def test_a_number_that_became_no_paper_does_not_count(database, school):
    item = given_certificates.a_course_done(database, grade="B").item
    number = database.execute(service.reserve, service.Reserve(item=item))
    assert counted(database)[-1] == 0
    database.execute(service.void, service.Void(certificate_id=number, reason="The PC stopped."))
    assert counted(database)[-1] == 0


def candidate_of(database, certificate_id):
    """Whose result stands behind a paper."""
    with database.reading() as session:
        [row] = [one for one in queries.sources(session, certificate_id) if one.kind == "result"]
        return session.get_one(Result, row.id).candidate_id


def unfounded_now(database):
    with database.reading() as session:
        return unfounded(session, given.TODAY)


@pytest.mark.both_databases
def test_a_paper_whose_exam_was_annulled_is_told_until_somebody_proposes_to_revoke_it(database, school):
    paper = given_register.a_paper(database)
    other = given_register.a_paper(database, "Ola Vik")
    assert unfounded_now(database) == []
    with database.acting_as(given.LEADER).writing() as uow:
        annul_candidate(uow, candidate_of(database, paper), "formal_error")

    number = given_register.head(database, paper).row.number
    assert unfounded_now(database) == [Unfounded(paper, number, annulled=True, grade="")]
    with database.reading() as session:
        assert {one.text for one in queries.sources(session, paper) if one.kind == "result"} == {
            "B, in force no more"
        }
        assert {one.text for one in queries.sources(session, other) if one.kind == "result"} == {"B"}
    given_register.proposed(database, paper)
    assert unfounded_now(database) == []


@pytest.mark.both_databases
@pytest.mark.parametrize(("grade", "told"), [("C", True), ("B", False)])
def test_a_paper_whose_grade_was_corrected_is_told_where_the_grade_is_another(database, school, grade, told):
    paper = given_register.a_paper(database)
    candidate_id = candidate_of(database, paper)
    with database.writing() as uow:
        was = uow.session.scalars(select(Result).where(Result.candidate_id == candidate_id)).one()
        was.superseded = True
        uow.session.flush()
        facts = {"passed": True, "entered_by": was.entered_by, "entered_at": uow.now}
        uow.session.add(Result(candidate_id=candidate_id, grade=grade, **facts))

    assert [one.grade for one in unfounded_now(database)] == ([grade] if told else [])


def test_a_paper_whose_exam_is_assessed_anew_is_told(database, school):
    paper = given_register.a_paper(database)
    with database.acting_as(given.LEADER).writing() as uow:
        set_aside(uow, candidate_of(database, paper))
    assert [(one.annulled, one.grade) for one in unfounded_now(database)] == [(False, "")]
