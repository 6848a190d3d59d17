from datetime import date

import pytest

from eduapp.exams.statistics.rules.items import Figure
from eduapp.exams.statistics.rules.limits import limits_on
from eduapp.exams.statistics.rules.report import as_shown, report_of
from tests.support.given_marks import asked_of, by_hand

DAY = date(2026, 11, 23)
NAMES = ("Q1", "Q2", "Q3")


@pytest.mark.parametrize("times", [4, 5])
def test_figures_are_shown_from_a_stated_number_of_attempts_on(times):
    rows = [[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 1, 0]] * times
    report = report_of(NAMES, asked_of(rows), limits_on(DAY))
    last = report.lines[-1]

    assert (last.name, last.item.n, last.item.answered, last.item.right) == (
        "Q3",
        4 * times,
        4 * times,
        times,
    )
    if times == 4:
        assert not report.shown
        assert (report.whole, last.verdict) == (None, "")
        item = last.item
        assert item.facility == item.deviation == item.index == item.efficiency == item.weight == Figure()
    else:
        assert report.shown
        assert report.whole.n == 20
        assert last.item.index.value == pytest.approx(57.735, abs=0.01)
        assert last.item.weight.value == pytest.approx(39.228, abs=0.01)
        assert last.verdict == "fine"


def test_another_number_may_be_asked_for():
    report = report_of(NAMES, by_hand(), limits_on(DAY, least=4))

    assert report.shown
    assert report.lines[0].item.facility.value == 0.75


def test_nothing_is_left_of_figures_that_are_held_back():
    item = report_of(NAMES, by_hand(), limits_on(DAY, least=1)).lines[2].item

    assert as_shown(item, limits_on(DAY, least=4)) == item
    assert as_shown(item, limits_on(DAY)).facility == Figure()
