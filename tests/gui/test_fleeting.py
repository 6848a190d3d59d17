"""A folder that lives as long as its process, however that ends."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from eduapp.gui.fleeting import fleeting_folder

PREFIX = "dagverk-tried-"
_MAKES = f"""
from eduapp.gui.fleeting import fleeting_folder
folder = fleeting_folder({PREFIX!r})
(folder / "check.svg").write_text("<svg/>")
print(folder, flush=True)
"""


@pytest.fixture(autouse=True)
def _own_place(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))


def process(and_then=""):
    return subprocess.Popen(
        [sys.executable, "-c", _MAKES + and_then], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def folders(tmp_path):
    return {one.name for one in tmp_path.glob(f"{PREFIX}*")}


def test_a_process_that_ends_takes_its_folder_away(tmp_path):
    with process() as one:
        assert one.stdout.readline().strip().startswith(str(tmp_path))
    assert folders(tmp_path) == set()


def test_what_a_killed_process_left_is_taken_away_by_the_next_and_what_lives_stays(tmp_path):
    with process("input()") as killed, process("input()") as alive:
        left, lives = killed.stdout.readline().strip(), alive.stdout.readline().strip()
        killed.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        killed.wait()
        assert len(folders(tmp_path)) == 2

        own = fleeting_folder(PREFIX)

        assert folders(tmp_path) == {own.name, Path(lives).name}
        assert Path(left).name not in folders(tmp_path)
        alive.communicate("\n")


def test_one_that_is_being_made_stays_and_one_of_an_older_program_goes(tmp_path):
    young, old = tmp_path / f"{PREFIX}young", tmp_path / f"{PREFIX}old"
    for one in (young, old):
        one.mkdir()
    long_ago = 1_700_000_000  # 2023
    os.utime(old, (long_ago, long_ago))

    own = fleeting_folder(PREFIX)

    assert folders(tmp_path) == {young.name, own.name}


@pytest.mark.skipif(os.name != "posix", reason="links and owners are told so on POSIX")
def test_nothing_of_others_is_touched(tmp_path, monkeypatch):
    aim, link, other = tmp_path / "aim", tmp_path / f"{PREFIX}link", tmp_path / f"{PREFIX}other"
    for one in (aim, other):
        one.mkdir()
    link.symlink_to(aim)
    long_ago = 1_700_000_000  # 2023
    for one in (aim, other):
        os.utime(one, (long_ago, long_ago))
    monkeypatch.setattr("os.getuid", lambda: 4711)

    fleeting_folder(PREFIX)

    assert {link.name, other.name} <= folders(tmp_path)
    assert aim.exists()
