"""Run in a fresh process: backups of a site while somebody marks a register by keys, as fast as it goes.

    python -m tests.benchmarks.backup_times FILE ROUNDS

The answer is JSON: seconds of each backup, made and verified, behind the window as the program makes it; the
slowest key of the register meanwhile and the longest pause of the event loop, in milliseconds; and rows.
"""

import json
import sys
import tempfile
from itertools import cycle
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QWidget

from eduapp.app.consequences import program_actor
from eduapp.core.db.unit_of_work import Database
from eduapp.education.attendance import rules
from eduapp.education.attendance.ui.register_page import RegisterPage
from eduapp.gui.routes import Route
from eduapp.gui.tasks import ThreadedTaskRunner
from eduapp.safekeeping import jobs
from tests.benchmarks.page_times import Eye, Seen, opened, staff
from tests.benchmarks.register_times import LATER, Typist, lesson_of
from tests.support.gaps import longest_gap


def measure(database: Database, rounds: int) -> dict[str, object]:
    """All of it; the register is open before, and its first marks are not counted."""
    teacher = list(staff(database))[1]
    seen = Seen("register", Route("attendance.register", lesson_of(database, teacher)), teacher)
    eye, owner, bugs = Eye(database, 0), QWidget(), list[BaseException]()
    behind = ThreadedTaskRunner(database.acting_as(program_actor()), bugs.append, bugs.append)
    took, keys, pauses, made = list[float](), list[float](), list[float](), list[jobs.Made]()
    with tempfile.TemporaryDirectory() as folder, eye.opened(seen) as (page, runner, _opened):
        assert isinstance(page, RegisterPage)
        typist = Typist(eye, page.view, runner)
        typist.mark_all(rules.PRESENT, waiting=True)
        codes = cycle((rules.ABSENT, rules.PRESENT))  # a mark that is there already paints nothing
        order = jobs.MakeBackup(place=jobs.Place(Path(folder)))
        for number in range(rounds):
            started = perf_counter()
            behind.start(jobs.make_backup, order, owner=owner, done=made.append)
            slowest, before = 0.0, typist.typed
            with longest_gap() as gap:
                while len(made) <= number and not bugs:
                    slowest = max(slowest, typist.mark_all(next(codes), waiting=False))
            if bugs:
                raise bugs[0]
            if typist.typed == before:
                raise LookupError("no key was typed while the backup was made")
            took.append(perf_counter() - started)
            keys.append(slowest)
            pauses.append(gap.longest)
    behind.close()
    eye.close()
    return {
        "took": took,
        "keys": keys,
        "pauses": pauses,
        "rows": made[-1].manifest.rows,
        "typed": typist.typed,
    }


if __name__ == "__main__":
    path = Path(sys.argv[1])
    site = opened(path, LATER)
    sys.stdout.write(json.dumps(measure(site, int(sys.argv[2]))) + "\n")
    site.engine.dispose()
