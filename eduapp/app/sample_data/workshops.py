"""Workshops: who has a post, the sheets of each day, and the hours, approved by somebody else a week later."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from eduapp.app.sample_data.making import NewFile, Rows
from eduapp.app.sample_data.names import a_colleague
from eduapp.app.sample_data.people import Stay, Use
from eduapp.app.sample_data.prison import Prison
from eduapp.app.sample_data.school import Account, Staff
from eduapp.app.sample_data.year import FIRST, LAST, MADE_AT, WORKING, at, monday_after
from eduapp.app.sample_site.facts import FIELDS_OF_WORK
from eduapp.exchange.files.models import ImportRun
from eduapp.workshops.hours import terms
from eduapp.workshops.hours.models import (
    HoursEntry,
    Placement,
    Shift,
    ShiftAbsence,
    ShiftTask,
    Task,
    Workshop,
)
from eduapp.workshops.hours.rules.ledger import SCHEME
from eduapp.workshops.hours.rules.workshops import ORDINARY_SHIFT

_SHOPS = (  # name, share of the posts, what is practised
    ("Snekkerverksted", 15, ("Måling og kapping", "Sammenføyning", "Overflatebehandling", "Tegningslesing")),
    ("Mekanisk verksted", 10, ("Sveising MIG/MAG", "Dreiing", "Montering")),
    ("Kjøkken", 12, ("Råvarer", "Varmmat", "Renhold og HACCP")),
    ("Vaskeri", 8, ("Sortering", "Vask", "Pressing")),
    ("Vedlikehold", 6, ("Maling", "Småreparasjoner")),
    ("Gartneri", 8, ("Såing", "Drivhus", "Grøntanlegg")),
)
_BY_FILE = "Gartneri"  # its hours come in from a timesheet each month, without sheets
_FULL = ((480, 900, 30),) * 12 + ((495, 900, 30), (510, 900, 30), (480, 870, 30), (480, 690, 0))
_HALF = ((720, 900, 0),) * 5 + ((735, 900, 0),)
_SPLIT = ((480, 660, 0), (720, 900, 0))  # a visit or a lesson between
_SPLIT_SHARE, _REJECTED, _THERE = 0.03, 0.003, (0.98, 0.95, 0.92, 0.88, 0.8)
_REASONS = ("health", "health", "court", "visit", "prison", "prison", "sent_back", "refused", "other", "not_said")
_WAITING_SINCE = LAST - timedelta(days=4)  # the last week waits for approval in most workshops
_LENGTH_BYTES = 4


@dataclass(frozen=True, slots=True)
class Post:
    """Somebody's place in a workshop, and how likely they come."""

    learner: str
    name: str
    first: date
    last: date
    half: bool
    there: float


@dataclass(frozen=True, slots=True)
class Shop:
    """A workshop with its staff and everybody who had a post in the year."""

    id: str
    kind: str
    leader: Account
    foreman: Account  # approves what the leader enters
    tasks: tuple[str, ...]
    posts: list[Post] = field(default_factory=list)


class Workshops:
    """Writes the workshops of a prison with posts, sheets and hours."""

    def __init__(self, file: NewFile, staff: Staff) -> None:
        self._shops = file.rows(
            Workshop,
            (
                *("id", "version", "name", "field_of_work", "leader_id", "shift_start", "shift_end"),
                *("shift_break", "active"),
            ),
        )
        self._tasks = file.rows(Task, ("id", "version", "workshop_id", "name"))
        columns = ("id", "version", "workshop_id", "learner_id", "first_day", "last_day")
        self._placements = file.rows(Placement, columns)
        columns = ("id", "version", "subject", "file_name", "sha256", "rows_in", "rows_known", "rows_refused")
        self._imports = file.rows(ImportRun, (*columns, "done_by", "done_at"))
        self.ledger = Ledger(file)
        self._day = self._placements.converter("first_day")
        self._staff = staff

    def of(self, prison: Prison, stays: list[Stay]) -> list[Shop]:
        """All workshops of a prison with a year's hours."""
        shops = self._set_up(prison)
        self._place(prison.dice, shops, stays)
        for shop in shops:
            if shop.kind == _BY_FILE:
                self._bring_in(prison.dice, shop)
            else:
                for day in WORKING:
                    self.ledger.sheet(prison.dice, shop, day)
        return shops

    def _set_up(self, prison: Prison) -> list[Shop]:
        dice, shops = prison.dice, []
        foreman = self._staff.add(a_colleague(dice), "verksmester", "workshop_leader")
        for kind, _share, names in _SHOPS if prison.present >= 30 else _SHOPS[:3]:  # noqa: PLR2004
            known = prison.number == 0 and not shops
            leader = (
                self._staff.workshop_leader
                if known
                else self._staff.add(a_colleague(dice), "verksbetjent", "workshop_leader")
            )
            shop_id, tasks = self._shops.new_id(), tuple(self._tasks.new_id() for _ in names)
            times = (ORDINARY_SHIFT.start, ORDINARY_SHIFT.end, ORDINARY_SHIFT.pause)
            self._shops.add(
                shop_id, 1, prison.named(kind), FIELDS_OF_WORK[kind], leader.id, *times, 1
            )
            for task, name in zip(tasks, names, strict=True):
                self._tasks.add(task, 1, shop_id, name)
            shops.append(Shop(shop_id, kind, leader, foreman, tasks))
        return shops

    def _place(self, dice: Random, shops: list[Shop], stays: list[Stay]) -> None:
        shares = [share for (_kind, share, _tasks), _shop in zip(_SHOPS, shops, strict=False)]
        for stay in stays:
            first = stay.first + timedelta(days=dice.choice((0, 1, 2)))
            if stay.use not in (Use.WORK, Use.HALF) or first > min(stay.last, LAST):
                continue
            [shop] = dice.choices(shops, shares)
            half = stay.use is Use.HALF
            post = Post(stay.learner, stay.name, first, stay.last, half, dice.choice(_THERE))
            shop.posts.append(post)
            last = self._day(None if stay.goes_on else stay.last)
            ids = (self._placements.new_id(), 1, shop.id, post.learner)
            self._placements.add(*ids, self._day(first), last)

    def _bring_in(self, dice: Random, shop: Shop) -> None:
        """Month by month, as the leader saves the timesheet."""
        months: dict[tuple[int, int], list[date]] = defaultdict(list)
        for day in WORKING:
            months[day.year, day.month].append(day)
        for (year, month), days in months.items():
            run, name = self._imports.new_id(), f"timer-{year}-{month:02d}.csv"
            done_at = at(monday_after(days[-1]), 510) if days[-1] < LAST else at(LAST, 915)
            count = sum(self.ledger.from_file(dice, shop, day, run, done_at) for day in days)
            digest = hashlib.sha256(f"{shop.id} {name}".encode()).hexdigest()  # of a file nobody wrote
            self._imports.add(
                run, 1, "hours", name, digest, count, 0, 0, shop.leader.id, self._moment(done_at)
            )


class Ledger:
    """Writes sheets and hours. An approval keeps the digest of what was approved (rules.ledger.digest)."""
