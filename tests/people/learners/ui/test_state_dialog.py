"""The form that says where somebody is: what the table knows, by keyboard; refusals keep what was typed."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.people.learners import queries
from eduapp.people.learners.rules import TRANSITIONS, LearnerState
from eduapp.people.learners.ui.state_dialog import change_state
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog
from tests.support.fakes import a_bench
from tests.support.keys import keys_only, press, write

FRIDAY = given.TODAY + timedelta(days=4)


@pytest.fixture
def ola(database):
    return given.a_learner(database, "Ola Vik")


def now(database, learner_id):
    with database.reading() as session:
        return queries.whereabouts(session, learner_id)


def opened(fakes, parent, database, learner_id):
    dialog = change_state(fakes.bench, now(database, learner_id), parent)
    show(dialog)
    return dialog


def offered(dialog):
    field = dialog.form.field("state")
    return [field.itemText(place) for place in range(field.count())]


def test_leave_is_said_by_keyboard_alone(database, fakes, parent, ola):
    dialog = opened(fakes, parent, database, ola)
    with keys_only():
        press(dialog, "Down", "Tab", "Tab")
        write(dialog, "27.11.2026")
        press(dialog, "Return")

    assert no_dialog()
    standing = now(database, ola).standing
    assert (standing.state, standing.since, standing.expected_back) == ("on_leave", given.TODAY, FRIDAY)


def test_a_day_to_come_waits(database, fakes, parent, ola):
    dialog = opened(fakes, parent, database, ola)
    dialog.form.set_values({"state": "moved", "from_day": FRIDAY})
    dialog.submit()

    assert now(database, ola).standing.state is LearnerState.HERE
    assert now(database, ola).planned.from_day == FRIDAY


def test_the_form_offers_what_the_table_knows(database, fakes, parent, ola):
    dialog = opened(fakes, parent, database, ola)
    assert offered(dialog) == [state.label for state in TRANSITIONS[LearnerState.HERE]]


def test_a_slip_can_be_put_right_on_its_own_day(database, fakes, parent, ola):
    given.a_state(database, ola, "released")
    dialog = opened(fakes, parent, database, ola)
    assert "on leave" in offered(dialog)

    dialog.form.set_values({"state": "on_leave"})
    dialog.submit()

    assert now(database, ola).standing.state is LearnerState.ON_LEAVE


def test_the_form_tells_how_it_is_and_what_is_planned(database, fakes, parent, ola):
    given.a_state(database, ola, "on_leave", back=FRIDAY)
    given.a_state(database, ola, "moved", FRIDAY)
    dialog = opened(fakes, parent, database, ola)
    words = " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert "Now: on leave, since 23.11.2026, expected back 27.11.2026." in words
    assert "Planned: moved from 27.11.2026." in words


def test_a_refusal_says_all_and_keeps_what_was_typed(database, fakes, parent, ola):
    dialog = opened(fakes, parent, database, ola)
    typed = {"state": "moved", "from_day": date(2036, 11, 23), "expected_back": FRIDAY}
    dialog.form.set_values(typed)
    dialog.submit()

    told = dialog.form.summary.accessibleDescription()
    assert "23.11.2036 is very far from today." in told
    assert "“Expected back” goes with being away for a while" in told
    assert dialog.form.values() == typed
    assert now(database, ola).history == ()


def test_without_a_state_nothing_is_sent(database, fakes, parent, ola):
    dialog = opened(fakes, parent, database, ola)
    dialog.submit()
    assert "State is needed." in dialog.form.summary.accessibleDescription()


def test_the_form_is_fit_for_everybody(database, parent):
    ola = given.a_learner(database, "O<b>la</b> Vik")
    given.a_state(database, ola, "on_leave", back=FRIDAY)
    given.a_state(database, ola, "moved", FRIDAY)
    standing = now(database, ola)
    assert_page_accessible(lambda theme: change_state(a_bench(database, theme=theme).bench, standing, parent))
