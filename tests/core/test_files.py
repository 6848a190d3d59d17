import errno
import os
from pathlib import Path

import pytest

from eduapp.core import files
from eduapp.core.errors import Unavailable


def test_a_file_is_the_old_one_or_the_new_one_never_half(tmp_path, monkeypatch):
    path = tmp_path / "paper.pdf"
    files.write_atomically(path, b"old")

    def no_space(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(Unavailable) as error:
        files.write_atomically(path, b"new" * 1000)

    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["paper.pdf"]
    assert "full" in error.value.sentence()


@pytest.mark.parametrize(
    ("number", "word"),
    [(errno.ENOSPC, "full"), (errno.EROFS, "cannot be written to"), (errno.EIO, "cannot be written")],
)
def test_errors_of_the_system_become_sentences(number, word):
    sentence = files.could_not(OSError(number, "x"), Path("folder/file.pdf")).sentence()
    assert word in sentence
    assert "again" in sentence


def test_a_folder_where_a_file_stands_is_told(tmp_path):
    (tmp_path / "file").write_text("here first")
    with pytest.raises(Unavailable):
        files.write_atomically(tmp_path / "file" / "paper.pdf", b"x")


def test_folders_that_had_to_be_made_are_on_the_disk_with_their_names(tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr(files, "sync_names", lambda folder: synced.append((folder, *folder.iterdir())))
    keys = tmp_path / "Dagverk" / "keys"
    files.write_atomically(keys / "one", b"x")
    files.write_atomically(keys / "two", b"x")
    assert synced[:3] == [(tmp_path, keys.parent), (keys.parent, keys), (keys, keys / "one")]
    assert [folder for folder, *_there in synced[3:]] == [keys]


def test_reading_what_is_not_there_is_told_by_name(tmp_path):
    with pytest.raises(Unavailable) as error:
        files.read_whole(tmp_path / "gone.csv")
    assert "gone.csv" in error.value.sentence()


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Haddad, Karim", "Truckteori T1/T2"), "Haddad-Karim-Truckteori-T1-T2.pdf"),
        (("أحمد, يوسف", "Norsk"), "أحمد-يوسف-Norsk.pdf"),
        (("../../etc/passwd",), "etc-passwd.pdf"),
        (("<img src='x'>",), "img-src-x.pdf"),
        (("",), "fil.pdf"),
        (("Con",), "Con_.pdf"),
    ],
)
def test_file_names_hold_letters_and_nothing_a_file_system_minds(parts, name):
    assert files.safe_file_name(*parts, suffix=".pdf") == name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Pultlapper: Engelsk.pdf", "Pultlapper – Engelsk.pdf"),
        ("Desk labels with tickets: Norsk/Nynorsk", "Desk labels with tickets – Norsk-Nynorsk"),
        ("Protokoll · 24.11.2026", "Protokoll · 24.11.2026"),
        ('What? "All" <of|it>* ', "What- -All- -of-it-"),
        ("  ends with dots ... ", "ends with dots"),
        ("nul.pdf", "nul_.pdf"),
        ("COM1", "COM1_"),
        ("أحمد: ورقة.pdf", "أحمد – ورقة.pdf"),
        ("\n:\t", "-"),
        ("", "fil"),
    ],
)
def test_a_title_becomes_a_name_that_windows_takes_too(title, name):
    assert files.titled_file_name(title) == name
    assert files.titled_file_name(name) == name


def test_a_very_long_title_keeps_its_ending():
    name = files.titled_file_name("x" * 500 + ".pdf")
    assert name.endswith("x.pdf")
    assert len(name) < 130


def test_a_digest_is_sha256():
    assert files.sha256(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_pipe_is_refused_at_once_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "people.csv")
    with pytest.raises(files.NoPlainFile) as error:
        files.read_whole(tmp_path / "people.csv")
    assert "people.csv is no ordinary file" in error.value.sentence()


@pytest.mark.parametrize("endless", [Path(os.sep, "dev", "zero"), Path(os.sep, "dev", "urandom")])
def test_what_never_ends_is_refused_by_itself_and_by_a_link_to_it(tmp_path, endless):
    link = tmp_path / "people.csv"
    link.symlink_to(endless)
    for path in (endless, link, tmp_path):
        with pytest.raises(Unavailable):
            files.read_whole(path)


def test_a_link_is_followed_only_where_it_may_be(tmp_path):
    (tmp_path / "own.db").write_bytes(b"inside")
    (tmp_path / "link").symlink_to(tmp_path / "own.db")

    assert files.bytes_of(tmp_path / "link") == b"inside"
    with pytest.raises(files.NoPlainFile):
        files.bytes_of(tmp_path / "link", follow=False)


def test_a_file_is_read_up_to_its_limit_and_no_byte_more(tmp_path):
    path = tmp_path / "people.csv"
    path.write_bytes(b"12345")

    assert files.read_whole(path, 5) == b"12345"
    with pytest.raises(files.FileTooLarge) as error:
        files.read_whole(path, 4)
    assert "larger than 1 MB" in error.value.sentence()


def test_a_file_that_grows_while_it_is_read_has_the_same_limit(tmp_path, monkeypatch):
    path = tmp_path / "people.csv"
    path.write_bytes(b"12345")
    told = os.stat_result((0o100600, *(0,) * 9))  # an ordinary file that says it is empty
    monkeypatch.setattr(os, "fstat", lambda _handle: told)

    with pytest.raises(files.FileTooLarge):
        files.bytes_of(path, 4)


def test_a_large_file_costs_no_memory(tmp_path):
    path = tmp_path / "people.csv"
    with path.open("wb") as file:
        file.truncate(1 << 40)  # a terabyte without a block on the disk
    with pytest.raises(files.FileTooLarge):
        files.read_whole(path)


@pytest.mark.parametrize(
    ("name", "shown"), [("Ola\u202efdp.exe", "Ola·fdp.exe"), ("a\nb\x1b[31m", "a·b·[31m")]
)
def test_a_name_with_controls_is_one_line_that_turns_nothing_around(tmp_path, name, shown):
    with pytest.raises(Unavailable) as error:
        files.read_whole(tmp_path / name)
    assert shown in error.value.sentence()
    assert shown in files.could_not(OSError(errno.EIO, "x"), tmp_path / name).sentence()


def test_a_name_with_a_nul_is_told_as_one_that_is_not_there(tmp_path):
    with pytest.raises(Unavailable):
        files.read_whole(tmp_path / "a\0b")
