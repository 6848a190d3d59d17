import logging
import os
import stat
import subprocess
import sys

import pytest

from eduapp.core import bug_log
from eduapp.core.bug_log import BugLog, BugOfAnother, described
from eduapp.core.clock import StillClock
from tests.support import given

NAME = "Karim Haddad"


def a_bug():
    try:
        {}[NAME]
    except KeyError as inner:
        bug = ValueError(f"no such learner: {NAME}")
        bug.add_note(NAME)
        bug.__cause__ = inner
    return bug


@pytest.fixture
def log(tmp_path):
    return BugLog(tmp_path, StillClock(given.NOW))


def files_of(folder):
    return {path.name: path for path in (folder / "logs").iterdir()}


def test_an_error_is_told_by_kind_and_place_and_never_by_what_it_says():
    said = described(a_bug())

    assert "Karim" not in said
    assert "ValueError\n" in said
    assert "KeyError\n  test_bug_log.py:" in said
    assert "a_bug" in said


def test_what_stood_before_an_error_is_told_unless_it_was_meant_to_be_left_out():
    def raised(how):
        try:
            try:
                {}[NAME]
            except LookupError:
                how()
        except RuntimeError as error:
            return described(error)

    def plainly():
        raise RuntimeError(NAME)

    def alone():
        raise RuntimeError(NAME) from None

    assert "KeyError" in raised(plainly)
    assert "KeyError" not in raised(alone)


def test_every_error_of_a_group_is_told():
    said = described(
        ExceptionGroup(NAME, [ValueError(NAME), BugOfAnother("AttributeError\n  making.py:7 made")])
    )

    assert "ExceptionGroup" in said
    assert "ValueError" in said
    assert "making.py:7 made" in said
    assert NAME not in said


def test_an_error_that_caused_itself_is_told_once():
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first

    assert described(first).count("ValueError") == 1


def test_endless_recursion_has_an_end_here():
    def deeper():
        deeper()

    with pytest.raises(RecursionError) as error:
        deeper()
    assert len(described(error.value).splitlines()) < 250


def test_a_kind_or_a_file_that_is_called_like_somebody_has_no_letters_of_theirs():
    kind = type("Łukasz\n2026-11-23T08:00:00Z forged", (Exception,), {})
    try:
        exec(compile("raise kind", f"{os.sep}somewhere{os.sep}Łukasz\x1b[2J.py", "exec"), {"kind": kind})  # noqa: S102
    except kind as error:
        said = described(error)

    assert "Łukasz" not in said
    assert "\x1b" not in said
    assert len(said.splitlines()) == len([line for line in said.splitlines() if "forged" not in line]) + 1


def test_an_entry_has_its_moment_and_nobody_else_may_read_it(log, tmp_path):
    assert log.note(described(a_bug()))

    path = files_of(tmp_path)["dagverk.log"]
    assert path.read_text("ascii").startswith("2026-11-23T07:00:00Z\n Dagverk ")
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_nothing_in_an_entry_can_look_like_another_entry(log, tmp_path):
    log.note("ValueError\n2030-01-01T00:00:00Z\r\n\x1b[2Jgone\u202e")

    lines = files_of(tmp_path)["dagverk.log"].read_text("ascii").splitlines()
    assert [line for line in lines if not line.startswith(" ")] == lines[:1]
    assert "\x1b" not in "".join(lines)


def test_logs_have_a_size_and_a_number(log, tmp_path, monkeypatch):
    monkeypatch.setattr(bug_log, "MOST_BYTES", 300)
    for number in range(200):
        log.note(f"bug{number:03}")

    found = files_of(tmp_path)
    assert len(found) == bug_log.KEPT
    assert all(path.stat().st_size <= 300 for path in found.values())
    assert "bug199" in found["dagverk.log"].read_text()
    assert "bug000" not in "".join(path.read_text() for path in found.values())


def test_a_disk_that_cannot_be_written_does_no_harm(log, tmp_path):
    (tmp_path / "logs").write_text("in the way")
    assert not log.note("bug")


@pytest.mark.skipif(os.name != "posix", reason="there are no such links and pipes here")
def test_what_lies_in_place_of_the_log_is_not_written_to(log, tmp_path):
    (tmp_path / "logs").mkdir()
    (tmp_path / "other").write_text("untouched")
    (tmp_path / "logs" / "dagverk.log").symlink_to(tmp_path / "other")
    assert not log.note("bug")
    assert (tmp_path / "other").read_text() == "untouched"

    (tmp_path / "logs" / "dagverk.log").unlink()
    os.mkfifo(tmp_path / "logs" / "dagverk.log")
    assert not log.note("bug")  # and nobody waits for who reads it


OUTLETS = {
    "uncaught": "raise ValueError(NAME)",
    "in a thread": "t = threading.Thread(target=lambda: {}[NAME]); t.start(); t.join()",
    "nowhere": "exec('class Gone:\\n def __del__(self): raise ValueError(NAME)'); one = Gone(); del one",
    "a warning": "warnings.warn(NAME, stacklevel=1)",
    "a log": "logging.getLogger('sqlalchemy').error('for %s', NAME, exc_info=ValueError(NAME))",
    "a log that cannot be written": "logging.getLogger('x').error('%d', NAME)",
}


@pytest.mark.parametrize("outlet", OUTLETS)
def test_no_outlet_of_python_tells_a_value(outlet):
    words = [
        "import logging, threading, warnings",
        "from eduapp.core.bug_log import hear_libraries, hear_python",
        "hear_python(); hear_libraries()",
        f"NAME = {NAME!r}",
        OUTLETS[outlet],
    ]
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(words)], capture_output=True, text=True, check=False
    )

    assert NAME not in done.stderr + done.stdout
    assert done.stderr, "it must not end in silence either"


def test_without_a_terminal_nothing_breaks(monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    bug_log._to_terminal("x")


def test_libraries_are_heard_only_where_nobody_else_listens(monkeypatch):
    monkeypatch.setattr(logging, "lastResort", logging.lastResort)
    monkeypatch.setattr(logging, "raiseExceptions", True)
    bug_log.hear_libraries()
    assert logging.lastResort.level == logging.WARNING
