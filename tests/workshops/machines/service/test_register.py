"""Machines are entered, put right, taken out of service and back."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.workshops.machines import queries, service, terms
from eduapp.workshops.machines.rules.register import MachineFacts
from eduapp.workshops.machines.service import EndOut, SaveMachine, TakeOut
from tests.support import given
from tests.support.given_education import a_place
from tests.support.given_machines import a_machine

NEXT_WEEK = given.TODAY + timedelta(days=7)


def save(database, place_id, **wish):
    known = {"name": "Bandsaw", "code": "M-01", "risk": "high"} | wish
    more = {key: known.pop(key) for key in ("machine_id", "version") if key in known}
    return database.execute(
        service.save_machine, SaveMachine(facts=MachineFacts(place_id=place_id, **known), **more)
    )


def take_out(database, machine_id, first=given.TODAY, last=None, **wish):
    order = TakeOut(machine_id=machine_id, first_day=first, last_day=last, **{"reason": "damage"} | wish)
    return database.execute(service.take_out, order)


def found(database, machine_id, day=given.TODAY):
    with database.reading() as session:
        return queries.machine_head(session, machine_id, day)


def test_a_machine_is_entered_and_put_right(database, notes, published):
    place_id = a_place(database, "Workroom", "workshop")
    machine_id = save(database, place_id, name=" Bandsaw  ")
    save(database, place_id, machine_id=machine_id, version=1, risk="medium")

    machine = found(database, machine_id).machine
    assert (machine.name, machine.facts.risk, machine.place) == ("Bandsaw", "medium", "Workroom")
    assert [(note.action, note.details) for note in notes[-2:]] == [
        (terms.MACHINE_SAVED, {"name": "Bandsaw", "code": "M-01"}),
        (
            terms.MACHINE_CHANGED,
            {"name": "Bandsaw", "code": "M-01", "changed": {"machine_risk": ["high", "medium"]}},
        ),
    ]
    assert terms.MACHINES_CHANGED in published[-1]


def test_a_label_belongs_to_one_machine_however_it_is_written(database):
    machine_id = a_machine(database)
    place_id = found(database, machine_id).machine.facts.place_id

    with pytest.raises(Refused) as refusal:
        save(database, place_id, code="m-01", demand="instruction")
    assert [one.name for one in refusal.value.violations] == ["CareNeedsTraining", "CodeTaken"]
    assert save(database, place_id, machine_id=machine_id, version=1, code="m-01") == machine_id


def test_what_is_gone_or_stale_is_said(database):
    machine_id = a_machine(database)
    place_id = found(database, machine_id).machine.facts.place_id
    with pytest.raises(Conflict):
        save(database, place_id, machine_id=machine_id, version=9)
    with pytest.raises(NotFound):
        save(database, UUID(int=5))
    with pytest.raises(NotFound):
        take_out(database, UUID(int=5))


def test_a_teacher_changes_no_machines(database):
    machine_id = a_machine(database)
    teacher = database.acting_as(given.TEACHER)
    with pytest.raises(NotAllowed):
        take_out(teacher, machine_id)
    with pytest.raises(NotAllowed):
        save(teacher, UUID(int=5))
    with pytest.raises(NotAllowed):
        teacher.execute(service.end_out, EndOut(out_id=machine_id, version=1, last_day=given.TODAY))


def test_days_out_of_service_are_fixed_and_end_earlier(database, notes):
    machine_id = a_machine(database)
    out_id = take_out(database, machine_id)
    with pytest.raises(Refused):
        take_out(database, machine_id, NEXT_WEEK)
    assert found(database, machine_id, NEXT_WEEK).machine.out is not None

    tomorrow = given.TODAY + timedelta(days=1)
    database.execute(service.end_out, EndOut(out_id=out_id, version=1, last_day=tomorrow))
    head = found(database, machine_id, NEXT_WEEK)
    assert head.machine.out is None
    assert [(row.ended_on, row.ended_by) for row in head.outs] == [(tomorrow, given.LEADER.name)]
    assert notes[-1].details["ended"] == tomorrow.isoformat()
    with pytest.raises(Refused):
        database.execute(service.end_out, EndOut(out_id=out_id, version=2, last_day=tomorrow))


def test_days_that_never_came_to_be_leave_the_machine_in_service(database):
    machine_id = a_machine(database)
    out_id = take_out(database, machine_id, given.TODAY, NEXT_WEEK)
    before = date(2026, 11, 22)
    database.execute(service.end_out, EndOut(out_id=out_id, version=1, last_day=before))

    head = found(database, machine_id)
    assert head.machine.out is None
    assert head.outs[0].taken_back
    assert take_out(database, machine_id, before, NEXT_WEEK)
