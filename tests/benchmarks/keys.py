"""Keys of the school: opening the issuing key beside the bare Argon2id that makes guesses dear, and its list.

Reading, counting and noting must cost nothing beside what is slow on purpose. The list of thirty years is
read from the database and checked, key by key, whenever a paper is issued or the page is opened; nobody can
do without the signatures of its certificates, so they alone are beside it.
"""

import secrets
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from cryptography import x509

from eduapp.app.location import Location
from eduapp.app.opening import open_database
from eduapp.certificates.keys import jobs, queries, rules, terms
from eduapp.certificates.keys.jobs.ceremony import prepared
from eduapp.certificates.keys.models import KeyListIssue
from eduapp.certificates.keys.opened import KeyRing
from eduapp.certificates.seals.keyfile import COST
from eduapp.core.db.unit_of_work import Database
from eduapp.core.progress import NoProgress
from tests.benchmarks.figures import Effort, Figure, compared
from tests.support import given
from tests.support.given_keys import PARTS, PASSWORD, SCHOOL, SECOND

OPENED, LISTED, YEARS = 1.6, 4.0, 30  # times, times, keys
READS = 20


def measure(effort: Effort) -> list[Figure]:
    """The key opened, beside Argon2id alone; the list of thirty years read, beside its signatures."""
    with tempfile.TemporaryDirectory(prefix="dagverk-") as folder:
        database = open_database(Location.of(Path(folder))).acting_as(given.LEADER).unattended()
        try:
            given.the_staff(database)
            root = _held(database, Path(folder) / "stick")
            opened = _opened(database, effort.runs)
            _grow(database, root)
            return [opened, _listed(database, effort.runs)]
        finally:
            database.engine.dispose()


def _held(database: Database, folder: Path) -> jobs.Prepared:
    made = prepared(SCHOOL, database.today() - timedelta(days=1))
    order = jobs.HoldCeremony(prepared=made, second=SECOND, parts=PARTS, password=PASSWORD, folder=folder)
    jobs.hold_ceremony(database, order, NoProgress())
    return made


def _opened(database: Database, runs: int) -> Figure:
    def ours() -> float:
        return _timed(lambda: KeyRing().unlock(database, PASSWORD))

    def theirs() -> float:
        salt = secrets.token_bytes(16)
        return _timed(
            lambda: hash_secret_raw(PASSWORD.encode(), salt, COST.time, COST.memory, COST.lanes, 32, Type.ID)
        )

    return compared("the issuing key opened, against Argon2id", OPENED, "ms", ours, theirs, runs=runs)


def _grow(database: Database, made: jobs.Prepared) -> None:
    """The list as it is after so many years of renewing."""
    with database.reading() as session:
        kept = queries.public_keys(session)
    assert kept is not None
    begun = rules.rotated(made.root, kept, kept.as_of)
    for _year in range(2, YEARS):
        begun = rules.rotated(made.root, begun.keys, begun.keys.as_of + timedelta(days=365))
    kept = begun.keys
    with database.writing() as uow:
        uow.require(terms.KEEP_KEYS)
        uow.session.add(
            KeyListIssue(
                number=kept.number,
                root=kept.root,
                content=begun.content,
                act="rotated",
                made_by=given.LEADER.user_id,
                agreed_by=SECOND.actor.user_id,
                made_at=uow.now,
            )
        )


def _listed(database: Database, runs: int) -> Figure:
    def ours() -> float:
        return _timed(read, READS)

    def read() -> None:
        with database.reading() as session:
            found = queries.public_keys(session)
        assert found is not None
        assert len(found.keys) == YEARS

    with database.reading() as session:
        known = queries.public_keys(session)
    assert known is not None
    root = x509.load_der_x509_certificate(known.root_certificate)

    def theirs() -> float:
        return _timed(verify, READS)

    def verify() -> None:
        for one in known.keys:
            x509.load_der_x509_certificate(one.certificate).verify_directly_issued_by(root)

    name = "the keys of thirty years read, against their signatures"
    return compared(name, LISTED, "ms", ours, theirs, runs=runs)


def _timed(act: Callable[[], object], count: int = 1) -> float:
    """Milliseconds for one of so many."""
    begun = time.perf_counter()
    for _time in range(count):
        act()
    return (time.perf_counter() - begun) / count * 1000
