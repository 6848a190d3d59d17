"""Arrangements at exams in the invented term: what was decided for some, replaced and withdrawn since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from eduapp.education.courses import queries as courses
from eduapp.exams.arrangements import service
from eduapp.exams.arrangements.rules import DecisionFacts, Measure
from eduapp.people.learners import queries as learner_queries

if TYPE_CHECKING:
    from uuid import UUID

    from eduapp.app.sample_site.story import Site

RECORDED = date(2026, 10, 12)
COUNTY = ("county", "Fylkeskommunen, seksjon for eksamen")
MUNICIPALITY = ("municipality", "Kommunen, voksenopplæringen")


@dataclass(frozen=True)
class Granted:
    """One decision for one learner, by the learner's number; perhaps for one course, perhaps withdrawn."""

    number: str
    by: tuple[str, str]
    decided_on: date
    reference: str
    valid_until: date | None
    measures: tuple[Measure, ...]
    course: str = ""
    withdrawn: str = ""
    replaces: str = ""  # the reference of the one before


GRANTED = (
    Granted(
        "1003",
        COUNTY,
        date(2026, 9, 14),
        "2026/1187-3",
        date(2027, 6, 30),
        (Measure("extra_percent", percent=25), Measure("own_room"), Measure("dictionary", detail="ar")),
    ),
    Granted(
        "1003",
        COUNTY,
        date(2026, 10, 2),
        "2026/1187-6",
        date(2026, 12, 18),
        (Measure("extra_minutes", minutes=60), Measure("breaks", minutes=20), Measure("reader")),
        course="MAT1P",
    ),
    Granted(
        "1004",
        MUNICIPALITY,
        date(2026, 2, 3),
        "26/00412-2",
        None,
        (Measure("large_print", percent=140), Measure("computer")),
    ),
    Granted(
        "1004",
        MUNICIPALITY,
        date(2026, 10, 8),
        "26/00412-8",
        date(2027, 12, 31),
        (Measure("large_print", percent=160), Measure("computer")),
        replaces="26/00412-2",
    ),
    Granted(
        "1005",
        COUNTY,
        date(2026, 9, 1),
        "2026/1022-4",
        date(2026, 12, 31),
        (Measure("small_group"), Measure("breaks", minutes=30)),
    ),
    Granted(
        "1002",
        COUNTY,
        date(2026, 9, 1),
        "2026/1031-2",
        None,
        (Measure("paper_language", detail="en"),),
        withdrawn="own_wish",
    ),
)


def grant(site: Site) -> None:
    """What was decided, as the office recorded it in October."""
    site.go_to(RECORDED, 10)
    with site.database.reading() as session:
        people = learner_queries.ids_by_number(session)
        found = {one.course: courses.by_code(session, one.course) for one in GRANTED if one.course}
    made: dict[str, UUID] = {}
    for one in GRANTED:
        course = found.get(one.course)
        first = RECORDED if one.replaces else one.decided_on
        facts = DecisionFacts(
            *one.by,
            one.decided_on,
            one.reference,
            first,
            one.valid_until,
            course.id if course else None,
            one.measures,
        )
        order = service.RecordDecision(
            learner_id=people[one.number], facts=facts, replaces=made.get(one.replaces)
        )
        made[one.reference] = site.do("office", service.record_decision, order)
        if one.withdrawn:
            end = service.WithdrawDecision(decision_id=made[one.reference], reason=one.withdrawn)
            site.do("office", service.withdraw_decision, end)
