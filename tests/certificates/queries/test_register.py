"""The register: every number, found by name or number, with the paper and its sources."""

from datetime import timedelta
from uuid import uuid4

import pytest

from eduapp.app.need_to_know import reached_by
from eduapp.certificates import jobs, queries, service
from eduapp.core.errors import NotFound
from eduapp.education.courses.models import Course
from tests.support import given, given_certificates


def three_numbers(database):
    first = jobs.issue_one(database, given_certificates.a_course_done(database, grade="B").item)
    item = given_certificates.a_course_done(database, "Łukasz Żółć", grade="B").item
    void = database.execute(service.reserve, service.Reserve(item=item))
    database.execute(service.void, service.Void(certificate_id=void, reason="The PC stopped."))
    return first, void, jobs.issue_one(database, given_certificates.some_practice(database))


@pytest.fixture
def papers(school, ready_made):
    """Two papers, and a number that became none between them."""
    return ready_made(three_numbers)


def found(database, typed=""):
    with database.reading() as session:
        return queries.register(session, typed)


def test_every_number_stands_there_the_newest_first_also_the_void_one(database, papers):
    rows = found(database)

    assert [(row.number, row.state, row.void_reason) for row in rows] == [
        ("2026-00003", "issued", ""),
        ("2026-00002", "void", "The PC stopped."),
        ("2026-00001", "issued", ""),
    ]
    assert [(row.name, row.title, row.kind) for row in rows] == [
        ("Lie, Jonas", "trevarearbeid", "praksisattest"),
        ("Żółć, Łukasz", "Truckteori T1, T2 og T4", "kursbevis"),
        ("Haddad, Karim", "Truckteori T1, T2 og T4", "kursbevis"),
    ]
    assert {(row.issued_by, row.issued_on) for row in rows} == {("Solveig Nes", given.TODAY)}


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("haddad", ["2026-00001"]),
        ("kar had", ["2026-00001"]),
        ("zolc", ["2026-00002"]),
        ("2026-00003", ["2026-00003"]),
        ("00003", ["2026-00003"]),
        ("haddad 2026-00001", ["2026-00001"]),
        ("haddad 2026-00003", []),
        ("2026", ["2026-00003", "2026-00002", "2026-00001"]),
        ("%", []),
        ("_", []),
        ("addad", []),
    ],
)
def test_it_is_found_by_the_beginning_of_a_name_or_number(database, papers, typed, numbers):
    assert [row.number for row in found(database, typed)] == numbers


def test_a_learner_has_just_their_own(database, papers):
    first, _void, _third = papers
    with database.reading() as session:
        learner_id = queries.certificate(session, first).row.learner_id
        assert [row.id for row in queries.of_learner(session, learner_id)] == [first]
        assert queries.of_learner(session, uuid4()) == []


def test_the_title_is_what_the_paper_says_not_what_the_course_is_called_now(database, papers):
    first, *_ = papers
    with database.writing() as uow:
        for course in uow.session.query(Course):
            course.name = "Renamed"
    with database.reading() as session:
        assert queries.certificate(session, first).row.title == "Truckteori T1, T2 og T4"


def test_papers_come_in_the_order_asked_for_each_with_its_own_bytes(database, papers):
    first, _void, third = papers
    with database.reading() as session:
        pairs = queries.pdfs(session, (third, uuid4(), first))
        own = [queries.pdf(session, third), queries.pdf(session, first)]

    assert [row.id for row, _pdf in pairs] == [third, first]
    assert [pdf for _row, pdf in pairs] == own
    assert own[0] != own[1]


def test_there_is_no_paper_behind_a_void_or_unknown_number(database, papers):
    _first, void, _third = papers
    with database.reading() as session:
        for one in (void, uuid4()):
            with pytest.raises(NotFound):
                queries.pdf(session, one)
        with pytest.raises(NotFound):
            queries.facts_of(session, uuid4())
        assert queries.facts_of(session, void)["number"] == "2026-00002"
        assert queries.certificate(session, uuid4()) is None


def test_only_what_was_left_lying_is_unfinished(database, school):
    item = given_certificates.a_course_done(database, grade="B").item
    reserved = database.execute(service.reserve, service.Reserve(item=item))
    jobs.issue_one(database, given_certificates.a_course_done(database, "Jonas Lie", grade="B").item)

    with database.reading() as session:
        assert queries.unfinished(session, given.NOW) == []
        assert queries.unfinished(session, given.NOW + timedelta(seconds=1)) == [reserved]


def test_what_was_frozen_with_a_paper_is_told_of_ones_own_people_alone(database, papers):
    """By the id of a paper, whoever has it."""
    first, _void, _last = papers
    stranger = given.actor_with(given.OTHER_WORKSHOP_LEADER.user_id, "Siri Lund", "", ("teacher",))
    school = database._like(_need_to_know=reached_by)
    with school.acting_as(stranger).reading() as session:
        for ask in (queries.facts_of, queries.pdf):
            with pytest.raises(NotFound):
                ask(session, first)
    for actor in (given.TEACHER, given.LEADER):  # the teacher of the group it was earned in
        with school.acting_as(actor).reading() as session:
            assert queries.facts_of(session, first)["name"] == "Karim Haddad"
            assert queries.pdf(session, first).startswith(b"%PDF")
