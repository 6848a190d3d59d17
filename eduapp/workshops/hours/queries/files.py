"""How the rows of a file would fare: judged bundle by bundle, so that a large file needs little memory."""

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.core.db.base import new_id
from eduapp.core.names import folded
from eduapp.people.learners.models import Learner
from eduapp.workshops.hours import terms
from eduapp.workshops.hours.models import HoursEntry, Task
from eduapp.workshops.hours.queries.elsewhere import elsewhere
from eduapp.workshops.hours.queries.limits import limits
from eduapp.workshops.hours.queries.machines import gate, machines_of, used_machines
from eduapp.workshops.hours.queries.workshops import AS_WORKED, listed, workshop_names
from eduapp.workshops.hours.rules.files import HourRow, Known, RefusedRow, Taken, Verdict, judge
from eduapp.workshops.hours.rules.limits import Limits
from eduapp.workshops.hours.rules.times import Moment
from eduapp.workshops.machines import queries as machines

BUNDLE = 5000  # rows judged and written at a time


@dataclass(frozen=True)
class ImportCheck:
    """What would happen to a file."""

    good: int
    known: frozenset[int]  # rows of the file
    refused: tuple[RefusedRow, ...]  # in the order of the file


@dataclass(frozen=True)
class Bundle:
    """Some rows, judged, and the names of the learners in it."""

    verdict: Verdict
    names: dict[UUID, str]


def check_import(
    session: Session, rows: Sequence[HourRow], now: Moment, adding: Iterable[str] = ()
) -> ImportCheck:
    """What would happen if these rows were brought in now, after `adding` workshops. Changes nothing."""
    good, known = 0, set[int]()
    refused: list[RefusedRow] = []
    for bundle in judged(session, rows, now, adding):
        good += len(bundle.verdict.good)
        known.update(bundle.verdict.known)
        refused += bundle.verdict.refused
    return ImportCheck(good, frozenset(known), tuple(sorted(refused, key=lambda found: found.row)))


def judged(
    session: Session, rows: Sequence[HourRow], now: Moment, adding: Iterable[str] = ()
) -> Iterator[Bundle]:
    """All rows, learner by learner, in bundles. Between two bundles the caller may write the good ones."""
    names = workshop_names(session) | {new_id(): name for name in adding}
    workshops = {folded(name): id for id, name in names.items()}
    typed = {row.workshop for row in rows}
    found = {name: workshops[folded(name)] for name in typed if folded(name) in workshops}
    tasks = _task_names(session)
    machine_codes = machines.codes(session) if any(row.machines for row in rows) else {}
    bounds = _bounds(session, rows, found.values())
    for bundle in _bundles(rows):
        learners, spoken = _learners(session, {row.number for row in bundle})
        taken = _taken(session, bundle, list(learners.values()), tasks)
        first, last = min(row.day for row in bundle), max(row.day for row in bundle)
        others = elsewhere(session, list(learners.values()), first, last)
        typed_codes = {code: folded(code) for row in bundle for code in row.machines}
        named = {code: machine_codes[key] for code, key in typed_codes.items() if key in machine_codes}
        allowed = gate(session, found.values(), set(named.values()), learners.values())
        known = Known(
            learners,
            found,
            names,
            taken,
            machines=named,
            against_machines=allowed.against,
            limits=bounds,
            elsewhere=others,
        )
        verdict = judge(iter(bundle), known, now)
        yield Bundle(verdict, spoken)


def _bounds(session: Session, rows: Sequence[HourRow], workshop_ids: Collection[UUID]) -> Limits:
    """Shifts, closed days and counted months of the workshops, over all days of the file."""
    if not rows or not workshop_ids:
        return Limits()
    first, last = min(row.day for row in rows), max(row.day for row in rows)
    return limits(session, workshop_ids, first, last)


def _bundles(rows: Sequence[HourRow]) -> Iterator[list[HourRow]]:
    """The rows by learner and day, cut between two learners: so each learner is looked up once.

    Only the place of each row is remembered (a few bytes), never a second list of the rows.
    """
    places: dict[str, array[int]] = {}
    for at, row in enumerate(rows):
        own = places.get(row.number)
        if own is None:
            own = places[row.number] = array("L")
        own.append(at)
    bundle: list[HourRow] = []
    for number in sorted(places):
        bundle += sorted((rows[at] for at in places[number]), key=attrgetter("day"))
        if len(bundle) >= BUNDLE:
            yield bundle
            bundle = []
    if bundle:
        yield bundle


def _learners(session: Session, numbers: set[str]) -> tuple[dict[str, UUID], dict[UUID, str]]:
    query = select(Learner.number, Learner.id, Learner.family_name, Learner.given_name).where(
        Learner.number.in_(sorted(numbers))
    )
    rows = session.execute(query).all()
    return {number: id for number, id, *_ in rows}, {
        id: listed(family, given) for _, id, family, given in rows
    }


def _taken(
    session: Session, bundle: Sequence[HourRow], learner_ids: list[UUID], tasks: dict[UUID, str]
) -> dict[tuple[UUID, date], list[Taken]]:
    first, last = min(row.day for row in bundle), max(row.day for row in bundle)
    own = HoursEntry.learner_id.in_(learner_ids)
    which = (own, HoursEntry.day.between(first, last), AS_WORKED)
    used = used_machines(session, *which)
    query = select(
        HoursEntry.learner_id,
        HoursEntry.day,
        HoursEntry.start_minute,
        HoursEntry.end_minute,
        HoursEntry.break_minutes,
        HoursEntry.workshop_id,
        HoursEntry.task_id,
        HoursEntry.state,
        HoursEntry.id,
        HoursEntry.penalty_minutes,
        HoursEntry.lost_minutes,
        HoursEntry.zone,
        HoursEntry.clock_change,
    ).where(*which)
    taken: dict[tuple[UUID, date], list[Taken]] = {}
    for row in session.execute(query):
        learner_id, day, start, end, pause, workshop_id, task_id, state, id, *off, zone, change = row
        task = tasks.get(task_id, "") if task_id else ""
        found = Taken(
            start,
            end,
            pause,
            workshop_id,
            task,
            standing=state != terms.REJECTED,
            machine_ids=machines_of(used, id),
            as_filed=not any(off),
            zone=zone,
            change=change,
        )
        taken.setdefault((learner_id, day), []).append(found)
    return taken


def _task_names(session: Session) -> dict[UUID, str]:
    return {id: folded(name) for id, name in session.execute(select(Task.id, Task.name))}
