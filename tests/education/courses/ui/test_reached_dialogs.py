"""A module is entered, and an entry put right, by keyboard."""

from datetime import date

import pytest

from eduapp.education.courses import queries
from eduapp.education.courses.ui import reached_dialogs
from eduapp.education.courses.ui.reached_dialogs import NOT_REACHED
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_course, a_module, a_reached_module
from tests.support.keys import keys_only, press, write


@pytest.fixture
def module_id(database):
    return a_module(database, a_course(database, "NOR-A2", "Norsk A2"), "2", "Lese")


@pytest.fixture
def learner_id(database):
    return given.a_learner(database, "Karim Haddad")


def reached(database, learner_id):
    with database.reading() as session:
        return queries.reached_by(session, learner_id)


def test_a_module_is_entered_by_keyboard(database, fakes, parent, learner_id, module_id):
    dialog = reached_dialogs.reach_module(fakes.bench, learner_id, parent)
    show(dialog)

    with keys_only():
        write(dialog, "lese")
        press(dialog, "Return", "Ctrl+Return")

    assert no_dialog()
    [row] = reached(database, learner_id)
    assert (row.module_id, row.day) == (module_id, given.TODAY)


def test_what_stands_against_it_is_told_and_stays(database, fakes, parent, learner_id, module_id):
    a_reached_module(database, learner_id, module_id)
    dialog = reached_dialogs.reach_module(fakes.bench, learner_id, parent)
    show(dialog)
    write(dialog, "lese")
    press(dialog, "Return", "Ctrl+Return")

    assert "Haddad, Karim reached 2 Lese on 23.11.2026 already." in (
        dialog.form.summary.accessibleDescription()
    )


def test_a_day_is_corrected_with_a_reason(database, fakes, parent, learner_id, module_id):
    a_reached_module(database, learner_id, module_id)
    [row] = reached(database, learner_id)
    dialog = reached_dialogs.correct_module(fakes.bench, row, parent)
    show(dialog)
    dialog.form.type_in({"day": date(2026, 11, 16), "reason": "wrong week"})

    press(dialog, "Ctrl+Return")

    assert no_dialog()
    [row] = reached(database, learner_id)
    assert (row.day, row.reason) == (date(2026, 11, 16), "wrong week")


def test_an_entry_is_taken_back_and_asks_for_no_day(database, fakes, parent, learner_id, module_id):
    a_reached_module(database, learner_id, module_id)
    [row] = reached(database, learner_id)
    dialog = reached_dialogs.correct_module(fakes.bench, row, parent)
    show(dialog)
    dialog.form.type_in({"how": NOT_REACHED, "reason": "another learner was meant"})
    assert not dialog.form.field("day").isEnabled()

    press(dialog, "Ctrl+Return")

    assert reached(database, learner_id) == []


def test_the_forms_are_fit_for_everybody(database, parent, learner_id, module_id):
    a_reached_module(database, learner_id, module_id)
    [row] = reached(database, learner_id)

    assert_page_accessible(
        lambda theme: reached_dialogs.reach_module(a_bench(database, theme=theme).bench, learner_id, parent)
    )
    assert_page_accessible(
        lambda theme: reached_dialogs.correct_module(a_bench(database, theme=theme).bench, row, parent)
    )
