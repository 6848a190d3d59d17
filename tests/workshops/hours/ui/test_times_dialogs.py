"""Forms that ask for times."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget

from eduapp.core.day_clock import clock_on
from eduapp.workshops.hours.queries import SheetMachine
from eduapp.workshops.hours.rules.deviation import Deviation
from eduapp.workshops.hours.rules.sheet import Sheet, SheetLine
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.hours.ui.times_dialogs import ask_line, ask_shift, times_problems
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench

WHOLE = Times(480, 900, 30)


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    qtbot.kept = made
    return made


def test_each_problem_stands_at_its_field():
    assert list(times_problems(Times(900, 480))) == ["end"]
    assert list(times_problems(Times(480, 540, 60))) == ["pause"]
    assert times_problems(WHOLE) == {}


def test_the_form_is_fit_for_everybody(database, parent):
    assert_page_accessible(
        lambda theme: ask_shift(a_bench(database, theme=theme).bench, Sheet(WHOLE), parent, print)
    )


def test_the_shift_of_the_day_says_how_many_led(database, parent):
    taken = []
    sheet = Sheet(WHOLE, leaders=2)
    dialog = ask_shift(a_bench(database).bench, sheet, parent, lambda *wanted: taken.append(wanted))
    assert dialog.form.values()["leaders"] == 2
    dialog.form.set_values({"end": 960, "leaders": 3})

    dialog.submit()

    assert taken == [(Times(480, 960, 30), 3)]


def test_impossible_times_of_a_shift_keep_the_form_open(database, parent):
    taken = []
    dialog = ask_shift(a_bench(database).bench, Sheet(WHOLE), parent, lambda *wanted: taken.append(wanted))
    dialog.form.set_values({"end": 400})

    dialog.submit()

    assert (taken, dialog.isVisible()) == ([], True)
    dialog.form.keep()
    dialog.reject()


def test_a_line_keeps_its_machines_and_says_what_was_taken_off(database, parent):
    saw = SheetMachine(UUID(int=1), "Bandsaw (M-01)")
    taken = []
    line = SheetLine(UUID(int=9), WHOLE, frozenset([saw.id]))
    dialog = ask_line(a_bench(database).bench, "Ola", line, ((saw,), {}), parent, taken.append)
    dialog.form.type_in({"penalty": 15})
    dialog.submit()
    assert (taken, dialog.isVisible()) == ([], True)

    dialog.form.type_in({"penalty_reason": "redone"})
    dialog.submit()

    assert taken == [replace(line, deviation=Deviation(15, "redone"))]


def test_the_form_of_a_line_is_fit_for_everybody(database, parent):
    saw = SheetMachine(UUID(int=1), "Bandsaw (M-01)")
    line, offered = SheetLine(UUID(int=9), WHOLE), ((saw,), {saw.id: "Theory is missing."})
    assert_page_accessible(
        lambda theme: ask_line(a_bench(database, theme=theme).bench, "Ola", line, offered, parent, print)
    )


def test_times_are_of_the_night_of_the_sheet(database, parent):
    taken, autumn = [], clock_on(date(2026, 10, 25))
    night = Times(60, 240, 0, autumn)
    dialog = ask_shift(a_bench(database).bench, Sheet(night), parent, lambda *wanted: taken.append(wanted))
    dialog.form.set_values({"pause": 200})
    dialog.submit()
    line = SheetLine(UUID(int=1), night)
    dialog = ask_line(a_bench(database).bench, "Ola", line, ((), {}), parent, taken.append)
    dialog.form.set_values({"end": 300, "pause": 250})
    dialog.submit()

    assert [taken[0][0].minutes, taken[1].minutes] == [40, 50]
