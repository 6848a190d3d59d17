"""The power is cut at random moments of work: what was acknowledged is in whatever the disk still has.

A process that is killed shows nothing of this, for the system still writes what it was given. Here the disk
is a simulated one (tests/support/power.py), and the control shows that it sees what it is there for: without
the one setting that has SQLite wait for the disk, the same work loses what was acknowledged.
"""

from collections import Counter
from pathlib import Path

import pytest

from eduapp.app.location import FILE_NAME
from eduapp.core.db.upgrade import newest_step, revisions
from tests.support import given
from tests.support.cut_work import Bench, recorded
from tests.support.hands import hands
from tests.support.old_databases import unpack
from tests.support.power import Disk, Step, built
from tests.support.torture import dice, times
from tests.support.under_key import ACCOUNT, DATA, put_under_key, rows_of

IMAGES = times(20, 500)
OF_STEPS = times(6, 100)  # of each run, and each takes many steps again
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


@pytest.fixture(scope="module")
def workplace(hand, tmp_path_factory):
    place = tmp_path_factory.mktemp("workplace")
    return place, hand.site(place / DATA)


@pytest.fixture(scope="module")
def exam(hand, tmp_path_factory):
    place = tmp_path_factory.mktemp("exam")
    return place, hand.site(place / DATA, exam=True)


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


@AN_HOUR
@pytest.mark.parametrize(("keyed", "runs"), [(True, (1, 3)), (False, (1, 2))], ids=["keyed", "of before"])
def test_a_database_that_was_being_brought_up_to_date_is_old_or_new_and_coming_again_ends_it(
    hand, tmp_path, monkeypatch, record_property, keyed, runs
):
    """Also one of before there were keys, which stays as it is."""
    template, plain = tmp_path / "old", tmp_path / "plain.db"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(template / ACCOUNT))
    unpack(OLD_STEP, plain)
    site = {"now": given.NOW.isoformat(), "rows": rows_of(plain, UNCHANGED), "keyed": keyed}
    (template / DATA).mkdir(parents=True)
    if keyed:
        put_under_key(plain, template / DATA)
    else:
        plain.rename(template / DATA / FILE_NAME)
    bench = Bench(hand, template, site, "open", tmp_path)
    for acknowledged in bench.images(OF_STEPS * times(*runs), times(*runs)):
        is_opened = any("opened" in one for one in acknowledged)
        found = bench.found(acknowledged)
        bench.figures[f"found {'new' if found['was'] != OLD_STEP else 'old'}"] += 1
        assert found["wrong"] == []
        assert found["keyed"] == keyed
        assert found["was"] in revisions()
        if is_opened:
            assert found["was"] == newest_step()
    recorded(bench, record_property)
    assert bench.figures["found old"] > 0


@AN_HOUR
@pytest.mark.parametrize(("kind", "place"), [("approve", "workplace"), ("answers", "exam")], ids=str)
def test_without_waiting_for_the_disk_the_same_work_loses_what_was_acknowledged(
    hand, tmp_path, record_property, request, kind, place
):
    """Of an exam, what had come into the database: the journal on the exam PC waits for its own file."""
    bench = Bench(hand, *request.getfixturevalue(place), kind, tmp_path)
    lost = 0
    for acknowledged in bench.images(CONTROL, 1, most=times(14, 60), synchronous="NORMAL"):
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
