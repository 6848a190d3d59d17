"""Choosing a PIN for one PC: twice the same, and no pattern."""

import pytest

from eduapp.people.access import jobs, queries
from eduapp.people.access.ui.pin_dialog import choose_pin
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog
from tests.support.fakes import a_bench

SECRET = "of this PC"


@pytest.fixture
def dialog(fakes, parent):
    made = choose_pin(fakes.bench, SECRET, parent)
    show(made)
    return made


def kept(database):
    with database.reading() as session:
        return queries.pin(session, given.LEADER.user_id, jobs.Desk(SECRET).id)


def test_a_pin_is_kept_for_this_pc(database, fakes, dialog):
    dialog.form.set_values({"pin": "482917", "again": "482917"})
    dialog.submit()

    assert no_dialog()
    assert kept(database).wrong_pins == 0
    assert fakes.tell.texts == ["The PIN unlocks this PC from now on."]


@pytest.mark.parametrize(
    ("pin", "again", "said"),
    [
        ("482917", "482918", "differ"),
        ("123456", "123456", "tried first"),
        ("48291", "48291", "6 to 10 digits"),
    ],
)
def test_what_is_no_pin_is_said_beside_it_and_nothing_is_kept(database, dialog, pin, again, said):
    dialog.form.set_values({"pin": pin, "again": again})
    dialog.submit()

    assert said in dialog.form.summary.accessibleDescription()
    assert kept(database) is None
    assert dialog.verb_button.isEnabled()


def test_it_is_fit_for_everybody(qtbot, database, parent):
    assert_page_accessible(lambda theme: choose_pin(a_bench(database, theme=theme).bench, SECRET, parent))
