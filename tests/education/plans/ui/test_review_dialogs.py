"""The forms of a review."""

from datetime import date

import pytest

from eduapp.education.plans.rules.reviews import POSTPONE_REASONS
from eduapp.education.plans.ui.review_dialogs import hold_review, postpone_review
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog
from tests.support.fakes import a_bench
from tests.support.given_plans import a_goal, the_plan
from tests.support.keys import keys_only, press


@pytest.fixture
def learner_id(database):
    person = given.a_learner(database, "Karim Haddad", available_until=date(2027, 5, 1))
    a_goal(database, person)
    return person


def test_a_review_is_held_today_by_one_key(database, fakes, parent, learner_id):
    dialog = hold_review(fakes.bench, the_plan(database, learner_id).review, "Haddad, Karim", parent)
    show(dialog)

    with keys_only() as cost:
        press(dialog, "Return")

    assert (no_dialog(), cost.keys) == (True, 1)
    assert the_plan(database, learner_id).last_review.held_on == given.TODAY


def test_a_day_to_come_is_refused_in_the_form(database, fakes, parent, learner_id):
    dialog = hold_review(fakes.bench, the_plan(database, learner_id).review, "Haddad, Karim", parent)
    show(dialog)
    dialog.form.field("day").setText("24.11.2026")
    dialog.submit()
    assert "24.11.2026 cannot be the day" in dialog.form.summary.accessibleDescription()


def test_rule_64_just_the_reasons_people_may_choose_are_offered_each_with_its_days(
    database, fakes, parent, learner_id
):
    dialog = postpone_review(fakes.bench, the_plan(database, learner_id).review, "Haddad, Karim", parent)
    show(dialog)
    field = dialog.form.field("reason")

    assert [field.itemText(place) for place in range(field.count())] == [
        "Cannot take part now (10 days)",
        "Closed that day (10 days)",
        "Does not want it now (5 days)",
        "Staff away (5 days)",
        "Technical trouble (5 days)",
    ]
    with keys_only():
        press(dialog, "Down", "Down", "Return")
    assert the_plan(database, learner_id).review.reason == POSTPONE_REASONS[1]


def test_the_forms_are_fit_for_everybody(database, parent, learner_id):
    review = the_plan(database, learner_id).review
    for ask in (hold_review, postpone_review):
        assert_page_accessible(
            lambda theme, ask=ask: ask(a_bench(database, theme=theme).bench, review, "<b>Haddad</b>", parent)
        )
