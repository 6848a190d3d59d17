"""How the rows of a file would fare, without anything being written."""

from datetime import timedelta

import pytest
from sqlalchemy import event, func, select

from eduapp.workshops.hours import queries
from eduapp.workshops.hours.models import HoursEntry
from eduapp.workshops.hours.queries import files
from eduapp.workshops.hours.rules.times import Moment
from tests.support import given, given_workshops
from tests.support.given_workshops import YESTERDAY, a_row

NOW = Moment(given.TODAY, 480)


@pytest.fixture
def numbers(database):
    given_workshops.a_workshop(database)
    for number in ("1001", "1002", "1003"):
        given.a_learner(database, number=number)
    return ("1001", "1002", "1003")


def check(database, *rows):
    with database.reading() as session:
        return queries.check_import(session, rows, NOW)


def test_a_check_tells_what_would_happen_and_changes_nothing(database, numbers):
    rows = (a_row("1001", 2), a_row("1001", 3), a_row("1002", 4), a_row("9999", 5), a_row("1003", 6, end=480))

    found = check(database, *rows)

    assert (found.good, len(found.known)) == (2, 1)
    assert [(refused.row, refused.column) for refused in found.refused] == [(5, "number"), (6, "end")]
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(HoursEntry)) == 0


def test_refused_rows_come_in_the_order_of_the_file(database, numbers):
    found = check(database, a_row("1003", 2, end=480), a_row("9999", 3), a_row("1001", 4, workshop="Bakery"))

    assert [refused.row for refused in found.refused] == [2, 3, 4]


def test_an_empty_file_is_nothing(database, numbers):
    assert check(database) == queries.ImportCheck(0, frozenset(), ())


def test_a_bundle_is_looked_up_in_five_statements_and_never_cuts_a_learner_in_two(
    database, numbers, monkeypatch
):
    monkeypatch.setattr(files, "BUNDLE", 4)
    days = [YESTERDAY - timedelta(days=back) for back in range(3)]
    rows = [a_row(number, at, day) for at, (day, number) in enumerate((d, n) for d in days for n in numbers)]
    sent = []
    event.listen(database.engine, "before_cursor_execute", lambda *args: sent.append(args[2]))

    with database.reading() as session:
        sizes = [len(bundle.verdict.good) for bundle in queries.judged(session, rows, NOW)]

    assert sizes == [6, 3]
    assert len([statement for statement in sent if statement.startswith("SELECT")]) == 5 + 2 * 5


def test_workshops_that_would_be_added_first_are_taken_for_there(database, numbers):
    row = a_row("1001", workshop="Bakery")
    with database.reading() as session:
        with_it = queries.check_import(session, [row], NOW, adding=["bakery"])

    assert [found.violation.name for found in check(database, row).refused] == ["WorkshopUnknown"]
    assert (with_it.good, with_it.refused) == (1, ())
