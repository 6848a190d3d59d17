"""Sign-in and each step of the first run are fit for everybody, in every language, look and text size."""

import pytest
from PySide6.QtWidgets import QDialog

from eduapp.app.closing_page import ClosingPage
from eduapp.app.first_run import _KINDS, FirstRun
from eduapp.app.keeping_safe import USE_BACKUP
from eduapp.app.sign_in import SignInPage
from eduapp.app.starting import DamagedHere
from eduapp.core.i18n import _
from eduapp.gui.tasks import InlineTaskRunner, JobHandle
from eduapp.gui.widgets import vbox
from tests.support import given
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench
from tests.support.running import running
from tests.support.sight import SMALL_SCREEN


def filling_the_window(page):
    """The entrance has the window to itself: no rail and no top bar of the shell."""
    window = QDialog()
    window.setObjectName("root")
    window.setAccessibleName("Dagverk")
    vbox(page, spacing=0, parent=window)
    window.resize(SMALL_SCREEN)
    return window


@pytest.fixture
def program(qtbot, tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    with running(folder) as running_program:
        running_program.until(running_program.at(FirstRun))
        running_program.settled()
        running_program.window.hide()
        yield running_program.program


def test_sign_in_is_fit_for_everybody_while_the_database_is_opened(qtbot):
    assert_page_accessible(lambda theme: filling_the_window(SignInPage(theme)))


def test_sign_in_is_fit_for_everybody_with_a_host_and_after_a_wrong_password(qtbot, database):
    def build(theme):
        page = SignInPage(theme)
        page.ready(InlineTaskRunner(database, pytest.fail))
        page.offer_host(given.LEADER)
        page.show_problem("The name and the password do not fit each other.", again=lambda: None)
        return filling_the_window(page)

    assert_page_accessible(build)


def test_sign_in_is_fit_for_everybody_with_a_damaged_database(qtbot):
    def damaged(theme):
        page = SignInPage(theme)
        page.show_problem(DamagedHere(backup=None).sentence(), again=lambda: None)
        page.offer_backup(_(USE_BACKUP).format(day="23.11.2026"), lambda: None, lambda: None)
        return filling_the_window(page)

    assert_page_accessible(damaged)


def test_closing_is_fit_for_everybody(qtbot):
    def closing(theme):
        handle = JobHandle(None, lambda tell: tell())
        return filling_the_window(ClosingPage(theme, handle, lambda: None))

    assert_page_accessible(closing)


@pytest.mark.parametrize("step", range(len(_KINDS)), ids=[kind.__name__ for kind in _KINDS])
def test_a_step_of_the_first_run_is_fit_for_everybody(program, database, step):
    def build(theme):
        page = FirstRun(a_bench(database, theme=theme).bench, program)
        page.show_step(step)
        return filling_the_window(page)

    assert_page_accessible(build)


@pytest.mark.parametrize("step", [1, 2, 3], ids=["school", "administrator", "terms"])
def test_a_step_that_was_sent_with_fields_missing_is_fit_for_everybody(program, database, step):
    def build(theme):
        page = FirstRun(a_bench(database, theme=theme).bench, program)
        page.show_step(step)
        page.page.form.set_values({"name": ""})
        page.next.click()
        assert page.step == step
        return filling_the_window(page)

    assert_page_accessible(build)
