"""What many people have when; that it says what is said of each alone is held in test_crowd.py."""

from datetime import timedelta

import pytest

from eduapp.education.courses import queries as courses
from eduapp.education.enrolment.queries.times import Times
from tests.support import given, given_apart, given_attendance

pytestmark = pytest.mark.both_databases
TOMORROW = given.TODAY + timedelta(days=1)


@pytest.fixture
def groups(database):
    """Two groups at the same hour tomorrow."""
    found = [given_attendance.a_running_group(database, name) for name in ("Maths", "Norwegian")]
    for group in found:
        given_attendance.a_session(database, group, TOMORROW)
    return found


def said(database, groups, people, asked, *, joins=(), first_day=given.TODAY):
    """What stands against somebody joining a group, once those in `joins` have joined."""
    with database.reading() as session:
        names = {one: f"P{number}" for number, one in enumerate(people)}
        times = Times(session, courses.groups_by_id(session, groups).values(), names)
        for learner_id, group_id in joins:
            times.join(learner_id, group_id, given.TODAY)
        return [one.name for one in times.against(*asked, first_day, ())]


def test_who_joined_one_is_busy_for_the_other(database, groups):
    one, other = (given.a_learner(database) for _ in range(2))
    maths, norwegian = groups
    joins = [(one, maths)]
    assert said(database, groups, [one, other], (one, norwegian), joins=joins) == ["LearnerBusy"]
    assert said(database, groups, [one, other], (other, norwegian), joins=joins) == []
    assert said(database, groups, [one, other], (one, maths), joins=joins) == []


def test_only_days_from_the_first_are_asked(database, groups):
    one = given.a_learner(database)
    later = TOMORROW + timedelta(days=1)
    assert said(database, groups, [one], (one, groups[1]), joins=[(one, groups[0])], first_day=later) == []


def test_who_must_not_meet_somebody_is_kept_from_who_joined_above(database, groups):
    one, other = (given.a_learner(database) for _ in range(2))
    given_apart.a_pair(database, one, other)
    joins = [(other, groups[0])]
    assert said(database, groups, [one, other], (one, groups[0]), joins=joins) == ["NotTogether"]
    assert said(database, groups, [one, other], (one, groups[1]), joins=joins) == []


def test_of_nobody_nothing_is_read(database, groups):
    assert said(database, [], [], (given.a_learner(database), groups[0])) == []
