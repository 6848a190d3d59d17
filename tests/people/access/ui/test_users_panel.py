"""On the settings page: how many may sign in, and the way to the list."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from sqlalchemy import update

from eduapp.gui.routes import Route
from eduapp.people.access.models import User
from eduapp.people.access.ui.users_panel import UsersPanel
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.fakes import a_bench


def the_panel(qtbot, fakes):
    panel = UsersPanel(fakes.bench)
    qtbot.addWidget(panel)
    show(panel)
    return panel


def close(database, *actors):
    with database.writing() as uow:
        ids = [actor.user_id for actor in actors]
        uow.session.execute(update(User).where(User.id.in_(ids)).values(active=False))


@pytest.mark.parametrize(
    ("closed", "words"),
    [
        ((), "8 people may sign in"),
        (given.STAFF[:1], "7 people may sign in"),
        (given.STAFF[1:], "1 person may sign in"),
    ],
)
def test_only_open_accounts_are_counted(qtbot, database, fakes, closed, words):
    close(database, *closed)
    panel = the_panel(qtbot, fakes)
    assert [one.text() for one in panel.findChildren(QLabel)] == [words]


def test_the_button_leads_to_the_list(qtbot, fakes):
    panel = the_panel(qtbot, fakes)
    [go] = panel.findChildren(QPushButton)
    assert go.accessibleName() == "Open the list of people who use this"
    go.click()
    assert fakes.went == [Route("access.users")]


def test_it_is_fit_for_everybody(qtbot, database):
    assert_page_accessible(lambda theme: UsersPanel(a_bench(database, theme=theme).bench))
