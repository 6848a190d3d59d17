"""The days that can be handed over: the register's ledger and the workshops' hours, side by side."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.actor import EVERYTHING, Scope
from eduapp.core.codes import code_list
from eduapp.core.db.moment import moment_of
from eduapp.core.memory import without_collecting
from eduapp.core.names import sort_key
from eduapp.education.attendance import queries as attendance
from eduapp.education.attendance import rules as attendance_rules
from eduapp.exchange.handoff import rules
from eduapp.exchange.handoff.queries.rates import standing
from eduapp.exchange.handoff.rules import SCHOOL, WORKSHOP, Line, Minutes, PersonDay, Rate
from eduapp.workshops.hours import queries as hours


@dataclass(slots=True)
class _Day:
    """What is found of one person on one day."""

    number: str
    name: str
    minutes: Minutes = field(default_factory=Minutes)
    lines: list[Line] = field(default_factory=list)


@without_collecting()
def days(look: Session, first: date, last: date, scope: Scope = EVERYTHING) -> tuple[PersonDay, ...]:
    """Everybody in a scope from a first to a last day, by day and name. Six statements, however many."""
    today = moment_of(look).day
    found: dict[tuple[UUID, date], _Day] = {}
    _from_registers(attendance.day_ledger(look, first, last, scope), found)
    _from_workshops(hours.worked_parts(look, first, last, scope), found)
    rates = [row.rate for row in standing(look)]
    dates = {day for _id, day in found}  # what holds on a day is asked once, not for everybody
    over = {day: attendance_rules.is_final(day, today) for day in dates}
    held = {day: rules.rate_on(rates, day) for day in dates}
    made = [_person_day(key, one, over=over[key[1]], rate=held[key[1]]) for key, one in found.items()]
    place = {name: sort_key(*_parts(name)) for name in {one.name for one in found.values()}}
    return tuple(sorted(made, key=lambda one: (one.day, place[one.name], one.number)))


def _from_registers(rows: Iterable[attendance.DayRow], found: dict[tuple[UUID, date], _Day]) -> None:
    for row in rows:
        total = row.total
        one = found.setdefault((row.learner_id, row.day), _Day(row.number, row.name))
        one.minutes += Minutes(
            attended=total.attended,
            excused=total.excused,
            refused=total.refused,
            lost=total.lost,
            absent=total.absent,
            school=total.school,
            unmarked=total.unmarked,
        )
        one.lines += [
            Line(
                SCHOOL,
                part.code,
                part.reason,
                part.attended,
                part.missed,
                part.as_,
                counts=part.counts,
                start=part.start,
                end=part.end,
            )
            for part in row.parts
        ]


def _from_workshops(parts: Iterable[hours.WorkedPart], found: dict[tuple[UUID, date], _Day]) -> None:
    """Hours are worked or waiting; a shift that was missed goes where its code says."""
    away = code_list("absence_reasons")
    for part in parts:
        one = found.setdefault((part.learner_id, part.day), _Day(part.number, part.name))
        if part.worked:
            kind = "worked" if part.approved else "waiting"
            one.minutes += Minutes(**{kind: part.worked})
            one.lines.append(
                Line(
                    WORKSHOP, kind, taken=part.worked, approved=part.approved, start=part.start, end=part.end
                )
            )
        if part.away:
            missed = str(away[part.reason].flags.get("missed", "unmarked"))
            one.minutes += Minutes(**{missed: part.away})
            one.lines.append(Line(WORKSHOP, part.reason, missed=part.away, as_=missed))


def _person_day(key: tuple[UUID, date], one: _Day, *, over: bool, rate: Rate | None) -> PersonDay:
    """`over`: the time for corrections is."""
    learner_id, day = key
    final = over and not one.minutes.waiting
    made = PersonDay(learner_id, one.number, one.name, day, one.minutes, tuple(one.lines), final)
    return made if rate is None else replace(made, amount=rules.amount_of(made, rate))


def _parts(name: str) -> tuple[str, str]:
    family, _comma, given = name.partition(", ")
    return family, given
