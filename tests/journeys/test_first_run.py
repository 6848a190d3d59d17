"""From an empty folder to Today in the real window, and what the entrance says if there is no way in."""

import shutil
import sqlite3
import stat

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from eduapp.app.first_run import FirstRun
from eduapp.app.location import FILE_NAME, Location
from eduapp.app.opening import open_database
from eduapp.app.sample_site import fill
from eduapp.app.shell import Shell
from eduapp.app.sign_in import SignInPage
from eduapp.core.progress import NoProgress
from eduapp.core.resources import resource
from eduapp.gui.routes import Route
from tests.support.keys import click, effort, press
from tests.support.running import running
from tests.support.sample import copied


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "data"
    made.mkdir()
    return made


def go_on(program):
    """Press Next and wait for the page after."""
    step = program.first_run.step
    program.settled()
    click(program.first_run.next)
    program.until(lambda: program.first_run.step == step + 1)


def name_the_administrator(program):
    form = program.first_run.page.form
    typed = {"name": "Nils Ås", "title": "leder", "sign_in_name": "nils"}
    form.set_values(typed | {"password": "fire gode ord her", "again": "fire gode ord her"})


def test_from_an_empty_folder_to_today(qtbot, folder):
    with running(folder) as program:
        program.until(program.at(FirstRun))
        program.settled()
        program.program.choose(spoken="nb")
        assert program.first_run.page.title == "Velkommen til Dagverk"
        program.program.choose(spoken="en")
        go_on(program)
        program.first_run.page.form.set_values({"name": "Fjellvik skole", "prison_name": "Fjellvik fengsel"})
        go_on(program)
        name_the_administrator(program)
        go_on(program)
        go_on(program)
        click(program.first_run.later)  # people
        click(program.first_run.next)
        program.until(program.at(Shell))
        program.settled()

        assert program.page.route.key == "today"
        assert program.program.actor.name == "Nils Ås"
        program.sign_out()
        program.sign_in("nils")


def test_nothing_typed_or_done_is_lost_when_the_language_changes(qtbot, folder):
    with running(folder) as program:
        program.until(program.at(FirstRun))
        program.settled()
        click(program.first_run.next)
        form = program.first_run.page.form
        assert form.isAncestorOf(program.window.focusWidget())  # one writes without clicking first
        form.set_values({"name": "Fjellvik skole"})
        press(program.window, "Ctrl++")

        assert program.first_run.step == 1
        assert program.first_run.page.form.values()["name"] == "Fjellvik skole"
        go_on(program)
        name_the_administrator(program)
        go_on(program)
        program.program.choose(spoken="nn")

        assert program.first_run.step == 3
        assert program.first_run.actor.name == "Nils Ås"


def test_only_the_administrator_is_needed(qtbot, folder):
    with running(folder) as program:
        program.until(program.at(FirstRun))
        program.settled()
        click(program.first_run.next)
        for _page in range(4):
            click(program.first_run.later)

        assert program.first_run.step == 5
        assert not program.first_run.next.isEnabled()


def test_from_the_last_page_one_goes_back_to_what_is_missing_and_on_again(qtbot, folder):
    with running(folder) as program:
        program.until(program.at(FirstRun))
        program.settled()
        first_run = program.first_run
        for way_back in (first_run.pages[5]._go, first_run.back):
            first_run.show_step(5)
            assert not first_run.next.isEnabled()

            click(way_back)

            assert first_run.next.isEnabled()


def test_invented_people_are_one_click_away_and_let_one_in_again(qtbot, folder, site_file):
    made = folder / "invented-people"
    made.mkdir()
    shutil.copyfile(site_file, made / FILE_NAME)  # made before; making it is promised in test_making
    with running(folder) as program:
        program.until(program.at(FirstRun))
        program.settled()
        with effort() as cost:
            click(program.first_run.pages[0].sample)
            program.until(program.at(Shell))
        program.settled()
        assert (cost.clicks, cost.keys) == (1, 0)
        assert program.program.today().isoformat() == "2026-11-23"

        program.sign_out()
        click(program.entrance.host)

        program.until(program.at(Shell))


def answered(program, key):
    """Press a key in the question that comes up next, and keep what it asks."""
    asked = []

    def answer():
        if QApplication.activeModalWidget() is None:
            QTimer.singleShot(5, answer)
            return
        dialog = program.dialog()
        asked.append(dialog.windowTitle())
        if key == "Esc":
            press(dialog, key)
        else:
            click(dialog.go)

    QTimer.singleShot(0, answer)
    return asked


def test_every_window_says_that_people_are_invented_and_leads_to_the_real_school(qtbot, folder, site_file):
    made = folder / "invented-people"
    made.mkdir()
    shutil.copyfile(site_file, made / FILE_NAME)
    with running(folder) as program:
        program.until(program.at(FirstRun))
        program.settled()
        click(program.first_run.pages[0].sample)
        program.until(program.at(Shell))
        program.settled()
        for route in ("learners.list", "settings"):
            program.shell.go(Route(route))
            program.settled()
            assert program.shell.invented.isVisible()
            assert "invented people" in program.window.windowTitle()

        asked = answered(program, "Esc")
        program.shell.invented.leave.setFocus()
        press(program.window, "Space")
        assert asked == ["Start with the real school?"]
        assert program.at(Shell)()
        assert (made / FILE_NAME).exists()

        answered(program, "Enter")
        press(program.window, "Space")
        program.until(program.at(FirstRun))
        program.settled()
        assert not (made / FILE_NAME).exists()
        [aside] = made.glob("dagverk-*.db")
        with sqlite3.connect(aside) as connection:
            assert connection.execute("SELECT count(*) FROM learner").fetchone()[0] > 100
        assert program.program.location.file == folder / FILE_NAME


def test_a_folder_of_invented_people_opened_by_name_says_so_where_one_signs_in(qtbot, tmp_path, site_file):
    folder = copied(site_file, tmp_path / "site")
    database = open_database(Location.of(folder))
    fill(database, NoProgress())
    database.engine.dispose()
    with running(folder) as program:
        program.until(lambda: program.at(SignInPage)() and program.entrance.enter.isEnabled())
        program.settled()
        assert program.entrance.invented.isVisible()

        answered(program, "Enter")
        click(program.entrance.leave)

        program.until(program.at(FirstRun))
        assert list(folder.glob("dagverk-*.db"))


def entrance_says(folder):
    with running(folder) as program:
        program.until(lambda: not program.entrance.message.isHidden())
        assert not program.entrance.retry.isHidden()
        assert not program.entrance.enter.isEnabled()
        return program.entrance.message.text()


def test_a_foreign_file_is_told_and_left_as_it_is(qtbot, folder):
    (folder / FILE_NAME).write_bytes(b"Not a database, but somebody's only copy of it")

    assert "not a Dagverk database" in entrance_says(folder)
    assert (folder / FILE_NAME).read_bytes().startswith(b"Not a database")


def test_a_database_of_a_newer_program_is_told_and_left_as_it_is(qtbot, folder, site_file):
    shutil.copyfile(site_file, folder / FILE_NAME)
    with sqlite3.connect(folder / FILE_NAME) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'r9999'")

    assert "newer" in entrance_says(folder)


def test_a_folder_that_is_a_file_is_told(qtbot, tmp_path):
    (tmp_path / "data").write_text("a file")

    assert str(tmp_path / "data") in entrance_says(tmp_path / "data")


def test_try_again_comes_in_when_the_way_is_free(qtbot, folder, site_file):
    (folder / FILE_NAME).write_bytes(b"Not a database")
    with running(folder) as program:
        program.until(lambda: not program.entrance.retry.isHidden())
        shutil.copyfile(site_file, folder / FILE_NAME)
        click(program.entrance.retry)

        program.sign_in("leader")


def test_a_folder_that_cannot_be_written_is_told(qtbot, folder):
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        if can_write(folder):
            pytest.skip("whoever runs this may write everywhere")
        assert "cannot be written" in entrance_says(folder)
    finally:
        folder.chmod(stat.S_IRWXU)


def can_write(folder):
    try:
        (folder / "tried").touch()
    except OSError:
        return False
    return True


def test_the_sample_files_that_a_first_run_reads_are_there():
    assert resource("sample/deltakere.csv").exists()
