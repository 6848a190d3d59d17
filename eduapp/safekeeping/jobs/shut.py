"""What was shut after a backup stays shut when it is brought back: going back in time opens nothing.

An account that was closed since does not sign in again, a sealed code that was used or replaced is not in
force again, and two who are kept apart since are not brought together. All of that is looked up in the
database that was here; where that cannot be read, or was another one, nobody knows of anything that was shut.
"""

from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from eduapp.core.db.comparing import tables_of_file
from eduapp.core.db.file_keys import key_for
from eduapp.core.db.sealed import attach_live, open_sealed

_ACCOUNTS = (
    "UPDATE user_account SET active = 0, version = version + 1 WHERE active"
    " AND id IN (SELECT id FROM old.user_account WHERE NOT active)"
)
_SOMEBODY = (
    "SELECT count(*) FROM user_account JOIN role_grant ON role_grant.user_id = user_account.id"
    " WHERE active AND role = 'administrator'"
)
_CODES = (
    "UPDATE recovery_code SET version = version + 1, ended_at ="
    " (SELECT ended_at FROM old.recovery_code AS was WHERE was.id = recovery_code.id)"
    " WHERE ended_at IS NULL AND id IN (SELECT id FROM old.recovery_code WHERE ended_at IS NOT NULL)"
)
_PAIRS = (
    "INSERT INTO keep_apart SELECT was.* FROM old.keep_apart AS was WHERE was.closed_at IS NULL"
    " AND was.first_id IN (SELECT id FROM learner) AND was.second_id IN (SELECT id FROM learner)"
    " AND was.opened_by IN (SELECT id FROM user_account)"
    " AND NOT EXISTS (SELECT 1 FROM keep_apart AS here WHERE here.id = was.id OR (here.closed_at IS NULL"
    " AND here.first_id = was.first_id AND here.second_id = was.second_id AND here.level = was.level))"
)
_TABLES = ("user_account", "role_grant", "recovery_code", "keep_apart")


def carry_shut(live: Path, restored: Path) -> None:
    """Shut in the file `restored` what is shut in `live`, the same database at a later moment.

    Accounts stay as they are where nobody would be left who is an administrator.
    """
    engine = open_sealed(restored, key_for(restored), writable=True)
    try:
        with engine.connect() as connection:
            try:
                attach_live(connection, live, "old")
                _shut(connection)
            except DBAPIError:
                connection.rollback()
            else:
                connection.commit()
    finally:
        engine.dispose()


def _shut(connection: Connection) -> None:
    if not all(_alike(connection, name) for name in _TABLES):
        return
    connection.exec_driver_sql(_CODES)
    connection.exec_driver_sql(_PAIRS)
    with connection.begin_nested() as accounts:
        connection.exec_driver_sql(_ACCOUNTS)
        if not connection.exec_driver_sql(_SOMEBODY).scalar():
            accounts.rollback()


def _alike(connection: Connection, table: str) -> bool:
    """Whether both have the table, of the same step."""
    if not all(table in tables_of_file(connection, schema) for schema in ("main", "old")):
        return False
    here, was = (
        connection.exec_driver_sql(f"PRAGMA {one}.table_info({table})").all() for one in ("main", "old")
    )
    return here == was
