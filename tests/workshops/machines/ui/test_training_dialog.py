"""The forms for training: only what can happen next is offered, and refusals stand beside the fields."""

import pytest

from eduapp.workshops.machines import queries
from eduapp.workshops.machines.rules.training import STEPS, State, Step
from eduapp.workshops.machines.ui.training_dialog import ask_exception, record_training
from tests.support import given
from tests.support.accessibility import show
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.given_machines import SIGNED, a_machine, trained
from tests.support.keys import keys_only, press, write


@pytest.fixture
def machine_id(database):
    return a_machine(database)


@pytest.fixture
def learner_id(database):
    return given.a_learner(database, "Karim Haddad")


def head(database, machine_id):
    with database.reading() as session:
        return queries.machine_head(session, machine_id, given.TODAY)


def offered(dialog):
    field = dialog.form.field("step")
    return [field.itemText(number) for number in range(field.count())]


def test_somebody_new_begins_with_what_the_machine_asks_for(database, fakes, parent, machine_id, learner_id):
    record_training(fakes.bench, head(database, machine_id).machine, parent)
    dialog = the_dialog()
    assert offered(dialog) == ["Theory taught", "Practised", "Training at this very machine given"]

    with keys_only():
        write(dialog, "karim")
        press(dialog, "Return", "Ctrl+Return")
    assert no_dialog()
    [row] = head(database, machine_id).history
    assert (row.name, row.entry.step) == ("Haddad, Karim", Step.THEORY)


def test_only_what_the_table_allows_next_is_offered(database, fakes, parent, machine_id, learner_id):
    trained(database, machine_id, learner_id, *SIGNED[:3])
    found = head(database, machine_id)
    record_training(fakes.bench, found.machine, parent, found.people[0])

    dialog = the_dialog()
    labels = {step.label.capitalize() for step in STEPS[State.AWAITING_BOTH]}
    assert set(offered(dialog)) == labels
    assert dialog.form.field("level").isEnabled()
    assert not dialog.form.field("reason").isEnabled()


def test_a_signature_without_a_level_is_refused_beside_the_field(
    database, fakes, parent, machine_id, learner_id
):
    trained(database, machine_id, learner_id, *SIGNED[:3])
    found = head(database, machine_id)
    record_training(fakes.bench, found.machine, parent, found.people[0])
    dialog = the_dialog()
    with keys_only():
        press(dialog, "Ctrl+Return")
    assert "under supervision or independently" in dialog.form.field("level").accessibleDescription()

    dialog.form.set_values({"level": "independent"})
    dialog.submit()
    assert no_dialog()
    assert head(database, machine_id).people[0].answer.training.state is State.AWAITING_LEARNER


def test_an_exception_is_asked_for_by_keyboard(database, fakes, parent, machine_id, learner_id):
    ask_exception(fakes.bench, head(database, machine_id).machine, parent)
    dialog = the_dialog()
    show(dialog)
    with keys_only():
        write(dialog, "karim")
        press(dialog, "Return", "Tab")
        write(dialog, "The roof leaks")
        press(dialog, "Ctrl+Return")
    assert no_dialog()
    [asked] = head(database, machine_id).exceptions
    assert (asked.name, asked.reason, asked.allowed_by) == ("Haddad, Karim", "The roof leaks", "")
