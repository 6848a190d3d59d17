"""Lines: every cell by the one rule, totals with it, and no hidden number leaves."""

from eduapp.core.small_numbers import Limits, Told
from eduapp.records.summary.rules import lines
from eduapp.records.summary.rules.lines import ALL_SITES, Cell, Row

FIVE = Limits(5, 3, "our own rule")


def told_of(rows, sites, counts):
    return lines.grid("Courses", rows, sites, counts, FIVE)


def test_a_total_stands_beside_several_sites_and_not_beside_one():
    counts = {("a", "X"): 7, ("a", "Y"): 8}

    [two] = told_of([Row("a", "A")], ("X", "Y"), counts)
    [one] = told_of([Row("a", "A")], ("X",), counts)

    assert two.cells[ALL_SITES] == Cell(Told.SHOWN, 15)
    assert list(one.cells) == ["X"]


def test_a_small_number_is_gone_and_its_total_with_it_or_another():
    [line] = told_of([Row("a", "A")], ("X", "Y"), {("a", "X"): 3, ("a", "Y"): 8})

    assert line.cells["X"] == Cell(Told.SMALL, None)
    assert {line.cells["Y"].told, line.cells[ALL_SITES].told} == {Told.KEPT, Told.SHOWN}


def test_a_row_that_makes_a_sum_whole_is_never_told():
    rows = [Row("p", "People"), Row("more", "", shown=False), Row("all", "All", ("p", "more"))]

    found = told_of(rows, ("X",), {("p", "X"): 9, ("more", "X"): 2})

    assert [line.label for line in found] == ["People", "All"]


def test_each_way_of_telling_has_its_words():
    assert lines.told(Cell(Told.SHOWN, 71, " %"), FIVE) == "71 %"
    assert lines.told(Cell(Told.SMALL, None), FIVE) == "under 5"
    assert lines.told(Cell(Told.KEPT, None), FIVE) == "not told"
    assert lines.told(Cell(Told.HIDDEN, None), FIVE) == "not told"
    assert lines.told(None, FIVE) == ""
    assert "under 5" in lines.rule_text(FIVE)
    assert lines.site_text("") == "At no site"
