"""Closing a day asks for what nobody recorded, and marks nobody absent by itself."""

from datetime import timedelta

import pytest

from eduapp.core.errors import NotAllowed, Refused
from eduapp.core.violations import Override
from eduapp.records.day import queries, service, terms
from eduapp.records.lists.rules import Kind, Subject
from tests.support import given, given_attendance, given_education, given_workshops
from tests.support.given_days import closed, opened
from tests.support.given_lists import printed, register_of

pytestmark = pytest.mark.both_databases
REASON = Override(frozenset({"NotEverythingRecorded", "StillGoingOn"}), "Læreren er syk")


@pytest.fixture
def group(database, clock):
    given_education.the_school(database)
    group = given_attendance.a_class(database, 3)
    opened(database)
    clock.moment = clock.moment.replace(hour=15)
    return group


def head(database):
    with database.reading() as session:
        return queries.head(session, given.TODAY)


def missing(database):
    with database.reading() as session:
        return [(end.kind, end.count) for end in queries.open_ends(session, given.TODAY)]


def refused(database, **more):
    with pytest.raises(Refused) as refusal:
        closed(database, **more)
    return [violation.name for violation in refusal.value.violations]


def test_registers_sheets_and_papers_are_asked_for(database, group):
    workshop_id = given_workshops.a_workshop(database)
    given_workshops.placed(database, workshop_id, "Ola Vik")
    printed(database, register_of(group.session_id))

    assert missing(database) == [("register", 3), ("shift", 0), ("list", 3)]
    assert refused(database) == ["NotEverythingRecorded"]


def test_a_reason_closes_it_and_nobody_is_absent(database, group, notes):
    closed(database, override=REASON)

    assert given_attendance.recorded_codes(database, group.session_id) == [None, None, None]
    assert (head(database).closed_by, head(database).left_open) == (given.LEADER.name, 1)
    assert [note.details["reason"] for note in notes if note.action == "rule.overridden"] == [
        "Læreren er syk"
    ]
    assert notes[-1].action == terms.CLOSED


def test_what_is_recorded_is_not_asked_for(database, group):
    given_attendance.mark_rest(database, group.session_id)

    closed(database)

    assert head(database).left_open == 0


def test_while_sessions_are_to_come_it_is_too_early(database, group):
    given_attendance.mark_rest(database, group.session_id)
    given_attendance.a_session(database, group.group_id, start=16 * 60 + 30, end=18 * 60)
    assert refused(database) == ["StillGoingOn"]


def test_while_shifts_are_running_it_is_too_early_but_for_a_reason(database, group, clock):
    given_attendance.mark_rest(database, group.session_id)
    given_workshops.placed(database, given_workshops.a_workshop(database), "Ola Vik")
    given_workshops.at(clock, given.TODAY, 14)
    assert refused(database) == ["StillGoingOn"]

    closed(database, override=REASON)

    assert head(database).closed_by == given.LEADER.name


def test_closed_twice_is_closed_once(database, group, clock):
    given_attendance.mark_rest(database, group.session_id)
    closed(database)
    first = head(database).closed_at
    clock.moment += timedelta(hours=1)

    closed(database)

    assert head(database).closed_at == first


def test_a_day_nobody_opened_stays_open(database, group):
    assert "DayNotOpened" in refused(database, day=given.TODAY - timedelta(days=1))


def test_who_may_only_look_does_not_close(database, group):
    with pytest.raises(NotAllowed):
        closed(database.acting_as(given.TEACHER))


def test_a_movement_list_is_not_waited_for(database, group):
    printed(database, Subject(Kind.UNIT, given.TODAY, unit="C"))
    given_attendance.mark_rest(database, group.session_id)
    closed(database)
    assert service.close_day.__doc__
