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


@pytest.fixture
def of_another(monkeypatch):
    """A file that another account made: this one may read it, and write nowhere there."""
    real = os.open

    def opens(name, flags, *more):
        if flags & (os.O_WRONLY | os.O_RDWR):
            raise PermissionError
        return real(name, flags, *more)

    monkeypatch.setattr(os, "open", opens)


def test_what_another_account_left_is_taken_over(tmp_path, request):
    (tmp_path / "lock").touch(0o644)
    request.getfixturevalue("of_another")
    with held(tmp_path / "lock") as first, held(tmp_path / "lock") as second:
        assert (first, second) == (True, False)


def test_a_closed_folder_is_told_as_one(tmp_path, of_another):
    with pytest.raises(PermissionError), held(tmp_path / "lock"):
        pass


@pytest.mark.skipif(os.name != "posix", reason="rights of files are the system's")
def test_another_account_may_read_it_and_it_is_locked_as_one_that_is_written_to(tmp_path, monkeypatch):
    """A share gives nobody a lock of their own on what may only be read."""
    seen, real = [], os.open
    monkeypatch.setattr(os, "open", lambda name, flags, *more: seen.append(flags) or real(name, flags, *more))
    with held(tmp_path / "lock"):
        assert (tmp_path / "lock").stat().st_mode & stat.S_IROTH
    assert seen[0] & os.O_RDWR


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
