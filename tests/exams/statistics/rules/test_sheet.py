from datetime import date

from eduapp.exams.statistics.rules import sheet
from eduapp.exams.statistics.rules.limits import limits_on
from eduapp.exams.statistics.rules.report import report_of
from tests.support.given_marks import asked_of

LIMITS = limits_on(date(2026, 11, 23))
ROWS = [[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 1, 0]] * 5


def a_line(rows=ROWS):
    line = report_of("ABC", asked_of(rows), LIMITS).lines[2]
    return sheet.SheetLine(3, "Hva?", 1, line.item, line.verdict)


def test_a_row_has_a_cell_for_each_heading_and_numbers_are_numbers():
    cells = dict(zip(sheet.headings(), sheet.cells(a_line()), strict=True))

    assert cells["Facility, %"] == 25.0
    assert cells["Discrimination index, %"] == 57.735
    assert cells["Discrimination index, %, from"] < 57.735 < cells["Discrimination index, %, to"]
    assert (cells["Right"], cells["Noticed"]) == (5, "tells strong from weak")


def test_what_is_held_back_is_empty():
    cells = sheet.cells(a_line(ROWS[:8]))

    assert set(cells[7:-1]) == {None}
    assert cells[4:7] == (8, 8, 2)


def test_the_whole_has_its_figures_and_the_rules():
    whole = report_of("ABC", asked_of(ROWS), LIMITS).whole
    rows = sheet.whole_rows(whole, 20, LIMITS)

    assert dict(row[:2] for row in rows)["Cronbach’s alpha"] == 0.2727
    assert all(len(row) == len(sheet.whole_headings()) for row in rows)
    assert len(sheet.whole_rows(None, 8, LIMITS)) == 3
