"""Issuing: number, frozen facts, digest, and nothing half-done."""

import hashlib
from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import update

from eduapp.certificates import jobs, queries, service, terms
from eduapp.certificates.queries import Item
from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.education.courses.models import Course
from eduapp.people.learners.models import Learner
from tests.support import given, given_certificates, given_education, given_workshops


@pytest.fixture(autouse=True)
def _school(database):
    given_education.the_school(database)


def names(refusal):
    return {violation.name for violation in refusal.value.violations}


def test_an_issued_paper_has_a_number_frozen_facts_and_a_digest_of_its_bytes(database):
    earned = given_certificates.a_course_done(database, grade="B")

    certificate_id = jobs.issue_one(database, earned.item)

    with database.reading() as session:
        head = queries.certificate(session, certificate_id)
        pdf = queries.pdf(session, certificate_id)
    assert (head.row.number, head.row.state, head.row.kind) == ("2026-00001", "issued", "kursbevis")
    assert head.sha256 == hashlib.sha256(pdf).hexdigest()
    assert head.facts["name"] == "Karim Haddad"
    assert head.facts["result"] == "bestått"


def test_what_changes_afterwards_never_reaches_a_paper(database):
    earned = given_certificates.a_course_done(database, grade="B")
    certificate_id = jobs.issue_one(database, earned.item)
    with database.reading() as session:
        before = (queries.certificate(session, certificate_id), queries.pdf(session, certificate_id))

    with database.writing() as uow:
        uow.session.execute(update(Learner).values(family_name="Another"))
        uow.session.execute(update(Course).values(name="Another course"))

    with database.reading() as session:
        after = (queries.certificate(session, certificate_id), queries.pdf(session, certificate_id))
    assert (after[0].facts, after[0].sha256, after[1]) == (before[0].facts, before[0].sha256, before[1])


def test_numbers_run_on_without_gaps_over_papers_of_all_kinds(database):
    first = jobs.issue_one(database, given_certificates.a_course_done(database, grade="B").item)
    second = jobs.issue_one(database, given_certificates.some_practice(database))

    with database.reading() as session:
        assert queries.certificate(session, first).row.number == "2026-00001"
        assert queries.certificate(session, second).row.number == "2026-00002"


def test_one_achievement_gives_one_paper(database):
    earned = given_certificates.a_course_done(database, grade="B")
    jobs.issue_one(database, earned.item)

    with pytest.raises(Refused) as refusal:
        jobs.issue_one(database, earned.item)
    assert "AlreadyIssued" in names(refusal)


def test_a_refusal_takes_no_number(database):
    too_little = given_certificates.a_course_done(database, attended=1, grade="B")
    with pytest.raises(Refused) as refusal:
        jobs.issue_one(database, too_little.item)
    assert names(refusal) == {"TooLittleAttendance"}

    good = jobs.issue_one(database, given_certificates.a_course_done(database, grade="B").item)
    with database.reading() as session:
        assert queries.certificate(session, good).row.number == "2026-00001"


def test_a_name_no_font_can_write_is_refused_before_a_number_is_taken(database):
    earned = given_certificates.a_course_done(database, "Aa \U00012000", grade="B")  # cuneiform

    with pytest.raises(Refused) as refusal:
        jobs.issue_one(database, earned.item)

    assert names(refusal) == {"MissingGlyph"}
    with database.reading() as session:
        assert queries.register(session) == []


def test_the_paper_never_tells_where_it_was_earned(database):
    earned = given_certificates.a_course_done(
        database, grade="B", name="Karim Haddad", contents="Sikkerhet i fengsel"
    )
    with pytest.raises(Refused) as refusal:
        jobs.issue_one(database, earned.item)
    assert names(refusal) == {"TellsWhere"}


def test_a_school_without_a_signer_issues_nothing(database):
    with database.writing() as uow:
        from eduapp.education.school.models import School  # noqa: PLC0415 - only this test looks below

        uow.session.execute(update(School).values(signer_name=""))
    with pytest.raises(Refused) as refusal:
        jobs.issue_one(database, given_certificates.a_course_done(database, grade="B").item)
    assert "SchoolIncomplete" in names(refusal)


def test_a_crash_between_number_and_paper_is_mended_and_the_number_stays_void(database, clock):
    earned = given_certificates.a_course_done(database, grade="B")
    database.execute(service.reserve, service.Reserve(item=earned.item))
    assert jobs.mend_unfinished(database, None, None) == 0  # somebody may be drawing it just now

    clock.moment += timedelta(minutes=3)
    assert jobs.mend_unfinished(database, None, None) == 1

    fresh = jobs.issue_one(database, earned.item)
    with database.reading() as session:
        rows = queries.register(session)
        assert queries.certificate(session, fresh).row.number == "2026-00002"
    assert [(row.number, row.state) for row in rows] == [("2026-00002", "issued"), ("2026-00001", "void")]
    assert rows[1].void_reason


def test_a_paper_cannot_be_confirmed_twice(database):
    earned = given_certificates.a_course_done(database, grade="B")
    certificate_id = database.execute(service.reserve, service.Reserve(item=earned.item))
    database.execute(service.confirm, service.Confirm(certificate_id=certificate_id, pdf=b"%PDF"))

    with pytest.raises(Conflict):
        database.execute(service.confirm, service.Confirm(certificate_id=certificate_id, pdf=b"other"))


def test_every_line_leads_back_to_what_was_recorded(database):
    earned = given_certificates.a_course_done(database, attended=5, held=6, grade="B")
    certificate_id = jobs.issue_one(database, earned.item)

    with database.reading() as session:
        sources = queries.sources(session, certificate_id)

    assert {(row.line, row.kind) for row in sources} == {
        ("course", "enrolment"),
        ("attended", "mark"),
        ("result", "result"),
    }
    assert sum(row.kind == "mark" and row.text == "present" for row in sources) == 5


def test_a_statement_counts_to_the_minute_and_names_its_hours(database):
    certificate_id = jobs.issue_one(database, given_certificates.some_practice(database, days=5))

    with database.reading() as session:
        head = queries.certificate(session, certificate_id)
        sources = queries.sources(session, certificate_id)
    assert head.facts["practice_minutes"] == 5 * 390
    assert sum(row.minutes for row in sources if row.line == "practice") == 5 * 390


def test_an_appendix_is_frozen_with_its_paper(database):
    item = given_certificates.a_whole_practice(database)
    certificate_id = jobs.issue_one(database, item)
    with database.reading() as session:
        before = (queries.facts_of(session, certificate_id), queries.pdf(session, certificate_id))
    more = given_workshops.some_hours(database, item.basis_id, item.learner_id, date(2026, 11, 16))
    given_workshops.approved(database, more)

    with database.reading() as session:
        after = (queries.facts_of(session, certificate_id), queries.pdf(session, certificate_id))
    assert after == before
    assert before[0]["months"] == [{"first": "2026-11-01", "minutes": 5 * 390}]
    assert before[0]["calculations"][0]["trade"] == "snekkerfaget"


def test_the_trail_keeps_number_name_and_digest(database, notes):
    notes.clear()
    jobs.issue_one(database, given_certificates.a_course_done(database, grade="B").item)
    [note] = [note for note in notes if note.action == terms.ISSUED]
    assert note.details["number"] == "2026-00001"
    assert len(note.details["sha256"]) == 64


def test_a_teacher_may_see_but_not_issue(database):
    earned = given_certificates.a_course_done(database, grade="B")
    with pytest.raises(NotAllowed):
        jobs.issue_one(database.acting_as(given.TEACHER), earned.item)


def test_an_unknown_basis_is_told_apart_from_a_refusal(database):
    learner_id = given.a_learner(database)
    with pytest.raises(NotFound):
        jobs.issue_one(database, Item(uuid4(), learner_id))


def test_the_date_on_the_paper_is_the_day_of_issue(database):
    certificate_id = jobs.issue_one(database, given_certificates.a_course_done(database, grade="B").item)
    with database.reading() as session:
        assert queries.certificate(session, certificate_id).row.issued_on == date(2026, 11, 23)
