"""Whole files of hours: one transaction, every row named that cannot be, nobody entered twice."""

import tracemalloc
from collections.abc import Sequence
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as forall
from hypothesis import strategies as st
from sqlalchemy import func, select

from eduapp.core.errors import NotAllowed, Refused
from eduapp.workshops.hours import queries, service, terms
from eduapp.workshops.hours.models import HoursEntry
from eduapp.workshops.hours.queries import files as bundles
from eduapp.workshops.hours.rules.files import HourRow
from eduapp.workshops.hours.rules.times import Moment, Times
from eduapp.workshops.hours.rules.workshops import ORDINARY_SHIFT
from tests.support import given, given_workshops
from tests.support.given_workshops import YESTERDAY, a_row, brought_in, some_hours


@pytest.fixture
def ola(database):
    return given.a_learner(database, "Ola Vik", number="1001")


@pytest.fixture
def workshop_id(database, ola):
    return given_workshops.a_workshop(database)


def entries(database):
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(HoursEntry))


def refused(*expected):
    return pytest.raises(Refused, check=lambda error: [v.name for v in error.violations] == list(expected))


def test_rows_are_entered_and_wait_for_a_second_person(database, workshop_id, ola):
    assert brought_in(
        database, a_row("1001", task="Dowel joints"), a_row("1001", 3, given_workshops.FIRST_DAY)
    ) == (2, 0, 0)

    with database.reading() as session:
        rows = queries.to_approve(session, workshop_id)
    assert [(row.content.day, row.content.times, row.task) for row in rows] == [
        (given_workshops.FIRST_DAY, Times(480, 900, 30), ""),
        (YESTERDAY, Times(480, 900, 30), "Dowel joints"),
    ]
    with refused("OwnHours", "OwnHours"):
        given_workshops.approved(database, *(row.id for row in rows), by=given.LEADER)
    given_workshops.approved(database, *(row.id for row in rows))


def test_the_trail_gets_one_note_a_learner(database, workshop_id, ola, notes):
    given.a_learner(database, "Geir Moen", number="1002")
    notes.clear()

    brought_in(
        database,
        a_row("1001", 2, YESTERDAY),
        a_row("1002", 3, YESTERDAY),
        a_row("1001", 4, YESTERDAY - timedelta(days=1)),
    )

    assert [(note.action, note.details["name"], note.details["count"]) for note in notes] == [
        (terms.HOURS_IMPORTED, "Vik, Ola", 2),
        (terms.HOURS_IMPORTED, "Moen, Geir", 1),
    ]
    assert notes[0].details == {
        "name": "Vik, Ola", "count": 2, "hours": "13:00", "first": "19.11.2026", "last": "20.11.2026",
    }  # fmt: skip


def test_one_bad_row_stops_the_file_and_every_bad_row_is_named(database, workshop_id, ola, notes, published):
    notes.clear()
    published.clear()

    with pytest.raises(Refused) as refusal:
        brought_in(database, a_row("1001", 2), a_row("9999", 3), a_row("1001", 4, workshop="Bakery"))

    assert refusal.value.sentence().splitlines() == [
        "Row 3: Nobody has the number “9999”. Correct it, or bring the learner in first.",
        "Row 4: There is no workshop “Bakery”. Correct the name, or add the workshop first.",
    ]
    assert entries(database) == 0
    assert notes == published == []


def test_good_rows_go_in_without_the_bad_ones_when_the_person_says_so(database, workshop_id, ola):
    rows = (a_row("1001", 2), a_row("9999", 3), a_row("1001", 4, start=900, end=480, pause=0))

    assert brought_in(database, *rows, leave_out=True) == (1, 0, 2)
    assert entries(database) == 1


def test_the_same_file_again_changes_nothing(database, workshop_id, ola, notes):
    rows = (a_row("1001", 2, task="Framing"), a_row("1001", 3, YESTERDAY - timedelta(days=1)))
    brought_in(database, *rows)
    notes.clear()

    assert brought_in(database, *rows) == (0, 2, 0)
    assert entries(database) == 2
    assert notes == []


def test_refused_rows_put_right_are_read_again_without_doubling(database, workshop_id, ola):
    brought_in(database, a_row("1001", 2), a_row("1001", 3, end=480), leave_out=True)

    assert brought_in(database, a_row("1001", 2), a_row("1001", 3, given_workshops.FIRST_DAY)) == (1, 1, 0)


def test_hours_that_were_rejected_are_not_brought_in_again(database, workshop_id, ola):
    brought_in(database, a_row("1001"))
    with database.reading() as session:
        [row] = queries.to_approve(session)
    reject = service.RejectHours(entry_ids=(row.id,), reason="was at court")
    database.execute(service.reject_hours, reject)

    assert brought_in(database, a_row("1001")) == (0, 1, 0)


def test_a_file_does_not_overlap_with_the_ledger(database, workshop_id, ola):
    kitchen = given_workshops.a_workshop(database, "Kitchen")
    some_hours(database, kitchen, ola, times=Times(840, 960))

    with pytest.raises(Refused) as refusal:
        brought_in(database, a_row("1001"))
    assert refusal.value.sentence() == (
        "Row 2: 20.11.2026 from 08:00 to 15:00 overlaps with 14:00–16:00 in Kitchen. Correct one of them."
    )


def test_workshops_are_found_whatever_their_case(database, workshop_id, ola):
    assert brought_in(database, a_row("1001", workshop=" CARPENTRY ")) == (1, 0, 0)


def test_a_repeated_command_is_one_import(database, workshop_id, ola):
    order = service.ImportHours(rows=(a_row("1001"),), import_id=uuid4())

    assert database.execute(service.import_hours, order) == database.execute(service.import_hours, order)
    assert entries(database) == 1


def test_an_office_brings_no_hours_in(database, workshop_id, ola):
    with pytest.raises(NotAllowed):
        brought_in(database, a_row("1001"), by=given.OFFICE)


SHIFT = ORDINARY_SHIFT.span.minutes  # all of a day in a workshop is no longer
stretches = st.tuples(st.integers(0, 20), st.integers(1, 12)).map(
    lambda pair: (pair[0] * 30, (pair[0] + pair[1]) * 30)
)
drawn = st.lists(st.tuples(st.sampled_from(["A", "B", "C"]), st.integers(0, 2), stretches), max_size=40)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@forall(before=drawn, after=drawn)
def test_bundles_of_any_size_enter_what_a_naive_ledger_would(
    database, workshop_id, monkeypatch, before, after
):
    """Rows in two files against minutes painted one by one; bundles of three, so that learners come back."""
    monkeypatch.setattr(bundles, "BUNDLE", 3)
    run = uuid4().hex[:6]
    for number in "ABC":
        given.a_learner(database, "Ola Vik", number=f"{number}{run}")
    painted, said = {}, set()

    def naive(rows):
        counts = [0, 0, 0]
        for row in rows:
            minutes = painted.setdefault((row.number, row.day), set())
            if (row.number, row.day, row.start, row.end) in said:
                counts[1] += 1
            elif minutes & set(range(row.start, row.end)) or len(minutes) + row.end - row.start > SHIFT:
                counts[2] += 1
            else:
                counts[0] += 1
                minutes |= set(range(row.start, row.end))
                said.add((row.number, row.day, row.start, row.end))
        return tuple(counts)

    for wanted in (before, after):
        rows = tuple(
            HourRow(at, YESTERDAY - timedelta(days=back), "Carpentry", f"{number}{run}", *stretch)
            for at, (number, back, stretch) in enumerate(wanted)
        )
        expected = naive(rows)
        with database.reading() as session:
            check = queries.check_import(session, rows, Moment(given.TODAY, 480))
        assert (check.good, len(check.known), len({found.row for found in check.refused})) == expected
        assert brought_in(database, *rows, leave_out=True) == expected


class EndlessFile(Sequence[HourRow]):
    """A file that is read row by row, so that only what the import itself keeps is measured."""

    def __init__(self, length):
        self._length = length

    def __len__(self):
        return self._length

    def __getitem__(self, at):
        if at >= self._length:
            raise IndexError(at)
        person, day = at % 50, date(2026, 11, 20) - timedelta(days=at // 50)
        return HourRow(at, day, "Carpentry", f"N{person}", 480, 900, 30)


def test_memory_does_not_grow_with_the_file(database, workshop_id, monkeypatch):
    monkeypatch.setattr(bundles, "BUNDLE", 200)
    for person in range(50):
        given.a_learner(database, "Ola Vik", number=f"N{person}")

    def peak_of(length):
        tracemalloc.start()
        with database.reading() as session:
            for bundle in queries.judged(session, EndlessFile(length), Moment(given.TODAY, 480)):
                assert bundle.verdict.refused == []
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    peak_of(1000)  # fills caches

    assert peak_of(8000) < peak_of(2000) + 6000 * 120
