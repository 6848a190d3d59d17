import getpass
import sys

import pytest

from eduapp.app import at_terminal, locked_file
from eduapp.app.location import PASSWORD as VARIABLE
from eduapp.app.machine import DATABASE, machine_settings
from eduapp.app.reaching import PASSPHRASE
from eduapp.core.db.server import label_of
from tests.support.key_stores import no_key_store

URL = "postgresql+psycopg://skolen@skole.test/dagverk"
SECRET, PHRASE = "løyndom", "fire gode ord her"


@pytest.fixture(autouse=True)
def asked(monkeypatch):
    no_key_store(monkeypatch)
    for name in (VARIABLE, PASSPHRASE):
        monkeypatch.delenv(name, raising=False)
    prompts = []
    monkeypatch.setattr(getpass, "getpass", lambda prompt: prompts.append(prompt) or PHRASE)
    return prompts


@pytest.fixture
def at_keyboard(monkeypatch):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)


@pytest.fixture
def locked(tmp_path):
    locked_file.lock(tmp_path, label_of(URL), SECRET, PHRASE)


def where(tmp_path, named=None):
    folder, settings = machine_settings(tmp_path)
    return at_terminal.location_of(folder, settings, named)


def test_a_file_asks_nobody(tmp_path, asked, at_keyboard):
    assert where(tmp_path).file is not None
    assert asked == []


def test_the_remembered_server_asks_for_what_opens_its_password(tmp_path, asked, at_keyboard, locked):
    machine_settings(tmp_path)[1].set(DATABASE, URL)
    assert where(tmp_path).passphrase == PHRASE
    assert label_of(URL) in asked[0]


def test_nobody_at_the_keyboard_is_asked_nothing(tmp_path, asked, locked, monkeypatch):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    assert where(tmp_path, URL).passphrase == ""
    assert at_terminal.server_at(URL, tmp_path).password == ""
    assert at_terminal.new_passphrase() == ""
    assert asked == []


def test_the_surroundings_are_taken_before_anybody_is_asked(
    tmp_path, asked, at_keyboard, locked, monkeypatch
):
    monkeypatch.setenv(PASSPHRASE, PHRASE)
    assert at_terminal.server_at(URL, tmp_path).password == SECRET
    monkeypatch.setenv(VARIABLE, "other")
    assert at_terminal.server_at(URL, tmp_path).password == "other"
    assert at_terminal.new_passphrase() == PHRASE
    assert asked == []


def test_what_this_pc_keeps_is_not_asked_for_again(tmp_path, asked, at_keyboard, locked):
    assert at_terminal.server_at(URL, tmp_path).password == SECRET
    assert len(asked) == 1


def test_a_program_without_any_input_is_nobody(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert not at_terminal.somebody_is_there()
