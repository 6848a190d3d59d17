import json
import subprocess
import sys

import pytest

from eduapp.app import key_store
from eduapp.core.errors import Unavailable
from tests.support.key_stores import a_key_store, no_key_store

LABEL, PASSWORD = "skolen@skole.test:5432/dagverk", "løyndom @:/%1"


@pytest.fixture
def store(tmp_path, monkeypatch):
    with a_key_store(tmp_path, monkeypatch):
        yield key_store.key_store()


def test_the_systems_own_store_keeps_a_password(store, tmp_path):
    assert store is not None
    key_store.put(store, LABEL, PASSWORD)

    assert key_store.get(store, LABEL) == PASSWORD
    assert key_store.get(store, "other") is None
    assert not any(PASSWORD.encode() in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_another_process_finds_it_and_the_newest_holds(store):
    key_store.put(store, LABEL, "before")
    key_store.put(store, LABEL, PASSWORD)

    asked = f"json.dumps(k.get(k.key_store(), {LABEL!r}))"
    probe = f"import json; from eduapp.app import key_store as k; print({asked})"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)

    assert json.loads(done.stdout) == PASSWORD


def test_it_is_forgotten_when_asked(store):
    key_store.put(store, LABEL, PASSWORD)
    key_store.drop(store, LABEL)
    assert key_store.get(store, LABEL) is None
    key_store.drop(store, LABEL)  # nothing to forget


def test_without_a_desktop_there_is_none(monkeypatch):
    no_key_store(monkeypatch)
    assert key_store.key_store() is None


def test_a_store_of_plain_text_is_never_taken_whatever_the_settings_say(monkeypatch, tmp_path):
    no_key_store(monkeypatch)
    (tmp_path / "python_keyring").mkdir()
    (tmp_path / "python_keyring" / "keyringrc.cfg").write_text(
        "[backend]\ndefault-keyring=keyring.backends.null.Keyring\n"
    )
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    assert key_store.key_store() is None


def test_a_store_that_went_away_is_told(tmp_path, monkeypatch):
    with a_key_store(tmp_path, monkeypatch):
        store = key_store.key_store()
    for act in (
        lambda: key_store.put(store, LABEL, PASSWORD),
        lambda: key_store.get(store, LABEL),
        lambda: key_store.drop(store, LABEL),
    ):
        with pytest.raises(Unavailable) as error:
            act()
        assert "key store" in error.value.sentence()
        assert PASSWORD not in error.value.sentence()


def test_windows_and_macos_have_theirs(monkeypatch):
    for system, name in (("win32", "WinVaultKeyring"), ("darwin", "Keyring")):
        module, kind = key_store._STORES[system]
        assert kind == name
        assert hasattr(__import__(f"keyring.backends.{module}", fromlist=[kind]), kind)
