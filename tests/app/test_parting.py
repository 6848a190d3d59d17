"""Leaving the desk in the real program: by signing out, by locking, and by closing the window."""

import pytest
from sqlalchemy import select

from eduapp.app.location import Location
from eduapp.app.lock_page import LockPage
from eduapp.app.opening import open_database
from eduapp.app.shell import Shell
from eduapp.app.sign_in import SignInPage
from eduapp.gui.routes import Route
from eduapp.people.audit import queries
from eduapp.people.learners.models import Learner
from tests.support.running import PASSWORD, running
from tests.support.sample import copied


@pytest.fixture
def folder(site_file, tmp_path):
    return copied(site_file, tmp_path / "data")


def opened(program):
    """Open somebody's page; nothing of it has been counted yet."""
    with program.program.database.reading() as session:
        learner = session.scalars(select(Learner.id).order_by(Learner.id).limit(1)).one()
    program.shell.go(Route("learners.learner", learner))
    program.settled(aside=False)


def counted(folder):
    """How often pages of people were opened, by all that the trail has."""
    database = open_database(Location.of(folder))
    with database.reading() as session:
        found = sum(row.times for row in queries.reads_of(session))
    database.engine.dispose()
    return found


def test_whoever_signs_out_has_what_they_opened_counted(qtbot, folder):
    with running(folder) as program:
        program.sign_in("leader")
        opened(program)
        program.sign_out()
        program.until(program.at(SignInPage))
    assert counted(folder) == 1


def test_who_goes_away_has_it_counted_and_goes_on_counting_afterwards(qtbot, folder):
    with running(folder) as program:
        program.sign_in("leader")
        opened(program)
        program.program.locking.lock()
        program.until(program.at(LockPage))
        page = program.window.centralWidget()
        page.password.setText(PASSWORD)
        page.enter.click()
        program.until(program.at(Shell))
        program.shell.go(Route("today"))
        program.settled()
        opened(program)
    assert counted(folder) == 2


def test_closing_the_window_counts_it_too(qtbot, folder):
    with running(folder) as program:
        program.sign_in("leader")
        opened(program)
    assert counted(folder) == 1
