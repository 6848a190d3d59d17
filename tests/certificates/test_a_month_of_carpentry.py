"""A month of one carpentry workshop with two leaders, and the praksisattest at its end, reckoned by hand.

October 2026 has 22 working days. Ola is away on one. On another he works 3:30 instead of 6:30: entered
as 4:00, approved, put right (so that the approval falls) and approved again. A plane is missing on the
20th and found the next day; the training at the bandsaw lapses on the 15th and is given anew on the 28th.
The month is counted, then 0:45 are taken off the 5th, because the sheet was misread.

    20 days of 6:30    130:00
     1 day  of 3:30      3:30
    adjustment          –0:45
                       132:45
"""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import pytest

from eduapp.certificates import jobs, queries
from eduapp.certificates.queries import Item
from eduapp.core.errors import Refused
from eduapp.core.spans import hours_and_minutes
from eduapp.workshops.hours import queries as hours
from eduapp.workshops.hours import service
from eduapp.workshops.hours.rules.sheet import Absence, SheetLine
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.machines.rules.training import Step
from eduapp.workshops.tools import queries as tools
from tests.certificates.drawing import papers
from tests.support import (
    given,
    given_education,
    given_machines,
    given_roads,
    given_statements,
    given_tools,
    given_workshops,
)

pytestmark = pytest.mark.both_databases

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 30)
AWAY, SHORT, MISSING = date(2026, 10, 14), date(2026, 10, 8), date(2026, 10, 20)
MISREAD, LAPSED, ANEW = date(2026, 10, 5), date(2026, 10, 15), date(2026, 10, 28)
WHOLE, FOUR_HOURS, LESS = Times(480, 900, 30), Times(480, 720, 0), Times(480, 690, 0)


@dataclass(frozen=True)
class Shop:
    """The workshop with its saw, its board with one plane, and the one who works there."""

    id: UUID
    saw: UUID
    board: UUID
    plane: UUID
    ola: UUID


@pytest.fixture
def shop(database, school, clock):
    given_workshops.at(clock, FIRST, 7)
    room = given_education.a_place(database, "Workroom", "workshop")
    shop = given_workshops.a_workshop(
        database, "Snekkerverksted", field_of_work="trevarearbeid", place_id=room, tasks=("Måling",)
    )
    saw = given_machines.a_machine(database, "Båndsag", "M-01", room)
    board = given_tools.a_board(database, place_id=room)
    plane = given_tools.a_tool(database, board)
    [ola] = given_workshops.placed(database, shop, "Ola Vik")
    given_machines.trained(database, saw, ola, day=FIRST)
    given_roads.a_road(database, ola, shop)
    return Shop(shop, saw, board, plane, ola)


def sign(database, shop, day, *, at_saw):
    machine_ids = frozenset({shop.saw} if at_saw else ())
    times = FOUR_HOURS if day == SHORT else WHOLE
    order = service.SignShift(
        workshop_id=shop.id,
        day=day,
        times=WHOLE,
        lines=() if day == AWAY else (SheetLine(shop.ola, times, machine_ids),),
        absences=(Absence(shop.ola, "court"),) if day == AWAY else (),
    )
    database.acting_as(given.WORKSHOP_LEADER).execute(service.sign_shift, order)


def approve_all(database, shop):
    with database.reading() as session:
        waiting = [row.id for row in hours.to_approve(session, shop.id)]
    if waiting:
        given_workshops.approved(database, *waiting)
    return waiting


def a_day(database, shop, day, clock):
    """Tools counted, work, tools counted, the sheet signed; the other leader approves."""
    given_workshops.at(clock, day, 8)
    given_tools.counted(database, shop.board)
    given_workshops.at(clock, day, 15)
    given_tools.counted(database, shop.board, "closing", {shop.plane: 0} if day == MISSING else None)
    if day == MISSING:
        with pytest.raises(Refused):
            sign(database, shop, day, at_saw=False)
        find_the_plane(database, shop, clock)
    if LAPSED < day < ANEW:
        with pytest.raises(Refused):
            sign(database, shop, day, at_saw=True)  # no training, no hours at that machine
    sign(database, shop, day, at_saw=not LAPSED <= day < ANEW)
    return approve_all(database, shop)


def find_the_plane(database, shop, clock):
    """The next morning; two people close the search."""
    given_workshops.at(clock, MISSING + timedelta(days=1), 7)
    with database.reading() as session:
        [search] = tools.searches(session, shop.board)
    given_tools.proposed(database, search.id)
    given_tools.closed(database, search.id)


def put_right(database, shop, entry_id):
    """What was approved is corrected: the approval falls, and it is approved again."""
    with database.reading() as session:
        row = hours.entry(session, entry_id)
    order = service.CorrectHours(
        entry_id=entry_id,
        version=row.version,
        times=LESS,
        reason="Left at 11.30",
        machine_ids=frozenset({shop.saw}),
    )
    database.acting_as(given.WORKSHOP_LEADER).execute(service.correct_hours, order)
    with database.reading() as session:
        assert hours.entry(session, entry_id).state == "submitted"
    assert approve_all(database, shop) == [entry_id]


def the_month(database, shop, clock):
    day = FIRST
    while day <= LAST:
        if day in (LAPSED, ANEW):
            given_workshops.at(clock, day, 7)
            steps = (Step.LAPSED,) if day == LAPSED else ()
            given_machines.trained(database, shop.saw, shop.ola, *steps, day=day, reason="unused")
        if day.weekday() < 5:
            entered = a_day(database, shop, day, clock)
            if day == SHORT:
                put_right(database, shop, entered[0])
        day += timedelta(days=1)


def test_the_attest_of_a_month_agrees_to_the_minute_with_a_calculation_by_hand(database, shop, clock):
    the_month(database, shop, clock)
    given_workshops.at(clock, date(2026, 11, 2), 9)
    given_statements.made(database, shop.id)
    order = service.AdjustHours(
        workshop_id=shop.id, learner_id=shop.ola, day=MISREAD, minutes=-45, reason="misread"
    )
    adjusted = database.acting_as(given.WORKSHOP_LEADER).execute(service.adjust_hours, order)
    given_workshops.approved(database, adjusted)

    certificate_id = jobs.issue_one(database, Item(shop.id, shop.ola, practice=True))

    with database.reading() as session:
        facts, pdf = queries.facts_of(session, certificate_id), queries.pdf(session, certificate_id)
        rows = queries.sources(session, certificate_id)
    assert hours_and_minutes(facts["practice_minutes"]) == "132:45"
    assert sum(row.minutes or 0 for row in rows) == facts["practice_minutes"]
    assert (facts["first"], facts["last"]) == ("2026-10-01", "2026-10-30")
    assert facts["trainings"] == [
        {"equipment": "Båndsag", "day": "2026-10-28", "given_by": given.WORKSHOP_LEADER.name}
    ]
    lines = [" ".join(line.split()) for line in papers.poppler("pdftotext", pdf, "-layout").splitlines()]
    assert any("132 timer og 45 minutter" in line for line in lines)
    for row in (
        "Oktober 2026 133:30",
        "Rettelse for 05.10.2026: feil lest av timelisten –0:45",
        "Samlet praksistid 132:45",
    ):
        assert row in lines
    assert any(line.startswith("10.2026: 132:45 her 132:45 ") for line in lines)
