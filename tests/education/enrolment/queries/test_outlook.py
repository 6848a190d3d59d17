"""People with what lies ahead of them, in few statements however many they are."""

from datetime import date

import pytest

from eduapp.education.enrolment import queries
from eduapp.education.enrolment.rules import Outlook
from tests.support import given
from tests.support.given_attendance import a_session
from tests.support.given_education import EVERYTHING, a_course, a_group, an_ended_enrolment, an_enrolment
from tests.support.given_enrolments import a_pause
from tests.support.statements import selects_of

DAYS = (date(2026, 11, 24), date(2026, 11, 26), date(2026, 12, 1), date(2026, 12, 3))


def seen(database, query, *args, **kwargs):
    with database.reading() as session:
        return query(session, *args, **kwargs)


@pytest.fixture
def group_id(database):
    group_id = a_group(database, a_course(database, planned_hours=8))
    for day in DAYS:
        a_session(database, group_id, day)
    return group_id


def members(database, group_id):
    return seen(database, queries.roster, group_id).members


def test_a_roster_is_a_group_with_its_people(database, group_id):
    an_enrolment(database, group_id=group_id)

    roster = seen(database, queries.roster, group_id)

    assert roster.group == seen(database, queries.group, group_id)
    assert [row.id for row in roster.members] == [row.id for row in seen(database, queries.members, group_id)]
    assert seen(database, queries.roster, given.TEACHER.user_id) is None


def test_everybody_who_goes_on_is_told_whether_they_finish(database, group_id):
    facts = {"Ada": date(2026, 12, 18), "Bo": date(2026, 11, 30), "Cai": None}
    for name, until in facts.items():
        person = given.a_learner(database, f"{name} Holm", available_until=until)
        an_enrolment(database, person, group_id, override=EVERYTHING)
    an_ended_enrolment(database, an_enrolment(database, given.a_learner(database, "Dag Ås"), group_id))

    found = [row.finish and (row.finish.outlook, row.finish.missing) for row in members(database, group_id)]

    assert found == [
        (Outlook.IN_TIME, 0),
        (Outlook.SHORT, 4 * 45),
        (Outlook.UNKNOWN_UNTIL, 0),
        None,
    ]


def test_days_of_a_pause_are_not_counted(database, group_id):
    until = date(2026, 12, 10)
    person = given.a_learner(database, available_until=until)
    enrolment_id = an_enrolment(database, person, group_id, override=EVERYTHING)
    a_pause(database, enrolment_id, date(2026, 12, 1), date(2026, 12, 2))

    [row] = members(database, group_id)

    assert row.pause_from == date(2026, 12, 1)
    assert row.paused_until is None
    assert row.finish.counted_on_from == date(2026, 12, 3)


def test_days_without_teaching_are_handed_in(database, group_id):
    person = given.a_learner(database, available_until=date(2026, 12, 3))
    an_enrolment(database, person, group_id, override=EVERYTHING)
    [open_] = members(database, group_id)
    [closed] = seen(database, queries.roster, group_id, closed={date(2026, 11, 24)}).members
    assert (open_.finish.outlook, closed.finish.outlook) == (Outlook.IN_TIME, Outlook.SHORT)


def test_a_running_pause_tells_its_last_day(database, group_id):
    a_pause(database, an_enrolment(database, group_id=group_id), last_day=date(2026, 11, 27))
    [row] = members(database, group_id)
    assert (row.state, row.paused_until) == ("suspended", date(2026, 11, 27))


def test_a_learners_courses_are_told_with_what_lies_ahead(database, group_id):
    learner_id = given.a_learner(database, available_until=date(2026, 11, 30))
    an_ended_enrolment(database, an_enrolment(database, learner_id, a_group(database), override=EVERYTHING))
    an_enrolment(database, learner_id, group_id, override=EVERYTHING)
    an_enrolment(database, learner_id, a_group(database), override=EVERYTHING)

    rows = seen(database, queries.courses_of_learner, learner_id)

    told = {row.group_id: row.finish and row.finish.outlook for row in rows}
    assert told[group_id] is Outlook.SHORT
    assert sorted(map(str, told.values())) == ["None", "short", "unknown_plan"]


def test_a_roster_is_eight_statements_however_many_people(database, group_id):
    for _ in range(6):
        an_enrolment(database, group_id=group_id)
    with selects_of(database) as selects:
        seen(database, queries.roster, group_id)
    assert len(selects) == 8


def test_a_learners_courses_are_six_statements(database):
    learner_id = given.a_learner(database)
    for _ in range(3):
        an_enrolment(database, learner_id)
    with selects_of(database) as selects:
        seen(database, queries.courses_of_learner, learner_id)
    assert len(selects) == 6


def test_somebody_without_courses_costs_one_statement(database):
    with selects_of(database) as selects:
        assert seen(database, queries.courses_of_learner, given.a_learner(database)) == []
    assert len([one for one in selects if "FROM enrolment" in one]) == 1
