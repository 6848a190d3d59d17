"""Thousands of bad files over every way in: a sentence or whole rows, never a crash, nor half an import.

No file outside the folder, and bounded memory; a time per file only so that one that hangs is found.
"""

import ast
import re
import resource
import signal
import sys
import traceback
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from eduapp.core.clock import StillClock
from eduapp.core.db.engine import sqlite_url
from eduapp.core.db.unit_of_work import Database
from eduapp.core.errors import EduError
from eduapp.exams.questions.formats import FORMATS
from eduapp.exchange.files.subjects import SUBJECTS
from eduapp.people.audit.queries import last_change
from eduapp.people.audit.service import write_audit
from tests.support import given, torture
from tests.support.engines import lent_engine, put_in_place
from tests.support.fuzzed import OUTSIDE_FILE, fuzzed
from tests.support.importers import COVERS, LISTS, OWN, Ground

PROGRAM = Path(__file__).parents[2] / "eduapp"
COUNT = torture.times(300, 10_000)
MOST_TOLD = 20
LONGEST = 60  # seconds for one file: a guard against one that hangs, and no measure of speed
MOST = 512 << 20  # bytes that all of them may need more than what was there before
READS = {"read_bytes", "read_text", "read_whole", "read_plain", "bytes_of", "open_plain"}


@pytest.fixture(scope="module")
def ground(tmp_path_factory, sqlite_template):
    """A school with everything that a file can be of."""
    folder, clock = tmp_path_factory.mktemp("ground"), StillClock(given.NOW)
    path = folder / "site.db"
    put_in_place(sqlite_template, path)
    with lent_engine(sqlite_url(path)) as engine:
        database = Database(engine, given.LEADER, write_audit, clock=clock, who_changed=last_change)
        yield Ground(folder, database.unattended(), clock, sqlite_template)


def rows_of(database):
    """How many rows each table has, but for reads that are told: that is no import."""
    with database.reading() as session:
        names = session.scalars(
            text("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        ).all()
        counts = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in names)
        return dict(session.execute(text(counts)).all())


def modules_that_read():
    """Every module of the program that reads a file, by its name after `eduapp.`."""
    found = set()
    for path in sorted(PROGRAM.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _reads(node):
                found.add(".".join(path.relative_to(PROGRAM).with_suffix("").parts))
    return found


def _reads(call):
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    mode = [one.value for one in call.args if isinstance(one, ast.Constant)][:1]
    return name in READS or (name == "open" and mode == ["rb"])


def test_no_way_in_is_forgotten(ground):
    names = {one.name for one in ground.importers}

    known = {name for name in modules_that_read() if not re.match(r"app\.sample_|.*scenes$", name)}
    assert known - COVERS.keys() - OWN.keys() == set(), "read in which importer, or why its own?"
    assert (COVERS.keys() | OWN.keys()) - known == set(), "these read no file any more"
    assert set(COVERS.values()) <= names
    assert {one.key for one in SUBJECTS} == LISTS.keys()
    assert {f"questions in {key}" for key in FORMATS} <= names


def test_good_files_are_taken(ground, tmp_path):
    """The control: what is spoilt below is good to begin with."""
    for number, one in enumerate(ground.importers):
        for sample in one.samples:
            place = tmp_path / f"{number} {sample.name}"
            place.mkdir()
            (place / sample.name).write_bytes(sample.content)
            try:
                one.take(place / sample.name)
            except EduError as told:
                pytest.fail(f"{one.name}, {sample.name}: {told.sentence()}")


@pytest.mark.timeout(3600)
@pytest.mark.qt_log_level_fail("CRITICAL")  # that a picture is damaged, Qt writes down as well
def test_a_bad_file_costs_a_sentence_and_nothing_else(ground, tmp_path, record_property):
    importers, ends = ground.importers, Counter()
    before, memory, wrong = rows_of(ground.database), peak(), []
    for number in range(COUNT):
        one = importers[number % len(importers)]
        dice = torture.dice(f"file {number}")
        sample = dice.choice(one.samples)
        place = tmp_path / str(number)
        place.mkdir()
        path = place / sample.name
        path.write_bytes(fuzzed(dice, sample.content, is_text=sample.is_text))
        try:
            with a_guard():
                ends[outcome(one.take, path)] += 1
                assert rows_of(ground.database) == before
        except Exception:  # noqa: BLE001 - told below, with all others
            wrong.append(f"{one.name}, file {number} ({sample.name}):\n{traceback.format_exc()}")
            before = rows_of(ground.database)
    assert not wrong, "\n".join(wrong[:MOST_TOLD])
    assert [one for one in sorted(tmp_path.iterdir()) if not one.name.isdecimal()] == []
    assert not Path(OUTSIDE_FILE).exists()
    assert peak() - memory < MOST

    record_property("files", COUNT)
    record_property("ways in", len(importers))
    record_property("ended as", dict(ends))
    record_property("memory more than before", f"{(peak() - memory) >> 20} MiB")
    assert ends["told"] > COUNT // 5  # else the damage is so small that nothing was tried


def outcome(take, path):
    """How one file ended: told in a sentence, or taken as far as it is good."""
    try:
        take(path)
    except EduError as error:
        sentence = error.sentence()
        assert sentence.strip()
        assert not any(word in sentence for word in ("Traceback", "Errno", "Error:")), sentence
        return "told"
    return "taken"


@contextmanager
def a_guard():
    """Whoever hangs is stopped."""

    def stop(_signal, _frame):
        raise TimeoutError(f"more than {LONGEST} seconds")

    old = signal.signal(signal.SIGALRM, stop)
    signal.alarm(LONGEST)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, old)


def peak():
    """The most memory this process has had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
