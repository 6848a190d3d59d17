"""A backup of a site of 11,000 learners within 10 s, while a register is marked without a visible pause.

The backup is made, opened again, compared row by row and looked through; meanwhile everybody in a register is
marked by keys, again and again, as fast as the window takes them (backup_times.py).
"""

import shutil
import tempfile
from pathlib import Path

from tests.benchmarks.figures import Effort, Figure, of_pairs, say
from tests.benchmarks.fresh import asked_of
from tests.benchmarks.sites import site

TAKEN_S, PAINTED_MS = 10.0, 50.0
GOAL = 1.0


def measure(effort: Effort) -> list[Figure]:
    """The backup, the keys meanwhile, and the window."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "site.db"
        shutil.copyfile(site(effort, "N"), file)
        found = asked_of("backup_times", file, min(effort.runs, 5))
    say(f"  {found['rows']} rows; {found['typed']} keys meanwhile")
    limits = (
        ("backup made and verified, of 10 s", found["took"], "s", TAKEN_S),
        ("key to paint while a backup is made, of 50 ms", found["keys"], "ms", PAINTED_MS),
        ("pause of the window while a backup is made, of 50 ms", found["pauses"], "ms", PAINTED_MS),
    )
    return [
        of_pairs(name, GOAL, unit, [(took, limit) for took in times]) for name, times, unit, limit in limits
    ]
