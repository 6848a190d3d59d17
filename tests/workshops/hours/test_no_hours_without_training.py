"""No documented training, no hours at that machine: by hand, by correction, on the sheet, from a file.

Rule 6 of the rules from the field: safety is a hard stop. Forskrift om utførelse av arbeid §§ 10-1 to 10-4.
"""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from eduapp.core.errors import Refused
from eduapp.workshops.hours import queries, service, terms
from eduapp.workshops.hours.models import HoursEntry, HoursMachine
from eduapp.workshops.hours.rules.deviation import Deviation
from eduapp.workshops.hours.rules.sheet import SheetLine
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.machines import service as machines
from tests.support import given, given_machines, given_workshops
from tests.support.given_workshops import YESTERDAY, a_row, approved, brought_in, some_hours

pytestmark = pytest.mark.both_databases
THE_SAW = "Bandsaw (M-01)"


@pytest.fixture
def place_id(database):
    return given_machines.a_place(database, "Workroom", "workshop")


@pytest.fixture
def saw(database, place_id):
    return given_machines.a_machine(database, place_id=place_id)


@pytest.fixture
def shop(database, place_id):
    return given_workshops.a_workshop(database, place_id=place_id)


@pytest.fixture
def ola(database, shop):
    """Placed, and taught nothing."""
    return a_post(database, shop, "Ola Vik", "1001")


@pytest.fixture
def geir(database, shop, saw):
    """Placed, and trained at the saw the day before."""
    learner_id = a_post(database, shop, "Geir Moen", "1002")
    given_machines.trained(database, saw, learner_id, day=YESTERDAY)
    return learner_id


def a_post(database, shop, name, number):
    learner_id = given.a_learner(database, name, number=number)
    post = service.PlaceLearner(workshop_id=shop, learner_id=learner_id, first_day=given_workshops.FIRST_DAY)
    database.acting_as(given.LEADER).execute(service.place_learner, post)
    return learner_id


def sign(database, shop, *lines, **more):
    order = service.SignShift(workshop_id=shop, day=YESTERDAY, times=lines[0].times, lines=lines, **more)
    return database.acting_as(given.WORKSHOP_LEADER).execute(service.sign_shift, order)


def entry(database, entry_id):
    with database.reading() as session:
        return queries.entry(session, entry_id)


def entries(database):
    with database.reading() as session:
        return session.scalars(select(HoursEntry.learner_id)).all()


def kept(database):
    with database.reading() as session:
        return session.scalars(select(HoursMachine.machine_id)).all()


def stopped(pattern):
    """Refused, with a sentence like this among the reasons."""
    return pytest.raises(
        Refused, check=lambda error: any(re.search(pattern, one.sentence()) for one in error.violations)
    )


MISSING = r"Bandsaw \(M-01\): .+ is missing \(forskrift om utførelse av arbeid § 10-2\)"


def test_hours_by_hand_are_refused_and_nothing_is_kept(database, shop, saw, ola):
    with stopped(MISSING):
        some_hours(database, shop, ola, machine_ids=frozenset([saw]))

    assert entries(database) == kept(database) == []


def test_with_training_they_are_entered_and_say_so(database, shop, saw, geir):
    entry_id = some_hours(database, shop, geir, machine_ids=frozenset([saw]))

    assert entry(database, entry_id).machines == (THE_SAW,)
    assert kept(database) == [saw]


def test_a_correction_cannot_bring_a_machine_in(database, shop, saw, ola):
    entry_id = some_hours(database, shop, ola)
    row = entry(database, entry_id)
    order = service.CorrectHours(
        entry_id=entry_id, version=row.version, times=row.content.times, machine_ids=frozenset([saw])
    )

    with stopped(MISSING):
        database.acting_as(given.WORKSHOP_LEADER).execute(service.correct_hours, order)
    assert kept(database) == []


def test_a_correction_can_take_one_out_and_voids_the_approval(database, shop, saw, geir):
    entry_id = some_hours(database, shop, geir, machine_ids=frozenset([saw]))
    approved(database, entry_id)
    row = entry(database, entry_id)
    order = service.CorrectHours(
        entry_id=entry_id, version=row.version, times=row.content.times, reason="stood beside it"
    )

    database.acting_as(given.WORKSHOP_LEADER).execute(service.correct_hours, order)

    assert (entry(database, entry_id).state, kept(database)) == (terms.SUBMITTED, [])


def test_a_sheet_names_who_may_not_and_is_not_signed(database, shop, saw, ola, geir):
    times = given_workshops.ORDINARY_SHIFT
    at_the_saw = [SheetLine(who, times, frozenset([saw])) for who in (ola, geir)]

    with pytest.raises(Refused) as caught:
        sign(database, shop, *at_the_saw)
    assert all(one.sentence().startswith(f"Vik, Ola: {THE_SAW}: ") for one in caught.value.violations)
    assert entries(database) == []

    sign(database, shop, SheetLine(ola, times), at_the_saw[1])
    assert sorted(entries(database)) == sorted([ola, geir])
    assert kept(database) == [saw]


def test_a_file_names_the_row_and_enters_the_others_only_when_told(database, shop, saw, ola, geir):
    rows = (
        a_row("1001", 2, machines=("M-01",)),
        a_row("1002", 3, machines=("m-01",)),
        a_row("1002", 4, YESTERDAY - timedelta(days=7), machines=("M-99",)),
    )

    with pytest.raises(Refused) as caught:
        brought_in(database, *rows)
    told = [one.sentence() for one in caught.value.violations]
    assert all(one.startswith(("Row 2: Bandsaw (M-01): ", "Row 4: No machine has")) for one in told)
    assert entries(database) == []

    assert brought_in(database, *rows, leave_out=True) == (1, 0, 2)
    assert (entries(database), kept(database)) == ([geir], [saw])
    assert brought_in(database, rows[1]) == (0, 1, 0)  # word for word, machine and all: known
    with stopped("overlaps"):
        brought_in(database, a_row("1002", 3))  # the same hours at no machine are other hours


def test_lapsed_training_stops_from_that_day_and_not_before(database, shop, saw, geir):
    given_machines.trained(database, saw, geir, given_machines.Step.LAPSED, day=given.TODAY)
    given_workshops.at(database.clock, given.TODAY, 16)

    some_hours(database, shop, geir, machine_ids=frozenset([saw]))
    with stopped("has lapsed"):
        some_hours(database, shop, geir, given.TODAY, machine_ids=frozenset([saw]))


def test_an_exception_of_two_people_opens_it_for_that_day_alone(database, shop, saw, ola):
    given_workshops.at(database.clock, given.TODAY, 16)
    asked = machines.AskException(
        machine_id=saw, learner_id=ola, day=given.TODAY, reason="The lock must be cut"
    )
    exception_id = database.acting_as(given.WORKSHOP_LEADER).execute(machines.ask_exception, asked)
    with stopped(MISSING):
        some_hours(database, shop, ola, given.TODAY, machine_ids=frozenset([saw]))

    allowed = machines.AllowException(exception_id=exception_id, version=1)
    database.acting_as(given.LEADER).execute(machines.allow_exception, allowed)

    some_hours(database, shop, ola, given.TODAY, machine_ids=frozenset([saw]))
    with stopped(MISSING):
        some_hours(database, shop, ola, machine_ids=frozenset([saw]))


def test_what_is_taken_off_and_lost_is_kept_with_its_reason(database, shop, ola):
    entry_id = some_hours(database, shop, ola, deviation=Deviation(390, "not_working"))
    assert entry(database, entry_id).minutes == 0  # rule 48: zero with a reason, not nothing

    line = SheetLine(ola, given_workshops.ORDINARY_SHIFT, deviation=Deviation(lost=30, lost_reason="search"))
    with stopped("are more than the shift"):
        sign(database, shop, line)


def test_a_suspension_written_later_for_that_day_stops_approval_and_counting(database, shop, saw, geir):
    first = some_hours(database, shop, geir, machine_ids=frozenset([saw]))
    second = some_hours(database, shop, geir, YESTERDAY - timedelta(days=7))
    approved(database, second)
    given_machines.trained(database, saw, geir, given_machines.Step.SUSPENDED, day=YESTERDAY)

    with stopped("The training is suspended"):
        approved(database, first)
    database.acting_as(given.OFFICE).execute(
        service.count_hours, service.CountHours(entry_ids=(second,), statement="2026-1")
    )


def test_hours_by_hand_have_room_for_a_loss_only_within_the_shift(database, shop, ola):
    with stopped("are more than the shift"):
        some_hours(database, shop, ola, deviation=Deviation(lost=30, lost_reason="search"))


def test_all_stretches_of_a_day_are_no_longer_than_the_shift(database, shop, ola):
    some_hours(database, shop, ola, times=Times(480, 840))

    with stopped("With this the day has 7:15, longer than the shift of 7:00"):
        some_hours(database, shop, ola, times=Times(840, 915))
    some_hours(database, shop, ola, times=Times(840, 900))


def test_nothing_is_entered_in_a_closed_workshop(database, shop, ola):
    with database.reading() as session:
        head = queries.workshop(session, shop)
    closed = service.SaveWorkshop(
        facts=replace(head.facts, active=False), workshop_id=shop, version=head.version
    )
    database.acting_as(given.LEADER).execute(service.save_workshop, closed)

    with stopped("closed"):
        some_hours(database, shop, ola)
