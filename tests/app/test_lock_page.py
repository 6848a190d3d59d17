"""The locked screen: one field for password or PIN, and a way for somebody else."""

import pytest
from PySide6.QtWidgets import QDialog, QLabel

from eduapp.app.lock_page import LockPage
from eduapp.core.actor import system_actor
from eduapp.core.progress import NoProgress
from eduapp.gui.tasks import InlineTaskRunner
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import vbox
from eduapp.people.access import jobs, terms
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.sight import SMALL_SCREEN

PASSWORD, PIN, SECRET = "fire gode ord her", "482917", "of this PC"


@pytest.fixture
def entrance(database):
    new = jobs.NewPassword(user_id=given.LEADER.user_id, user_name="Solveig", password=PASSWORD)
    jobs.set_password(database, new, NoProgress())
    jobs.choose_pin(database, jobs.NewPin(desk=jobs.Desk(SECRET), pin=PIN), NoProgress())
    database.waits.password_typed(given.LEADER.user_id)
    return database.acting_as(system_actor(terms.SYSTEM_PERMISSIONS))


@pytest.fixture
def page(qtbot, entrance):
    made = LockPage(Theme(), [given.LEADER], SECRET)
    made.ready(InlineTaskRunner(entrance, pytest.fail))
    qtbot.addWidget(made)
    show(made)
    return made


@pytest.mark.parametrize("typed", [PASSWORD, PIN])
def test_password_or_pin_bring_back_who_went_away(page, typed):
    back = []
    page.came_back.connect(back.append)
    page.password.setText(typed)
    page.enter.click()

    assert [actor.user_id for actor in back] == [given.LEADER.user_id]
    assert page.password.text() == ""


@pytest.mark.parametrize(
    ("typed", "said"), [("", "Write your"), ("wrong word here", "does not fit"), ("111112", "4 tries")]
)
def test_anything_else_is_said_and_nothing_stays_in_the_field(page, typed, said):
    page.came_back.connect(pytest.fail)
    page.password.setText(typed)
    page.enter.click()

    assert said in page.message.text()
    assert page.password.text() == ""
    assert page.enter.isEnabled()


def test_somebody_else_may_sign_in(page):
    asked = []
    page.somebody_else.connect(lambda: asked.append(True))
    page.other.click()
    assert asked


def test_where_several_share_the_desk_each_is_chosen_by_name(qtbot, entrance):
    page = LockPage(Theme(), [given.TEACHER, given.LEADER], SECRET)
    page.ready(InlineTaskRunner(entrance, pytest.fail))
    qtbot.addWidget(page)
    show(page)
    back = []
    page.came_back.connect(back.append)
    page.password.setText("half")
    page.who.setCurrentIndex(1)
    assert page.password.text() == ""
    page.password.setText(PIN)
    page.enter.click()
    assert back[0].user_id == given.LEADER.user_id


def test_no_name_is_there_but_theirs(page):
    shown = " ".join(one.text() for one in page.findChildren(QLabel))
    assert given.LEADER.name in shown
    assert given.TEACHER.name not in shown


@pytest.mark.parametrize("away", [[given.LEADER], [given.LEADER, given.TEACHER]])
def test_it_is_fit_for_everybody(qtbot, entrance, away):
    def build(theme):
        page = LockPage(theme, away, SECRET)
        page.ready(InlineTaskRunner(entrance, pytest.fail))
        page.show_problem("That is not your PIN here. 4 tries are left, then your password is needed.")
        window = QDialog()
        window.setObjectName("root")
        window.setAccessibleName("Dagverk")
        vbox(page, spacing=0, parent=window)
        window.resize(SMALL_SCREEN)
        return window

    assert_page_accessible(build)
