"""A million rows of workshop hours brought in, beside the driver writing the same; and the memory it takes.

As `hours_import`, ten times as long, and with a bandsaw: who worked at it must be trained, in every row. Raw:
`executemany` of exactly the rows that ours wrote, entries and machines, in the order of the file, into the
same tables with the same indexes, in one transaction with the same pragmas; reading them is not counted.

The memory is what the process grows by while the file comes in, its rows being there before: beside it stands
the same of a quarter of the rows, so that 1 means flat. Each is measured in a fresh process. Files of less
than 200,000 rows are still filling the page cache (32 MB), so they say nothing of the memory.
"""

from tests.benchmarks.figures import Effort, Figure, of_pairs
from tests.benchmarks.fresh import asked_of

GOAL = 4.0
FLAT = 1.5  # four times the rows: places of rows are remembered (8 bytes each), nothing else
QUARTER = 4


def measure(effort: Effort) -> list[Figure]:
    """The whole, and a quarter of it, several times."""
    times, memory = [], []
    for _run in range(max(1, effort.runs // 3)):
        quarter = asked_of("many_hours_once", effort.many_rows // QUARTER, "grow")
        whole = asked_of("many_hours_once", effort.many_rows, "write")
        times.append((whole["ours"], whole["raw"]))
        memory.append((whole["grown"], quarter["grown"]))
    return [
        of_pairs("import of many hours, some at a machine", GOAL, "s", times),
        of_pairs("memory of that import, beside a quarter of the rows", FLAT, "MB", memory),
    ]
