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
