import errno
import os

import pytest

from eduapp.core.appended import AppendedFile, OpenElsewhere
from eduapp.core.errors import Unavailable


@pytest.fixture
def path(tmp_path):
    return tmp_path / "deep" / "work"


def test_what_was_added_is_there_and_on_the_disk(path, monkeypatch):
    synced, whole = [], os.fsync
    monkeypatch.setattr(os, "fsync", lambda file: synced.append(whole(file)))
    file = AppendedFile(path)
    file.append(b"one")
    file.append(b"two")

    assert (file.read(), file.length) == (b"onetwo", 6)
    assert len(synced) >= 2
    file.close()
    file.close()


def test_one_process_at_a_time(path):
    file = AppendedFile(path)
    with pytest.raises(OpenElsewhere):
        AppendedFile(path)
    file.close()
    AppendedFile(path).close()


def test_what_lies_behind_its_length_is_written_over(path):
    path.parent.mkdir()
    path.write_bytes(b"whole torn")
    file = AppendedFile(path)
    file.length = 6
    file.cut_to(6)
    file.append(b"new")
    assert file.read() == b"whole new"
    file.close()


def test_half_of_something_is_taken_back_and_the_next_time_tries_again(path, monkeypatch):
    file = AppendedFile(path)
    file.append(b"one")
    whole = os.fsync

    def full(_file):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unavailable):
        file.append(b"two")
    monkeypatch.setattr(os, "fsync", whole)
    file.append(b"three")
    assert file.read() == b"onethree"
    file.close()


def test_a_file_that_must_be_there_is_not_made(path):
    with pytest.raises(Unavailable):
        AppendedFile(path, make=False)
    assert not path.exists()
