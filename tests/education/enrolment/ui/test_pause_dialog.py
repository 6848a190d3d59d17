"""The forms of keeping a place without taking part."""

from datetime import date, timedelta

import pytest

from eduapp.education.enrolment import queries
from eduapp.education.enrolment.ui.pause_dialog import (
    ALL_DAY,
    Held,
    ask_sessions,
    come_back,
    leave_out,
    pause,
    weekdays_text,
)
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_attendance import a_session
from tests.support.given_education import a_group, an_enrolment
from tests.support.given_enrolments import a_pause, roll, state_of, version_of
from tests.support.keys import keys_only, press, write

TOMORROW = given.TODAY + timedelta(1)


@pytest.fixture
def group_id(database):
    group_id = a_group(database)
    for day in (23, 25, 30):
        a_session(database, group_id, date(2026, 11, day))
    return group_id


@pytest.fixture
def learner_id(database):
    return given.a_learner(database, "Karim Haddad")


@pytest.fixture
def enrolment_id(database, group_id, learner_id):
    return an_enrolment(database, learner_id, group_id)


def held(database, enrolment_id, group_id):
    return Held(enrolment_id, version_of(database, enrolment_id), "Haddad, Karim", group_id)


def test_a_pause_is_made_by_keyboard_alone(database, fakes, parent, group_id, enrolment_id):
    dialog = pause(fakes.bench, held(database, enrolment_id, group_id), parent)
    show(dialog)

    with keys_only():
        press(dialog, "Tab")
        write(dialog, "27.11")
        press(dialog, "Tab", "Down", "Tab", "Space", "Return")

    assert no_dialog()
    assert state_of(database, enrolment_id) == "suspended"
    with database.reading() as session:
        [row] = queries.open_pauses(session, [enrolment_id])[enrolment_id]
    assert (row.last_day, row.reason, row.allowance_kept) == (date(2026, 11, 27), "own_wish", True)


def test_reasons_of_the_program_are_not_offered(fakes, parent, database, group_id, enrolment_id):
    dialog = pause(fakes.bench, held(database, enrolment_id, group_id), parent)
    reason = dialog.form.field("reason")
    assert "Not here for now" not in [reason.itemText(n) for n in range(reason.count())]


def test_somebody_takes_part_again(database, fakes, parent, group_id, enrolment_id):
    a_pause(database, enrolment_id)
    dialog = come_back(fakes.bench, held(database, enrolment_id, group_id), parent)
    show(dialog)

    with keys_only():
        press(dialog, "Return")

    assert state_of(database, enrolment_id) == "active"


def test_some_sessions_are_left_out_as_the_group_meets(
    database, fakes, parent, group_id, learner_id, enrolment_id
):
    leave_out(fakes.bench, held(database, enrolment_id, group_id), parent)
    dialog = the_dialog()
    assert [key for key in dialog.form.values() if key.startswith("day")] == ["day0", "day2"]

    with keys_only():
        press(dialog, "Space", "Ctrl+Return")

    assert no_dialog()
    assert roll(database, group_id, date(2026, 11, 30)) == {learner_id: "excluded"}
    assert roll(database, group_id, date(2026, 11, 25)) == {learner_id: ""}
    assert roll(database, group_id) == {learner_id: ""}


def test_rule_19_a_session_of_today_can_be_named(database, fakes, parent, group_id, learner_id, enrolment_id):
    with database.reading() as session:
        slots = queries.slots(session, group_id)
    dialog = ask_sessions(fakes.bench, held(database, enrolment_id, group_id), slots, parent)
    dialog.form.field("day2").set_value(True)
    dialog.form.field("today_session_id").set_value(slots.today[0].id)

    dialog.submit()

    assert roll(database, group_id) == {learner_id: "excluded"}


def test_a_refusal_stays_in_the_form(database, fakes, parent, group_id, enrolment_id):
    with database.reading() as session:
        slots = queries.slots(session, group_id)
    dialog = ask_sessions(fakes.bench, held(database, enrolment_id, group_id), slots, parent)
    dialog.form.field("first_day").set_value(given.TODAY)
    dialog.submit()
    said = dialog.form.summary.accessibleDescription()
    assert "Choose at least one weekday." in said
    assert "It applies from tomorrow, 24.11.2026" in said
    assert "24.11.2026" in dialog.form.field("first_day").accessibleDescription()


def test_a_group_that_has_not_met_offers_the_days_of_a_school_week(fakes, parent, database, enrolment_id):
    dialog = ask_sessions(fakes.bench, held(database, enrolment_id, enrolment_id), queries.Slots(), parent)
    assert sum(key.startswith("day") for key in dialog.form.values()) == 5
    assert dialog.form.values()["span"] == ALL_DAY


def test_weekdays_stand_in_their_order():
    assert weekdays_text(frozenset({4, 0})) == "Monday, Friday"


@pytest.mark.parametrize("form", [pause, come_back])
def test_the_forms_are_fit_for_everybody(qtbot, database, parent, group_id, enrolment_id, form):
    who = held(database, enrolment_id, group_id)
    assert_page_accessible(lambda theme: form(a_bench(database, theme=theme).bench, who, parent))


def test_the_form_of_sessions_is_fit_for_everybody(qtbot, database, parent, group_id, enrolment_id):
    who = held(database, enrolment_id, group_id)
    with database.reading() as session:
        slots = queries.slots(session, group_id)
    assert_page_accessible(
        lambda theme: ask_sessions(a_bench(database, theme=theme).bench, who, slots, parent)
    )
