import getpass
import shutil
import sys

import pytest

from eduapp.app import database_command
from eduapp.app.location import FILE_NAME, Location
from eduapp.app.location import PASSWORD as VARIABLE
from eduapp.app.main import UNUSABLE, main
from eduapp.app.opening import is_set_up, open_database
from eduapp.app.reaching import PASSPHRASE, Server, try_server
from eduapp.app.who import USER
from eduapp.core.db import server
from eduapp.core.db.standing import Standing
from eduapp.core.errors import NotAllowed
from tests.support import given
from tests.support.key_stores import a_key_store, no_key_store
from tests.support.served import address, certificate, issuer, place, served
from tests.support.shared import staffed_database
from tests.support.signing_in import cheap, signed_in, told
from tests.support.tls_server import PASSWORD

__all__ = ["address", "certificate", "cheap", "issuer", "place", "served", "signed_in"]
PHRASE = "fire gode ord her"


@pytest.fixture
def data(tmp_path, tmp_path_factory, signed_in):
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copyfile(staffed_database(tmp_path_factory), folder / FILE_NAME)
    signed_in(folder, given.ADMINISTRATOR)
    return folder


@pytest.fixture
def say(data, monkeypatch, capsys):
    """Types a command; gives its exit code, and what it said and complained of."""
    no_key_store(monkeypatch)
    monkeypatch.delenv(PASSPHRASE, raising=False)
    monkeypatch.setenv(VARIABLE, PASSWORD)

    def said(*words):
        code = main(["database", *words, "--data", str(data), "--language", "en"])
        heard = capsys.readouterr()
        assert PASSWORD not in heard.out + heard.err
        return code, heard.out, heard.err

    return said


@pytest.fixture
def typed(monkeypatch):
    """Somebody at the keyboard, who answers in turn."""
    answers, asked = [], []
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(getpass, "getpass", lambda prompt: asked.append(prompt) or answers.pop(0))
    answers_of = answers.extend
    return answers_of, asked


def test_the_whole_file_goes_to_the_server_and_what_to_do_next_is_told(say, address, data):
    code, out, err = say("copy-to", address)

    assert code == database_command.DONE
    assert "read again and compared" in out
    assert f"eduapp database roles --database '{server.written(server.parsed(address))}'" in out
    assert server.parsed(address).database in out
    assert "rows" in err
    assert try_server(Server(address, PASSWORD)).standing is Standing.CURRENT
    database = open_database(Location.of(data, Server(address, PASSWORD).engine_url))
    assert is_set_up(database)
    database.engine.dispose()
    assert told(data)[-1] == ("safekeeping.copying", "Nils Ås")


def test_who_may_not_take_everything_copies_nothing(say, address, data, signed_in):
    signed_in(data, given.OFFICE)

    code, out, err = say("copy-to", address)

    assert (code, out, err) == (UNUSABLE, "", f"{NotAllowed().sentence()}\n")
    assert try_server(Server(address, PASSWORD)).standing is Standing.EMPTY


def test_where_nobody_says_who_it_is_nothing_is_copied(say, address, monkeypatch):
    monkeypatch.delenv(USER)

    code, _out, err = say("copy-to", address)

    assert (code, USER in err) == (UNUSABLE, True)
    assert try_server(Server(address, PASSWORD)).standing is Standing.EMPTY


def test_a_second_copy_is_refused(say, address):
    say("copy-to", address)
    code, _out, err = say("copy-to", address)
    assert code == UNUSABLE
    assert "not empty" in err


def test_without_a_database_there_is_nothing_to_copy(say, address, data):
    (data / FILE_NAME).unlink()
    code, _out, err = say("copy-to", address)
    assert code == UNUSABLE
    assert str(data) in err
    assert not (data / FILE_NAME).exists()


def test_whoever_stops_it_is_told_that_nothing_was_copied(say, address, monkeypatch):
    def stop(*_told):
        raise KeyboardInterrupt

    monkeypatch.setattr(database_command._Teller, "step", stop)
    code, out, _err = say("copy-to", address)
    assert code == database_command.STOPPED
    assert "Nothing was copied" in out
    assert try_server(Server(address, PASSWORD)).standing is Standing.EMPTY


def test_alone_is_where_one_begins(say, data):
    code, out, _err = say("show")
    assert code == database_command.DONE
    assert str(data / FILE_NAME) in out


def test_use_show_and_alone(say, address, data, monkeypatch):
    monkeypatch.setenv(PASSPHRASE, PHRASE)
    code, out, _err = say("use", address)
    assert code == database_command.DONE
    assert "encrypted file" in out
    assert "empty" in out

    monkeypatch.delenv(VARIABLE)
    code, out, _err = say("show")
    assert code == database_command.DONE
    assert "skolen@127.1" in out
    assert "certificate checked" in out
    assert "encrypted file" in out

    code, out, _err = say("alone")
    assert code == database_command.DONE
    assert str(data / FILE_NAME) in say("show")[1]


def test_on_a_desktop_the_key_store_keeps_it(data, address, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv(VARIABLE, PASSWORD)
    where = ["--data", str(data), "--language", "en"]
    (tmp_path / "desktop").mkdir()
    with a_key_store(tmp_path / "desktop", monkeypatch):
        assert main(["database", "use", address, *where]) == database_command.DONE
        assert "key store" in capsys.readouterr().out
        monkeypatch.delenv(VARIABLE)
        assert main(["database", "show", *where]) == database_command.DONE
    assert "up to date" not in capsys.readouterr().out
    assert not list(data.glob("database-password*"))


def test_password_and_passphrase_are_asked_for(say, address, typed):
    answers, asked = typed
    answers([PASSWORD, PHRASE, PHRASE, PHRASE])

    assert say("use", address)[0] == database_command.DONE
    assert say("show")[0] == database_command.DONE

    assert [word.split()[0] for word in asked] == ["Password", "A", "The", "Passphrase"]
    assert not any(PASSWORD in prompt for prompt in asked)


def test_two_passphrases_that_differ_change_nothing(say, address, typed):
    answers, _asked = typed
    answers([PASSWORD, PHRASE, "another phrase"])
    code, _out, err = say("use", address)
    assert code == UNUSABLE
    assert "differ" in err
    assert "works alone" in say("show")[1]


def test_a_server_that_cannot_be_used_changes_nothing(say, address, monkeypatch):
    monkeypatch.setenv(VARIABLE, "wrong one here")
    code, _out, err = say("use", address)
    assert code == UNUSABLE
    assert "does not know this user" in err
    assert "works alone" in say("show")[1]


def test_a_server_that_is_gone_is_shown_with_what_is_wrong(say, address, monkeypatch):
    monkeypatch.setenv(PASSPHRASE, PHRASE)
    say("use", address)
    monkeypatch.setenv(VARIABLE, "wrong one here")
    code, out, _err = say("show")
    assert code == database_command.NOT_REACHED
    assert "does not know this user" in out


@pytest.mark.parametrize("words", [("use",), ("copy-to",), ("show", "--database")])
def test_a_password_in_an_address_is_refused(say, words):
    code, _out, err = say(*words, "postgresql://u:hemmelig@127.1/d")
    assert code == UNUSABLE
    assert VARIABLE in err
    assert "hemmelig" not in err


def test_a_server_elsewhere_without_a_certificate_is_refused(say, served, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    code, _out, err = say("copy-to", served.url("x"))
    assert code == UNUSABLE
    assert "certificate" in err


def test_far_off_it_is_told_in_lines(capsys, monkeypatch):
    moments = iter([0.0, 0.5, 2.5, 2.6, 3.0, 3.0])
    monkeypatch.setattr(database_command, "monotonic", lambda: next(moments))
    teller = database_command._Teller()
    teller.step(1, 30_000, "Copying")
    teller.step(2000, 30_000, "Copying")
    teller.step(30_000, 30_000, "Comparing")
    teller.end()
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert said[0].startswith("Copying: 2")


def test_on_a_terminal_it_is_told_in_one_line(capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    teller = database_command._Teller()
    teller.step(5, 5, "Comparing")
    teller.end()
    teller.end()
    said = capsys.readouterr().err
    assert said.startswith("\rComparing: 5")
    assert said.count("\n") == 1
