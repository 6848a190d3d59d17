"""The form of a place keeps what was typed when something stands against it."""

from eduapp.education.places import queries
from eduapp.education.places.models import Place
from eduapp.education.places.rules import Standing
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


def test_a_place_is_archived_for_a_reason_that_is_asked_for_only_then(database, fakes, parent):
    a_place(database, "Rom 2")
    dialog = change_place(fakes.bench, placed(database, "Rom 2"), parent)
    show(dialog)
    assert not dialog.form.field("archive_reason").isEnabled()

    dialog.form.field("standing").set_value(Standing.ARCHIVED)
    press(dialog, "Ctrl+Return")
    assert "Choose why the place is archived." in dialog.form.summary.accessibleDescription()
    dialog.form.field("archive_reason").set_value("closed")
    press(dialog, "Ctrl+Return")

    assert no_dialog()
    assert placed(database, "Rom 2").standing is Standing.ARCHIVED
    assert placed(database, "Rom 2").archive_reason == "closed"


def test_a_place_is_kept_out_of_lists_and_for_some_levels(database, fakes, parent):
    a_place(database, "Rom 2")
    dialog = change_place(fakes.bench, placed(database, "Rom 2"), parent)
    show(dialog)
    dialog.form.type_in({"standing": Standing.HIDDEN, "highest_level": "low", "machines": 6})

    press(dialog, "Ctrl+Return")

    row = placed(database, "Rom 2")
    assert (row.standing, row.highest_level, row.machines) == (Standing.HIDDEN, "low", 6)


def test_a_retired_reason_stays_where_it_stands(database, fakes, parent):
    place_id = a_place(database, "Rom 2")
    with database.writing() as uow:
        known = uow.session.get(Place, place_id)
        known.active, known.archive_reason = False, "not_recorded"
    dialog = change_place(fakes.bench, placed(database, "Rom 2"), parent)
    show(dialog)
    dialog.form.type_in({"seats": 3})

    press(dialog, "Ctrl+Return")

    assert no_dialog()
    assert (placed(database, "Rom 2").seats, placed(database, "Rom 2").archive_reason) == (3, "not_recorded")


def test_the_form_is_fit_for_everybody(qtbot, database, parent):
    a_place(database, "Rom 2")

    def make(theme):
        return change_place(a_bench(database, theme=theme).bench, placed(database, "Rom 2"), parent)

    assert_page_accessible(make)
