"""What one paper would say, what stands against it, and what each line rests on."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from eduapp.certificates import jobs, queries
from eduapp.certificates.queries import Item
from eduapp.core.db.site_settings import store_site_value
from eduapp.core.errors import NotFound
from eduapp.education.school import service as schools
from eduapp.education.school.rules import SchoolFacts
from eduapp.education.school.terms import PRACTICE_ISSUER
from tests.support import given, given_certificates, given_education, given_workshops


def basis(database, item, today=given.TODAY, language=None):
    with database.reading() as session:
        return queries.basis_of(session, item, today, language)


def against(database, item, **more):
    return {one.name for one in basis(database, item, **more).violations}


def test_a_course_certificate_says_what_was_done_and_with_which_result(database, school):
    earned = given_certificates.a_course_done(
        database, grade="B", contents="Lover\nSikkerhet", goals="Kjøre truck"
    )

    found = basis(database, earned.item)

    facts = found.facts
    assert (found.kind, found.violations, found.school_id) == ("kursbevis", (), school)
    assert (facts.name, facts.born) == ("Karim Haddad", date(1984, 11, 6))
    assert (facts.course, facts.scope_minutes, facts.result) == (
        "Truckteori T1, T2 og T4",
        14 * 45,
        "bestått",
    )
    assert (facts.contents, facts.goals) == (("Lover", "Sikkerhet"), ("Kjøre truck",))
    assert facts.attended is None
    assert facts.number == "0000-00000"


def test_taking_part_is_confirmed_without_grade_scope_or_goals(database, school):
    item = given_certificates.a_course_done(database, grade="IB", attended=4, goals="Kjøre truck").item
    found = basis(database, item, date(2026, 12, 19))

    assert found.kind == "deltakerbevis"
    assert (found.facts.result, found.facts.scope_minutes, found.facts.goals) == ("", None, ())
    assert (found.facts.attended, found.facts.attended_of) == (4, 5)
    assert {line for line, _kind, _id in found.sources} == {"course", "attended"}


def test_a_paper_says_nothing_of_days_to_come(database, school):
    facts = basis(database, given_certificates.a_course_done(database, grade="B").item).facts
    assert (facts.first, facts.last, facts.issued_on) == (date(2026, 11, 2), given.TODAY, given.TODAY)


def test_the_teacher_signs_first_and_then_the_school(database, school):
    facts = basis(database, given_certificates.a_course_done(database, grade="B").item).facts
    assert [one.name for one in facts.signers] == ["Ingrid Solheim", "Kari Nordmann"]


@pytest.mark.parametrize(("language", "result"), [("nb", "bestått"), ("en", "passed")])
def test_the_result_speaks_the_language_of_the_paper(database, school, language, result):
    item = given_certificates.a_course_done(database, grade="B").item
    facts = basis(database, item, language=language).facts
    assert (facts.language, facts.result) == (language, result)


def test_a_statement_adds_up_approved_hours_only(database, school):
    item = given_certificates.some_practice(database, days=5)
    given_workshops.some_hours(database, item.basis_id, item.learner_id, date(2026, 11, 16))

    found = basis(database, item)

    assert (found.facts.practice_minutes, found.facts.field_of_work) == (5 * 390, "trevarearbeid")
    assert (found.facts.first, found.facts.last) == (date(2026, 11, 9), date(2026, 11, 13))
    assert found.facts.minutes_a_week == 5 * 390
    assert sorted(line for line, _kind, _id in found.sources) == ["posts"] + ["practice"] * 5
    assert {one.name for one in found.violations} == {"HoursWaiting"}


def test_what_is_documented_already_names_the_number(database, school):
    course = given_certificates.a_course_done(database, grade="B").item
    practice = given_certificates.some_practice(database)
    jobs.issue_one(database, course)
    jobs.issue_one(database, practice)

    assert against(database, course) == {"AlreadyIssued"}
    assert "2026-00001" in basis(database, course).violations[0].sentence()
    assert against(database, practice) == {"NothingNew"}


def test_without_a_school_nothing_can_be_shown_and_all_reasons_are_told(database):
    found = basis(database, given_certificates.a_course_done(database, attended=1, grade="B").item)
    assert (found.facts, found.school_id) == (None, None)
    assert {one.name for one in found.violations} == {"TooLittleAttendance", "SchoolIncomplete"}


def test_words_that_tell_where_are_found_in_every_text_but_the_persons_own_name(database, school):
    named = given_certificates.a_course_done(database, "Karim Fengsel", grade="B").item
    told = given_certificates.a_course_done(database, "Jonas Lie", grade="B", goals="Orden i fengsel").item
    assert against(database, named) == set()
    assert against(database, told) == {"TellsWhere"}


def test_what_is_not_there_is_not_found(database, school):
    learner_id = given.a_learner(database)
    group_id = given_education.a_group(database)
    for item in (
        Item(uuid4(), learner_id),
        Item(uuid4(), learner_id, practice=True),
        Item(group_id, learner_id),
        Item(given_certificates.some_practice(database).basis_id, uuid4(), practice=True),
    ):
        with pytest.raises(NotFound):
            basis(database, item)


@pytest.mark.parametrize(("language", "word"), [("nb", "PRØVE"), ("nn", "PRØVE"), ("en", "TRIAL")])
def test_a_paper_of_invented_people_says_so_across_in_its_own_language(database, school, language, word):
    item = given_certificates.a_course_done(database, grade="B").item
    assert basis(database, item, language=language).facts.across == ""

    database.execute(schools.mark_invented, schools.MarkInvented())

    facts = basis(database, item, language=language).facts
    assert facts.across == word
    assert facts.to_dict()["across"] == word  # frozen with all else it says


ISSUER = SchoolFacts("Nordlys verksteder", "Verkstedveien 2", "974 760 673", "", "Siri Lund", "verksmester")


@pytest.mark.parametrize("kind", ["kursbevis", "deltakerbevis", "praksisattest", "opplaeringslogg"])
def test_the_issuer_follows_the_kind_of_paper(database, school, kind):
    """The school documents teaching, who answers for the workshops their practice: a table says which."""
    database.execute(schools.save_practice_issuer, schools.SavePracticeIssuer(facts=ISSUER))
    item = {
        "kursbevis": lambda: given_certificates.a_course_done(database, grade="B").item,
        "deltakerbevis": lambda: given_certificates.a_course_done(database, grade="IB").item,
        "praksisattest": lambda: given_certificates.some_practice(database),
        "opplaeringslogg": lambda: replace(
            given_certificates.a_whole_practice(database), practice=False, kind="opplaeringslogg"
        ),
    }[kind]()

    found = basis(database, item, date(2026, 12, 19))

    assert found.kind == kind
    issuer, last = found.facts.issuer, found.facts.signers[-1]
    if kind in ("praksisattest", "opplaeringslogg"):
        assert (issuer.name, issuer.address) == ("Nordlys verksteder", ("Verkstedveien 2",))
        assert issuer.place == "Fjellvik"  # the school's, where the issuer has none
        assert (last.name, last.title) == ("Siri Lund", "verksmester")
    else:
        assert issuer.name == "Fjellvik videregående skole"
        assert last.name == "Kari Nordmann"


def test_without_another_issuer_the_school_issues_statements(database, school):
    facts = basis(database, given_certificates.some_practice(database)).facts

    assert facts.issuer.name == "Fjellvik videregående skole"
    assert [one.name for one in facts.signers][-1] == "Kari Nordmann"


def test_a_stored_issuer_that_came_to_tell_is_found_before_a_number_is_taken(database, school):
    """However it got there: the rule of every paper looks at the paper itself."""
    with database.writing() as uow:
        store_site_value(
            uow.session, PRACTICE_ISSUER, {"name": "Nordlys fengsel", "signer_name": "Siri Lund"}
        )

    assert against(database, given_certificates.some_practice(database)) == {"TellsWhere"}
