"""What certificates count for Today."""

from datetime import timedelta

from eduapp.certificates import jobs, service
from eduapp.certificates.queries.today import Ready, issued_by_week, waiting_for_paper
from tests.support import given, given_certificates


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
