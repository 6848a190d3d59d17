import os
import stat
import subprocess
import sys

import pytest

from eduapp.core.file_locks import held

HOLDS = """
import sys
from pathlib import Path
from eduapp.core.file_locks import held
with held(Path(sys.argv[1])) as is_ours:
    print(is_ours, flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def other(tmp_path):
    """Another program that holds the file, until it is ended."""
    words = [sys.executable, "-c", HOLDS, str(tmp_path / "lock")]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout.readline() == "True\n"
        yield program
        program.kill()


def test_one_program_holds_a_file_and_it_is_gone_afterwards(tmp_path, other):
    with held(tmp_path / "lock") as is_ours:
        assert not is_ours
    assert (tmp_path / "lock").exists()
    other.communicate("\n")
    assert not (tmp_path / "lock").exists()
    with held(tmp_path / "lock") as is_ours:
        assert is_ours


def test_what_a_killed_program_left_is_taken_over(tmp_path, other):
    other.kill()
    other.wait()
    assert (tmp_path / "lock").exists()
    with held(tmp_path / "lock") as is_ours:
        assert is_ours
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="rights of files are the system's")
def test_what_another_account_left_can_be_opened_and_what_may_only_be_read_is_taken(tmp_path):
    with held(tmp_path / "lock"):
        assert (tmp_path / "lock").stat().st_mode & stat.S_IROTH
    (tmp_path / "lock").touch(0o444)
    reads = [flags for flags in opened(tmp_path / "lock") if flags & (os.O_WRONLY | os.O_RDWR)]
    assert reads == []


def opened(path):
    """With which flags it is opened on being held."""
    found, real = [], os.open
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            os, "open", lambda name, flags, *more: found.append(flags) or real(name, flags, *more)
        )
        with held(path) as is_ours:
            assert is_ours
    assert found
    return found


def test_two_in_one_program_are_two(tmp_path):
    with held(tmp_path / "lock") as first, held(tmp_path / "lock") as second:
        assert (first, second) == (True, False)


def test_a_file_whose_name_went_is_held_by_nobody(tmp_path):
    """Who held it removed it and went, after somebody else had opened it: a new one is what counts."""
    with held(tmp_path / "lock"):
        (tmp_path / "lock").unlink()
        with held(tmp_path / "lock") as is_ours:
            assert is_ours
            with held(tmp_path / "lock") as again:
                assert not again


def test_where_no_file_can_be_it_is_an_error_of_the_system(tmp_path):
    with pytest.raises(FileNotFoundError), held(tmp_path / "nowhere" / "lock"):
        pass
