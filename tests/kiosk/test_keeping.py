import contextlib
import os
import subprocess
import sys
import textwrap
from datetime import timedelta
from itertools import count

import pytest

from eduapp.core.appended import ROOM_AHEAD
from eduapp.core.clock import StillClock
from eduapp.core.errors import Unavailable
from eduapp.kiosk import keeping
from eduapp.kiosk.formats import record as r
from eduapp.kiosk.formats.faults import DamagedJournal, Foreign
from eduapp.kiosk.formats.journal import read_journal
from eduapp.kiosk.formats.record import Event
from eduapp.kiosk.keeping import Clocks, InUse, Keeping, Parted, journal_path
from tests.support.given_kiosk import ATTEMPT, KEY, NINE, OPENED, Journaled, a_journal


@pytest.fixture
def path(tmp_path):
    return journal_path(tmp_path / "kiosk", ATTEMPT)


@pytest.fixture
def clocks():
    ticks = count(1000)
    return Clocks(mono=lambda: next(ticks), wall=StillClock(NINE), machine="m", boot="boot-1")


def opened(path, clocks):
    return contextlib.closing(Keeping(path, KEY, ATTEMPT, clocks))


def test_what_is_kept_is_on_the_disk_before_it_is_acknowledged(path, clocks):
    with opened(path, clocks) as kept:
        record = kept.append(Event(r.OPENED, OPENED))

        assert read_journal(path.read_bytes(), KEY).records == (record,)
        assert path.stat().st_mode & 0o077 == 0


def test_it_goes_on_where_it_was(path, clocks):
    with opened(path, clocks) as kept:
        kept.append(Event(r.OPENED, OPENED))
    with opened(path, clocks) as kept:
        kept.append(Event(r.ANSWER, 2, 1))

        assert [one.n for one in kept.records] == [1, 2]
        assert without_room(path) == b"".join(kept.frames)


def without_room(path):
    """The records that lie there, without the zeros behind them."""
    return path.read_bytes().rstrip(b"\x00")


def lying_there_at_each_sync(path, monkeypatch):
    """What the file holds whenever it is synced, in whichever way."""
    seen = []

    def watched(sync):
        def wrapped(file):
            seen.append(without_room(path))
            sync(file)

        return wrapped

    for name in ("fsync", "fdatasync"):
        if hasattr(os, name):
            monkeypatch.setattr(os, name, watched(getattr(os, name)))
    return seen


def test_every_record_is_synced_before_it_is_acknowledged(path, clocks, monkeypatch):
    with opened(path, clocks) as kept:
        seen = lying_there_at_each_sync(path, monkeypatch)
        for event in (Event(r.OPENED, OPENED), Event(r.TICK), Event(r.TICK)):
            kept.append(event)

            assert seen[-1] == b"".join(kept.frames)


def test_room_is_made_ahead_so_that_a_record_changes_no_size(path, clocks):
    with opened(path, clocks) as kept:
        kept.append(Event(r.OPENED, OPENED))
        before = path.stat().st_size
        for _time in range(20):
            kept.append(Event(r.TICK))

        assert before == path.stat().st_size >= ROOM_AHEAD


def test_a_record_that_is_longer_than_the_room_is_kept_whole(path, clocks):
    with opened(path, clocks) as kept:
        kept.append(Event(r.OPENED, OPENED))
        for number in range(1, 8):
            kept.append(Event(r.ANSWER, "å" * 60_000, number))

        assert without_room(path) == b"".join(kept.frames)
    with opened(path, clocks) as kept:
        assert (len(kept.records), kept.torn) == (8, 0)


def test_a_torn_tail_is_cut_and_told(path, clocks):
    made = a_journal()
    path.parent.mkdir()
    path.write_bytes(made.content[:-7])
    with opened(path, clocks) as kept:
        assert kept.torn == len(made.frames[-1]) - 7
        kept.append(Event(r.ANSWER, 0, 2))

    assert len(read_journal(path.read_bytes(), KEY).records) == len(made.records)


def test_a_flipped_bit_is_refused_and_the_file_left_as_it_is(path, clocks):
    content = bytearray(a_journal().content)
    content[len(content) // 2] ^= 4
    path.parent.mkdir()
    path.write_bytes(content)

    with pytest.raises(DamagedJournal):
        Keeping(path, KEY, ATTEMPT, clocks)
    assert path.read_bytes() == content


def test_a_journal_of_another_candidate_is_refused(path, clocks):
    path.parent.mkdir()
    path.write_bytes(a_journal().content)

    with pytest.raises(Foreign):
        Keeping(path, bytes(32), ATTEMPT, clocks)
    with pytest.raises(Foreign):
        Keeping(path, KEY, "attempt-8", clocks)


def test_one_kiosk_at_a_time_has_it_open(path, clocks):
    with opened(path, clocks), pytest.raises(InUse):
        Keeping(path, KEY, ATTEMPT, clocks)
    with opened(path, clocks) as kept:
        assert kept.records == []


def test_what_was_kept_elsewhere_is_brought_in(path, clocks):
    made = a_journal()
    with opened(path, clocks) as kept:
        assert kept.adopt(made.frames) == len(made.frames)
        assert kept.adopt(made.frames[:3]) == 0
        assert without_room(path) == made.content
        kept.append(Event(r.ANSWER, 1, 3))

    assert len(read_journal(path.read_bytes(), KEY).records) == len(made.records) + 1


def test_two_pcs_that_both_went_on_are_told_apart(path, clocks):
    one = Journaled().opened().begun()
    two = Journaled().opened().begun().note(r.ANSWER, 2, 1)
    with opened(path, clocks) as kept:
        kept.adopt(one.note(r.ANSWER, 1, 1).frames)
        with pytest.raises(Parted) as refused:
            kept.adopt(two.frames)

    assert refused.value.facts == {"number": 3}


def test_what_does_not_go_on_from_here_is_not_brought_in(path, clocks):
    made = a_journal()
    with opened(path, clocks) as kept, pytest.raises(DamagedJournal):
        kept.adopt([*made.frames[:2], made.frames[3]])


def test_a_disk_that_is_full_keeps_nothing_by_halves(tmp_path, clocks):
    with a_small_disk(tmp_path) as disk:
        path = journal_path(disk, ATTEMPT)
        with opened(path, clocks) as kept:
            kept.append(Event(r.OPENED, OPENED))
            filled = disk / "other"
            fill(filled)
            refused = answers_until_refused(kept)
            acknowledged = [one.mac for one in kept.records]
            assert "full" in refused.sentence()
            assert [one.mac for one in read_journal(path.read_bytes(), KEY).records] == acknowledged
            filled.unlink()
            kept.append(Event(r.ANSWER, "there is room again", 9))

        read = read_journal(path.read_bytes(), KEY)
        assert read.records[-1].value == "there is room again"
        assert len(read.records) == len(acknowledged) + 1


def test_a_file_that_may_not_grow_keeps_nothing_by_halves(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path)], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    told, refused = (int(part) for part in done.stdout.split())
    read = read_journal(journal_path(tmp_path, ATTEMPT).read_bytes(), KEY)
    assert (len(read.records), read.torn) == (told, 0)
    assert refused > 3


LIMITED = textwrap.dedent(
    """
    import resource, signal, sys
    from pathlib import Path
    from eduapp.core.errors import Unavailable
    from eduapp.kiosk.formats.record import Event
    from eduapp.kiosk.keeping import Clocks, Keeping, journal_path
    from tests.support.given_kiosk import ATTEMPT, KEY, OPENED
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
    kept = Keeping(journal_path(Path(sys.argv[1]), ATTEMPT), KEY, ATTEMPT, Clocks())
    kept.append(Event("opened", OPENED))
    told, refused = 1, 0
    for number in range(100):
        try:
            kept.append(Event("answer", "x" * 700, 9))
            told += 1
        except Unavailable:
            refused += 1
    print(told, refused)
    """
)


def test_clocks_tell_both_times_and_which_start_this_is():
    one, two = Clocks(wall=StillClock(NINE)), Clocks(wall=StillClock(NINE + timedelta(days=1)))

    assert one.boot != two.boot
    assert one.machine == two.machine
    assert one.now().wall == NINE
    assert one.now().mono <= one.now().mono


def test_the_name_of_a_journal_tells_nothing_of_whose_it_is(tmp_path):
    assert ATTEMPT not in journal_path(tmp_path, ATTEMPT).name
    assert keeping.journal_path(tmp_path, "a") != keeping.journal_path(tmp_path, "b")


@contextlib.contextmanager
def a_small_disk(tmp_path):
    """A file system of 64 kB, where one may be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    if (
        not hasattr(os, "geteuid")
        or os.geteuid()
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("no file system may be mounted here; the test with a limit for files says the same")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def fill(path):
    with contextlib.suppress(OSError), path.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))


def answers_until_refused(kept):
    for _number in range(200):
        try:
            kept.append(Event(r.ANSWER, "x" * 900, 9))
        except Unavailable as refused:
            return refused
    raise AssertionError("the disk never was full")


def test_once_the_other_side_has_told_its_time_this_pcs_own_clock_changes_nothing():
    steady, wall = [0], [NINE]
    clocks = Clocks(mono=lambda: steady[0], wall=lambda: wall[0])
    clocks.set_by(None)
    assert clocks.time() == NINE
    clocks.set_by(NINE + timedelta(hours=1))
    wall[0] = NINE - timedelta(days=400)
    steady[0] = 2_500

    assert clocks.time() == clocks.now().wall == NINE + timedelta(hours=1, milliseconds=2_500)


def test_what_counts_at_once_waits_in_its_place_until_the_disk_takes_it(path, clocks, monkeypatch):
    def full(_content):
        raise Unavailable(reason="The disk is full.")

    with opened(path, clocks) as kept:
        kept.append(Event(r.OPENED, OPENED))
        with monkeypatch.context() as patched:
            patched.setattr(kept._file, "append", full)
            kept.append_anyway(Event(r.HELP, True))
            kept.append_anyway(Event(r.MOVED_OUT, {"move": "m"}))
            with pytest.raises(Unavailable):
                kept.append(Event(r.HELP, False))
            assert (kept.waiting, len(kept.frames)) == (2, 3)
            assert without_room(path) == kept.frames[0]
        kept.append(Event(r.HELP, False))

        assert kept.waiting == 0
        assert read_journal(path.read_bytes(), KEY).frames == tuple(kept.frames)


def test_what_is_kept_elsewhere_can_be_read_on_a_full_disk(path, clocks, monkeypatch):
    made = a_journal()

    def full(_content):
        raise Unavailable(reason="The disk is full.")

    with opened(path, clocks) as kept:
        with monkeypatch.context() as patched:
            patched.setattr(kept._file, "append", full)
            with pytest.raises(Unavailable):
                kept.adopt(made.frames)
            kept.adopt(made.frames, may_wait=True)
        assert kept.frames == made.frames
        kept.write_waiting()

        assert without_room(path) == made.content
