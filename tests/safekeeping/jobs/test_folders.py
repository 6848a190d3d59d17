import subprocess
import sys
from dataclasses import replace

import pytest

from eduapp.core.db import file_keys
from eduapp.core.errors import Unavailable
from eduapp.safekeeping import jobs, terms
from eduapp.safekeeping.formats.recovery import mark_of
from eduapp.safekeeping.jobs import folders
from tests.support.given_backups import make, newest


def test_numbers_go_on_after_all_that_lie_there(tmp_path):
    assert folders.next_number(tmp_path / "nowhere") == 1
    assert folders.next_number(tmp_path, known=7) == 8
    (tmp_path / "dagverk-backup-000008").mkdir()  # empty, and yet its name is taken
    assert folders.next_number(tmp_path, known=7) == 9
    assert folders.listed(tmp_path) == []


def test_a_folder_that_only_bears_the_name_hides_no_later_backup(database, tmp_path):
    make(database, tmp_path)
    (tmp_path / terms.FOLDER / "dagverk-backup-999999999").mkdir()
    make(database, tmp_path)
    make(database, tmp_path)
    assert [one.manifest.number for one in folders.listed(tmp_path / terms.FOLDER)] == [3, 2, 1]


@pytest.mark.parametrize("mark", ["its own", "ours, copied"])
def test_another_schools_only_copy_stays_on_a_stick_that_is_shared(database, tmp_path, mark):
    stick, theirs = tmp_path / "stick", file_keys.new_key()
    stick.mkdir()
    make(database, tmp_path / "data")
    one = newest(tmp_path / "data")
    told = one.manifest if mark == "ours, copied" else replace(one.manifest, key=mark_of(theirs))
    other = jobs.copy_to(stick, replace(one, manifest=told), theirs)
    for _again in range(11):
        make(database, tmp_path / "data", away=stick)
    assert other in folders.listed(stick)
    assert len(folders.listed(stick)) < 12  # ours were thinned out


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Unavailable), folders.part_of(tmp_path / "file"):
        pass


MAKING = """
import sys
from pathlib import Path
from eduapp.safekeeping.jobs import folders
with folders.part_of(Path(sys.argv[1])) as part:
    folders.put(part / "half", b"half")
    print(part, flush=True)
    sys.stdin.readline()
    folders.put(part / "other half", b"other half")
    folders.give_name(part, 1)
"""


@pytest.fixture
def other_program(tmp_path):
    """Another program in the middle of making one there."""
    words = [sys.executable, "-c", MAKING, str(tmp_path)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert ".dagverk-part-" in program.stdout.readline()
        yield program
        program.kill()


def test_what_another_program_is_making_is_left_alone_and_told(tmp_path, other_program):
    with pytest.raises(folders.BeingMade) as told, folders.part_of(tmp_path):
        pass
    other_program.communicate("\n")

    assert other_program.returncode == 0
    assert told.value.sentence().startswith(f"A backup is being made in {tmp_path} just now.")
    [whole] = tmp_path.iterdir()
    assert (whole.name, sorted(one.name for one in whole.iterdir())) == (
        "dagverk-backup-000001",
        ["half", "other half"],
    )


def test_what_a_killed_program_left_is_cleared_away_by_the_next(tmp_path, other_program):
    other_program.kill()
    other_program.wait()
    with folders.part_of(tmp_path) as part:
        assert list(tmp_path.glob(".dagverk-part-*")) == [part]
        assert list(part.iterdir()) == []
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_of_what_got_no_name(tmp_path):
    with folders.part_of(tmp_path) as part:
        folders.put(part / "x", b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_backup_is_found_by_its_folder_or_by_a_file_in_it(database, tmp_path):
    make(database, tmp_path)
    lying = newest(tmp_path)
    assert folders.look(lying.folder) == folders.look(lying.file) == lying


def test_it_tells_in_each_language_what_it_is(database, tmp_path):
    make(database, tmp_path)
    words = folders.about(newest(tmp_path).manifest).decode("utf-8-sig")
    assert words.count("eduapp backup restore") == 3
