"""Papers of the year, issued through the program itself: what they say and their digests are true.

The clock of each paper stands on the day it was due, so that numbers and dates follow the year.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import event

from eduapp.app.sample_data.groups import Group
from eduapp.app.sample_data.ledger import Shop
from eduapp.app.sample_data.year import LAST, at
from eduapp.certificates.jobs import IssueBatch, issue_batch
from eduapp.certificates.queries import Item
from eduapp.core.actor import Actor
from eduapp.core.clock import StillClock
from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.unit_of_work import Database
from eduapp.core.progress import NoProgress
from eduapp.education.enrolment.rules import COMPLETED
from eduapp.people.audit.service import write_audit

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection

_ISSUED_AT = 660  # minutes after midnight
_AFTER_COURSE, _AFTER_WORKSHOP = timedelta(days=2), timedelta(days=50)  # by then timesheets are approved too
_SHORTEST_PRACTICE = timedelta(days=21)
_MORE = 1.2  # so many are tried for each that is wanted: some lack attendance


@dataclass(frozen=True, slots=True)
class Due:
    """A paper somebody can have from a day on."""

    day: date
    item: Item
    name: str


class Papers:
    """Gathers what is due while the year is made."""

    def __init__(self) -> None:
        self._due: list[Due] = []

    def gather(self, groups: Iterable[Group], shops: Iterable[Shop]) -> None:
        """Note who completed a course, and who left a workshop for good."""
        for group in groups:
            for member in group.members:
                if member.state == COMPLETED:
                    item = Item(UUID(member.id), UUID(member.learner))
                    self._due.append(Due(group.days[-1] + _AFTER_COURSE, item, member.name))
        for shop in shops:
            posts = Counter(post.learner for post in shop.posts)
            for post in shop.posts:
                left = post.last <= LAST - _AFTER_WORKSHOP and posts[post.learner] == 1
                if left and post.last - post.first >= _SHORTEST_PRACTICE:
                    item = Item(UUID(shop.id), UUID(post.learner), practice=True)
                    self._due.append(Due(post.last + _AFTER_WORKSHOP, item, post.name))

    def due(self, exams: dict[str, date]) -> list[Due]:
        """Everything due within the year, the first on top; who sat an exam waits for its result."""
        moved = (
            replace(one, day=max(one.day, exams.get(one.item.basis_id.hex, one.day) + _AFTER_COURSE))
            for one in self._due
        )
        return sorted((one for one in moved if one.day <= LAST), key=lambda one: (one.day, str(one.item)))


def issue(
    path: Path, leader: Actor, due: Sequence[Due], dice: Random, most: int, say: Callable[[int, int], None]
) -> int:
    """Issue up to so many papers in the order of their days; how many became papers."""
    tried = sorted(dice.sample(range(len(due)), min(len(due), round(most * _MORE))))
    clock, issued = StillClock(at(LAST, _ISSUED_AT)), 0
    engine = open_engine(sqlite_url(path))
    event.listen(engine, "connect", _relax)
    database = Database(engine, leader, write_audit, clock=clock)
    try:
        for day, together in groupby((due[place] for place in tried), lambda one: one.day):
            clock.moment = at(day, _ISSUED_AT)
            items = tuple((one.item, one.name) for one in together)[: most - issued]
            issued += len(issue_batch(database, IssueBatch(items), NoProgress()).issued)
            say(issued, most)
    finally:
        engine.dispose()
    return issued


def _relax(connection: "DBAPIConnection", _record: object) -> None:
    # The file gets its name only when it is whole, so nothing has to survive a power cut before.
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=OFF")
    cursor.close()
