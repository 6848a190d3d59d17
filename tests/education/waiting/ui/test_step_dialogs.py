"""The short forms for one application."""

from datetime import date

import pytest

from eduapp.education.enrolment import queries as enrolment
from eduapp.education.waiting.ui.step_dialogs import decline, give, move_earlier, offer_until
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_group
from tests.support.given_waiting import in_line, the_list
from tests.support.keys import keys_only, press, write


@pytest.fixture
def group_id(database):
    group_id = a_group(database, capacity=2)
    in_line(database, group_id, given.a_learner(database, "Karim<b> Haddad</b>"), date(2026, 11, 10))
    return group_id


@pytest.fixture
def shown(database, group_id):
    return the_list(database, group_id)


def state(database, group_id):
    return the_list(database, group_id).rows[0].state


def test_a_wish_is_declined_with_a_reason(database, fakes, parent, group_id, shown):
    dialog = decline(fakes.bench, shown.rows[0], parent)
    show(dialog)
    with keys_only():
        press(dialog, "Down", "Down", "Return")

    assert no_dialog()
    row = the_list(database, group_id).rows[0]
    assert (row.state, row.reason) == ("declined", "too_little_time")


def test_declining_without_a_reason_stays_in_the_form(fakes, parent, shown):
    dialog = decline(fakes.bench, shown.rows[0], parent)
    dialog.submit()
    assert "“Why is it declined?” needs an answer." in dialog.form.summary.accessibleDescription()


def test_an_offer_stands_until_a_day(database, fakes, parent, group_id, shown):
    dialog = offer_until(fakes.bench, shown.rows[0], shown, parent)
    show(dialog)
    with keys_only():
        write(dialog, "4.12")
        press(dialog, "Return")
    assert no_dialog()
    assert the_list(database, group_id).rows[0].until == date(2026, 12, 4)


def test_rule_1_a_later_day_is_refused_in_the_form(database, fakes, parent, group_id, shown):
    dialog = move_earlier(fakes.bench, shown.rows[0], parent)
    dialog.form.field("applied_on").set_value(date(2026, 11, 11))
    dialog.submit()
    assert "may only become earlier" in dialog.form.summary.accessibleDescription()
    dialog.form.field("applied_on").set_value(date(2026, 11, 2))
    dialog.submit()
    assert the_list(database, group_id).rows[0].applied_on == date(2026, 11, 2)


def test_the_place_is_given_with_the_day_of_the_yes(database, fakes, parent, group_id, shown):
    dialog = give(fakes.bench, shown.rows[0], shown, parent)
    show(dialog)
    assert "§§ 3-12, 3-13" in dialog.form.field("consented_on").accessibleDescription()
    with keys_only():
        press(dialog, "Return")
    assert no_dialog()
    assert state(database, group_id) == "allocated"
    with database.reading() as session:
        assert enrolment.taken(session, group_id) == 1


def test_a_refusal_of_enrolment_is_asked_about_too(database, fakes, parent):
    group_id = a_group(database, capacity=2)
    in_line(database, group_id, given.a_learner(database, available_until=date(2026, 12, 1)))
    shown = the_list(database, group_id)
    fakes.ask.reason = "will come back"
    give(fakes.bench, shown.rows[0], shown, parent).submit()

    [refusal] = fakes.ask.refusals
    assert [violation.name for violation in refusal.violations] == ["LeavesBeforeTheEnd"]
    assert state(database, group_id) == "allocated"


@pytest.mark.parametrize("form", [decline, move_earlier, offer_until, give])
def test_the_forms_are_fit_for_everybody(qtbot, database, parent, shown, form):
    more = (shown,) if form in (offer_until, give) else ()
    assert_page_accessible(
        lambda theme: form(a_bench(database, theme=theme).bench, shown.rows[0], *more, parent)
    )
