"""The time of a database server: all PCs agree on it, however their own clocks are set.

What is kept there is stamped by its clock, or by PCs that were set by it. A PC whose own clock is off would
take who works for who is gone, and give back minutes that nobody lost.
"""

from contextlib import suppress
from datetime import UTC, datetime
from functools import partial

from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection

from eduapp.core.clock import Clock, ToldClock, system_clock

CLOCK = "clock"  # option of an engine, and of all that are made of it


def clock_of(engine: Engine) -> Clock:
    """What tells the time for everybody who works with this database: a server's own clock, or this PC's."""
    found: Clock = engine.get_execution_options().get(CLOCK, system_clock)
    return found


def ask_for_time(engine: Engine, clock: ToldClock) -> None:
    """Let a server tell its time when a connection is made, and again now and then as one is taken up."""
    event.listen(engine, "connect", lambda *_new: clock.ask_again())
    event.listen(engine, "checkout", partial(_ask, clock, engine.dialect.loaded_dbapi.Error))


def _ask(clock: ToldClock, failing: type[Exception], connection: DBAPIConnection, *_pool: object) -> None:
    """Before anything begins on a connection. If no answer comes, what is asked next on it tells so."""
    if not clock.is_due:
        return

    def asked() -> datetime:
        told: datetime = connection.execute("SELECT clock_timestamp()").fetchone()[0]
        return told.astimezone(UTC)

    with suppress(failing):
        connection.autocommit = True  # it is no part of anybody's transaction
        try:
            clock.ask(asked)
        finally:
            connection.autocommit = False
