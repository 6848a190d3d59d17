"""Brings a database to the newest schema, or back. Foreign keys rest meanwhile.

SQLite changes a table by copying and dropping it; with foreign keys on, dropping the old table deletes
every row that refers to it. So migrations run on an engine of their own, and no step is kept before all
references have been checked.
A database newer than the program is refused: an old program never writes a newer file.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from eduapp import migrations
from eduapp.core.db.engine import open_engine
from eduapp.core.db.faults import plain_errors
from eduapp.core.db.owning import OWNER_UPGRADES, expect_owner
from eduapp.core.errors import Damaged, Unavailable
from eduapp.core.i18n import N_, _

if TYPE_CHECKING:
    from alembic.config import Config

_FOLDER = Path(migrations.__file__).parent
NEWER = N_("This database was made by a newer Dagverk ({found}). Install the newest version on this PC.")
FOREIGN = N_("This is a database, but not one of Dagverk. Choose another file.")


class BrokenReferences(Damaged):
    """Rows refer to others that are not there; a step over them is undone."""

    message = N_(
        "References in the database lead nowhere ({count}), so it was left as it was. Ask whoever looks after"
        " the PCs for an earlier copy."
    )


def revisions() -> list[str]:
    """All steps in order, oldest first. Read from the file names: Alembic takes 0.7 s to import."""
    return sorted(path.name.split("_")[0] for path in (_FOLDER / "versions").glob("r[0-9]*.py"))


def newest_step() -> str:
    """Where a database of this program stands once all steps are taken."""
    return revisions()[-1]


def current_revision(connection: Connection) -> str | None:
    """Where the database stands; None if it is empty. Raises Unavailable for a newer or a foreign one."""
    tables = inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        if tables:
            raise Unavailable(reason=_(FOREIGN))
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if found is not None and found not in revisions():
        raise Unavailable(reason=_(NEWER).format(found=found))
    return found


def needs_upgrade(url: str) -> bool:
    """Whether anything is to be done before the database can be used."""
    engine = open_engine(url)
    try:
        with plain_errors(), engine.connect() as connection:
            return current_revision(connection) != newest_step()
    finally:
        engine.dispose()


def upgrade(url: str, revision: str = "head") -> None:
    """Take all missing steps, each whole or not at all. Raises Unavailable for whoever does not own them."""
    _run(url, "upgrade", revision)


def make_tables(connection: Connection) -> None:
    """Take all steps on an empty database within the caller's own transaction, which keeps them or not."""
    from alembic import command  # noqa: PLC0415 - heavy, and only needed when a migration is due

    command.upgrade(_config(connection), "head")


def downgrade(url: str, revision: str) -> None:
    """Take steps back (`-1`, or a revision)."""
    _run(url, "downgrade", revision)


def _run(url: str, direction: str, revision: str) -> None:
    from alembic import command  # noqa: PLC0415 - heavy, and only needed when a migration is due

    engine = open_engine(url, foreign_keys=False).execution_options(sqlite_begin="IMMEDIATE")
    try:
        with plain_errors(), engine.connect() as connection:
            found = current_revision(connection)
            expect_owner(connection, OWNER_UPGRADES, found=found or "–", ours=newest_step())
            connection.rollback()
            getattr(command, direction)(_config(connection), revision)
            connection.commit()
    finally:
        engine.dispose()


def check_references(connection: Connection) -> None:
    """Every reference leads somewhere (PostgreSQL never let go of it)."""
    if connection.dialect.name != "sqlite":
        return
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        raise BrokenReferences(count=len(broken))


def _config(connection: Connection) -> "Config":
    from alembic.config import Config  # noqa: PLC0415 - heavy

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["check"] = check_references
    return config
