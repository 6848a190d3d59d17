"""Leaving the desk: whose pages somebody opened last is counted, and the trail witnessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.app.witness import keep_checkpoint
from eduapp.core.progress import NoProgress
from eduapp.people.audit import jobs

if TYPE_CHECKING:
    from uuid import UUID

    from eduapp.app.location import Location
    from eduapp.core.db.unit_of_work import Database


def leave(location: Location, database: Database | None, opened: tuple[UUID, ...], *, invented: bool) -> None:
    """In the name of whoever leaves. Nothing of it keeps them; invented people need no witness."""
    if database is None:
        return
    if opened:
        jobs.count_reads(database, jobs.CountReads(opened), NoProgress())
    if not invented:
        keep_checkpoint(location, database)
