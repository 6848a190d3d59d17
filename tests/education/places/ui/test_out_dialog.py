"""The forms for days out of service: everything that stands against them is told, and nothing is lost."""

from datetime import date, timedelta

import pytest

from eduapp.education.places import queries
from eduapp.education.places.service import TakeOutOfService, take_out_of_service
from eduapp.education.places.ui import out_dialog
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_place
from tests.support.keys import keys_only, press, write


@pytest.fixture
def place_id(database):
    return a_place(database, "Snekkersalen")


def head(database, place_id):
    with database.reading() as session:
        return queries.place_head(session, place_id, given.TODAY)


def out(database, place_id, first=given.TODAY, last=None):
    order = TakeOutOfService(place_id=place_id, first_day=first, last_day=last, reason="damage")
    return database.execute(take_out_of_service, order)


def test_a_place_is_taken_out_of_service_by_keyboard(database, fakes, parent, place_id):
    dialog = out_dialog.take_out_of_service(fakes.bench, head(database, place_id).place, parent)
    show(dialog)

    with keys_only():
        press(dialog, "Tab")
        write(dialog, "27.11.2026")
        press(dialog, "Tab", "Down", "Ctrl+Return")

    assert no_dialog()
    [row] = head(database, place_id).periods
    assert (row.span.first_day, row.span.last_day) == (given.TODAY, date(2026, 11, 27))
    assert row.span.reason == "damage"


def test_what_stands_against_it_is_told_and_what_was_typed_stays(database, fakes, parent, place_id):
    out(database, place_id)
    dialog = out_dialog.take_out_of_service(fakes.bench, head(database, place_id).place, parent)
    show(dialog)
    dialog.form.type_in({"reason": "other"})

    press(dialog, "Ctrl+Return")

    said = dialog.form.summary.accessibleDescription()
    assert "Say in a few words why the place is out of service." in said
    assert "Snekkersalen is out of service from 23.11.2026 until further notice already" in said
    assert dialog.form.values()["reason"] == "other"


def test_days_going_on_end_today_with_one_key(database, fakes, parent, place_id):
    out(database, place_id, last=given.TODAY + timedelta(days=9))
    [row] = head(database, place_id).periods
    dialog = out_dialog.end_out_of_service(fakes.bench, "Snekkersalen", row, parent)
    show(dialog)

    press(dialog, "Ctrl+Return")

    [row] = head(database, place_id).periods
    assert row.span.last_day == given.TODAY
    assert row.planned_last == given.TODAY + timedelta(days=9)


def test_days_to_come_are_called_off_with_one_key(database, fakes, parent, place_id):
    out(database, place_id, first=given.TODAY + timedelta(days=3))
    [row] = head(database, place_id).periods
    dialog = out_dialog.end_out_of_service(fakes.bench, "Snekkersalen", row, parent)
    show(dialog)
    assert not dialog.form.field("last_day").isEnabled()

    press(dialog, "Ctrl+Return")

    assert head(database, place_id).periods[0].taken_back


def test_the_forms_are_fit_for_everybody(qtbot, database, parent, place_id):
    out(database, place_id)
    known = head(database, place_id)

    def take(theme):
        return out_dialog.take_out_of_service(a_bench(database, theme=theme).bench, known.place, parent)

    def end(theme):
        bench = a_bench(database, theme=theme).bench
        return out_dialog.end_out_of_service(bench, "Snekkersalen", known.periods[0], parent)

    assert_page_accessible(take)
    assert_page_accessible(end)
