"""A real PostgreSQL that is really stopped while somebody saves, and started again."""

from contextlib import contextmanager

import pytest
from sqlalchemy import select

from eduapp.app.shell import Shell
from eduapp.core.db.unit_of_work import Database
from eduapp.gui.dialogs import DialogAsker
from eduapp.gui.forms import FormDialog
from eduapp.gui.line import State
from eduapp.gui.routes import Route
from eduapp.people.learners.models import Learner
from eduapp.people.learners.ui.learner_dialog import add_learner
from tests.support import accounts, given
from tests.support.postgres import a_server, fresh_database
from tests.support.running import running
from tests.support.shared import with_staff

pytestmark = pytest.mark.timeout(900)


@pytest.fixture(scope="module")
def server():
    with a_server(synchronous_commit="on") as server:
        yield server


@pytest.fixture(scope="module")
def template(server):
    url = fresh_database(server.url)
    with_staff(url)
    accounts.make(url)
    return url


@pytest.fixture
def at_work(qtbot, server, template, tmp_path):
    """The whole program at a database on the server, with the leader at the desk."""
    if not server.runs:
        server.start()
    (tmp_path / "data").mkdir()
    with running(tmp_path / "data", url=accounts.as_staff(accounts.a_copy(server.url, template))) as program:
        program.until(lambda: program.program.runner is not None)
        program.program.sign_in(given.LEADER)
        program.until(program.at(Shell))
        program.shell.go(Route("learners.list"))
        program.settled()
        yield program
        for dialog in program.window.findChildren(FormDialog):
            dialog.form.keep()  # whatever became of the test, nobody is there to be asked
        program.program.line.wait_for(0)
        if not server.runs:
            server.start()


@contextmanager
def cut(program, server, *, after):
    """The server is stopped at the next COMMIT: before it is said, or once it was done but not answered."""
    dialect = program.program.database.engine.dialect
    real, done = dialect.do_commit, []

    def commit(connection):
        if done:
            return real(connection)
        done.append(True)
        if after:
            real(connection)
        server.stop()
        return real(connection) if not after else connection.execute("SELECT 1")

    dialect.do_commit = commit
    try:
        yield
    finally:
        dialect.do_commit = real
        assert done


def typed(program, name="Nyland"):
    """The form for a new learner, filled in."""
    dialog = add_learner(program.shell.bench, program.page)
    dialog.form.type_in({"number": "77", "family_name": name})
    return dialog


def kept(program):
    """The names of those who are in the database."""
    database: Database = program.program.database
    with database.reading() as session:
        return session.scalars(select(Learner.family_name)).all()


@pytest.mark.parametrize("after", [False, True], ids=["before COMMIT", "after COMMIT"])
def test_a_save_in_the_middle_of_which_the_server_stops_is_there_once_and_told(at_work, server, after):
    line, dialog = at_work.program.line, typed(at_work)
    with cut(at_work, server, after=after):
        dialog.submit()
        at_work.until(lambda: line.lost and line.waiting == 1)

    assert dialog.isVisible()
    assert dialog.form.values()["family_name"] == "Nyland"
    assert not dialog.verb_button.isEnabled()
    bar = at_work.window.menuWidget()
    assert "cannot be reached" in bar.words.text()
    assert "1 change is not confirmed yet" in bar.words.text()

    server.start()
    line.try_now()
    at_work.until(lambda: not dialog.isVisible())
    assert kept(at_work) == ["Nyland"]
    assert line.state is State.BACK
    assert bar.words.text() == "The database can be reached again. The change that waited is saved."
    at_work.settled()
    assert at_work.page.title == "Nyland"


@pytest.mark.parametrize("after", [False, True], ids=["not saved", "saved"])
def test_who_leaves_before_the_answer_is_told_what_became_of_it(at_work, server, monkeypatch, after):
    asked = []

    def yes(_asker, title, *_more, **_how):
        asked.append(title)
        return True

    monkeypatch.setattr(DialogAsker, "confirm", yes)
    line, dialog = at_work.program.line, typed(at_work)
    with cut(at_work, server, after=after):
        dialog.submit()
        at_work.until(lambda: line.lost and line.waiting == 1)
    at_work.program.sign_out()
    assert asked[-1] == "Go before it is known whether it is saved?"
    assert line.waiting == 0

    server.start()
    at_work.until(lambda: any(line.earlier))
    bar = at_work.window.menuWidget()
    words = "is saved." if after else "is not saved. Do it again."
    assert bar.words.text().endswith(f"The change that waited when Dagverk was left {words}")
    assert kept(at_work) == (["Nyland"] if after else [])

    bar.seen.click()
    assert "was left" not in bar.words.text()
    assert not (at_work.program.location.folder / "unsettled.json").exists()


def test_what_is_refused_when_the_line_is_back_is_told_as_not_saved_and_stays_typed(at_work, server):
    given.a_learner(at_work.program.database, "Aud Vik", number="77")
    line, dialog = at_work.program.line, typed(at_work)
    server.stop()
    dialog.submit()
    at_work.until(lambda: line.lost and line.waiting == 1)

    server.start()
    line.try_now()
    at_work.until(lambda: line.refused)
    assert dialog.isVisible()
    assert dialog.form.values()["family_name"] == "Nyland"
    assert dialog.verb_button.isEnabled()
    assert "not saved" in at_work.window.menuWidget().words.text()
    assert kept(at_work) == ["Vik"]
    dialog.form.keep()
    dialog.reject()


def test_the_program_finds_back_by_itself_and_shows_what_came_meanwhile(at_work, server, template):
    line = at_work.program.line
    server.stop()
    at_work.until(lambda: line.lost)
    assert line.waiting == 0

    server.start()
    at_work.until(lambda: line.state is State.BACK)  # nobody pressed anything
    given.a_learner(at_work.program.database, "Aud Vik")
    at_work.until(lambda: len(at_work.page.table.table.rows) == 1)
