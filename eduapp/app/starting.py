"""What the window does when it opens a database: after a crash it looks first, mends, and says one sentence.

A database that is damaged is not touched: it is told, with the last good backup and the way to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eduapp.app.behind import MENDING
from eduapp.app.database_key import take_key
from eduapp.app.opening import NOT_SQLITE, Gone, is_invented, is_set_up, open_database
from eduapp.core.db.engine import open_engine
from eduapp.core.db.faults import plain_errors
from eduapp.core.errors import Damaged, EduError, Unavailable
from eduapp.core.i18n import N_, _, ngettext
from eduapp.core.progress import NoProgress
from eduapp.gui.loading import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from eduapp.app.location import Location
    from eduapp.core.changes import Topic
    from eduapp.core.clock import Clock
    from eduapp.core.db.unit_of_work import Database
    from eduapp.safekeeping.jobs import Encrypted, Restored
    from eduapp.safekeeping.jobs.folders import Lying

CRASHED = N_("Dagverk was not closed as it should be last time. Everything that was saved is there.")
SHEETS, EXAMS = "eduapp.workshops.hours.queries:begun_sheets", "eduapp.exams.room.queries:under_way"
NEWEST, NOTE = "eduapp.app.bringing_back:newest_here", "eduapp.app.bringing_back:note"  # seldom needed


class DamagedHere(Damaged):
    """The database on this PC is damaged."""

    message = N_(
        "The database on this PC is damaged. Nothing was changed in it; it is set aside and kept when a"
        " backup takes its place."
    )

    @property
    def backup(self) -> Lying | None:
        """The newest backup that lies in the data folder."""
        found: Lying | None = self.facts["backup"]  # type: ignore[assignment]
        return found


class GoneHere(DamagedHere):
    """The database on this PC is missing or empty, and a school's things lie beside it."""

    message = N_(
        "The database file on this PC is missing or empty. No new one was put in its place: bring a backup"
        " back, or put the file where it was."
    )


@dataclass(frozen=True, kw_only=True)
class Started:
    """A database that somebody may sign in to, and what is said of how it came to be open."""

    database: Database
    is_set_up: bool
    is_invented: bool
    sentence: str = ""


def start_up(
    location: Location,
    publish: Callable[[frozenset[Topic]], None],
    clock: Clock | None,
    *,
    crashed: bool = False,
    back: Restored | Encrypted | None = None,
) -> Started:
    """Open it. Raises DamagedHere for a file that cannot be trusted, else what `open_database` raises."""
    try:
        if crashed:
            look_quickly(location)
        database = open_database(location, publish, clock)
    except (Damaged, Unavailable) as error:
        if location.file is None or not _is_damage(error):
            raise
        newest = load(NEWEST)(location)
        if newest is None and not isinstance(error, Damaged):
            raise  # somebody's own file, by all one can tell
        told = GoneHere if isinstance(error, Gone) else DamagedHere
        raise told(backup=newest) from error
    sentence = ""
    if back is not None:
        sentence = str(load(NOTE)(database, back))
    elif crashed:
        ours = _going_on(database) if location.file is not None else ()  # on a server others are at work, too
        sentence = " ".join(filter(None, (_(CRASHED), _mended(mend(database)), *ours)))
    return Started(
        database=database,
        is_set_up=is_set_up(database),
        is_invented=is_invented(database),
        sentence=sentence,
    )


def look_quickly(location: Location) -> None:
    """Whether the pages of a file fit each other. Raises Damaged. A new one has none."""
    if location.file is None or location.is_new:
        return
    take_key(location)
    engine = open_engine(location.url)
    try:
        with plain_errors(), engine.connect() as connection:
            if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
                raise Damaged
    finally:
        engine.dispose()


def mend(database: Database) -> int:
    """Bring to an end what a crash left half-done, all of it in one place; how much that was."""
    return sum(int(load(part)(database, None, NoProgress())) for part in MENDING)


def _mended(count: int) -> str:
    if not count:
        return ""
    words = ngettext(
        "{count} thing that was left half-done was put in order.",
        "{count} things that were left half-done were put in order.",
        count,
    )
    return words.format(count=count)


def _going_on(database: Database) -> Iterator[str]:
    """What was open and stays so: people go on where they were, and are told where that is."""
    with database.reading() as look:
        sheets, exams = int(load(SHEETS)(look)), int(load(EXAMS)(look))
    if sheets:
        yield ngettext(
            "{count} shift sheet that was being filled is kept, and waits in its workshop.",
            "{count} shift sheets that were being filled are kept, and wait in their workshops.",
            sheets,
        ).format(count=sheets)
    if exams:
        yield ngettext(
            "{count} exam is under way: its log and its answers go on where they were.",
            "{count} exams are under way: their logs and their answers go on where they were.",
            exams,
        ).format(count=exams)


def _is_damage(error: EduError) -> bool:
    """Whether the file itself is the trouble, as opposed to the disk, a lock or a newer program."""
    return isinstance(error, Damaged) or error.facts.get("reason") == _(NOT_SQLITE)
