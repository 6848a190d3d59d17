"""Answers that lie in a folder after the seal: what is kept here goes from there, and nothing else does.

A file goes alone, after every record in it was found here: who is stopped in between has the rest of them
there, and they go the next time. A record that was never written whole is not kept here, so its file stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.errors import EduError, Unavailable
from eduapp.core.files import bytes_of
from eduapp.exams.screens import queries as screens
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings.rules.states import CLOSED
from eduapp.kiosk.formats.journal import read_journal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from uuid import UUID

    from eduapp.core.db.unit_of_work import Database
    from eduapp.exams.screens.queries import SeatRow

MOST_BYTES = 64 * 2**20  # of a file of answers


def is_sealed(database: Database, sitting_id: UUID) -> bool:
    """Whether two have signed the log, so that no answer comes in any more."""
    with database.reading() as session:
        sitting = sittings.sitting(session, sitting_id)
    return sitting is not None and sitting.state in CLOSED


def clear(database: Database, folder: Path, files: Iterable[tuple[SeatRow, str]]) -> int:
    """Remove what is kept here whole; how many files. What cannot be removed now is asked for again."""
    removed = 0
    for seat, name in files:
        path = folder / name
        if _is_kept_here(database, path, seat):
            try:
                path.unlink()
            except OSError as error:
                raise Unavailable from error
            removed += 1
    return removed


def _is_kept_here(database: Database, path: Path, seat: SeatRow) -> bool:
    """Looked at once more, just before: an exam PC may have written since it was taken in."""
    try:
        found = read_journal(bytes_of(path, MOST_BYTES, follow=False), seat.key, str(seat.attempt_id))
    except (OSError, EduError):
        return False
    if found.torn or not found.frames:
        return False
    with database.reading() as session:
        return screens.is_known(session, seat.attempt_id, found.frames)
