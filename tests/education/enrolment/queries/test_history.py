"""What has been, of one enrolment and before it."""

from datetime import date, timedelta

from eduapp.education.enrolment import queries, service
from tests.support import given
from tests.support.given_education import a_course, a_group, an_ended_enrolment, an_enrolment
from tests.support.given_enrolments import a_pause, away
from tests.support.statements import selects_of


def history(database, enrolment_id):
    with database.reading() as session:
        return queries.history(session, enrolment_id, given.TODAY)


def test_a_history_holds_the_facts_and_what_still_applies(database):
    learner_id = given.a_learner(database, "Karim Haddad")
    group_id = a_group(database, a_course(database, name="Norsk A2"))
    enrolment_id = an_enrolment(database, learner_id, group_id, consented_on=date(2026, 8, 14))
    a_pause(database, enrolment_id, date(2026, 12, 1))
    away(database, learner_id)
    exclude = service.Exclude(
        enrolment_id=enrolment_id,
        version=2,
        weekdays=frozenset({4}),
        first_day=given.TODAY + timedelta(1),
    )
    database.execute(service.exclude, exclude)

    told = history(database, enrolment_id)

    assert (told.name, told.course, told.group, told.state) == (
        "Haddad, Karim",
        "Norsk A2",
        "Høst 2026",
        "auto_suspended",
    )
    assert told.consented_on == date(2026, 8, 14)
    assert [(one.kind, one.state) for one in told.pauses] == [("away", "running"), ("manual", "planned")]
    [exclusion] = told.exclusions
    assert (exclusion.weekdays, exclusion.start_minute, exclusion.end_minute) == ({4}, 0, 1440)


def test_exclusions_that_are_over_or_dropped_no_longer_apply(database):
    enrolment_id = an_enrolment(database)
    order = service.Exclude(
        enrolment_id=enrolment_id, version=1, weekdays=frozenset({4}), first_day=given.TODAY + timedelta(1)
    )
    exclusion_id = database.execute(service.exclude, order)
    database.execute(service.lift_exclusion, service.LiftExclusion(exclusion_id=exclusion_id))
    assert history(database, enrolment_id).exclusions == ()


def test_what_came_before_is_told_newest_first_the_new_one_left_out(database):
    learner_id, course_id = given.a_learner(database), a_course(database)
    ids = []
    for name, day in (("Eldst", 1), ("Eldre", 20)):
        one = an_enrolment(database, learner_id, a_group(database, course_id, name))
        an_ended_enrolment(database, one, "withdrawn", "own_wish", date(2026, 10, day))
        ids.append(one)
    newest = an_enrolment(database, learner_id, a_group(database, course_id, "Ny"))

    assert [end.group for end in history(database, newest).earlier] == ["Eldre", "Eldst"]
    with database.reading() as session:
        assert queries.last_ended(session, learner_id, course_id) == ids[1]


def test_what_is_gone_has_no_history(database):
    assert history(database, given.TEACHER.user_id) is None


def test_a_history_is_five_statements(database):
    enrolment_id = an_enrolment(database)
    with selects_of(database) as selects:
        history(database, enrolment_id)
    assert len(selects) == 5
