"""Plans on Today: one row for talks when the end of the half-year is near, one for plans to look at."""

from datetime import date, timedelta

from eduapp.education.plans.ui import today
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.given_education import a_group, an_enrolment
from tests.support.given_plans import a_goal, here_until


def rows(database, day=given.TODAY, actor=given.LEADER):
    with database.reading() as session:
        return today.rows(session, actor, day)


def taking_part(database, name, until=None, **group):
    learner_id = given.a_learner(database, name)
    an_enrolment(database, learner_id, a_group(database, **group))
    here_until(database, learner_id, until)
    return learner_id


def test_talks_due_are_counted_with_the_day_they_are_due(database):
    for name in ("Karim Haddad", "Jonas Lie", "Geir Moen"):
        taking_part(database, name)

    [row] = rows(database)

    assert (row.title, row.detail) == ("3 talks due by 31 December 2026", "First: Haddad, Karim, 31.12.2026")
    assert row.route == Route("plans.due", detail="talks")
    assert row.token == "none"


def test_before_the_last_sixty_days_only_those_who_leave_soon_are_told(database):
    taking_part(database, "Karim Haddad")
    taking_part(database, "Jonas Lie", until=date(2026, 10, 12))

    assert rows(database, date(2026, 9, 27)) == []
    [row] = rows(database, date(2026, 9, 28))
    assert (row.title, row.token) == ("1 talk due by 12 October 2026", "late")
    [row] = rows(database, date(2026, 11, 1))
    assert row.title == "2 talks due by 31 December 2026"


def test_a_teacher_is_told_of_the_own_groups(database):
    taking_part(database, "Karim Haddad", teacher_id=given.LEADER.user_id)
    assert rows(database, actor=given.TEACHER) == []
    assert len(rows(database)) == 1


def test_plans_to_look_at_are_told_from_the_first_day_of_their_window(database):
    learner_id = given.a_learner(database, "Karim Haddad", available_until=date(2027, 5, 1))
    a_goal(database, learner_id)

    assert rows(database, date(2026, 12, 22)) == []
    [row] = rows(database, date(2026, 12, 23))
    assert (row.title, row.detail, row.token) == (
        "1 plan to look at",
        "First: Haddad, Karim, 23.02.2027",
        "late",
    )
    assert row.route == Route("plans.due", detail="reviews")
    [row] = rows(database, date(2027, 2, 24))
    assert (row.detail, row.token) == ("1 overdue · First: Haddad, Karim, 23.02.2027", "absent")


def test_nothing_waits_when_nothing_is_due_or_nothing_applied(database):
    assert rows(database) == []
    taking_part(database, "Karim Haddad")
    assert rows(database, date(2024, 7, 1)) == []
    assert rows(database, date(2026, 8, 17) + timedelta(days=1)) == []
