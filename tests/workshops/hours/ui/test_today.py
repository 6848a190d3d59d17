"""What workshops put on Today."""

from datetime import date

import pytest

from eduapp.gui.routes import Route
from eduapp.workshops.hours import queries, service
from eduapp.workshops.hours.ui import today
from tests.support import given, given_workshops
from tests.support.given_workshops import YESTERDAY, some_hours

TODAY = given.TODAY


@pytest.fixture
def carpentry(database):
    workshop_id = given_workshops.a_workshop(database, leader_id=given.WORKSHOP_LEADER.user_id)
    given_workshops.placed(database, workshop_id, "Geir Moen", "Ola Vik", since=date(2026, 11, 19))
    return workshop_id


def rows(database, query, actor=given.WORKSHOP_LEADER):
    with database.reading() as session:
        return query(session, actor, TODAY)


def test_the_sheet_of_the_day_is_what_is_on_now(database, carpentry):
    [sheet, missing] = rows(database, today.shift_rows)

    assert (sheet.title, sheet.detail, sheet.verb) == ("Shift sheet: Carpentry", "2 people", "Fill in")
    assert (sheet.kind, sheet.now, sheet.start_minute, sheet.end_minute) == ("session", True, 480, 900)
    assert sheet.route == Route("workshops.shift", carpentry)
    assert (missing.title, missing.detail) == (
        "Sheet not signed: Carpentry",
        "Thursday 19 November, and 1 later day",
    )
    assert missing.route == Route("workshops.shift", carpentry, "2026-11-19")


def test_a_signed_sheet_says_so_and_a_half_filled_one_goes_on(database, carpentry, clock):
    with database.reading() as session:
        sheet = queries.sheet_view(session, carpentry, TODAY).sheet
    database.execute(service.keep_sheet, service.KeepSheet(workshop_id=carpentry, day=TODAY, sheet=sheet))
    assert (rows(database, today.shift_rows)[0].verb, rows(database, today.shift_rows)[0].chip) == (
        "Go on",
        "half filled",
    )

    given_workshops.at(clock, TODAY, 15)
    for day in (date(2026, 11, 19), YESTERDAY, TODAY):
        given_workshops.a_signed_shift(database, carpentry, day)
    [row] = rows(database, today.shift_rows)
    assert (row.verb, row.chip, row.now) == ("Open", "signed", False)


def test_people_see_their_own_workshops(database, carpentry):
    assert rows(database, today.shift_rows, given.LEADER) == []
    assert (
        len(rows(database, today.shift_rows, given.OTHER_WORKSHOP_LEADER)) == 2
    )  # leads none: looks after all
    kitchen = given_workshops.a_workshop(database, "Kitchen", leader_id=given.OTHER_WORKSHOP_LEADER.user_id)
    given_workshops.placed(database, kitchen, "Per Olsen", since=TODAY)

    assert [row.title for row in rows(database, today.shift_rows, given.OTHER_WORKSHOP_LEADER)] == [
        "Shift sheet: Kitchen"
    ]


def test_no_sheet_is_expected_on_a_saturday_unless_somebody_began_one(database, carpentry):
    saturday = date(2026, 11, 21)
    with database.reading() as session:
        assert [row.kind for row in today.shift_rows(session, given.WORKSHOP_LEADER, saturday)] == [
            "attention"
        ]
        sheet = queries.sheet_view(session, carpentry, saturday).sheet
    database.execute(service.keep_sheet, service.KeepSheet(workshop_id=carpentry, day=saturday, sheet=sheet))

    with database.reading() as session:
        assert "session" in [row.kind for row in today.shift_rows(session, given.WORKSHOP_LEADER, saturday)]


def test_hours_of_others_wait_for_approval_but_not_ones_own(database, carpentry):
    with database.reading() as session:
        [first, _second] = queries.placements(session, carpentry)
    some_hours(database, carpentry, first.learner_id, by=given.WORKSHOP_LEADER)

    [row] = rows(database, today.approval_rows, given.OTHER_WORKSHOP_LEADER)

    assert (row.title, row.detail) == ("Hours to approve: Carpentry", "1 entry, 6:30 hours")
    assert row.route == Route("workshops.workshop", carpentry, "approve")
    assert rows(database, today.approval_rows, given.WORKSHOP_LEADER) == []


def test_hours_to_approve_in_very_many_workshops_are_one_row(database):
    learner_id = given.a_learner(database)
    for place in range(today.MOST_NAMED + 1):
        workshop_id = given_workshops.a_workshop(database, f"Workshop {place}")
        day = date(2026, 11, 20 - place)
        some_hours(database, workshop_id, learner_id, day, by=given.WORKSHOP_LEADER)

    [row] = rows(database, today.approval_rows, given.OTHER_WORKSHOP_LEADER)

    assert (row.title, row.detail) == (
        "Hours to approve in more than 8 workshops",
        "The list of workshops shows where.",
    )
    assert row.route == Route("workshops.list")
