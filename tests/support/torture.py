"""How much is tried where things break: a short form in every run, the whole of it with `make torture`.

TORTURE=full asks for the whole; another TORTURE_SEED for other moments, bytes and orders.
"""

import os
import random

FULL = os.environ.get("TORTURE") == "full"
SEED = int(os.environ.get("TORTURE_SEED", "20261129"))


def times(short: int, full: int) -> int:
    """How often something is tried in this run."""
    return full if FULL else short


def dice(what: str) -> random.Random:
    """Chance that is the same in each run with one seed; each subject has its own."""
    return random.Random(f"{SEED} {what}")
