"""Whose files are opened is counted behind the pages, and never in their way."""

from dataclasses import replace

import pytest

from eduapp.app.read_log import ReadLog
from eduapp.gui.navigation import Navigation
from eduapp.gui.routes import Route
from eduapp.gui.tasks import InlineTaskRunner
from eduapp.people.audit import queries
from tests.support import given


@pytest.fixture
def errors():
    return []


@pytest.fixture
def navigation():
    return Navigation()


@pytest.fixture
def log(qapp, database, navigation, errors):
    return ReadLog(navigation, InlineTaskRunner(database, errors.append), given.LEADER)


def counted(database):
    with database.reading() as session:
        return [(row.learner_id, row.times) for row in queries.reads_of(session)]


def test_each_time_a_file_is_opened_counts_and_no_other_page_does(log, navigation, database):
    person, other = given.a_learner(database), given.a_learner(database)
    for route in (
        Route("learners.list"), Route("learners.learner", person), Route("learners.learner", person, "x"),
        Route("courses.course", other), Route("learners.learner", person),
    ):  # fmt: skip
        navigation.go(route)
    assert counted(database) == []
    log.send()
    log.send()
    assert counted(database) == [(person, 3)]


def test_a_page_that_is_built_anew_was_not_opened_again(log, navigation, database):
    person = given.a_learner(database)
    navigation.go(Route("learners.learner", person))
    navigation.go(Route("learners.learner", person))
    log.send()
    assert counted(database) == [(person, 1)]


def test_it_is_sent_by_itself(log, navigation, database, qtbot):
    navigation.go(Route("learners.learner", given.a_learner(database)))
    timer = log._timer
    assert timer.isActive()
    timer.timeout.emit()
    assert len(counted(database)) == 1


def test_who_opens_no_files_is_not_counted(qapp, database, navigation, errors):
    examiner = replace(given.LEADER, permissions=frozenset())
    log = ReadLog(navigation, InlineTaskRunner(database, errors.append), examiner)
    navigation.go(Route("learners.learner", given.a_learner(database)))
    log.send()
    assert counted(database) == []


@pytest.mark.parametrize(
    ("key", "detail", "counts"),
    [
        ("handouts.plan", "", True),
        ("timetable.week", "learner", True),
        ("timetable.week", "learner/2026-11-23", True),
        ("timetable.week", "teacher", False),
        ("timetable.week", "place/2026-11-23", False),
        ("lists.lists", "week", True),
        ("lists.lists", "week:2026-11-23:x", True),
        ("lists.lists", "register", False),
    ],
)
def test_the_week_and_the_plan_of_a_person_are_files_too(log, navigation, database, key, detail, counts):
    person = given.a_learner(database)
    navigation.go(Route(key, person, detail))
    log.send()
    assert counted(database) == ([(person, 1)] if counts else [])


def test_who_is_chosen_on_a_page_is_counted_once_until_somebody_else_is(log, navigation, database):
    """The page says so each time it has read a week, and reads it anew when something changed."""
    anna, bo = given.a_learner(database, "Anna Berg"), given.a_learner(database, "Bo Dal")
    navigation.go(Route("timetable.week"))
    for person in (anna, anna, bo, anna, anna):
        navigation.shows(Route("timetable.week", person, "learner"))
    navigation.go(Route("timetable.week"))  # built anew, with what it showed
    navigation.shows(Route("timetable.week", anna, "learner"))
    log.send()
    assert sorted(counted(database)) == sorted([(anna, 2), (bo, 1)])


def test_a_page_that_begins_with_a_person_does_not_count_them_twice(log, navigation, database):
    person = given.a_learner(database)
    week = Route("timetable.week", person, "learner/2026-11-23")
    navigation.go(week)
    navigation.shows(Route("timetable.week", person, "learner"))
    log.send()
    assert counted(database) == [(person, 1)]
    navigation.go(Route("today"))
    navigation.go(week)
    log.send()
    assert counted(database) == [(person, 2)]
