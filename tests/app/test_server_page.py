"""Several PCs: the page is tried with a real server, encrypted, and with everything that can be wrong."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QTextBrowser

from eduapp.app import kept_password, locked_file
from eduapp.app.first_run import FirstRun
from eduapp.app.location import Location
from eduapp.app.locked_file import PassphraseNeeded
from eduapp.app.machine import DATABASE, machine_settings
from eduapp.app.opening import is_set_up, open_database
from eduapp.app.server_page import ServerPage, Wanted, reach
from eduapp.app.sign_in import SignInPage
from eduapp.core.db import server
from eduapp.core.db.upgrade import downgrade
from eduapp.gui.widgets import vbox
from eduapp.migrations.rights import SEAT, STAFF
from tests.support import accounts, postgres
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench
from tests.support.key_stores import a_key_store, no_key_store
from tests.support.keys import click, press
from tests.support.running import running
from tests.support.served import address, certificate, issuer, place, served
from tests.support.shared import with_staff
from tests.support.sight import SMALL_SCREEN
from tests.support.tls_server import ELSEWHERE, PASSWORD, USER

__all__ = ["address", "certificate", "issuer", "place", "served"]
PHRASE = "fire gode ord her"


@pytest.fixture(autouse=True)
def _console(monkeypatch):
    no_key_store(monkeypatch)


@pytest.fixture
def typed(served, address, certificate):
    """What somebody types to reach the server."""
    return {
        "place": ELSEWHERE,
        "port": served.port,
        "database": server.parsed(address).database,
        "user": USER,
        "password": PASSWORD,
        "certificate": str(certificate),
    }


@pytest.fixture
def page(qtbot, database, tmp_path, typed):
    fakes = a_bench(database)
    page = ServerPage(fakes.bench, tmp_path)
    qtbot.addWidget(page)
    page.form.set_values(typed)
    page.fakes, page.went = fakes, []
    page.reached.connect(lambda *told: page.went.append(told))
    return page


def told(page):
    summary = page.form.summary
    return " ".join(
        [one.text() for one in summary.findChildren(QLabel)]
        + [one.text() for one in summary.findChildren(QAbstractButton)]
    )


def test_a_server_that_answers_leads_on_with_its_password_locked(page, tmp_path):
    page.send()
    assert page.went == []
    assert not page.lock.isHidden()

    page.lock.set_values({"passphrase": PHRASE, "again": PHRASE})
    page.send()

    [(url, phrase)] = page.went
    assert phrase == PHRASE
    assert not server.holds_password(url)
    assert locked_file.unlock(tmp_path, server.label_of(url), PHRASE) == PASSWORD


def test_on_a_desktop_no_passphrase_is_asked_for(page, tmp_path, monkeypatch):
    (tmp_path / "desktop").mkdir()
    with a_key_store(tmp_path / "desktop", monkeypatch):
        page.send()
        [(url, phrase)] = page.went
        assert kept_password.recall(tmp_path, server.label_of(url)) == PASSWORD
    assert phrase == ""


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"password": "something else"}, "this user with this password"),
        ({"database": "nowhere"}, "no database of that name"),
        ({"port": 9}, "No database answers"),
        ({"certificate": "/nowhere/root.crt"}, "/nowhere/root.crt"),
        ({"place": "skole.invalid"}, "no server of that name"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(page, tmp_path, wrong, word):
    page.form.type_in(wrong)
    page.send()

    assert word in told(page)
    assert "something else" not in told(page)
    assert page.went == []
    assert page.connect_.isEnabled()
    assert not list(tmp_path.glob("database-password*"))


@pytest.fixture
def as_staff(served, typed, place):
    """What somebody types on a PC of the staff, once its owner has made the tables and the accounts."""
    with_staff(place)
    accounts.make(postgres.url_of(served.owner_url, typed["database"]))
    yield {**typed, "user": STAFF, "password": accounts.PASSWORDS[STAFF]}
    served.do(f"DROP OWNED BY {STAFF}, {SEAT}; DROP ROLE {STAFF}, {SEAT}", typed["database"])


def test_a_staff_pc_comes_with_the_account_made_for_it(page, tmp_path, as_staff):
    page.form.type_in(as_staff)
    page.lock.setVisible(True)
    page.lock.set_values({"passphrase": PHRASE, "again": PHRASE})
    page.send()

    [(url, phrase)] = page.went
    database = open_database(Location(tmp_path, url, phrase))
    assert is_set_up(database)
    database.engine.dispose()


def test_a_staff_pc_is_told_who_brings_an_older_database_up_to_date(page, tmp_path, as_staff, place):
    downgrade(place, "-1")
    page.form.type_in(as_staff)
    page.send()

    assert f"{STAFF} may not change its tables" in told(page)
    assert f"has the password of {USER}" in told(page)
    assert page.went == []
    assert not list(tmp_path.glob("database-password*"))


def test_fields_left_empty_are_named_before_anything_is_sent(page):
    page.form.type_in({"place": "", "user": ""})
    page.send()
    assert "Address of the server is needed." in page.form.problems().values()
    assert page.went == []


def test_two_passphrases_that_differ_or_a_short_one_are_told(page):
    page.send()
    page.lock.set_values({"passphrase": PHRASE, "again": "other"})
    page.send()
    assert page.went == []

    page.lock.set_values({"passphrase": "kort", "again": "kort"})
    page.send()
    assert "12" in told(page)
    assert page.went == []


def test_a_server_on_this_pc_needs_no_certificate(page):
    page.form.type_in({"place": "127.0.0.1", "certificate": ""})
    page.lock.setVisible(True)
    page.lock.set_values({"passphrase": PHRASE, "again": PHRASE})
    page.send()
    assert page.went


def test_the_certificate_is_chosen_by_hand(page, tmp_path):
    page.fakes.files.answers.append(tmp_path / "root.crt")
    page.choose.click()
    assert page.form.values()["certificate"] == str(tmp_path / "root.crt")


def test_nothing_typed_is_lost_when_the_page_is_built_anew(page, qtbot):
    page.send()
    again = ServerPage(page.fakes.bench, page._folder)
    qtbot.addWidget(again)
    again.restore(page.kept())
    assert again.form.values() == page.form.values()
    assert not again.lock.isHidden()


def test_neither_password_nor_passphrase_reaches_a_report(tmp_path):
    wanted = Wanted(tmp_path, "s", 1, "d", "u", PASSWORD, "", PHRASE)
    assert PASSWORD not in repr(wanted)
    assert PHRASE not in repr(wanted)


def test_reaching_needs_no_window(typed, tmp_path):
    with pytest.raises(PassphraseNeeded):
        reach(Wanted(folder=tmp_path, passphrase="", **typed))


# ── In the program ───────────────────────────────────────────────────────────────────────────────


def filling_the_window(page):
    window = QDialog()
    window.setObjectName("root")
    window.setAccessibleName("Dagverk")
    vbox(page, spacing=0, parent=window)
    window.resize(SMALL_SCREEN)
    return window


def test_the_page_is_fit_for_everybody_also_when_something_is_wrong(qtbot, database, tmp_path):
    def build(theme):
        page = ServerPage(a_bench(database, theme=theme).bench, tmp_path)
        page.lock.setVisible(True)
        page.send()
        return filling_the_window(page)

    assert_page_accessible(build)


def test_a_locked_entrance_is_fit_for_everybody(qtbot):
    def build(theme):
        page = SignInPage(theme)
        page.ask_passphrase(PassphraseNeeded().sentence(), lambda _phrase: None)
        return filling_the_window(page)

    assert_page_accessible(build)


def to_the_server(program, typed):
    """From the first page of the first run to the server's database."""
    program.until(program.at(FirstRun))
    program.settled()
    click(program.first_run.pages[0].pcs.buttons()[1])
    click(program.first_run.next)
    program.until(program.at(ServerPage))
    page = program.window.centralWidget()
    page.form.set_values(typed)
    page.lock.setVisible(True)
    page.lock.set_values({"passphrase": PHRASE, "again": PHRASE})
    click(page.connect_)


def test_the_first_pc_sets_up_an_empty_database_on_the_server(qtbot, tmp_path, typed):
    data = tmp_path / "data"
    data.mkdir()
    with running(data) as program:
        to_the_server(program, typed)
        program.until(lambda: program.at(FirstRun)() and not program.program.alone)

        assert program.first_run.step == 1
        assert program.program.database.engine.dialect.name == "postgresql"
        assert server.parsed(machine_settings(data)[1].get(DATABASE)).host == ELSEWHERE


def test_another_pc_finds_everything_there_and_asks_for_the_passphrase_at_the_next_start(
    qtbot, tmp_path, typed, place
):
    with_staff(place)
    open_database(Location.of(tmp_path, place)).engine.dispose()
    data = tmp_path / "data"
    data.mkdir()
    with running(data) as program:
        to_the_server(program, typed)
        program.until(lambda: program.at(SignInPage)() and program.entrance.enter.isEnabled())

    url = machine_settings(data)[1].get(DATABASE)
    with running(data, url=url) as program:
        program.until(lambda: program.at(SignInPage)() and program.entrance.is_locked)
        program.entrance.passphrase.setText("not that one")
        click(program.entrance.unlock)
        program.until(lambda: "not the passphrase" in program.entrance.message.text())
        program.program.choose(scale=125)
        program.settled()
        assert program.entrance.is_locked
        program.entrance.passphrase.setText(PHRASE)
        click(program.entrance.unlock)
        program.until(program.entrance.enter.isEnabled)
        assert not program.entrance.is_locked


def test_one_goes_back_and_finds_the_first_run_as_it_was(qtbot, tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    with running(data) as program:
        program.until(program.at(FirstRun))
        program.settled()
        click(program.first_run.pages[0].pcs.buttons()[1])
        click(program.first_run.next)
        program.until(program.at(ServerPage))
        program.window.centralWidget().form.type_in({"place": "skole.test"})
        press(program.window, "F1")
        assert "copy-to" in program.dialog().findChild(QTextBrowser).toPlainText()
        program.dialog().close()
        program.program.choose(scale=125)
        program.settled()
        assert program.window.centralWidget().form.values()["place"] == "skole.test"

        click(program.window.centralWidget().back)

        assert program.first_run.step == 0
        assert program.first_run.pages[0].pcs.current() is True


def test_from_an_empty_server_one_may_still_work_alone(qtbot, tmp_path, typed):
    data = tmp_path / "data"
    data.mkdir()
    with running(data) as program:
        to_the_server(program, typed)
        program.until(lambda: program.at(FirstRun)() and not program.program.alone)
        program.settled()
        click(program.first_run.back)
        click(program.first_run.pages[0].pcs.buttons()[0])
        click(program.first_run.next)
        program.until(lambda: program.at(FirstRun)() and program.program.alone)
        assert program.program.database.engine.dialect.name == "sqlite"
    assert machine_settings(data)[1].get(DATABASE) == ""
    assert not list(data.glob("database-password*"))
