"""The password asked for anew: the same command again once it is right, nothing done without it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from eduapp.core.fresh import FreshSignInNeeded, act_of
from eduapp.core.passwords import hash_password
from eduapp.gui.fresh_sign_in import FreshSignIn, PasswordDialog
from eduapp.gui.tasks import InlineTaskRunner
from eduapp.gui.theme import Theme
from eduapp.people.access import queries, service
from tests.support import given
from tests.support.accessibility import assert_page_accessible
from tests.support.windows import nothing_left_open, parent

__all__ = ["nothing_left_open", "parent"]

ACT, PASSWORD = "access.set_password", "fire gode ord her"
JOBS = "eduapp.people.access.jobs:"


@pytest.fixture
def runner(qtbot, database):
    order = service.SetPassword(user_id=given.LEADER.user_id, password_hash=hash_password(PASSWORD))
    database.execute(service.set_password, order)
    made = InlineTaskRunner(database._like(_act_of=act_of), pytest.fail)
    made.asks_anew = FreshSignIn(Theme(), made, f"{JOBS}prove", f"{JOBS}Prove")
    return made


class Sent:
    """A command that asks for a password, and what came of it."""

    def __init__(self, runner, owner):
        self.done, self.failed = [], []
        order = service.SetPassword(user_id=given.LEADER.user_id, password_hash="new")
        runner.execute(
            service.set_password, order, owner=owner, done=self.done.append, failed=self.failed.append
        )


def the_dialog():
    found = QApplication.activeModalWidget()
    assert isinstance(found, PasswordDialog)
    return found


def kept_hash(database):
    with database.reading() as session:
        return queries.sign_in_facts(session, "solveignes").password_hash


def test_the_right_password_sends_the_same_command_again(runner, database, parent):
    sent = Sent(runner, parent)
    assert (sent.done, sent.failed) == ([], [])
    dialog = the_dialog()
    assert dialog.windowTitle() == "Set a new password"
    assert dialog.password.accessibleName() == f"Password of {given.LEADER.name}"  # two may stand there
    dialog.password.setText(PASSWORD)
    dialog.go.click()

    assert (sent.done, sent.failed) == ([None], [])
    assert kept_hash(database) == "new"


def test_enter_in_the_field_confirms_and_is_no_way_out(runner, database, parent):
    sent = Sent(runner, parent)
    dialog = the_dialog()
    QTest.keyClicks(dialog.password, PASSWORD)
    QTest.keyClick(dialog.password, Qt.Key.Key_Return)
    assert (sent.done, sent.failed) == ([None], [])
    assert kept_hash(database) == "new"


def test_a_wrong_one_is_said_there_and_the_next_may_be_right(runner, database, parent):
    sent = Sent(runner, parent)
    dialog = the_dialog()
    dialog.password.setText("something else")
    dialog.go.click()

    assert "does not fit" in dialog.problem.text()
    assert dialog.password.text() == ""
    assert (sent.done, sent.failed) == ([], [])
    dialog.password.setText(PASSWORD)
    dialog.go.click()
    assert sent.done == [None]


def test_whoever_cancels_has_done_nothing(runner, database, parent):
    before = kept_hash(database)
    sent = Sent(runner, parent)
    the_dialog().out.click()

    assert [type(error) for error in sent.failed] == [FreshSignInNeeded]
    assert kept_hash(database) == before


def test_each_act_is_asked_for_by_itself(runner, parent):
    Sent(runner, parent)
    dialog = the_dialog()
    dialog.password.setText(PASSWORD)
    dialog.go.click()
    QApplication.processEvents()
    again = Sent(runner, parent)
    assert again.done == []
    assert the_dialog() is not dialog


def test_it_is_fit_for_everybody(qtbot, parent):
    assert_page_accessible(lambda theme: PasswordDialog(theme, ACT, "Kari Moen", parent))
