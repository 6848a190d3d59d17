"""The form of a place keeps what was typed when something stands against it."""

from eduapp.education.places import queries
from eduapp.education.places.ui.place_dialog import add_place, change_place
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_place
from tests.support.keys import press


def placed(database, name):
    with database.reading() as session:
        return queries.by_name(session, name)


def test_a_taken_name_is_told_and_nothing_is_lost(database, fakes, parent):
    a_place(database, "Rom 2")
    dialog = add_place(fakes.bench, parent)
    show(dialog)
    dialog.form.set_values({"name": "rom 2", "kind": "workshop", "seats": 4})

    dialog.submit()

    assert "There is a place called “Rom 2” already." in dialog.form.summary.accessibleDescription()
    assert dialog.form.values()["seats"] == 4
    assert placed(database, "Rom 2").kind == "classroom"


def test_a_change_is_saved(database, fakes, parent):
    a_place(database, "Rom 2", seats=8)
    dialog = change_place(fakes.bench, placed(database, "Rom 2"), parent)
    show(dialog)
    dialog.form.field("seats").set_value(9)

    press(dialog, "Ctrl+Return")

    assert no_dialog()
    assert placed(database, "Rom 2").seats == 9


def test_the_form_is_fit_for_everybody(qtbot, database, parent):
    a_place(database, "Rom 2")

    def make(theme):
        return change_place(a_bench(database, theme=theme).bench, placed(database, "Rom 2"), parent)

    assert_page_accessible(make)
