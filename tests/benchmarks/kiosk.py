"""The kiosk: an answer is kept in at most 1.5 times a bare synced write; after a kill it is back within 3 s.

Ours: an answer as the sitting keeps it (record, chain, signature, replay and sync). Theirs: the same bytes
written and synced by the system alone. A resume is measured from the start of a fresh process, the ticket
typed, to the question on the screen, behind a journal of two thousand records and with boxes that cost what
they cost in an exam.
"""

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from eduapp.kiosk.formats import record as r
from eduapp.kiosk.formats.record import Event
from eduapp.kiosk.formats.sealed import read_sealed
from eduapp.kiosk.keeping import Clocks, Keeping, journal_path
from eduapp.kiosk.sitting import Sitting
from tests.benchmarks.figures import Effort, Figure, of_pairs
from tests.support.given_kiosk import ATTEMPT, KEY, OPENED, OPENING, a_claim, a_sealed_paper
from tests.support.kiosks import a_stick

ROOT = Path(__file__).parents[2]
APPENDS, RECORDS = 300, 2_000
GOAL, RESUME_LIMIT = 1.5, 3.0  # times, s


def measure_journal(effort: Effort) -> list[Figure]:
    """An answer kept, beside the same bytes written and synced."""
    some = APPENDS if effort.papers > 10 else 5
    with tempfile.TemporaryDirectory() as folder:
        pairs = [keep_some(Path(folder) / str(run), some) for run in range(effort.runs)]
    return [of_pairs("an answer kept, against a synced write", GOAL, "ms", pairs)]


def keep_some(folder: Path, count: int) -> tuple[float, float]:
    """Milliseconds for one answer by us and for its bytes bare; in turns, so that both meet the same disk."""
    ours = theirs = 0.0
    with contextlib.closing(a_sitting(folder)) as sitting:
        bare = os.open(folder / "bare", os.O_RDWR | os.O_CREAT, 0o600)
        for number in range(count):
            begun = time.perf_counter()
            sitting.answer(9, f"A day in the workshop begins with {number} things to look at.")
            ours += time.perf_counter() - begun
            frame = sitting.frames[-1]
            begun = time.perf_counter()
            os.write(bare, frame)
            os.fsync(bare)
            theirs += time.perf_counter() - begun
        os.close(bare)
    return ours / count * 1000, theirs / count * 1000


def a_sitting(folder: Path) -> Sitting:
    """One that began, in its own folder."""
    clocks = Clocks()
    keeping = Keeping(journal_path(folder, ATTEMPT), KEY, ATTEMPT, clocks)
    made = Sitting(a_claim(), keeping, read_sealed(a_sealed_paper()), clocks)
    made.keep(r.OPENED, OPENED)
    made.begin_by_code(OPENING)
    return made


def measure_resume(effort: Effort) -> list[Figure]:
    """From the start of a process to the question on the screen, beside its limit."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        a_stick(place / "stick")
        resume(place)  # begins the exam
        lengthen(place, RECORDS if effort.papers > 10 else 20)
        took = [resume(place) for _run in range(effort.starts)]
    return [
        of_pairs("back on the screen after a kill, of 3 s", 1.0, "s", [(one, RESUME_LIMIT) for one in took])
    ]


def resume(place: Path) -> float:
    """Seconds until the question can be seen; then the process is killed."""
    words = ["--folder", str(place / "stick"), "--data", str(place / "pc")]
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.support.kiosk_process", *words],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        took = time.perf_counter() - begun
        process.kill()
    return took


def lengthen(place: Path, count: int) -> None:
    """Go on with the journal until it is as long as that of an exam."""
    keeping = Keeping(journal_path(place / "pc" / "kiosk", ATTEMPT), KEY, ATTEMPT, Clocks())
    with contextlib.closing(keeping):
        for number in range(count):
            keeping.append(Event(r.ANSWER, f"{'A sentence of an essay. ' * 20}{number}", 9))
