import pytest

from eduapp.app import kept_password
from eduapp.app.kept_password import Kept, forget, has_key_store, keep, recall, where
from eduapp.app.locked_file import PassphraseNeeded
from tests.support.key_stores import a_key_store, no_key_store

LABEL, PASSWORD, PHRASE = "skolen@skole.test:5432/dagverk", "løyndom @:/%1", "fire gode ord her"


@pytest.fixture
def desktop(tmp_path, monkeypatch):
    (tmp_path / "desktop").mkdir()
    with a_key_store(tmp_path / "desktop", monkeypatch):
        yield


@pytest.fixture
def console(monkeypatch):
    no_key_store(monkeypatch)


def test_a_desktop_keeps_it_in_its_key_store(desktop, tmp_path):
    assert has_key_store()
    assert keep(tmp_path, LABEL, PASSWORD) is Kept.KEY_STORE
    assert recall(tmp_path, LABEL) == PASSWORD
    assert where(tmp_path, LABEL) is Kept.KEY_STORE
    assert not list(tmp_path.glob("*.json"))


def test_a_console_keeps_it_in_a_file_that_a_passphrase_opens(console, tmp_path):
    assert not has_key_store()
    with pytest.raises(PassphraseNeeded):
        keep(tmp_path, LABEL, PASSWORD)
    assert keep(tmp_path, LABEL, PASSWORD, PHRASE) is Kept.FILE
    with pytest.raises(PassphraseNeeded):
        recall(tmp_path, LABEL)
    assert recall(tmp_path, LABEL, PHRASE) == PASSWORD
    assert where(tmp_path, LABEL) is Kept.FILE


def test_nothing_kept_is_nothing_found(console, tmp_path):
    assert recall(tmp_path, LABEL) is None
    assert where(tmp_path, LABEL) is Kept.NOWHERE


def test_a_file_from_before_gives_way_to_the_key_store(desktop, tmp_path):
    assert keep(tmp_path, LABEL, "before", PHRASE) is Kept.FILE
    keep(tmp_path, LABEL, PASSWORD)
    assert recall(tmp_path, LABEL) == PASSWORD


def test_it_is_forgotten_wherever_it_is(desktop, tmp_path):
    keep(tmp_path, LABEL, PASSWORD)
    kept_password.locked_file.lock(tmp_path, LABEL, PASSWORD, PHRASE)
    forget(tmp_path, LABEL)
    assert where(tmp_path, LABEL) is Kept.NOWHERE
