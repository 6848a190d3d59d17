"""The part of a form that asks for machines and deviations."""

from uuid import UUID

import pytest

from eduapp.gui.form import Form
from eduapp.gui.theme import Theme
from eduapp.workshops.hours.queries import SheetMachine
from eduapp.workshops.hours.rules.deviation import NONE, Deviation
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.hours.ui.work_form import add_work, deviation_in, machines_in, work_problems
from tests.support.accessibility import assert_page_accessible

SAW, PLANER = SheetMachine(UUID(int=1), "Bandsaw (M-01)"), SheetMachine(UUID(int=2), "Planer (M-02)")
MORNING = Times(480, 600)
WHY = "Theory is missing (forskrift om utførelse av arbeid § 10-2). Give it, then record it."


@pytest.fixture
def made(qtbot):
    def make(chosen=frozenset(), deviation=NONE, barred=None):
        form = Form(Theme())
        add_work(form, (SAW, PLANER), barred or {}, chosen, deviation)
        qtbot.addWidget(form)
        return form

    return make


def tick(form, machine):
    return form.field(f"machine:{machine.id}")


def test_what_was_said_is_read_back(made):
    said = Deviation(15, "not_working", 30, "search")
    form = made(frozenset([SAW.id]), said)

    assert (machines_in(form), deviation_in(form)) == (frozenset([SAW.id]), said)
    assert (machines_in(made()), deviation_in(made())) == (frozenset(), NONE)


def test_a_machine_that_is_closed_cannot_be_ticked_and_says_why(made):
    form = made(barred={SAW.id: WHY})

    assert not tick(form, SAW).isEnabled()
    assert WHY in tick(form, SAW).accessibleDescription()
    assert tick(form, PLANER).isEnabled()


def test_one_that_closed_since_can_be_taken_away(made):
    form = made(frozenset([SAW.id]), barred={SAW.id: WHY})

    tick(form, SAW).click()

    assert machines_in(form) == frozenset()


def test_minutes_without_a_reason_are_told_and_a_reason_without_minutes_is_nothing(made):
    form = made()
    form.type_in({"penalty": 15, "lost_reason": "search"})

    assert deviation_in(form) == Deviation(15, "")
    assert work_problems(form, MORNING) == {
        "penalty_reason": "15 minutes are taken off without a reason. Choose one."
    }


def test_it_is_fit_for_everybody():
    def make(theme):
        form = Form(theme)
        add_work(form, (SAW, PLANER), {SAW.id: WHY}, frozenset([PLANER.id]), NONE)
        return form

    assert_page_accessible(make)
