import errno
import os
import stat

import pytest

from eduapp.core.appended import ROOM_AHEAD, AppendedFile, OpenElsewhere
from eduapp.core.errors import Unavailable

SYNCS = [name for name in ("fsync", "fdatasync") if hasattr(os, name)]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "deep" / "work"


def without_room(content):
    return content.rstrip(b"\x00")


def lying_there_at_each_sync(path, monkeypatch):
    """What the file holds whenever it is synced, in whichever way."""
    seen = []
    for name in SYNCS:
        sync = getattr(os, name)
        monkeypatch.setattr(
            os, name, lambda file, sync=sync: (seen.append(without_room(path.read_bytes())), sync(file))
        )
    return seen


def test_what_was_added_is_there_and_on_the_disk(path, monkeypatch):
    file = AppendedFile(path)
    seen = lying_there_at_each_sync(path, monkeypatch)
    file.append(b"one")
    assert seen[-1] == b"one"
    file.append(b"two")
    assert seen[-1] == b"onetwo"

    assert (without_room(file.read()), file.length) == (b"onetwo", 6)
    file.close()
    file.close()


def test_room_is_made_ahead_so_that_more_changes_no_size(path):
    file = AppendedFile(path)
    file.append(b"one")
    size = path.stat().st_size
    for _time in range(20):
        file.append(b"more")
    assert path.stat().st_size == size >= ROOM_AHEAD
    file.append(bytes([1]) * (ROOM_AHEAD + 1))

    assert file.length == 3 + 80 + ROOM_AHEAD + 1 <= path.stat().st_size
    file.close()


def test_a_new_file_is_in_its_folder_before_anything_is_acknowledged(path, monkeypatch):
    synced, whole = [], os.fsync
    monkeypatch.setattr(
        os, "fsync", lambda file: (synced.append(stat.S_ISDIR(os.fstat(file).st_mode)), whole(file))
    )
    AppendedFile(path).close()

    assert any(synced) == (os.name == "posix")


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
    assert without_room(file.read()) == b"whole new"
    file.close()


def test_half_of_something_is_taken_back_and_the_next_time_tries_again(path, monkeypatch):
    file = AppendedFile(path)
    file.append(b"one")

    def full(_file):
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as failing:
        for name in SYNCS:
            failing.setattr(os, name, full)
        with pytest.raises(Unavailable):
            file.append(b"two")
    file.append(b"three")
    assert without_room(file.read()) == b"onethree"
    file.close()


def test_a_folder_that_cannot_be_synced_is_told_in_a_sentence_and_the_file_is_let_go_of(path, monkeypatch):
    def broken(_file):
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", broken)
        for _time in range(2):  # the second time the file is there, and its name may still be nowhere else
            with pytest.raises(Unavailable) as told:
                AppendedFile(path)
            assert path.name in told.value.sentence()
    AppendedFile(path).close()


def test_a_file_that_must_be_there_is_not_made(path):
    with pytest.raises(Unavailable):
        AppendedFile(path, make=False)
    assert not path.exists()
