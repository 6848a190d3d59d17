"""What certificates bring to Today."""

from datetime import date, timedelta

from eduapp.certificates import jobs, queries, service
from eduapp.certificates.ui import today
from eduapp.exams.sittings.models import Result
from eduapp.exams.sittings.service import annul_candidate
from eduapp.gui.routes import Route
from tests.support import given, given_attendance, given_certificates, given_education, given_register


def waiting(database):
    with database.reading() as session:
        return today.waiting(session, given.LEADER, given.TODAY)


def test_one_row_says_how_many_can_be_printed_and_leads_to_them(database, school):
    given_certificates.a_course_done(database, grade="B")
    [row] = waiting(database)
    assert (row.title, row.detail, row.verb) == (
        "1 certificate can be printed",
        "Truckteori T1, T2 og T4",
        "Print",
    )
    assert (row.route, row.kind) == (Route("certificates.ready"), "attention")

    given_certificates.some_practice(database)
    [row] = waiting(database)
    assert (row.title, row.detail) == (
        "2 certificates can be printed",
        "Truckteori T1, T2 og T4, Snekkerverksted",
    )


def test_of_many_courses_two_are_named(database, school):
    given_certificates.some_practice(database)
    given_certificates.a_course_done(database, grade="B")
    group_id = given_education.a_group(
        database, given_education.a_course(database, name="Norsk A2"), last_day=date(2026, 11, 27)
    )
    learner_id = given.a_learner(database)
    given_education.an_ended_enrolment(database, given_education.an_enrolment(database, learner_id, group_id))
    given_attendance.marked(database, given_attendance.a_session(database, group_id), learner_id)

    [row] = waiting(database)
    assert row.detail == "Norsk A2, Truckteori T1, T2 og T4 and 1 more"


def test_nobody_ready_is_no_row(database, school):
    given_certificates.a_course_done(database, attended=1, grade="B")
    assert waiting(database) == []


def test_the_figure_is_this_week_with_the_weeks_before(database, school):
    jobs.issue_one(database, given_certificates.a_course_done(database, grade="B").item)

    with database.reading() as session:
        figure = today.figure(session, given.LEADER, given.TODAY)

    assert (figure.value, figure.note) == ("1", "issued this week")
    assert figure.weeks == (0.0, 0.0, 0.0, 0.0, 0.0, 1.0)


def test_a_paper_that_may_not_count_is_a_row_until_somebody_has_decided(database, school):
    paper = given_register.a_paper(database)
    given_register.proposed(database, paper)

    with database.reading() as session:
        [row] = today.revocations(session, given.LEADER, given.TODAY)
    assert (row.title, row.verb) == ("2026-00001 may not count", "Decide")
    assert given.OFFICE.name in row.detail
    assert row.route == Route("certificates.certificate", paper)

    given_register.revoked(database, given_register.a_paper(database, "Jonas Lie"))
    with database.reading() as session:
        assert len(today.revocations(session, given.LEADER, given.TODAY)) == 1


def test_a_paper_that_was_replaced_still_counts_as_issued_that_week(database, school):
    given_register.replaced(database, given_register.a_paper(database))

    with database.reading() as session:
        assert today.figure(session, given.LEADER, given.TODAY).value == "2"


def test_a_paper_that_rests_on_nothing_any_more_leads_to_the_paper(database, school):
    paper = given_register.a_paper(database)
    with database.reading() as session:
        [row] = [one for one in queries.sources(session, paper) if one.kind == "result"]
        candidate_id = session.get_one(Result, row.id).candidate_id
    with database.acting_as(given.LEADER).writing() as uow:
        annul_candidate(uow, candidate_id, "formal_error")

    number = given_register.head(database, paper).row.number
    found = next(row for row in waiting(database) if row.route.key == "certificates.certificate")
    assert found.title == f"{number} rests on a result that is in force no more"
    assert found.detail == "The exam was annulled. Propose that the paper is revoked."


def rows(database, query):
    with database.reading() as session:
        return query(session, given.LEADER, database.today())


def test_after_weeks_a_leader_is_asked_to_look_at_the_clock(database, key, clock):
    assert rows(database, today.clock) == []
    clock.moment += timedelta(days=50)
    [row] = rows(database, today.clock)
    assert (row.title, row.route) == ("Is the clock right?", Route("certificates.chain"))
    clock.moment -= timedelta(days=60)
    [row] = rows(database, today.clock)
    assert (row.title, row.route) == ("A clock was wrong: no paper can be issued", Route("keys.keys"))


def test_once_in_a_while_somebody_writes_down_how_far_the_register_goes(database, key):
    assert rows(database, today.witnesses) == []
    given_register.a_paper(database, key=key)
    [row] = rows(database, today.witnesses)
    assert row.route == Route("certificates.chain")
    assert row.detail.startswith("1 entry has come")
    with database.reading() as session:
        head = queries.head(session)
    database.execute(service.note_head, service.NoteHead(n=head.n, digest=head.digest.hex()))
    assert rows(database, today.witnesses) == []
