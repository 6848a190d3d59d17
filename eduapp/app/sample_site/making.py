"""Opens the sample site for who wants to look around; made the first time, whole or not at all."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from eduapp.app.location import Location
from eduapp.app.opening import open_database
from eduapp.app.sample_site.keys import FOLDER as KEYS
from eduapp.app.sample_site.story import fill, open_site
from eduapp.core.clock import zone
from eduapp.core.files import could_not

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from eduapp.core.actor import Actor
    from eduapp.core.changes import Topic
    from eduapp.core.clock import Clock
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress

UNFINISHED = "unfinished"  # folder inside the site's own


def open_or_make(
    where: Location, publish: Callable[[frozenset[Topic]], None], clock: Clock, progress: Progress
) -> tuple[Database, Actor]:
    """The sample site by its own clock, and the leader who lets one in.

    The term is played in a folder beside the file and moved there when it is told to its end: somebody who
    presses Stop, or a power cut, leaves nothing that looks like a site. Raises Unavailable and Cancelled.
    """
    if where.is_new:
        _make(where, clock, progress)
    database = open_database(where, publish, clock, witnessed=False)
    return open_site(database), fill(database, progress)


def put_aside(where: Location, clock: Clock) -> Path:
    """Give the file of the site another name beside itself, so that nobody opens it any more; the new name.

    Raises Unavailable if it cannot be renamed: then it is as it was.
    """
    file = where.file or where.folder
    moment = clock().astimezone(zone())
    aside = file.with_name(f"{file.stem}-{moment:%Y-%m-%d-%H%M%S}{file.suffix}")
    try:
        file.rename(aside)
        for ending in ("-wal", "-shm"):
            beside = file.with_name(file.name + ending)
            if beside.exists():
                beside.rename(aside.with_name(aside.name + ending))
        if (keys := where.folder / KEYS).exists():
            keys.rename(where.folder / f"{aside.stem}-{KEYS}")
    except OSError as error:
        raise could_not(error, file) from error
    return aside


def _make(where: Location, clock: Clock, progress: Progress) -> None:
    folder = where.folder / UNFINISHED
    shutil.rmtree(folder, ignore_errors=True)
    unfinished = Location.of(folder)
    database = open_database(unfinished, clock=clock, witnessed=False)
    try:
        fill(database, progress)
    finally:
        database.engine.dispose()  # the last one out brings everything into the one file
    try:
        shutil.rmtree(where.folder / KEYS, ignore_errors=True)  # of a site that is gone
        shutil.move(folder / KEYS, where.folder / KEYS)
        shutil.move(Location.of(folder).file or folder, where.file or where.folder)
    except OSError as error:
        raise could_not(error, where.folder) from error
    shutil.rmtree(folder, ignore_errors=True)
