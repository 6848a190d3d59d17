import os
import sys

import pytest

from eduapp.exchange.files.formats import content
from eduapp.exchange.files.formats.content import load
from eduapp.exchange.files.formats.unusable import EmptyFile, FileGone, NotAFile, NotReadable, TooLarge


def a_path(tmp_path, data=b"Navn\nKari\n", name="liste.csv"):
    path = tmp_path / name
    path.write_bytes(data)
    return path


def test_a_file_is_taken_once_with_its_digest(tmp_path):
    taken = load(a_path(tmp_path, b"abc"))

    assert (taken.name, taken.data) == ("liste.csv", b"abc")
    assert taken.sha256.startswith("ba7816bf8f01cfea")


def test_a_file_that_is_gone_is_named(tmp_path):
    with pytest.raises(FileGone) as error:
        load(tmp_path / "borte.csv")

    assert error.value.sentence().startswith("borte.csv is no longer there")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(NotAFile):
        load(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")

    with pytest.raises(NotAFile):
        load(tmp_path / "pipe.csv")


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no endless device")  # noqa: PTH110 - a device
def test_a_device_without_an_end_is_refused(tmp_path):
    with pytest.raises(NotAFile):
        load(tmp_path / ".." / ".." / ".." / ".." / ".." / ".." / ".." / "dev" / "zero")


def test_two_gigabytes_are_refused_without_reading_them(tmp_path):
    path = tmp_path / "stor.csv"
    with path.open("wb") as file:
        file.truncate(2 * 2**30)

    with pytest.raises(TooLarge) as error:
        load(path)

    assert error.value.sentence() == "stor.csv is larger than 64 MB. Split it into several files."


def test_a_file_that_grows_while_it_is_read_is_refused_too(tmp_path, monkeypatch):
    path = a_path(tmp_path, b"x" * 11)
    monkeypatch.setattr(content, "MOST_BYTES", 10)
    monkeypatch.setattr(type(path), "stat", lambda self, **_: os.stat_result((0o100644, *[0] * 9)))

    with pytest.raises(TooLarge):
        load(path)


def test_an_empty_file_is_told_to_be_empty(tmp_path):
    with pytest.raises(EmptyFile):
        load(a_path(tmp_path, b""))


def test_a_path_that_no_system_takes_is_told(tmp_path):
    with pytest.raises(NotReadable):
        load(tmp_path / "a\0b.csv")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told(tmp_path):
    path = a_path(tmp_path)
    path.chmod(0)

    with pytest.raises(NotReadable):
        load(path)


def test_a_name_cannot_disturb_the_sentence(tmp_path):
    assert load(a_path(tmp_path, name="a\u202eb.csv")).name == "a·b.csv"


def test_lines_are_counted_from_one():
    taken = content.Content.of("x", b"a\nb\nc")

    assert [taken.line_at(position) for position in (0, 1, 2, 4)] == [1, 1, 2, 3]
