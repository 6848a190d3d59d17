"""The whole program, watched: nobody's name is in anything it leaves behind, and it speaks to no network.

It runs once, as a process of its own, in a network namespace without any interface where the system gives
one. What is searched is every file that process left, in its data (backups too), its home, its temporary
folder and where it was started, and what it said to the terminal.
"""

import base64
import json
import os
import re
import socket
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
import sqlcipher3

from tests.support.sample import copied
from tests.support.sentinels import SHORTEST, forms, hits, one_pattern

ROOT = Path(__file__).resolve().parents[2]
NAMES = {
    "given": "Ŋuoŧŧarbárdni",
    "family": "Þrymsdóttir-Łęski",
    "account": "Qvœrlig.Xantippe",
    "password": "Døgnfluens Übermut 77",
    "file": "Vitnemål for Zyxwåge Brønnøy",
}
# What holds names because it is for that: the database (a backup of it is encrypted) and papers asked for.
MEANT = re.compile(r"data/dagverk\.db(-wal|-shm)?|names\.json|out/(shown|printed)\.pdf")
ORDINARY = {"Vitnemål"}
STEPS = [
    "signed in", "wrote", "refused", "report of value", "report of bound", "report of unique",
    "report of slot", "report of thread", "broke", "issued and printed", "checked", "closed",
]  # fmt: skip
WITHOUT_NETWORK = ["unshare", "--user", "--map-root-user", "--net"]

pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.skipif(sys.platform != "linux", reason="only here a process can be watched so"),
]


@dataclass
class Left:
    """What the process left and told."""

    home: Path
    terminal: bytes
    told: dict
    alone: bool  # whether there was no network at all

    def files(self):
        for path in sorted(self.home.rglob("*")):
            where = path.relative_to(self.home).as_posix()
            if path.is_file() and not MEANT.fullmatch(where):
                yield where, path.read_bytes()

    def small_files(self):
        """All but the databases in backups, which have a test of their own: they are long, and in cipher."""
        return [one for one in self.files() if not one[0].endswith("/dagverk.db")]


def may_be_alone():
    try:
        return subprocess.run([*WITHOUT_NETWORK, "true"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@pytest.fixture(scope="module")
def left(site_file, tmp_path_factory):
    home = tmp_path_factory.mktemp("watched")
    folders = {name: home / name for name in ("data", "home", "temporary", "started", "out")}
    for folder in folders.values():
        folder.mkdir()
    copied(site_file, folders["data"])
    (home / "names.json").write_text(json.dumps(NAMES), encoding="utf-8")
    outside = {"HOME": "home", "TMPDIR": "temporary", "XDG_RUNTIME_DIR": "temporary"}
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "PYTEST"))
    }
    environment |= {name: str(folders[folder]) for name, folder in outside.items()}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    alone = may_be_alone()
    ended = subprocess.run(
        [
            *(WITHOUT_NETWORK if alone else ()), sys.executable, "-m", "tests.support.watched_program",
            folders["data"], folders["out"], home / "names.json",
        ],
        cwd=folders["started"], env=environment, capture_output=True, check=False, timeout=240,
    )  # fmt: skip
    told = folders["out"] / "told.json"
    assert ended.returncode == 0, ended.stderr.decode()[-3000:]
    return Left(home, ended.stdout + ended.stderr, json.loads(told.read_text("utf-8")), alone)


def test_the_day_went_all_the_way_through(left):
    assert left.told["done"] == STEPS
    assert left.told["refused"] == ["Refused", "Unavailable", "Unavailable", *["Unexpected"] * 3]


def test_no_byte_it_left_has_a_name_that_was_typed(left):
    words = {*NAMES.values(), *re.split(r"[\s.-]", " ".join(NAMES.values()))} - ORDINARY
    known = {name: forms(name) for name in words if len(name) > SHORTEST}
    found = [(where, hits(content, known)) for where, content in left.small_files()]
    found.append(("terminal", hits(left.terminal, known)))

    assert [(where, names) for where, names in found if names] == []


def test_no_byte_it_left_has_the_name_of_anybody_at_the_school(left):
    with sqlcipher3.connect(str(left.home / "data" / "dagverk.db")) as connection:
        rows = connection.execute("SELECT given_name, family_name FROM learner").fetchall()
    connection.close()
    told = {one for given, family in rows for one in (f"{given} {family}", f"{family}, {given}", family)}
    names = sorted(one for one in told if len(one) > SHORTEST)
    assert len(names) > 40
    pattern = one_pattern(names)

    for where, content in [*left.small_files(), ("terminal", left.terminal)]:
        assert pattern.search(content) is None, where


def test_a_backup_is_in_cipher(left):
    backups = [content for where, content in left.files() if where.endswith("/dagverk.db")]

    assert backups
    for content in backups:
        assert not content.startswith(b"SQLite format 3")
        assert not any(name.encode() in content for name in NAMES.values())


def test_it_did_write_a_log_and_said_where_each_bug_was(left):
    log = (left.home / "data" / "logs" / "dagverk.log").read_text("ascii")

    for kind in ("ValueError", "IntegrityError", "LookupError", "KeyError", "watched_program.py:"):
        assert kind in log


@pytest.mark.skipif(os.name != "posix", reason="rights are kept otherwise here")
def test_nobody_else_may_read_what_it_left_beside_the_data(left):
    for path in (left.home / "data").rglob("*"):
        if path.is_file():
            around = [path, *(one for one in path.parents if left.home / "data" in one.parents)]
            is_shut = any(not one.stat().st_mode & 0o077 for one in around)
            assert is_shut or path == left.home / "data" / "dagverk.db", (
                path.name
            )  # copied there by this test


def test_nothing_stays_in_the_folder_for_passing_things(left):
    assert [path for path in (left.home / "temporary").rglob("*") if path.is_file()] == []
    assert list((left.home / "started").iterdir()) == []


def test_it_opened_no_socket_but_those_of_files_and_pairs(left):
    assert left.told["foreign"] == []
    assert [one for one in left.told["python"] if one[0] != "socket.__new__"] == []
    assert {int(one[1]) for one in left.told["python"]} <= {socket.AF_UNIX}
    assert left.told["modules"] == []


def test_there_was_no_network_and_nothing_was_missed(left):
    if not left.alone:
        pytest.skip("this system gives no network namespace to this account")
    assert left.told["interfaces"] == ["lo"]
    assert {name: rows for name, rows in left.told["open"].items() if rows} == {}


@pytest.mark.parametrize("form", ["utf-8", "utf-16-le", "json", "hex", "base64", "percent", "NFD"])
def test_the_search_would_see_a_name(form):
    name = NAMES["given"]
    written = {
        "utf-8": name.encode(),
        "utf-16-le": name.encode("utf-16-le"),
        "json": json.dumps(f"no such learner: {name}").encode(),
        "hex": name.encode().hex().encode(),
        "base64": base64.b64encode(f"x{name}y".encode()),
        "percent": quote(f"a/{name}.pdf").encode(),
        "NFD": unicodedata.normalize("NFD", name).encode(),
    }[form]

    assert hits(b"before " + written + b" after", {name: forms(name)}) == [name]


def test_the_search_sees_what_python_says_by_itself():
    said = subprocess.run(
        [sys.executable, "-c", f"raise ValueError({NAMES['given']!r})"], capture_output=True, check=False
    )
    assert hits(said.stderr, {NAMES["given"]: forms(NAMES["given"])})
