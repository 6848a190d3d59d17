import subprocess
import sys

from eduapp.app.running_mark import FILE_NAME, RunningMark

DIES = """
import os, sys
from pathlib import Path
from eduapp.app.running_mark import RunningMark
mark = RunningMark(Path(sys.argv[1]))
print(mark.take(), flush=True)
os.kill(os.getpid(), 9)
"""


def test_one_that_was_let_go_tells_of_nothing(tmp_path):
    for _start in range(2):
        mark = RunningMark(tmp_path)
        assert not mark.take()
        mark.let_go()
    assert not (tmp_path / FILE_NAME).exists()


def test_a_process_that_was_killed_is_told_once(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", DIES, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (-9, "False")
    mark = RunningMark(tmp_path)
    assert mark.take()
    assert not mark.take()  # it is ours by now
    mark.let_go()
    assert not RunningMark(tmp_path).take()


def test_a_second_window_is_no_crash(tmp_path):
    first, second = RunningMark(tmp_path), RunningMark(tmp_path)
    assert not first.take()
    assert not second.take()
    second.let_go()
    assert (tmp_path / FILE_NAME).exists()
    first.let_go()


def test_where_nothing_can_be_written_nothing_is_known(tmp_path):
    assert not RunningMark(tmp_path / "nowhere").take()
    assert list(tmp_path.iterdir()) == []
