"""Who is ready for a paper, and why the others are not yet."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from eduapp.certificates import jobs, queries, service
from eduapp.certificates.queries.ready import LOOKED_BACK
from eduapp.core.i18n import set_screen_language
from eduapp.education.school.models import School
from tests.certificates.drawing import papers
from tests.support import given, given_attendance, given_certificates, given_education, given_workshops


def ready(database, today=given.TODAY):
    with database.reading() as session:
        return queries.ready(session, today)


def test_who_has_done_the_course_is_ready(database, school):
    earned = given_certificates.a_course_done(database, grade="B")

    [row] = ready(database)

    assert (row.ready, row.reasons, row.kind) == (True, (), "kursbevis")
    assert (row.name, row.title) == ("Haddad, Karim", "Truckteori T1, T2 og T4")
    assert row.item == earned.item


def test_all_reasons_stand_together_in_the_language_spoken(database, school):
    given_certificates.a_course_done(database, attended=1, grade="IB")

    [row] = ready(database)
    assert not row.ready
    assert row.reasons == (
        "The group ends on 18.12.2026. Before that, mark the person as having completed the course.",
        "Attended 1 of 5 sessions; the course asks for 80 %.",
    )

    set_screen_language("nb")
    [norwegian] = ready(database)
    assert len(norwegian.reasons) == 2
    assert not set(norwegian.reasons) & set(row.reasons)


def test_a_missing_result_is_a_reason(database, school):
    given_certificates.a_course_done(database, scale="BIB")

    [row] = ready(database)
    assert row.reasons == (
        "The exam result is missing. Enter it, or wait until the group ends on 18.12.2026.",
    )


def test_after_the_course_taking_part_is_documented_without_a_result(database, school):
    given_certificates.a_course_done(database, scale="BIB", ends=date(2026, 11, 27))

    [row] = ready(database, date(2026, 11, 28))
    assert (row.ready, row.kind) == (True, "deltakerbevis")


def test_who_has_the_paper_stands_in_the_register_instead(database, school):
    earned = given_certificates.a_course_done(database, grade="B")
    practice = given_certificates.some_practice(database)
    assert len(ready(database)) == 2

    jobs.issue_one(database, earned.item)
    jobs.issue_one(database, practice)

    assert ready(database) == []


def test_a_paper_that_is_just_being_made_is_not_offered_again(database, school):
    earned = given_certificates.a_course_done(database, grade="B")
    database.execute(service.reserve, service.Reserve(item=earned.item))
    assert ready(database) == []


def test_after_a_void_number_one_is_ready_again(database, school):
    earned = given_certificates.a_course_done(database, grade="B")
    number = database.execute(service.reserve, service.Reserve(item=earned.item))
    database.execute(service.void, service.Void(certificate_id=number, reason="The PC stopped."))

    assert [row.ready for row in ready(database)] == [True]


@pytest.mark.parametrize(
    ("state", "reason", "listed"), [("completed", "completed", 1), ("transferred", "moved", 0)]
)
def test_who_left_early_is_not_listed(database, school, state, reason, listed):
    earned = given_certificates.a_course_done(database)
    given_education.an_ended_enrolment(database, earned.item.basis_id, state, reason)
    assert [row.ready for row in ready(database)] == [True] * listed


def test_what_ended_long_ago_is_left_to_the_learners_page(database, school):
    given_certificates.a_course_done(database, grade="B")
    end = given_education.LAST_DAY

    assert len(ready(database, end + LOOKED_BACK)) == 1
    assert ready(database, end + LOOKED_BACK + timedelta(days=1)) == []


def test_a_letterhead_that_lacks_something_stops_all_and_says_what(database, school):
    given_certificates.a_course_done(database, grade="B")
    given_certificates.a_course_done(database, "Jonas Lie", attended=1, grade="B")
    with database.writing() as uow:
        uow.session.execute(update(School).values(signer_name=""))

    rows = ready(database)

    assert [row.ready for row in rows] == [False, False]
    assert [len(row.reasons) for row in rows] == [1, 2]
    assert all(row.reasons[-1].startswith("The school's letterhead lacks:") for row in rows)


def test_practice_is_ready_once_enough_is_approved(database, school):
    item = given_certificates.some_practice(database, days=5)

    [row] = ready(database)
    assert (row.ready, row.kind, row.title, row.item) == (True, "praksisattest", "Snekkerverksted", item)


def test_hours_that_wait_hold_a_statement_back(database, school):
    item = given_certificates.some_practice(database, days=5)
    given_workshops.some_hours(database, item.basis_id, item.learner_id, date(2026, 11, 16))

    [row] = ready(database)
    assert row.reasons == ("6.5 hours wait for approval. Approve or reject them first.",)


def test_hours_after_a_statement_can_be_documented_again(database, school):
    item = given_certificates.some_practice(database, days=5)
    jobs.issue_one(database, item)
    later = given_workshops.some_hours(database, item.basis_id, item.learner_id, date(2026, 11, 16))
    given_workshops.approved(database, later)

    assert [row.ready for row in ready(database)] == [True]


def test_courses_stand_before_workshops_and_people_in_norwegian_order(database, school):
    given_certificates.some_practice(database)
    group = given_attendance.a_class(database, 1)
    for name in ("Bjørn Aasen", "Ola Vik"):
        given_education.an_enrolment(database, given.a_learner(database, name), group.group_id)

    rows = ready(database)

    assert [row.item.practice for row in rows] == [False, False, False, True]
    assert [row.name for row in rows][-2] == "Aasen, Bjørn"
    assert len({row.id for row in rows}) == 4


@pytest.mark.parametrize(
    ("name", "letter"), [("Aa \U00012000", "\U00012000 (U+12000)"), ("Ola ᠮ", "ᠮ (U+182E)")]
)
def test_who_has_a_letter_no_font_has_is_not_ready_and_the_letter_is_named(database, school, name, letter):
    given_certificates.a_course_done(database, name, grade="B")
    given_certificates.some_practice(database, name, days=5)

    rows = ready(database)

    assert [row.ready for row in rows] == [False, False]
    assert all(f"No font of the program has {letter}" in row.reasons[0] for row in rows)


def test_names_of_every_script_we_carry_are_ready(database, school):
    for name in papers.NAMES.values():
        if name[0].isalpha():  # no learner is called <img>
            given_certificates.a_course_done(database, name, grade="B")

    assert [row.name for row in ready(database) if not row.ready] == []


def test_where_a_second_person_checks_nobody_is_ready_before_that(database, school):
    item = given_certificates.a_course_done(database, grade="B").item
    little = given_certificates.a_course_done(database, "Jonas Lie", attended=1, grade="B").item
    database.execute(service.set_rules, service.SetRules(second_person=True, before=False, reason="So."))

    def reasons():
        with database.reading() as session:
            return {row.item.learner_id: row.reasons for row in queries.ready(session, given.TODAY)}

    assert reasons()[item.learner_id][0].startswith("Nobody has checked yet")
    assert len(reasons()[little.learner_id]) == 1  # what holds them back comes first

    with database.reading() as session:
        matter = queries.matter(session, item, given.TODAY)
    database.execute(service.note_checked, service.NoteChecked(item=item, matter=matter))
    assert reasons()[item.learner_id] == ()
