import json

import pytest

from eduapp.app import locked_file
from eduapp.app.locked_file import FileUnreadable, PassphraseTooShort, WrongPassphrase
from eduapp.core.errors import EduError

LABEL, PASSWORD, PHRASE = "skolen@skole.test:5432/dagverk", "løyndom @:/%1", "fire gode ord her"


@pytest.fixture
def folder(tmp_path):
    locked_file.lock(tmp_path, LABEL, PASSWORD, PHRASE)
    return tmp_path


def changed(folder, **told):
    path = folder / locked_file.FILE_NAME
    path.write_text(json.dumps(json.loads(path.read_text()) | told))


def test_the_passphrase_opens_it(folder):
    assert locked_file.is_locked(folder, LABEL)
    assert locked_file.unlock(folder, LABEL, PHRASE) == PASSWORD


def test_nobody_else_reads_the_file_and_nobody_reads_the_password(folder):
    path = folder / locked_file.FILE_NAME
    assert path.stat().st_mode & 0o077 == 0
    assert PASSWORD.encode() not in path.read_bytes()
    assert PHRASE.encode() not in path.read_bytes()


def test_the_same_password_is_never_the_same_file(folder):
    before = (folder / locked_file.FILE_NAME).read_bytes()
    locked_file.lock(folder, LABEL, PASSWORD, PHRASE)
    assert (folder / locked_file.FILE_NAME).read_bytes() != before


@pytest.mark.parametrize("phrase", ["fire gode ord hér", "", PHRASE + " "])
def test_another_passphrase_does_not(folder, phrase):
    with pytest.raises(WrongPassphrase) as error:
        locked_file.unlock(folder, LABEL, phrase)
    assert PHRASE not in error.value.sentence()


def test_it_opens_for_no_other_server(folder):
    other = "skolen@other.test:5432/dagverk"
    assert not locked_file.is_locked(folder, other)
    changed(folder, label=other)
    with pytest.raises(WrongPassphrase):
        locked_file.unlock(folder, other, PHRASE)


@pytest.mark.parametrize(
    "told",
    [
        {"format": 2},
        {"label": 7},
        {"salt": "?"},
        {"box": None},
        {"memory": 2**40},
        {"time": 0},
        {"lanes": "many"},
        {"memory": 1},
        {"salt": ""},
    ],
)
def test_a_file_that_was_changed_is_named(folder, told):
    changed(folder, **told)
    with pytest.raises(FileUnreadable) as error:
        locked_file.unlock(folder, LABEL, PHRASE)
    assert locked_file.FILE_NAME in error.value.sentence()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[]", b"7", b'{"format": 1}', b"[" * 100_000])
def test_a_file_that_is_none_of_ours_is_named(folder, content):
    (folder / locked_file.FILE_NAME).write_bytes(content)
    with pytest.raises(EduError):
        locked_file.is_locked(folder, LABEL)


def test_a_flipped_bit_is_noticed(folder):
    kept = json.loads((folder / locked_file.FILE_NAME).read_text())
    flipped = ("B" if kept["box"][0] == "A" else "A") + kept["box"][1:]
    changed(folder, box=flipped)
    with pytest.raises(WrongPassphrase):
        locked_file.unlock(folder, LABEL, PHRASE)


def test_a_short_passphrase_is_refused(tmp_path):
    with pytest.raises(PassphraseTooShort) as error:
        locked_file.lock(tmp_path, LABEL, PASSWORD, "kort")
    assert "12" in error.value.sentence()
    assert not (tmp_path / locked_file.FILE_NAME).exists()


def test_it_is_forgotten_when_asked(folder):
    locked_file.remove(folder)
    assert not locked_file.is_locked(folder, LABEL)
    locked_file.remove(folder)
