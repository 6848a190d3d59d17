"""Numbers that stand on paper outside are not given a second time when a backup is brought back.

What was printed and handed out after the backup is not in it, but the paper is there, with its number. So
each series goes on after the last number of the database that was here; where that cannot be read, a thousand
are left out (reliability 3.13).
"""

from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from eduapp.core.db.comparing import tables_of_file
from eduapp.core.db.file_keys import key_for
from eduapp.core.db.sealed import attach_live, open_sealed

SERIES = ("certificate_series", "handoff_series", "hours_statement_series", "printed_list_series")
GAP = 1000


def carry_numbers(live: Path, restored: Path) -> None:
    """Let each series in the file `restored` go on after that of `live`, or leave a gap."""
    engine = open_sealed(restored, key_for(restored), writable=True)
    try:
        with engine.connect() as connection:
            there = [name for name in SERIES if name in tables_of_file(connection)]
            if not (live.exists() and _taken_over(connection, live, there)):
                connection.rollback()
                for name in there:
                    connection.exec_driver_sql(f"UPDATE {name} SET last_number = last_number + {GAP}")  # noqa: S608
            connection.commit()
    finally:
        engine.dispose()


def leave_gap(connection: Connection) -> None:
    """Let each series go on after a gap: nobody can say which numbers are on paper already."""
    for name in SERIES:
        connection.exec_driver_sql(f"UPDATE {name} SET last_number = last_number + {GAP}")  # noqa: S608


def _taken_over(connection: Connection, live: Path, there: list[str]) -> bool:
    """Whether every series could be read in the database that was here."""
    try:
        attach_live(connection, live, "old")
        for name in there:
            columns, old = (
                connection.exec_driver_sql(f"PRAGMA {schema}.table_info({name})").all()
                for schema in ("main", "old")
            )
            if columns != old:
                return False
            keys = ", ".join(column[1] for column in columns if column[5])
            connection.exec_driver_sql(
                f"INSERT INTO main.{name} SELECT * FROM old.{name} WHERE true ON CONFLICT ({keys})"  # noqa: S608
                " DO UPDATE SET last_number = max(last_number, excluded.last_number)"
            )
    except DBAPIError:
        return False
    return True
