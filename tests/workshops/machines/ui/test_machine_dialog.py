"""The forms for a machine: everything that stands against it is told beside its field."""

import pytest

from eduapp.workshops.machines import queries
from eduapp.workshops.machines.ui.machine_dialog import end_out, save_machine, take_out
from tests.support import given
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.given_machines import a_machine


@pytest.fixture
def machine_id(database):
    return a_machine(database)


def head(database, machine_id):
    with database.reading() as session:
        return queries.machine_head(session, machine_id, given.TODAY)


def test_a_machine_is_put_right_and_a_refusal_stands_beside_its_field(database, fakes, parent, machine_id):
    save_machine(fakes.bench, parent, head(database, machine_id).machine)
    dialog = the_dialog()
    dialog.form.set_values({"demand": "instruction"})
    dialog.submit()
    assert "§ 10-1" in dialog.form.field("demand").accessibleDescription()

    dialog.form.set_values({"risk": "low", "name": "Band saw"})
    dialog.submit()
    assert no_dialog()
    facts = head(database, machine_id).machine.facts
    assert (facts.name, facts.risk, facts.demand) == ("Band saw", "low", "instruction")


def test_every_choice_names_the_rule_it_comes_from(database, fakes, parent, machine_id):
    save_machine(fakes.bench, parent)
    form = the_dialog().form
    for key in ("demand", "expiry"):
        field = form.field(key)
        words = [field.itemText(number) for number in range(field.count())]
        assert any("§" in text or "insurers" in text for text in words)


def test_days_out_of_service_need_a_reason_and_end(database, fakes, parent, machine_id):
    take_out(fakes.bench, head(database, machine_id).machine, parent)
    dialog = the_dialog()
    dialog.submit()
    assert not no_dialog()
    dialog.form.set_values({"reason": "guard_missing"})
    dialog.submit()
    assert no_dialog()

    [row] = head(database, machine_id).outs
    end_out(fakes.bench, "Bandsaw", row, parent)
    the_dialog().submit()
    [row] = head(database, machine_id).outs
    assert (row.span.why, row.ended_on) == ("guard missing or broken", given.TODAY)
