"""The whole calculation of a road in a table."""

from datetime import date

import pytest

from eduapp.gui.tables import TableView
from eduapp.workshops.road.ui.calculation_dialog import CalculationDialog
from tests.support import given_workshops
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench
from tests.support.given_roads import a_practice, a_road
from tests.support.given_workshops import approved, some_hours


@pytest.fixture
def road(database, carpentry, ola, told):
    approved(database, some_hours(database, carpentry, ola))
    a_practice(database, ola)
    a_practice(database, ola, first_day=date(2012, 1, 1), last_day=date(2012, 3, 31), percent=50)
    a_practice(database, ola, proof="told", employer="Another place")
    a_road(database, ola, carpentry)
    return told(ola).roads[0]


def test_every_line_stands_in_the_table(database, road, parent):
    dialog = CalculationDialog(a_bench(database).bench, road, road.made, "Vik, Ola", parent)
    table = dialog.findChild(TableView).table

    said = [table.sentence(row) for row in table.rows]
    assert said[0].startswith("Asked for: joinery")
    assert "opplæringslova § 23-2" in said[0]
    assert any(line.startswith("11.2026: 6:30 here") for line in said)
    assert any("Another place" in line and "only what was shown counts" in line for line in said)
    assert said[-2].startswith("Counts in all")
    assert len(said) == 2 + 16 + 1 + 2


def test_it_closes_by_keyboard(qtbot, database, road, parent):
    dialog = CalculationDialog(a_bench(database).bench, road, road.made, "Vik, Ola", parent)
    dialog.open()
    dialog.out.click()

    assert not dialog.isVisible()


def test_the_calculation_is_fit_for_everybody(database, road, parent):
    def make(theme):
        return CalculationDialog(a_bench(database, theme=theme).bench, road, road.made, "Vik, Ola", parent)

    assert_page_accessible(make)


def test_a_workshop_of_another_name_does_not_matter(database, ola, told):
    """Hours of a workshop that was not chosen stand among what does not count."""
    kitchen = given_workshops.a_workshop(database, "Kitchen")
    approved(database, some_hours(database, kitchen, ola))
    a_road(database, ola)

    assert told(ola).roads[0].made.left_out[0].rule == "other_workshop"
