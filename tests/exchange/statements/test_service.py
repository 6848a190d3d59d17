"""Counting a month: once, whole, and for good."""

import pytest

from eduapp.core.errors import NotAllowed, Refused
from eduapp.exchange.statements import service
from eduapp.exchange.statements.models import StatementEntry
from eduapp.workshops.hours import queries as hours
from eduapp.workshops.hours import service as ledger
from eduapp.workshops.hours.models import HoursEntry
from eduapp.workshops.hours.rules.ledger import digest_of_all
from eduapp.workshops.hours.rules.times import Times
from tests.support import given, given_workshops
from tests.support.given_statements import MONDAY, a_month, made, month_row


@pytest.fixture
def month(database, clock):
    return a_month(database, clock)


def states(database, *ids):
    with database.reading() as look:
        return [look.get_one(HoursEntry, id).state for id in ids]


def test_what_is_approved_is_counted_under_a_number_and_nothing_else(database, month):
    shop, _people, entries = month

    statement_id = made(database, shop)

    row = month_row(database, shop)
    assert states(database, *entries) == ["counted", "counted"]
    assert (row.counted, row.approved, row.waiting) == (780, 0, 390)
    [told] = row.statements
    assert (told.id, told.number, told.minutes, told.made_by) == (statement_id, "2026-1", 780, "Åse Bakke")
    with database.reading() as look:
        kept = {one.entry_id for one in look.query(StatementEntry)}
        digests = [hours.entry(look, id).digest for id in entries]
    assert kept == set(entries)
    assert told.digest == digest_of_all(digests)


def test_what_is_counted_stays_as_it_is(database, month):
    shop, _people, entries = month
    made(database, shop)
    with database.reading() as look:
        row = hours.entry(look, entries[0])

    order = ledger.CorrectHours(entry_id=row.id, version=row.version, times=Times(480, 600), reason="x")
    with pytest.raises(Refused) as refused:
        database.acting_as(given.WORKSHOP_LEADER).execute(ledger.correct_hours, order)
    assert [one.name for one in refused.value.violations] == ["Locked"]
    with pytest.raises(Refused) as refused:
        database.execute(ledger.reject_hours, ledger.RejectHours(entry_ids=entries, reason="x"))
    assert {one.name for one in refused.value.violations} == {"CannotReject"}


def test_approved_later_it_comes_with_the_next_statement(database, month):
    shop, *_rest = month
    made(database, shop)
    with database.reading() as look:
        [late] = [row.id for row in hours.to_approve(look, shop)]
    given_workshops.approved(database, late)

    made(database, shop)

    row = month_row(database, shop)
    assert [(one.number, one.minutes) for one in row.statements] == [("2026-1", 780), ("2026-2", 390)]
    assert (row.counted, row.waiting) == (1170, 0)


def test_nothing_is_counted_twice_or_too_soon(database, month):
    shop, *_rest = month
    made(database, shop)

    with pytest.raises(Refused) as refused:
        made(database, shop)
    assert [one.name for one in refused.value.violations] == ["NothingToCount"]
    with pytest.raises(Refused) as refused:
        made(database, shop, given.TODAY)
    assert [one.name for one in refused.value.violations] == ["MonthToCome", "NothingToCount"]
    assert [one.number for one in month_row(database, shop).statements] == ["2026-1"]


def test_hours_changed_behind_the_programs_back_are_not_counted(database, month):
    """The approval keeps a digest: who edits the row in the database edits it in vain."""
    shop, _people, entries = month
    with database.writing() as uow:
        entry = uow.session.get_one(HoursEntry, entries[0])
        entry.end_minute, entry.minutes = entry.end_minute + 60, entry.minutes + 60

    with pytest.raises(Refused) as refused:
        made(database, shop)

    [one] = refused.value.violations
    assert one.name == "ApprovalVoid"
    assert one.sentence() == (
        "Holm, Ada: The hours of 05.10.2026 no longer say what was approved."
        " Correct them, and have them approved."
    )
    assert states(database, *entries) == ["approved", "approved"]
    assert month_row(database, shop).statements == ()


def test_only_the_office_and_leaders_count(database, month):
    with pytest.raises(NotAllowed):
        made(database, month[0], by=given.WORKSHOP_LEADER)


def test_the_trail_keeps_the_statement_and_what_each_person_got(database, month, notes):
    notes.clear()
    made(database, month[0])

    assert [(note.action, note.details.get("number"), note.details.get("hours")) for note in notes] == [
        ("workshops.hours.counted", "2026-1", "13:00"),
        ("statements.made", "2026-1", "13:00"),
    ]


def test_that_a_file_was_written_is_noted(database, notes):
    database.execute(service.note_written, service.NoteWritten(month=MONDAY, format="csv"))

    [note] = notes
    assert (note.action, note.details["first"], note.details["last"]) == (
        "statements.written", "2026-10-01", "2026-10-31",
    )  # fmt: skip
