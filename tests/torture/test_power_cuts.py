"""The power is cut at random moments of work: what was acknowledged is in whatever the disk still has.

A process that is killed shows nothing of this, for the system still writes what it was given. Here the disk
is a simulated one (tests/support/power.py), and the control shows that it sees what it is there for: without
the one setting that has SQLite wait for the disk, the same work loses what was acknowledged.
"""

import json
import shutil
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3

from eduapp.core.db.upgrade import newest_step, revisions
from tests.support import given
from tests.support.hands import hands
from tests.support.old_databases import unpack
from tests.support.power import Disk, Step, built, cuts, steps
from tests.support.torture import dice, times

IMAGES = times(20, 500)
OF_STEPS = times(12, 500)  # each takes many steps again
RUNS = times(2, 20)  # that they are cut out of
CONTROL = times(10, 100)
AN_HOUR = pytest.mark.timeout(3_600)
OLD_STEP = "r0058"
UNCHANGED = (
    "learner",
    "user_account",
    "audit_entry",
    "course",
    "enrolment",
    "attendance_mark",
    "hours_entry",
)


@pytest.fixture(scope="module")
def hand(tmp_path_factory):
    with hands(preload=built(tmp_path_factory.mktemp("recorder"))) as hand:
        yield hand


class Bench:
    """One kind of work, done again and again on a disk that is written down."""

    def __init__(self, hand, template, site, kind, place):
        self.hand, self.template, self.site, self.kind, self.place = hand, template, site, kind, place
        self.figures = Counter()

    def images(self, count, runs, **told):
        """So many images, each laid out; what was acknowledged before the cut."""
        for run in range(runs):
            folder, log = self.place / f"run {run}", self.place / f"log {run}"
            shutil.copytree(self.template, folder / "data")
            disk = Disk(folder)
            work = {"kind": self.kind, "seed": run, "below": folder, "log": log} | told
            self.hand.work(folder / "data", self.site, **work)
            said = self.hand.reaped()
            assert not [one for one in said if "stopped" in one], said
            done, rng = steps(log), dice(f"{self.kind} {run} {told}")
            assert [json.loads(step.data) for step in done if step.kind == "a"][1:] == said
            share = count // runs
            self.figures["acknowledged"] += sum("done" in one or "kept" in one for one in said)
            self.figures["writes recorded"] += sum(step.kind == "w" for step in done)
            for acknowledged in cuts(disk, done, share, rng, self.place / "image"):
                self.figures["images"] += 1
                yield [json.loads(one) for one in acknowledged]
            shutil.rmtree(folder)
            log.unlink()

    def found(self, acknowledged):
        """What a new process finds in the image."""
        more = {}
        if "key" in self.site:
            more["journal"] = {"attempt": self.site["attempt"], "key": self.site["key"]}
        told = [one for one in acknowledged if "done" in one or "kept" in one]
        found = self.hand.look(self.place / "image" / "data", self.site, told, **more)
        self.figures["torn ends taken back"] += found.get("torn", 0) > 0
        return found


def recorded(bench, record_property):
    for name, figure in {"images that lost something": 0, **bench.figures}.items():
        record_property(name, figure)


@pytest.fixture(scope="module")
def workplace(hand, tmp_path_factory):
    folder = tmp_path_factory.mktemp("workplace") / "data"
    return folder, hand.site(folder)


@pytest.fixture(scope="module")
def exam(hand, tmp_path_factory):
    folder = tmp_path_factory.mktemp("exam") / "data"
    return folder, hand.site(folder, exam=True)


@AN_HOUR
def test_hours_that_were_entered_and_approved_are_there(hand, workplace, tmp_path, record_property):
    bench = Bench(hand, *workplace, "approve", tmp_path)
    for acknowledged in bench.images(IMAGES, RUNS, most=times(14, 150)):
        assert bench.found(acknowledged)["wrong"] == []
    recorded(bench, record_property)


@AN_HOUR
def test_answers_of_an_exam_are_there(hand, exam, tmp_path, record_property):
    """On the exam PC, and in the database as far as they have come in."""
    bench = Bench(hand, *exam, "answers", tmp_path)
    for acknowledged in bench.images(IMAGES, RUNS, most=times(15, 60)):
        assert bench.found(acknowledged)["wrong"] == []
    recorded(bench, record_property)


def rows_of(path):
    """How many of what no step changes there are."""
    with closing(sqlcipher3.connect(str(path))) as connection:
        return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in UNCHANGED}


@AN_HOUR
def test_a_database_that_was_being_brought_up_to_date_is_old_or_new_and_coming_again_ends_it(
    hand, tmp_path, record_property
):
    template = tmp_path / "old"
    template.mkdir()
    unpack(OLD_STEP, template / "dagverk.db")
    site = {"now": given.NOW.isoformat(), "rows": rows_of(template / "dagverk.db")}
    bench = Bench(hand, template, site, "open", tmp_path)
    for acknowledged in bench.images(OF_STEPS, times(1, 5)):
        is_opened = any("opened" in one for one in acknowledged)
        found = bench.found(acknowledged)
        bench.figures[f"found {'new' if found['was'] != OLD_STEP else 'old'}"] += 1
        assert found["wrong"] == []
        assert found["was"] in revisions()
        if is_opened:
            assert found["was"] == newest_step()
    recorded(bench, record_property)
    assert bench.figures["found old"] > 0


@AN_HOUR
def test_without_waiting_for_the_disk_the_same_work_loses_what_was_acknowledged(
    hand, workplace, tmp_path, record_property
):
    bench = Bench(hand, *workplace, "approve", tmp_path)
    lost = 0
    for acknowledged in bench.images(CONTROL, 1, most=times(14, 150), synchronous="NORMAL"):
        lost += any(one.startswith("lost") for one in bench.found(acknowledged)["wrong"])
    record_property("images that lost something", f"{lost} of {CONTROL}")
    assert lost > CONTROL // 4


def test_the_journal_of_an_exam_pc_that_does_not_wait_for_the_disk_loses_answers(
    hand, exam, tmp_path, record_property
):
    bench = Bench(hand, *exam, "answers", tmp_path)
    lost = 0
    for acknowledged in bench.images(CONTROL, 1, most=15, unsynced=True):
        lost += any("the journal" in one for one in bench.found(acknowledged)["wrong"])
    record_property("images that lost something", f"{lost} of {CONTROL}")
    assert lost > CONTROL // 4


def test_what_was_not_synced_is_torn_by_sectors_and_what_was_synced_never(tmp_path):
    """The disk itself."""
    folder, image = tmp_path / "disk", tmp_path / "image"
    folder.mkdir()
    path = folder / "file"
    path.write_bytes(b"kept")
    inode, rng = path.stat().st_ino, dice("disk")
    disk = Disk(folder)
    disk.do(Step("w", inode, 0, "", b"a" * 2_000))
    disk.do(Step("s", inode, 0, "", b""))
    disk.do(Step("w", inode, 100, "", b"b" * 1_500))
    seen = set()
    for _cut in range(50):
        disk.cut(rng, image)
        content = (image / "file").read_bytes()
        assert set(content) <= set(b"ab")
        assert content[:100] + content[1_600:] == b"a" * 500
        seen.add(tuple(content[at] for at in (100, 600, 1_100, 1_550)))
    assert len(seen) > 5

    disk.do(Step("o", 7, 1, str(folder / "more"), b""))
    disk.do(Step("r", 0, 0, str(folder / "more"), str(path).encode()))
    found = Counter()
    for _cut in range(50):
        disk.cut(rng, image)
        names = tuple(sorted(one.name for one in Path(image).iterdir()))
        found[names, len((image / "file").read_bytes())] += 1
    assert set(found) == {(("file",), 2_000), (("file", "more"), 2_000), (("file",), 0)}
    disk.do(Step("s", inode, 0, "", b""))
    disk.cut(rng, image)
    assert (image / "file").read_bytes() == b""
