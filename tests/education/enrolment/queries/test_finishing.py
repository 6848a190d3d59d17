"""What one should know of somebody before putting them into a group."""

from datetime import date

from eduapp.education.courses.rules import in_words
from eduapp.education.enrolment import queries
from eduapp.education.enrolment.rules import Outlook
from eduapp.education.enrolment.ui.enrol_dialog import about
from tests.support import given, given_workshops
from tests.support.given_attendance import a_session
from tests.support.given_education import a_course, a_group, a_qualification, an_ended_enrolment, an_enrolment
from tests.support.statements import selects_of

NEXT = date(2026, 11, 30)


def seen(database, group_id, learner_ids, first_day=given.TODAY):
    with database.reading() as session:
        return queries.prospects(session, group_id, learner_ids, first_day)


def test_rule_12_earlier_ends_of_the_same_course_are_told_but_not_those_nobody_chose(database):
    course_id, learner_id = a_course(database), given.a_learner(database, "Karim Haddad")
    for state, reason in (("withdrawn", "own_wish"), ("withdrawn_staff", "conduct")):
        enrolment_id = an_enrolment(database, learner_id, a_group(database, course_id, "Vår"))
        an_ended_enrolment(database, enrolment_id, state, reason)
    other = an_enrolment(database, learner_id)
    an_ended_enrolment(database, other, "withdrawn", "own_wish")

    [told] = seen(database, a_group(database, course_id), [learner_id])

    assert told.name == "Haddad, Karim"
    assert sorted(end.reason for end in told.earlier) == ["conduct", "own_wish"]


def test_the_outlook_counts_from_the_day_somebody_begins(database):
    group_id = a_group(database, a_course(database, planned_hours=4), last_day=date(2026, 12, 4))
    for day in (given.TODAY, NEXT):
        a_session(database, group_id, day)
    a_session(database, group_id, date(2026, 12, 1), cancelled="lock_down")
    learner_id = given.a_learner(database)

    [now] = seen(database, group_id, [learner_id])
    [later] = seen(database, group_id, [learner_id], NEXT)

    assert (now.finish.outlook, now.finish.ready_on) == (Outlook.UNKNOWN_UNTIL, NEXT)
    assert (later.finish.outlook, later.finish.missing) == (Outlook.GROUP_SHORT, 90)


def test_what_the_course_asks_for_is_told_as_of_the_day_somebody_begins(database):
    group_id = a_group(database, a_course(database, prerequisites="certificate:TRUCK and safety:BANDSAW"))
    learner_id, other = given.a_learner(database), given.a_learner(database)
    a_qualification(database, learner_id, "TRUCK")
    a_qualification(database, learner_id, "BANDSAW", "safety", until=given.TODAY)

    with selects_of(database) as selects:
        now = seen(database, group_id, [learner_id, other])
    [later] = seen(database, group_id, [learner_id], NEXT)

    assert [in_words(one.lacks) for one in now] == ["", "certificate:TRUCK and safety:BANDSAW"]
    assert in_words(later.lacks) == "safety:BANDSAW"
    assert len(selects) == 7


def test_who_would_be_at_work_then_is_told_and_stopped_by_nothing(database):
    """Decision 21: a post has no hours of its own."""
    group_id = a_group(database)
    a_session(database, group_id)  # Monday 08:30
    workshop_id, other = given_workshops.a_workshop(database), given.a_learner(database)
    [worker] = given_workshops.placed(database, workshop_id, "Karim Haddad")

    [works, does_not] = seen(database, group_id, [worker, other])

    [said] = works.at_work
    assert said.startswith("Haddad, Karim is at work then: ")
    assert "Carpentry" in said
    assert does_not.at_work == ()
    assert about(works)[0] == said


def test_people_are_told_in_the_order_asked_for_in_few_statements(database):
    group_id = a_group(database)
    people = [given.a_learner(database) for _ in range(4)]
    with selects_of(database) as selects:
        told = seen(database, group_id, [*people, given.TEACHER.user_id])
    assert [one.learner_id for one in told] == people
    assert len(selects) == 6
    assert seen(database, given.TEACHER.user_id, people) == []
    assert seen(database, group_id, []) == []
