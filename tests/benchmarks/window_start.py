"""From starting the program to its window, and the memory it takes, beside a bare PySide6 window.

Fresh processes by turns, on a data folder with an account, as on every morning. Starts before that are not
counted: they see to it that both sides read from a warm disk, and find their modules and words compiled, as
`make run` and the first start leave them. See first_paint.py for what is watched.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from eduapp.app.location import Location
from eduapp.app.opening import open_database
from eduapp.core.progress import NoProgress
from eduapp.people.access.jobs import NewUser, add_user
from tests.benchmarks.figures import Effort, Figure, of_pairs

START_GOAL, MEMORY_GOAL = 1.8, 2.5
ROOT = Path(__file__).resolve().parents[2]


def measure(effort: Effort) -> list[Figure]:
    """How soon, and how large: then and settled."""
    pairs: list[tuple[list[float], list[float]]] = []
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        set_up(data)
        compiled = str(Path(folder) / "compiled")
        for _uncounted in range(2 if effort.starts > 1 else 0):
            start(compiled), start(compiled, data)
        for turn in range(effort.starts):
            if turn % 2:
                other, own = start(compiled), start(compiled, data)
            else:
                own, other = start(compiled, data), start(compiled)
            pairs.append((own, other))
    wanted = [("window on screen", START_GOAL, "ms", 0)]
    if pairs[0][0][1]:
        wanted += [("memory at first paint", MEMORY_GOAL, "MB", 1), ("memory, settled", MEMORY_GOAL, "MB", 2)]
    return [
        of_pairs(name, goal, unit, [(own[at], other[at]) for own, other in pairs])
        for name, goal, unit, at in wanted
    ]


def set_up(folder: Path) -> None:
    """A data folder as the program leaves it: a database with an account."""
    words = [sys.executable, "packaging/words.py", "--compile"]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    database = open_database(Location.of(folder))
    account = NewUser(
        name="Solveig Nes",
        sign_in_name="solveig",
        title="avdelingsleder",
        roles=("leader", "administrator"),
        password="fire gule bøker her",
        first=True,
    )
    add_user(database, account, NoProgress())
    database.engine.dispose()


def start(compiled: str, data: Path | None = None) -> list[float]:
    """One start of the program on a data folder, or of a bare window: milliseconds, then MB twice.

    Compiled modules are kept in a folder of our own, whatever the settings of this shell are.
    """
    surroundings = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    surroundings["PYTHONPYCACHEPREFIX"] = compiled
    surroundings.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, "-m", "tests.benchmarks.first_paint", str(time.monotonic_ns())]
    done = subprocess.run(
        command + ([str(data)] if data else []),
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        check=True,
    )
    return [float(part) for part in done.stdout.split()]
