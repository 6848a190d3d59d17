"""The window keeps the database safe by itself: daily, at close, and by one click after damage."""

import shutil

import pytest
from sqlalchemy import func, select

from eduapp.app.closing_page import ClosingPage
from eduapp.app.first_run import FirstRun
from eduapp.app.location import FILE_NAME, Location
from eduapp.app.opening import open_database
from eduapp.app.reaching import Server
from eduapp.app.running_mark import FILE_NAME as MARK
from eduapp.app.shell import Shell
from eduapp.app.sign_in import SignInPage
from eduapp.core.progress import NoProgress
from eduapp.gui.files import DialogFileChooser
from eduapp.people.access.jobs import NewUser, add_user
from eduapp.people.learners.models import Learner
from eduapp.safekeeping import terms
from eduapp.safekeeping.jobs import folders
from eduapp.safekeeping.jobs.codes import MakeCode, make_code
from eduapp.safekeeping.jobs.looking import CodeDoesNotFit
from tests.support import given
from tests.support.given_backups import make, own
from tests.support.running import PASSWORD, running
from tests.support.served import address, certificate, issuer, place, served
from tests.support.shared import with_staff
from tests.support.tls_server import PASSWORD as PASSWORD_THERE

__all__ = ["address", "certificate", "issuer", "place", "served"]


@pytest.fixture
def home(tmp_path, clock):
    """A real school's data folder: nobody is invented, and somebody can sign in."""
    database = open_database(Location.of(tmp_path / "data"), clock=clock)
    new = NewUser(
        name="Nils Ås", sign_in_name="nils", title="", roles=("administrator",), password=PASSWORD, first=True
    )
    add_user(own(database), new, NoProgress())
    database.engine.dispose()
    return tmp_path / "data"


def lying(home):
    return [one.manifest.occasion for one in folders.listed(home / terms.FOLDER)]


def test_a_backup_is_made_behind_whoever_signs_in(qtbot, home, clock):
    with running(home, clock, keeps_safe=True) as run:
        run.until(lambda: lying(home) == [terms.DAILY])
        run.sign_in("nils")
        run.window.close()
        run.until(lambda: not run.window.isVisible())
    assert lying(home) == [terms.DAILY]  # somebody signed in, and nothing was changed


def test_at_close_one_is_made_of_what_was_changed_and_the_window_goes_by_itself(qtbot, home, clock):
    with running(home, clock, keeps_safe=True) as run:
        run.until(lambda: lying(home) == [terms.DAILY])
        run.sign_in("nils")
        given.a_learner(run.program.database.acting_as(given.LEADER), "Karim Haddad")
        run.settled()
        run.until(lambda: run.program.safe._changed)
        assert not run.window.close()
        assert isinstance(run.window.centralWidget(), ClosingPage)
        run.until(lambda: not run.window.isVisible())
    newest = folders.listed(home / terms.FOLDER)[0].manifest
    assert (newest.occasion, newest.tables["learner"]) == (terms.CLOSING, 1)
    assert not (home / MARK).exists()


def test_a_backup_that_fails_at_close_says_why_and_keeps_nobody(qtbot, home, clock):
    with running(home, clock, keeps_safe=True) as run:
        run.until(lambda: lying(home) == [terms.DAILY])
        run.sign_in("nils")
        for one in folders.listed(home / terms.FOLDER):
            (one.folder / folders.FILE).unlink()
        (home / terms.FOLDER).rename(home / "away")
        (home / terms.FOLDER).write_text("in the way")
        given.a_learner(run.program.database.acting_as(given.LEADER), "Karim Haddad")
        run.until(lambda: run.program.safe._changed)
        assert not run.window.close()
        page = run.window.centralWidget()
        run.until(page.problem.isVisible)
        assert page.problem.text()
        page.now.click()
        assert not run.window.isVisible()


def test_one_click_brings_the_last_backup_back(qtbot, home, clock):
    database = open_database(Location.of(home), clock=clock)
    given.a_learner(own(database), "Karim Haddad")
    make(database, home)
    database.engine.dispose()
    file = home / FILE_NAME
    file.write_bytes(b"\0" * 4096 + file.read_bytes()[4096:])
    broken = file.read_bytes()

    with running(home, clock) as run:
        run.until(lambda: run.at(SignInPage)() and run.entrance.backup.isVisible())
        assert "23.11.2026" in run.entrance.backup.text()
        assert not run.entrance.enter.isEnabled()
        run.entrance.backup.click()
        run.until(lambda: run.at(SignInPage)() and run.entrance.enter.isEnabled())
        assert "Backup 1" in run.entrance.calm.text()
        run.sign_in("nils")
        assert isinstance(run.window.centralWidget(), Shell)

    assert (home / terms.ASIDE / "0001" / FILE_NAME).read_bytes() == broken


def test_after_a_crash_one_calm_sentence(qtbot, home, clock):
    (home / MARK).write_text("")
    with running(home, clock) as run:
        run.until(lambda: run.at(SignInPage)() and run.entrance.calm.isVisible())
        assert "Everything that was saved is there" in run.entrance.calm.text()
    with running(home, clock) as run:
        run.until(lambda: run.at(SignInPage)() and run.entrance.enter.isEnabled())
        assert not run.entrance.calm.isVisible()


def test_after_a_crash_of_a_pc_that_shares_a_server_the_same_sentence(qtbot, tmp_path, clock, address):
    """Of exams and sheets that others are at nothing is said: they were not left behind."""
    url = Server(address, PASSWORD_THERE).engine_url
    with_staff(url)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / MARK).write_text("")
    with running(tmp_path / "data", clock, url=url) as run:
        run.until(lambda: run.at(SignInPage)() and run.entrance.calm.isVisible())
        assert "Everything that was saved is there" in run.entrance.calm.text()
    assert not (tmp_path / "data" / MARK).exists()


def test_on_a_new_pc_the_first_page_brings_a_backup_back_with_the_code_on_paper(
    qtbot, home, clock, tmp_path, monkeypatch
):
    """The old PC is gone, its account with its keys too; there are a stick and a paper."""
    database = open_database(Location.of(home), clock=clock)
    given.a_learner(own(database), "Karim Haddad")
    paper = make_code(own(database), MakeCode(folder=home), NoProgress())
    make(database, home)
    database.engine.dispose()
    [lies] = folders.listed(home / terms.FOLDER)
    stick = tmp_path / "stick" / lies.folder.name
    shutil.copytree(lies.folder, stick)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "another account"))
    monkeypatch.setattr(DialogFileChooser, "folder", lambda *_asked: stick)

    with running(tmp_path / "new", clock) as run:
        run.until(run.at(FirstRun))
        run.window.centralWidget().pages[0].backup.click()
        run.until(lambda: run.at(SignInPage)() and run.entrance.is_locked)
        assert paper.mark in run.entrance.message.text()
        run.entrance.passphrase.setText("AAAAA AAAAA AAAAA AAAAA AAAAA")
        run.entrance.unlock.click()
        not_that = CodeDoesNotFit(mark=paper.mark).sentence()
        run.until(lambda: run.at(SignInPage)() and run.entrance.message.text() == not_that)
        run.entrance.passphrase.setText(paper.code)
        run.entrance.unlock.click()
        run.until(lambda: run.at(SignInPage)() and run.entrance.enter.isEnabled())
        run.sign_in("nils")
        with run.program.database.reading() as look:
            assert look.scalar(select(func.count()).select_from(Learner)) == 1
