"""What is told is what the database counts; what is small stays there. On both engines."""

import pytest

from eduapp.core.small_numbers import Told
from eduapp.records.summary import queries, rules
from tests.support.given_summary import FEW, MANY, OTHER, YEAR

pytestmark = pytest.mark.both_databases


def report(database):
    with database.reading() as look:
        return queries.report(look, YEAR.first, YEAR.last)


def line_of(found, section, label):
    return next(line for line in found.lines if (line.section, line.label) == (section, label))


def test_what_is_told_is_right_and_what_is_small_is_not_told(database, sites):
    found = report(database)

    for label in ("Basic: all enrolments", "Learners", "Enrolments"):
        cell = line_of(found, "Courses", label).cells[FEW]
        assert (cell.told, cell.number) == (Told.SMALL, None)
    shown = {
        (line.label, site): cell.number
        for line in found.lines
        for site, cell in line.cells.items()
        if cell.told is Told.SHOWN
    }
    assert (shown["Enrolments", MANY], shown["Enrolments", OTHER]) == (26, 19)
    right = {3, 8, 9, 11, 17, 19, 26, 31, 48}
    assert set(shown.values()) <= right - {3}


def test_nobody_at_all_is_a_report_of_small_numbers(database):
    found = report(database)

    assert found.lines
    assert not [cell for line in found.lines for cell in line.cells.values() if cell.number is not None]
    assert line_of(found, "Exams", "Passed").cells[rules.columns(found)[-1]].told is Told.SMALL


def test_who_was_there_before_or_after_is_not_counted(database, sites):
    with database.reading() as look:
        before = queries.report(look, YEAR.first.replace(year=2024), YEAR.last.replace(year=2024))

    assert not [cell for line in before.lines for cell in line.cells.values() if cell.number is not None]
