import pytest

from eduapp.certificates.keys.jobs import folder as folders
from eduapp.certificates.seals.key_list import record_of, sign_key_list
from eduapp.certificates.seals.keys import Role
from eduapp.core.errors import Unavailable
from tests.support import given, given_keys
from tests.support.given_seals import a_school


def test_names_tell_what_a_file_is_and_nothing_of_who_has_it():
    assert folders.key_name(Role.ROOT, bytes(8)) == "root-0000000000000000.key"
    assert folders.key_name(Role.ISSUING, bytes(8)) == "issuing-0000000000000000.key"
    assert folders.list_name(3) == "public-keys-3.list"


def test_files_are_written_whole_into_a_folder_that_is_made(tmp_path):
    written = folders.write_all(tmp_path / "stick", {"a.key": b"one", "b.list": b"two"})
    assert written.names == ("a.key", "b.list")
    assert (tmp_path / "stick" / "b.list").read_bytes() == b"two"


def test_what_cannot_be_written_whole_leaves_the_folder_as_it_was(tmp_path):
    (tmp_path / "a.key").write_bytes(b"from before")
    (tmp_path / "b.list.new").mkdir()  # a folder where the second file is to be written
    with pytest.raises(Unavailable):
        folders.write_all(tmp_path, {"a.key": b"one", "b.list": b"two"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.key", "b.list.new"]
    assert (tmp_path / "a.key").read_bytes() == b"from before"


def test_a_name_that_cannot_be_taken_is_told(tmp_path):
    (tmp_path / "a.key").mkdir()
    with pytest.raises(Unavailable):
        folders.write_all(tmp_path, {"a.key": b"one"})
    assert [path.name for path in tmp_path.iterdir()] == ["a.key"]


def test_a_stick_that_gives_back_something_else_is_named_and_keeps_the_old_file(tmp_path, monkeypatch):
    (tmp_path / "a.key").write_bytes(b"from before")
    monkeypatch.setattr(folders, "read_whole", lambda _path: b"other bytes")
    with pytest.raises(folders.NotAsWritten) as caught:
        folders.write_all(tmp_path, {"a.key": b"one"})
    assert "a.key" in caught.value.sentence()
    assert (tmp_path / "a.key").read_bytes() == b"from before"
    assert len(list(tmp_path.iterdir())) == 1


def test_the_newest_list_of_the_root_is_found_among_others(tmp_path):
    school, other = a_school(), a_school()
    record = record_of(school.issuing, school.first)
    for number in (1, 10, 2):
        content = sign_key_list(school.root, number, given.TODAY, [record])
        (tmp_path / f"{number}.list").write_bytes(content)
    (tmp_path / "stranger.list").write_bytes(other.list_bytes(number=99))
    (tmp_path / "no.list").write_bytes(b"holiday pictures")

    found = folders.newest_list(tmp_path, school.root.public)

    assert found is not None
    assert found[0].number == 10
    assert folders.newest_list(tmp_path, bytes(32)) is None
    assert folders.newest_list(tmp_path / "nowhere", school.root.public) is None


def test_boxes_of_issuing_keys_are_found_by_what_they_are_called(database, kept):
    [record] = given_keys.keys_of(database).keys
    assert list(folders.issuing_boxes(kept.written.folder)) == [record.kid]
