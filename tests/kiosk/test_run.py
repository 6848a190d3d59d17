"""Real processes, killed with SIGKILL."""

import json
import os
import random
import signal
import subprocess
import sys
from argparse import Namespace
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from eduapp.core.clock import system_clock
from eduapp.kiosk.formats.claim import Allowance
from eduapp.kiosk.formats.journal import read_journal
from eduapp.kiosk.formats.record import wall_text
from eduapp.kiosk.keeping import journal_path
from eduapp.kiosk.rules.replay import replay
from eduapp.kiosk.run import link_of
from tests.support.exam_seats import CUT, kept, make_seat, say
from tests.support.given_kiosk import ATTEMPT, KEY, PAPER_KEY
from tests.support.kiosks import a_stick
from tests.support.postgres import running_server

ROOT = Path(__file__).parents[2]
OFFSCREEN = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
KILLS = 30


@contextmanager
def a_process(tmp_path, *words, data="pc"):
    """A kiosk with hands, killed at the end if nobody did before."""
    command = [sys.executable, "-m", "tests.support.kiosk_process", "--cheap", "--data", str(tmp_path / data)]
    process = subprocess.Popen(
        [*command, *words], cwd=ROOT, env=OFFSCREEN, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


def heard(process, count):
    """Its lines, until so many answers were acknowledged."""
    told = []
    for line in process.stdout:
        told.append(line.split(maxsplit=3))
        if sum(one[0] == "kept" for one in told) >= count:
            break
    else:
        raise AssertionError(process.stderr.read())
    return told


def kill(process):
    """Kill it at once, and read what it had still said: all of that was acknowledged."""
    process.send_signal(signal.SIGKILL)
    process.wait()
    return [one for one in (line.split(maxsplit=3) for line in process.stdout) if len(one) == 4]


def kept_on(tmp_path, data="pc"):
    content = journal_path(tmp_path / data / "kiosk", ATTEMPT).read_bytes()
    return read_journal(content, KEY, ATTEMPT)


def expect_all(acknowledged, journal):
    """Every answer that was acknowledged is there, in its place."""
    by_number = {record.n: record for record in journal.records}
    for _kept, n, question, value in acknowledged:
        record = by_number[int(n)]
        assert (record.question, record.value) == (int(question), json.loads(value))


@pytest.mark.timeout(900)
def test_killed_thirty_times_with_torn_tails_and_jumping_clocks_nothing_acknowledged_is_lost(tmp_path):
    stick, rng, acknowledged = a_stick(tmp_path / "stick"), random.Random(20261130), []
    for number in range(KILLS):
        shift = rng.choice([0, 0, 3600, -3600, 86_400, -86_400])
        words = ("--folder", str(stick), "--seed", str(number), "--shift", str(shift))
        with a_process(tmp_path, *words) as process:
            acknowledged += [one for one in heard(process, rng.randint(1, 40)) if one[0] == "kept"]
            acknowledged += kill(process)
        expect_all(acknowledged, kept_on(tmp_path))
        if rng.random() < 0.5:
            tear(tmp_path, rng)
    journal = kept_on(tmp_path)
    attempt = replay(Allowance(60), journal.records)

    expect_all(acknowledged, journal)
    assert attempt.starts == KILLS
    assert len({one[1] for one in acknowledged}) > KILLS
    expect_time_adds_up(journal, attempt)
    sent = read_journal((stick / "answers-7.dagverk").read_bytes(), KEY, ATTEMPT)
    assert journal.frames[: len(sent.frames)] == sent.frames
    assert (tmp_path / "pc" / "kiosk").is_dir()


def sent_to(stick):
    """How many records have arrived there."""
    return len(read_journal((stick / "answers-7.dagverk").read_bytes(), KEY).frames)


def tear(tmp_path, rng):
    """What a power cut leaves: the beginning of a record that was never acknowledged."""
    path = journal_path(tmp_path / "pc" / "kiosk", ATTEMPT)
    frame = read_journal(path.read_bytes(), KEY).frames[-1]
    with path.open("ab") as file:
        file.write(frame[: rng.randint(1, len(frame) - 1)])


def expect_time_adds_up(journal, attempt):
    """By the one clock of this machine that nobody set: every millisecond was worked, or is a gap."""
    begun = next(record for record in journal.records if record.kind == "begun")
    account = attempt.account
    passed = journal.records[-1].mono - begun.mono
    assert not any(gap.by_wall for gap in account.gaps)
    assert account.worked_ms + account.open_ms == passed
    assert account.left_ms == 3_600_000 - account.worked_ms
    assert (account.latest_end - account.ends_at).total_seconds() == pytest.approx(
        account.open_ms / 1000, abs=1
    )


@pytest.mark.timeout(900)
def test_a_candidate_moves_to_another_pc_after_a_kill_and_goes_on(tmp_path):
    stick = a_stick(tmp_path / "stick")
    with a_process(tmp_path, "--folder", str(stick)) as process:
        acknowledged = [one for one in heard(process, 20) if one[0] == "kept"]
        acknowledged += kill(process)
    with a_process(tmp_path, "--folder", str(stick)) as process:  # what was not sent yet is sent now
        acknowledged += [one for one in heard(process, 3) if one[0] == "kept"]
        while len(read_journal((stick / "answers-7.dagverk").read_bytes(), KEY).frames) < int(
            acknowledged[-1][1]
        ):
            acknowledged += [one for one in heard(process, 1) if one[0] == "kept"][:0]
        kill(process)
    (stick / "claimed-7").unlink()
    with a_process(tmp_path, "--folder", str(stick), data="other pc") as process:
        acknowledged += [one for one in heard(process, 5) if one[0] == "kept"]
        acknowledged += kill(process)

    journal = kept_on(tmp_path, "other pc")
    expect_all(acknowledged, journal)
    attempt = replay(Allowance(60), journal.records)
    assert [gap.kind for gap in attempt.account.gaps][-1] == "moved"
    assert attempt.starts == 3


@pytest.mark.timeout(900)
def test_over_a_database_killed_and_cut_off_everything_arrives(tmp_path):
    rng, acknowledged = random.Random(12), []
    with running_server() as url, psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as staff:
        make_seat(staff, allowance=Allowance(60))
        moment = wall_text(system_clock())
        say(staff, 1, "start", begins_at=moment, sent_at=moment, key=PAPER_KEY.hex())
        for number in range(6):
            with a_process(tmp_path, "--seats", url, "--seed", str(number)) as process:
                acknowledged += [one for one in heard(process, rng.randint(2, 30)) if one[0] == "kept"]
                staff.execute(CUT)
                acknowledged += [one for one in heard(process, rng.randint(2, 30)) if one[0] == "kept"]
                acknowledged += kill(process)
        with a_process(tmp_path, "--seats", url) as process:
            while len(kept(staff)) < int(acknowledged[-1][1]):
                heard(process, 1)
            kill(process)
        arrived = read_journal(b"".join(kept(staff)), KEY, ATTEMPT)

    expect_all(acknowledged, kept_on(tmp_path))
    expect_all(acknowledged, arrived)
    assert arrived.torn == 0
    assert replay(Allowance(60), arrived.records).account.begins_at is not None


@pytest.mark.timeout(900)
def test_the_process_knows_no_database_no_feature_and_no_name(tmp_path):
    stick = a_stick(tmp_path / "stick")
    planted = "Planted-Name-Øystein-Kvalsvik"
    data = tmp_path / "pc"
    data.mkdir()
    (data / "dagverk.db").write_bytes(f"SQLite format 3 {planted}".encode() * 50)
    with a_process(tmp_path, "--folder", str(stick)) as process:
        heard(process, 30)
        loaded, memory = mapped(process.pid), remembered(process.pid)
        kill(process)

    assert "How fast?" in memory  # we do look into the right memory
    assert planted not in memory
    for library in ("sqlcipher", "sqlite3", "psycopg"):
        assert library not in loaded
    for module in ("sqlalchemy", "eduapp.people", "eduapp.exams", "eduapp.core.db", "eduapp.migrations"):
        assert f"{module}.__init__" not in memory


def test_nothing_of_the_staffs_side_is_imported():
    code = (
        "import sys, eduapp.app.main, eduapp.kiosk.run, eduapp.kiosk.ui.kiosk, eduapp.kiosk.drawing.rest;"
        "print(' '.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=OFFSCREEN, capture_output=True, text=True, check=True
    )
    loaded = done.stdout.split()

    features = ("exams", "people", "education", "workshops", "records", "exchange", "certificates", "schema")
    for module in loaded:
        assert not module.startswith(
            ("sqlalchemy", "sqlite3", "sqlcipher3", "alembic", "psycopg", "eduapp.core.db")
        )
        assert not module.startswith(tuple(f"eduapp.{one}" for one in features))


def test_the_command_itself_opens_and_stays_until_it_is_ended(tmp_path):
    command = [sys.executable, "-m", "eduapp", "kiosk", "--folder", str(a_stick(tmp_path / "stick"))]
    process = subprocess.Popen(
        [*command, "--data", str(tmp_path / "pc"), "--one", "7"],
        cwd=ROOT,
        env=OFFSCREEN,
        stderr=subprocess.PIPE,
    )
    try:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(3)
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


@pytest.mark.parametrize(("one", "has_clock"), [(None, False), (7, True)])
def test_a_pc_that_is_lent_goes_by_the_clock_of_the_staff_on_it_and_a_stick_by_none(tmp_path, one, has_clock):
    link = link_of(Namespace(seats=None, folder=tmp_path, one=one), tmp_path)

    assert (link.now() is not None) is has_clock


@pytest.mark.parametrize("words", [[], ["--folder", "a", "--seats", "b"]])
def test_one_way_to_the_seats_has_to_be_named(words):
    done = subprocess.run(
        [sys.executable, "-m", "eduapp", "kiosk", *words],
        cwd=ROOT,
        env=OFFSCREEN,
        capture_output=True,
        check=False,
    )

    assert done.returncode == 2


def mapped(pid):
    return Path(f"/proc/{pid}/maps").read_text(encoding="utf-8")


def remembered(pid):
    """Everything in the memory of a process that may be read and written, as text."""
    found = []
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in mapped(pid).splitlines():
            span, rights, *_rest = line.split()
            start, end = (int(part, 16) for part in span.split("-"))
            if rights.startswith("rw") and "[vvar]" not in line:
                try:
                    memory.seek(start)
                    found.append(memory.read(end - start))
                except (OSError, OverflowError, ValueError):
                    continue
    content = b"".join(found)
    return content.decode("utf-8", "replace") + content.decode("utf-16-le", "replace")
