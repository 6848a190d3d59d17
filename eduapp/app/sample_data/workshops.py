"""Workshops, and who has a post in them."""

import hashlib
from collections import defaultdict
from datetime import date, timedelta
from random import Random

from eduapp.app.sample_data.bookings import Bookings
from eduapp.app.sample_data.ledger import Ledger, Post, Shop, head_of
from eduapp.app.sample_data.making import NewFile, Rows
from eduapp.app.sample_data.names import a_colleague
from eduapp.app.sample_data.people import Stay, Use
from eduapp.app.sample_data.prison import Prison
from eduapp.app.sample_data.school import Account, Staff
from eduapp.app.sample_data.year import LAST, WORKING, at, monday_after
from eduapp.app.sample_site.facts import FIELDS_OF_WORK
from eduapp.education.places.models import Place
from eduapp.exchange.files.models import ImportRun
from eduapp.workshops.hours.models import Placement, Task, Workshop
from eduapp.workshops.hours.rules.workshops import ORDINARY_SHIFT

_SHOPS = (  # name, share of the posts, what is practised
    ("Snekkerverksted", 15, ("Måling og kapping", "Sammenføyning", "Overflatebehandling", "Tegningslesing")),
    ("Kjøkken", 12, ("Råvarer", "Varmmat", "Renhold og HACCP")),
    ("Mekanisk verksted", 10, ("Sveising MIG/MAG", "Dreiing", "Montering")),
    ("Gartneri", 8, ("Såing", "Drivhus", "Grøntanlegg")),
    ("Vaskeri", 8, ("Sortering", "Vask", "Pressing")),
    ("Vedlikehold", 6, ("Maling", "Småreparasjoner")),
)
_BY_FILE = "Gartneri"  # its hours come in from a timesheet each month, without sheets
_SMALL, _SHOPS_OF_SMALL = 30, 3  # people; workshops of a prison that is smaller
_THERE = (0.98, 0.95, 0.92, 0.88, 0.8)  # how likely somebody comes


class Workshops:
    """Writes the workshops of a prison with posts, sheets and hours."""

    def __init__(self, file: NewFile, staff: Staff, bookings: Bookings) -> None:
        columns = "id version name field_of_work place_id leader_id shift_start shift_end"
        self._shops = file.rows(Workshop, f"{columns} shift_break active")
        self._tasks = file.rows(Task, "id version workshop_id name")
        columns = "id version workshop_id learner_id first_day last_day"
        self._placements = file.rows(Placement, columns)
        columns = "id version subject file_name sha256 rows_in rows_known rows_refused"
        self._imports = file.rows(ImportRun, f"{columns} done_by done_at")
        self._ledger, self._staff, self._bookings = Ledger(file), staff, bookings
        columns = "id version name kind seats active machines highest_level hidden archive_reason site"
        self._places = file.rows(Place, columns)
        self._booked: dict[str, str] = {}  # the booking of a workshop
        self._day, self._moment = self._placements.converter("first_day"), self._imports.converter("done_at")

    @property
    def hours(self) -> Rows:
        """For counting."""
        return self._ledger.hours

    def of(self, prison: Prison, stays: list[Stay]) -> list[Shop]:
        """All workshops of a prison, with a year's hours in the file."""
        shops = self._set_up(prison)
        self._place(prison.dice, shops, stays)
        for shop in shops:
            if shop.name == _BY_FILE:
                self._bring_in(prison.dice, shop)
            else:
                for day in WORKING:
                    self._ledger.sheet(prison.dice, shop, day)
        return shops

    def _set_up(self, prison: Prison) -> list[Shop]:
        known: list[Account] = [self._staff.workshop_leader] if prison.number == 0 else []
        foreman = self._hire(prison.dice, "faglig leder")
        times = (ORDINARY_SHIFT.start, ORDINARY_SHIFT.end, ORDINARY_SHIFT.pause)
        shops = []
        for name, _share, tasks in _SHOPS[: _SHOPS_OF_SMALL if prison.present < _SMALL else None]:
            leader = known.pop() if known else self._hire(prison.dice, "verkstedleder")
            shop = Shop(self._shops.new_id(), name, leader, foreman, [], [])
            field = FIELDS_OF_WORK[name]
            place, called = self._places.new_id(), prison.named(name)
            self._places.add(place, 1, called, "workshop", 0, 1, 0, "", 0, "", prison.site)
            self._shops.add(shop.id, 1, called, field, place, leader.id, *times, 1)
            self._booked[shop.id] = self._bookings.workshop(shop.id, called, place)
            for task in tasks:
                shop.tasks.append(self._tasks.new_id())
                self._tasks.add(shop.tasks[-1], 1, shop.id, task)
            shops.append(shop)
        return shops

    def _hire(self, dice: Random, title: str) -> Account:
        return self._staff.add(a_colleague(dice), title, "workshop_leader")

    def _place(self, dice: Random, shops: list[Shop], stays: list[Stay]) -> None:
        shares = [share for (_name, share, _tasks), _shop in zip(_SHOPS, shops, strict=False)]
        for stay in stays:
            first = stay.first + timedelta(days=dice.choice((0, 1, 2)))
            if stay.use not in (Use.WORK, Use.HALF) or first > min(stay.last, LAST):
                continue
            [shop] = dice.choices(shops, shares)
            head = head_of(stay.learner, shop.id)
            half, there = stay.use is Use.HALF, dice.choice(_THERE)
            shop.posts.append(Post(stay.learner, stay.name, first, stay.last, half, there, head))
            self._bookings.join(
                self._booked[shop.id], stay.learner, first, None if stay.goes_on else stay.last
            )
            last = self._day(None if stay.goes_on else stay.last)
            self._placements.add(self._placements.new_id(), 1, shop.id, stay.learner, self._day(first), last)

    def _bring_in(self, dice: Random, shop: Shop) -> None:
        """Month by month, as the leader saves the timesheet."""
        months: dict[tuple[int, int], list[date]] = defaultdict(list)
        for day in WORKING:
            months[day.year, day.month].append(day)
        for (year, month), days in months.items():
            run, name = self._imports.new_id(), f"timer-{year}-{month:02d}.csv"
            done_at = min(at(monday_after(days[-1]), 510), at(LAST, 915))
            count = sum(self._ledger.from_file(dice, shop, day, run, done_at) for day in days)
            digest = hashlib.sha256(f"{shop.id} {name}".encode()).hexdigest()  # of a file nobody kept
            counts, by = (count, 0, 0), shop.leader.id
            self._imports.add(run, 1, "hours", name, digest, *counts, by, self._moment(done_at))
