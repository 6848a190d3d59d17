"""The register in a site of 11,000 learners: opened within 100 ms, and each key painted within 50 ms.

A lesson of today with most learners is opened by its teacher in the real program (register_times.py), and
everybody in it is marked by keys. Told is the slowest key of each time everybody was marked, with nothing
else under way and while the marks before are still being saved. What the page asks, the driver is asked too.
"""

import shutil
import tempfile
from pathlib import Path

from tests.benchmarks.figures import Effort, Figure, of_pairs, say
from tests.benchmarks.fresh import asked_of
from tests.benchmarks.sites import site

OPENED_MS, PAINTED_MS = 100.0, 50.0
GOAL, RAW_GOAL = 1.0, 20.0


def measure(effort: Effort) -> list[Figure]:
    """Opening, its queries beside the driver, and keys."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "site.db"
        shutil.copyfile(site(effort, "N"), file)
        found = asked_of("register_times", file, effort.runs * 3 if effort.starts > 1 else effort.runs)
    people, behind, typed = (found[name] for name in ("people", "behind", "typed"))
    say(f"  {people} learners; {behind} of {typed} keys came while a mark was being saved")
    limits = (
        ("register opened, of 100 ms", found["opened"], OPENED_MS),
        ("key to paint in the register, of 50 ms", found["keys"], PAINTED_MS),
        ("key to paint while marks are saved, of 50 ms", found["busy"], PAINTED_MS),
    )
    return [
        *(of_pairs(name, GOAL, "ms", [(took, limit) for took in times]) for name, times, limit in limits),
        of_pairs("register asked, bare database", RAW_GOAL, "ms", [tuple(pair) for pair in found["asked"]]),
    ]
