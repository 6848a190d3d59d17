"""Talks due in the half-year, reviews whose window has begun, and how both are found."""

from datetime import date, timedelta

import pytest

from eduapp.core.actor import EVERYTHING
from eduapp.education.plans import queries, service
from tests.support import given
from tests.support.given_education import a_course, a_group, an_ended_enrolment, an_enrolment
from tests.support.given_plans import a_goal, a_talk, gone, here_until, the_plan
from tests.support.statements import plans_of, selects_of, tables_read_whole

SPRING = date(2026, 3, 2)


def due(database, chosen="", typed="", teacher=None, day=given.TODAY):
    with database.reading() as session:
        rows = queries.due(session, typed, chosen, day, teacher.scope() if teacher else EVERYTHING)
    return [(row.name, row.kind, row.due) for row in rows]


def names(database, *how, **more):
    return [name for name, _kind, _due in due(database, *how, **more)]


def taking_part(database, name, until=None, **group):
    learner_id = given.a_learner(database, name)
    an_enrolment(database, learner_id, a_group(database, **group))
    here_until(database, learner_id, until)
    return learner_id


END = date(2026, 12, 31)


def test_everybody_who_takes_part_has_a_talk_due_those_who_leave_first(database):
    taking_part(database, "Karim Haddad")
    taking_part(database, "Jonas Lie", until=date(2026, 12, 4))
    given.a_learner(database, "Ada Holm")  # takes part in nothing

    assert due(database) == [
        ("Lie, Jonas", "talk", date(2026, 12, 4)),
        ("Haddad, Karim", "talk", END),
    ]


def test_a_talk_is_due_until_it_is_held_in_this_half_year_and_counts(database):
    learner_id = taking_part(database, "Karim Haddad")
    a_talk(database, learner_id, date(2026, 7, 31))
    assert names(database) == ["Haddad, Karim"]
    a_talk(database, learner_id, date(2026, 8, 1))
    assert names(database) == []

    row = the_plan(database, learner_id).talk_held
    order = service.StrikeTalk(talk_id=row.id, version=row.version, reason="Another learner")
    database.execute(service.strike_talk, order)

    assert names(database) == ["Haddad, Karim"]


def test_who_is_gone_or_has_finished_has_none_due(database):
    gone(database, taking_part(database, "Karim Haddad"))
    enrolment_id = an_enrolment(database, given.a_learner(database, "Jonas Lie"))
    an_ended_enrolment(database, enrolment_id, last_day=date(2026, 11, 20))

    assert names(database) == []


def test_a_teacher_sees_those_of_the_own_groups(database):
    taking_part(database, "Karim Haddad")
    taking_part(database, "Jonas Lie", teacher_id=given.LEADER.user_id)

    assert names(database, teacher=given.TEACHER) == ["Haddad, Karim"]
    assert names(database) == ["Haddad, Karim", "Lie, Jonas"]


def test_a_list_of_talks_tells_what_each_takes_part_in(database):
    learner_id = taking_part(database, "Karim Haddad", course_id=a_course(database, name="Norsk A2"))
    an_enrolment(database, learner_id, a_group(database, a_course(database, name="Data")))

    with database.reading() as session:
        [row] = queries.due(session, "", "", given.TODAY)

    assert (row.courses, row.half_year) == ("Data, Norsk A2", "autumn 2026")


def test_somebody_is_found_by_letters(database):
    taking_part(database, "Karim Haddad")
    taking_part(database, "Jonas Lie")
    for chosen in ("", queries.TALKS, queries.REVIEWS, queries.HELD, queries.MISSED):
        assert set(names(database, chosen, "had")) <= {"Haddad, Karim"}
    assert names(database, "", "had") == ["Haddad, Karim"]


def test_a_review_is_due_from_the_first_day_of_its_window_on(database, clock):
    learner_id = given.a_learner(database, "Karim Haddad", available_until=date(2027, 5, 1))
    a_goal(database, learner_id)

    assert due(database, day=date(2026, 12, 22)) == []
    assert due(database, day=date(2026, 12, 23)) == [("Haddad, Karim", "review", date(2027, 2, 23))]
    assert due(database, queries.REVIEWS) == [("Haddad, Karim", "review", date(2027, 2, 23))]
    assert due(database, queries.TALKS, day=date(2026, 12, 23)) == []


@pytest.mark.parametrize(("day", "overdue"), [(date(2027, 2, 23), False), (date(2027, 2, 24), True)])
def test_a_review_past_its_last_day_is_overdue(database, day, overdue):
    learner_id = given.a_learner(database, available_until=date(2027, 5, 1))
    a_goal(database, learner_id)
    with database.reading() as session:
        [row] = queries.reviews_due(session, day)
    assert row.overdue == overdue


def test_rule_63_a_postponed_review_is_overdue_when_its_days_are_over(database, clock):
    learner_id = given.a_learner(database, available_until=date(2027, 5, 1))
    a_goal(database, learner_id)
    clock.moment += timedelta(days=92)  # its last day
    review = the_plan(database, learner_id).review
    order = service.PostponeReview(review_id=review.id, version=review.version, reason="staff_away")
    database.execute(service.postpone_review, order)

    def asks(day):
        with database.reading() as session:
            [row] = queries.reviews_due(session, day)
        assert (row.state, row.reason) == ("postponed", "staff_away")
        return row.overdue

    assert not asks(date(2027, 2, 28))
    assert asks(date(2027, 3, 1))


def test_talks_held_stand_with_their_day_and_person_once_a_learner(database):
    learner_id = taking_part(database, "Karim Haddad")
    a_talk(database, learner_id, date(2026, 9, 1))
    a_talk(database, learner_id, date(2026, 10, 1))

    with database.reading() as session:
        [row] = queries.due(session, "", queries.HELD, given.TODAY, given.TEACHER.scope())

    assert (row.due, row.held_by, row.state) == (date(2026, 10, 1), given.TEACHER.name, "held")
    assert due(database, queries.HELD, teacher=given.LEADER) == []


def test_who_took_part_in_the_last_half_year_without_a_talk_was_missed(database):
    missed, talked = (given.a_learner(database, name) for name in ("Karim Haddad", "Jonas Lie"))
    spring = {"first_day": SPRING, "last_day": date(2026, 12, 18)}
    for learner_id in (missed, talked):
        an_enrolment(database, learner_id, a_group(database, **spring), first_day=SPRING)
    a_talk(database, talked, date(2026, 6, 1))
    taking_part(database, "Ada Holm")  # began this autumn

    assert due(database, queries.MISSED) == [("Haddad, Karim", "talk", date(2026, 7, 31))]
    a_talk(database, missed, date(2026, 6, 2))
    assert due(database, queries.MISSED) == []


def test_before_anything_applied_nothing_was_due(database):
    taking_part(database, "Karim Haddad")
    for chosen in ("", queries.HELD, queries.MISSED):
        assert due(database, chosen, day=date(2024, 7, 1)) == []


def test_a_long_list_is_read_in_as_few_statements_as_a_short_one(database):
    def asked():
        found = []
        for chosen in ("", queries.HELD, queries.MISSED, queries.REVIEWS):
            with database.reading() as session, selects_of(database) as statements:
                queries.due(session, "", chosen, given.TODAY, given.TEACHER.scope())
            found.append(len(statements))
        return found

    a_goal(database, taking_part(database, "Karim Haddad"))
    a_talk(database, taking_part(database, "Nora Dahl"))
    few = asked()
    for number in range(5):
        learner_id = taking_part(database, f"Per{number} Nes")
        a_goal(database, learner_id)
        if number % 2:
            a_talk(database, learner_id)

    assert asked() == few
    assert max(few) <= 4


def test_no_growing_table_is_read_whole(database):
    if database.engine.dialect.name != "sqlite":
        pytest.skip("plans are read on SQLite")
    a_goal(database, taking_part(database, "Karim Haddad"))
    with plans_of(database) as steps, database.reading() as session:
        for chosen in ("", queries.HELD, queries.MISSED, queries.REVIEWS):
            queries.due(session, "", chosen, given.TODAY, given.TEACHER.scope())

    growing = {"learner", "enrolment", "plan_talk", "plan_review", "plan_goal", "plan_step", "plan_event"}
    assert tables_read_whole(steps, growing) == []
