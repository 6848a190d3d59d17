"""What is due, name by name, as a dry run; and the run itself, after which not even the file has it."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.core.db.faults import plain_errors
from eduapp.core.db.holding import Held
from eduapp.core.errors import NotAllowed
from eduapp.people.learners import queries as learners
from eduapp.privacy import queries, terms
from eduapp.privacy.queries import Plan

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress

Holdings = Callable[[], tuple[Held, ...]]


@dataclass(frozen=True)
class LookForDue:
    """`held` as features offer it."""

    held: tuple[Holdings, ...]


@dataclass(frozen=True)
class DuePerson:
    """Somebody of whom rows would go: how many of each kind of data (code: retention_rules)."""

    id: UUID
    name: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Due:
    """What a run would take today, and of how many more people something waits for the next one."""

    digest: str
    rows: int
    people: tuple[DuePerson, ...]
    left: int


@dataclass(frozen=True)
class ForgetDeleted:
    """After a run."""


def holdings_of(held: tuple[Holdings, ...]) -> tuple[Held, ...]:
    """What all features offer."""
    return tuple(one for offered in held for one in offered())


def look_for_due(database: "Database", command: LookForDue, _progress: "Progress") -> Due:
    """The same reckoning as that of the run, which changes nothing."""
    if not database.actor.may(terms.DISPOSE):
        raise NotAllowed(permission=terms.DISPOSE)
    with database.reading() as session:
        whole = queries.plan(session, holdings_of(command.held), database.today())
        names = learners.names(session, whole.persons)
    return Due(whole.digest, whole.rows, _people(whole, names), whole.left)


def forget_deleted(database: "Database", _command: ForgetDeleted, _progress: "Progress") -> None:
    """Write the file anew without what was deleted: nothing stays in free pages or beside the file (E23).

    Of a server its owner does that, whose own cleaning comes by itself.
    """
    engine = database.engine
    if engine.dialect.name != "sqlite":
        return
    with plain_errors(), closing(engine.raw_connection()) as connection:  # outside of any transaction
        for statement in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            connection.cursor().execute(statement)


def _people(whole: Plan, names: dict[UUID, str]) -> tuple[DuePerson, ...]:
    counts = whole.by_person()
    rows = [
        DuePerson(one, names.get(one, "–"), tuple(sorted(lives.items()))) for one, lives in counts.items()
    ]
    return tuple(sorted(rows, key=lambda row: (row.name, str(row.id))))
