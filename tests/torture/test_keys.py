"""The key of a database file, and the power or the process that goes while it is made or first used.

A file under a key that got lost is all lost: so the key is on its disk before anything is that needs it. The
account's settings may lie on another disk than the data, where no sync of the database helps them.
"""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from eduapp.app.location import FILE_NAME, Location
from eduapp.safekeeping.formats.database_key import FILE_NAME as KEY_FILE
from eduapp.safekeeping.jobs.encrypting import PART
from tests.support import given
from tests.support.cut_work import Bench, recorded
from tests.support.hands import hands
from tests.support.power import built, steps
from tests.support.torture import dice, times
from tests.support.under_key import ACCOUNT, DATA, copied, is_under_key, rows_of

NEW = times(6, 100)  # each takes all steps there are
ENCRYPTING = times(12, 300)
CONTROL = times(6, 60)
KILLS = times(6, 120)
LONGEST = 1.0  # seconds: about as long as it takes to encrypt
AN_HOUR = pytest.mark.timeout(3_600)
SITE = {"now": given.NOW.isoformat()}
TABLES = ("learner", "user_account", "audit_entry", "hours_entry", "certificate", "attendance_mark")


@pytest.fixture(scope="module")
def hand(tmp_path_factory):
    with hands(preload=built(tmp_path_factory.mktemp("recorder"))) as hand:
        yield hand


@pytest.fixture(scope="module")
def nothing(tmp_path_factory):
    """A PC on which nobody has opened the program yet."""
    place = tmp_path_factory.mktemp("nothing")
    (place / DATA).mkdir()
    return place


@pytest.fixture(scope="module")
def of_before(hand, tmp_path_factory):
    """A school whose database anybody can read, and what is there."""
    place = tmp_path_factory.mktemp("before")
    site = hand.site(place / DATA, plain=True)
    file = Location.of(place / DATA).file
    assert not is_under_key(file)
    rows = rows_of(file, TABLES)
    assert rows["learner"] > 0
    return place, {"now": site["now"], "rows": rows}


def until(ending):
    """How many steps there are until the first bytes of a file of that name are put away."""

    def count(done):
        return next(n for n, step in enumerate(done, 1) if step.kind == "s" and step.name.endswith(ending))

    return count


def until_its_place_is_taken(done):
    """The last steps of encrypting are few: cuts among all of it up to there would hardly meet them."""
    return next(n for n, step in enumerate(done, 1) if step.kind == "r" and step.name.endswith(PART)) + 20


@AN_HOUR
def test_a_new_database_opens_with_its_key_wherever_the_power_was_cut(
    hand, nothing, tmp_path, record_property
):
    bench = Bench(hand, nothing, SITE, "new", tmp_path, apart=True, early=until(FILE_NAME))
    for acknowledged in bench.images(NEW, times(1, 4)):
        bench.figures["with the key and no database yet"] += not (bench.image / DATA / FILE_NAME).exists()
        found = bench.found(acknowledged)
        assert found["wrong"] == []
        assert found["keyed"]
    recorded(bench, record_property)


@AN_HOUR
def test_a_key_that_does_not_wait_for_the_disk_is_lost(hand, nothing, tmp_path, record_property):
    """The control: SQLite waits as ever, and so the database is there, and nothing opens it."""
    bench, lost = Bench(hand, nothing, SITE, "new", tmp_path, apart=True), 0
    for acknowledged in bench.images(CONTROL, 1, unsynced=True):
        lost += any("does not open: Ke" in one for one in bench.found(acknowledged)["wrong"])
    record_property("images that lost everything", f"{lost} of {CONTROL}")
    assert lost > CONTROL // 4


@AN_HOUR
def test_a_database_that_was_being_encrypted_is_the_old_or_the_new_one_and_coming_again_ends_it(
    hand, of_before, tmp_path, record_property
):
    bench = Bench(hand, *of_before, "encrypt", tmp_path, apart=True, early=until_its_place_is_taken)
    for acknowledged in bench.images(ENCRYPTING, times(1, 5)):
        found = bench.found(acknowledged)
        assert found["wrong"] == []
        assert found["keyed"] or not any("encrypted" in one for one in acknowledged)
        bench.figures[f"found {'encrypted' if found['keyed'] else 'as it was'}"] += 1
        expect_it_ends(bench.hand, bench.image / DATA, bench.site)
    recorded(bench, record_property)
    assert bench.figures["found encrypted"] * bench.figures["found as it was"] > 0


@AN_HOUR
def test_killed_while_it_encrypts_it_leaves_the_old_or_the_new_one(
    hand, of_before, tmp_path, record_property
):
    (place, site), figures, rng = of_before, Counter(), dice("encrypting")
    for number in range(KILLS):
        data = copied(place, tmp_path / "site")
        process = hand.work(data, site, kind="encrypt", seed=0)
        said = hand.kill(process, 1 + number % 2, rng.random() * LONGEST)  # before, or after it was said
        assert not [one for one in said if "stopped" in one], said
        found = hand.look(data, site, [])
        assert found["wrong"] == []
        assert found["keyed"] or not any("encrypted" in one for one in said)
        figures[f"found {'encrypted' if found['keyed'] else 'as it was'}"] += 1
        expect_it_ends(hand, data, site)
        shutil.rmtree(tmp_path / "site")
    for name, figure in {"kills": KILLS, "lost": 0, **figures}.items():
        record_property(name, figure)
    assert figures["found encrypted"] >= KILLS // 2


def expect_it_ends(hand, data, site):
    """Asked for once more it is encrypted, with all that was there, and nothing lies about."""
    hand.work(data, site, kind="encrypt", seed=0)
    said = hand.reaped()
    assert {"encrypted": True} in said or said[-1]["stopped"] == "AlreadyEncrypted", said
    found = hand.look(data, site | {"keyed": True}, [])
    assert found["wrong"] == []
    assert not list(data.glob(f"*{PART}*"))


# ── In which order it comes onto the disk ─────────────────────────────────────────────────────────


def done_by(hand, template, place, kind):
    """All that was done to the disks by a piece of work, and where."""
    home, log = place / "home", place / "log"
    data = copied(template, home)
    hand.work(data, SITE, kind=kind, seed=0, below=home, log=log)
    assert not [one for one in hand.reaped() if "stopped" in one]
    return home, steps(log)


def on_disk(done, home, name):
    """After which step a file is there for certain: its bytes, its name, and each folder on its way."""
    named = has_its_name(done, name)
    renamed = has_its_name(done, done[named].name) if done[named].kind == "l" else named
    part = [n for n, step in enumerate(done[:renamed]) if step.name == done[renamed].name]
    assert [done[n].kind for n in part] == ["o", "s"]  # made, written (which has no name), put away
    assert not [step for step in done[part[-1] :] if step.kind == "w" and step.file == done[part[0]].file]
    above = [one for one in name.parents if one.is_relative_to(home) and one != home]
    return max(first_sync(done, above[0], named), *(first_sync(done, one, 0) for one in above))


def has_its_name(done, name):
    """The step that gives it: it is renamed, or linked so that nobody else's is put aside."""
    return next(n for n, step in enumerate(done) if step.kind in "rl" and step.data.decode() == str(name))


def first_sync(done, folder, after):
    """Of a folder, after a step."""
    steps = enumerate(done[after:], after)
    return next((n for n, step in steps if step.kind == "s" and step.name == str(folder)), len(done))


@pytest.mark.parametrize(
    ("kind", "needs_it"), [("new", FILE_NAME), ("encrypt", FILE_NAME + PART)], ids=["new", "encrypting"]
)
def test_the_key_is_on_the_disk_with_every_folder_on_its_way_before_anything_that_needs_it(
    hand, nothing, of_before, tmp_path, kind, needs_it
):
    template = nothing if kind == "new" else of_before[0]
    home, done = done_by(hand, template, tmp_path, kind)
    [key] = (home / ACCOUNT / "Dagverk" / "keys").glob("*.key")
    which = home / DATA / KEY_FILE
    named = has_its_name(done, which)
    first = next(n for n, step in enumerate(done) if Path(step.name).name.startswith(needs_it))

    assert on_disk(done, home, key) < named
    assert on_disk(done, home, which) < first
