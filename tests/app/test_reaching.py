import json
from contextlib import nullcontext

import pytest

from eduapp.app import kept_password, reaching
from eduapp.app.kept_password import Kept
from eduapp.app.location import PASSWORD as VARIABLE
from eduapp.app.location import Location
from eduapp.app.locked_file import PassphraseNeeded, WrongPassphrase
from eduapp.app.machine import DATABASE, machine_settings
from eduapp.app.opening import is_set_up, open_database
from eduapp.app.reaching import NotAServer, PasswordShown, Server, address_of, named, try_server
from eduapp.core.db import server
from eduapp.core.db.standing import Standing
from eduapp.core.errors import Unavailable
from tests.support.key_stores import a_key_store, no_key_store
from tests.support.served import address, certificate, issuer, place, served
from tests.support.tls_server import PASSWORD

__all__ = ["address", "certificate", "issuer", "place", "served"]
PHRASE = "fire gode ord her"


@pytest.fixture(autouse=True)
def _console(monkeypatch):
    no_key_store(monkeypatch)
    monkeypatch.delenv(VARIABLE, raising=False)


def test_an_empty_database_is_found_and_the_program_makes_its_tables(address, tmp_path):
    there = Server(address, PASSWORD)
    assert try_server(there).standing is Standing.EMPTY

    database = open_database(Location.of(tmp_path, there.engine_url))
    assert not is_set_up(database)
    database.engine.dispose()

    assert try_server(there).standing is Standing.CURRENT


def test_what_is_wrong_is_told_and_the_password_is_not(address):
    with pytest.raises(Unavailable) as error:
        try_server(Server(address, "something else"))
    assert "does not know this user" in error.value.sentence()
    assert "something else" not in repr(error.value) + str(error.value.__cause__) + error.value.sentence()


def test_a_server_shows_its_password_to_nobody(address):
    there = Server(address, PASSWORD)
    assert PASSWORD not in repr(there)
    assert PASSWORD not in repr(Location.of("x", address))


def test_this_pc_works_there_from_the_next_start_on(address, tmp_path):
    folder, settings = machine_settings(tmp_path)
    kept = reaching.use_server(folder, settings, Server(address, PASSWORD), PHRASE)

    assert kept is Kept.FILE
    _folder, again = machine_settings(tmp_path)
    location = Location.of(tmp_path, again.get(DATABASE))
    with pytest.raises(PassphraseNeeded):
        address_of(location)
    opened = Location(tmp_path, location.url, PHRASE)
    assert server.parsed(address_of(opened)).password == PASSWORD
    with pytest.raises(WrongPassphrase):
        address_of(Location(tmp_path, location.url, "wrong"))


def test_no_file_on_this_pc_holds_the_password(address, tmp_path):
    folder, settings = machine_settings(tmp_path)
    reaching.use_server(folder, settings, Server(address, PASSWORD), PHRASE)

    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) == 2
    for path in files:
        assert PASSWORD.encode() not in path.read_bytes()
        assert json.dumps(PASSWORD).encode().strip(b'"') not in path.read_bytes()
    assert json.loads((tmp_path / "machine.json").read_text())["database"] == address


def test_a_password_that_cannot_be_kept_changes_nothing(address, tmp_path):
    folder, settings = machine_settings(tmp_path)
    with pytest.raises(PassphraseNeeded):
        reaching.use_server(folder, settings, Server(address, PASSWORD))
    assert settings.get(DATABASE) == ""


@pytest.mark.parametrize(("in_store", "phrase"), [(True, ""), (False, PHRASE)])
def test_whoever_this_pc_worked_as_before_is_forgotten(address, tmp_path, monkeypatch, in_store, phrase):
    folder, settings = machine_settings(tmp_path / "data")
    staff = server.written(server.parsed(address).set(username="dagverk_staff"))
    (tmp_path / "desktop").mkdir()
    with a_key_store(tmp_path / "desktop", monkeypatch) if in_store else nullcontext():
        for url in (address, staff, staff):
            reaching.use_server(folder, settings, Server(url, PASSWORD), phrase)

        assert kept_password.where(folder, server.label_of(address)) is Kept.NOWHERE
        assert kept_password.recall(folder, server.label_of(staff), phrase) == PASSWORD


def test_alone_again_the_password_is_forgotten(address, tmp_path):
    folder, settings = machine_settings(tmp_path)
    reaching.use_server(folder, settings, Server(address, PASSWORD), PHRASE)

    reaching.work_alone(folder, settings)

    assert settings.get(DATABASE) == ""
    assert kept_password.where(folder, server.label_of(address)) is Kept.NOWHERE


def test_the_surroundings_may_say_the_password(address, tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, PASSWORD)
    assert server.parsed(address_of(Location.of(tmp_path, address))).password == PASSWORD


def test_a_file_needs_no_password(tmp_path):
    assert address_of(Location.of(tmp_path)) == Location.of(tmp_path).url


def test_an_address_with_a_password_is_refused_without_repeating_it():
    with pytest.raises(PasswordShown) as error:
        named("postgresql://u:hemmelig@skole.test/d")
    assert "hemmelig" not in error.value.sentence()
    assert VARIABLE in error.value.sentence()


def test_a_file_where_a_server_is_meant_is_told():
    with pytest.raises(NotAServer):
        named("sqlite:///a.db")
