"""Signing in: fast enough for people, and slow enough for whoever guesses.

The job from name and password to the actor, with everything it reads and writes; and the bare work of
Argon2id with the parameters in force (row argon2 of codes/sign_in_limits), which has a least.
"""

import tempfile
import time
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw

from eduapp.app.location import Location
from eduapp.app.opening import open_database
from eduapp.core.codes import code_list
from eduapp.core.db.unit_of_work import Database
from eduapp.core.progress import NoProgress
from eduapp.people.access import jobs
from eduapp.people.access.jobs import SignIn
from tests.benchmarks.figures import Effort, Figure, compared

MOST_MS, LEAST_MS = 500.0, 100.0
PASSWORD = "fire gode ord her"


def measure(effort: Effort) -> list[Figure]:
    """How long signing in takes against its limit, and the least work of a guess against what it is."""
    with tempfile.TemporaryDirectory(prefix="dagverk-") as folder:
        database = open_database(Location.of(Path(folder)))
        try:
            new = jobs.NewUser(
                name="Eva Dahl",
                sign_in_name="eva",
                title="",
                roles=("administrator",),
                password=PASSWORD,
                first=True,
            )
            jobs.add_user(database, new, NoProgress())
            return [_signed_in(database, effort.runs), _work(effort.runs)]
        finally:
            database.engine.dispose()


def _signed_in(database: Database, runs: int) -> Figure:
    def ours() -> float:
        begun = time.perf_counter()
        jobs.sign_in(database, SignIn(sign_in_name="eva", password=PASSWORD), NoProgress())
        return (time.perf_counter() - begun) * 1000

    return compared("sign-in, against 0.5 s", 1.0, "ms", ours, lambda: MOST_MS, runs=runs)


def _work(runs: int) -> Figure:
    """The ratio is the least there must be against what there is, so that smaller is better here, too."""
    flags = code_list("sign_in_limits")["argon2"].flags
    time_cost, memory, lanes = (int(str(flags[name])) for name in ("time", "memory", "lanes"))

    def theirs() -> float:
        begun = time.perf_counter()
        hash_secret_raw(PASSWORD.encode(), b"0123456789abcdef", time_cost, memory, lanes, 32, Type.ID)
        return (time.perf_counter() - begun) * 1000

    return compared("0.1 s, against the work of one guess", 1.0, "ms", lambda: LEAST_MS, theirs, runs=runs)
