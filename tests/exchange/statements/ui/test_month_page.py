"""A month is chosen, counted and saved by keyboard; grey verbs say why."""

from dataclasses import replace

import pytest

from eduapp.exchange.files.formats import read_table
from eduapp.exchange.statements.ui.month_page import MonthPage
from eduapp.gui.routes import Route
from eduapp.workshops.hours import terms as hours
from tests.support import given
from tests.support.accessibility import Case, standing
from tests.support.dialogs import a_hearing_bench
from tests.support.given_statements import OCTOBER, month_row
from tests.support.keys import click_cell, keys_only, press


def in_a_window(fakes):
    def make(theme):
        fakes.bench.__dict__["theme"] = theme
        return MonthPage(fakes.bench, Route("statements.month"))

    return standing(Case(language="en"), make)


@pytest.fixture
def fakes(qtbot, database, month):
    return a_hearing_bench(database, given.OFFICE)


@pytest.fixture
def page(fakes):
    with in_a_window(fakes) as (_window, made, _theme):
        yield made


def why_not_of(verb):
    """Why a grey button is grey."""
    assert not verb.isEnabled()
    return verb.accessibleDescription()


def cells(page):
    table = page.table.table
    return [[column.text(row) for column in table.columns] for row in table.rows]


def choose_first(page):
    page.table.setFocus()
    press(page.table, "Home")


def test_the_month_before_this_one_is_shown(page):
    assert page.month() == OCTOBER
    assert cells(page) == [["Carpentry", "2", "", "13:00", "6:30", ""]]


def test_another_month_is_chosen_by_key(page):
    with keys_only():
        page.months.setFocus()
        press(page.months, "Down")

    assert page.months.currentText() == "September 2026"
    assert cells(page) == [["Carpentry", "0", "", "", "", ""]]


def test_a_month_is_counted_once_somebody_says_yes(page, fakes, database, month):
    choose_first(page)
    page.months.setFocus()  # away from the list
    page.make.click()

    [asked] = fakes.ask.explained
    assert asked == (
        "13:00 hours are counted and stay as they are from then on. "
        "6:30 hours wait for approval; they come with a later statement."
    )
    assert cells(page) == [["Carpentry", "2", "13:00", "", "6:30", "2026-1"]]
    assert fakes.tell.texts == ["The hours of Carpentry in October 2026 are counted."]
    assert month_row(database, month[0]).counted == 780
    assert page.table.hasFocus()


def test_a_no_counts_nothing(page, fakes, database, month):
    fakes.ask.yes = False
    choose_first(page)
    page.make_statement()

    assert month_row(database, month[0]).counted == 0


def test_one_click_chooses_a_workshop_and_opens_nothing(page, fakes):
    click_cell(page.table, 0, 0)

    assert page.table.current_row() is not None
    assert fakes.went == []


def test_grey_verbs_say_why(page):
    page.table.clearSelection()
    page.table.setCurrentIndex(page.table.table.index(-1, -1))
    assert why_not_of(page.make) == "Choose a workshop in the list first."
    choose_first(page)
    page.make_statement()
    choose_first(page)
    assert why_not_of(page.make).startswith("No approved hours in Carpentry from 01.10.2026")


def test_who_may_only_look_is_told_whom_to_ask(qtbot, database, month):
    looker = replace(given.OFFICE, permissions=given.OFFICE.permissions - {hours.COUNT_HOURS})
    with in_a_window(a_hearing_bench(database, looker)) as (_window, page, _theme):
        choose_first(page)
        assert why_not_of(page.make) == "Your role may look, but not make statements. Ask the office."


def test_the_month_is_saved_as_a_file(page, fakes, tmp_path):
    fakes.files.answers = [tmp_path / "hours.csv"]
    page.csv.click()

    assert fakes.tell.texts == ["3 lines saved in hours.csv."]
    assert len(read_table(tmp_path / "hours.csv").rows) == 3
    assert page.csv.isEnabled()


def test_a_file_that_cannot_be_written_is_told(page, fakes, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    fakes.files.answers = [tmp_path / "file" / "hours.csv"]
    page.csv.click()

    assert len(fakes.ask.errors) == 1
    assert page.csv.isEnabled()


@pytest.mark.parametrize(("actor", "goes"), [(given.LEADER, True), (given.OFFICE, False)])
def test_enter_leads_to_the_workshop_whoever_may_see_it(qtbot, database, month, actor, goes):
    fakes = a_hearing_bench(database, actor)
    with in_a_window(fakes) as (_window, page, _theme):
        choose_first(page)
        press(page.table, "Return")

    assert fakes.went == ([Route("workshops.workshop", month[0])] if goes else [])
