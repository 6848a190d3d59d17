"""The list of talks due: by keyboard, for the own groups, and where its rows lead."""

from datetime import date

import pytest

from eduapp.core.actor import Actor
from eduapp.education.plans import terms
from eduapp.education.plans.queries import HELD, MISSED, REVIEWS
from eduapp.education.plans.ui.due_page import CHOOSE_ROW, DuePage
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_group, an_enrolment
from tests.support.given_plans import a_goal, a_talk, here_until, the_plan
from tests.support.keys import effort, press, write

ROUTE = Route("plans.due")


def taking_part(database, name, **group):
    learner_id = given.a_learner(database, name)
    an_enrolment(database, learner_id, a_group(database, **group))
    return learner_id


def a_page(qtbot, fakes, route=ROUTE):
    made = DuePage(fakes.bench, route)
    qtbot.addWidget(made)
    show(made)
    return made


def names(page):
    return [row.name for row in page.table.table.rows]


def test_a_talk_is_recorded_from_the_list_in_four_presses_and_typing(qtbot, database, fakes):
    learner_id = taking_part(database, "Karim Haddad")
    taking_part(database, "Jonas Lie")
    page = a_page(qtbot, fakes)

    with effort() as cost:
        press(page, "Down", "Return")
        dialog = the_dialog()
        write(dialog, "Bra")
        press(dialog, "Ctrl+Return")

    assert no_dialog()
    assert cost.commands + cost.clicks <= 4
    assert the_plan(database, learner_id).talks[0].learner_note == "Bra"
    assert names(page) == ["Lie, Jonas"]


def test_who_leaves_first_stands_on_top_and_is_told_so(qtbot, database, fakes):
    taking_part(database, "Karim Haddad")
    here_until(database, taking_part(database, "Jonas Lie"), date(2026, 12, 4))
    table = a_page(qtbot, fakes).table.table

    assert [table.sentence(row) for row in table.rows] == [
        "Lie, Jonas: Talk, autumn 2026, 04.12.2026, in 11 days",
        "Haddad, Karim: Talk, autumn 2026, 31.12.2026",
    ]


def test_a_teacher_begins_with_the_own_groups_and_a_leader_with_all(qtbot, database):
    taking_part(database, "Karim Haddad")
    taking_part(database, "Jonas Lie", teacher_id=given.LEADER.user_id)

    page = a_page(qtbot, a_hearing_bench(database, given.TEACHER))
    assert names(page) == ["Haddad, Karim"]
    page._own.setChecked(False)
    assert names(page) == ["Haddad, Karim", "Lie, Jonas"]
    assert names(a_page(qtbot, a_hearing_bench(database, given.LEADER))) == ["Haddad, Karim", "Lie, Jonas"]


def test_a_review_leads_to_the_plan_and_so_does_a_talk_that_was_held(qtbot, database, fakes):
    learner_id = taking_part(database, "Karim Haddad")
    a_goal(database, learner_id)
    a_talk(database, learner_id)
    page = a_page(qtbot, fakes)

    for chosen in (REVIEWS, HELD):
        page.choose_filter(chosen)
        page.open(page.table.table.rows[0])

    assert fakes.went == [Route("learners.learner", learner_id)] * 2
    assert no_dialog()


def test_a_missed_talk_asks_for_its_day(qtbot, database, fakes):
    learner_id = given.a_learner(database, "Karim Haddad")
    group_id = a_group(database, first_day=date(2026, 3, 2), last_day=date(2026, 12, 18))
    an_enrolment(database, learner_id, group_id, first_day=date(2026, 3, 2))
    page = a_page(qtbot, fakes)
    page.choose_filter(MISSED)

    page.open(page.table.table.rows[0])

    assert the_dialog().form.values()["day"] is None


def test_a_route_opens_the_part_it_names(qtbot, database, fakes):
    a_goal(database, taking_part(database, "Karim Haddad"))
    page = a_page(qtbot, fakes, Route("plans.due", detail=REVIEWS))
    assert [row.kind for row in page.table.table.rows] == ["review"]
    page.open_route(Route("plans.due", detail="talks"))
    assert [row.kind for row in page.table.table.rows] == ["talk"]


def test_the_learner_is_opened_from_the_row_one_stands_on(qtbot, database, fakes):
    learner_id = taking_part(database, "Karim Haddad")
    page = a_page(qtbot, fakes)
    [go] = page.header_buttons()
    assert go.accessibleDescription() == CHOOSE_ROW

    press(page, "Down")
    go.click()

    assert fakes.went == [Route("learners.learner", learner_id)]
    a_talk(database, learner_id)
    assert names(page) == []
    assert not go.isEnabled()


def test_who_may_only_look_is_led_to_the_plan(qtbot, database):
    learner_id = taking_part(database, "Karim Haddad")
    looker = Actor(given.TEACHER.user_id, "Ingrid", frozenset({terms.SEE_PLANS}), ("teacher",))
    fakes = a_hearing_bench(database, looker)
    page = a_page(qtbot, fakes)

    page.open(page.table.table.rows[0])

    assert fakes.went == [Route("learners.learner", learner_id)]


def test_nothing_due_says_what_will_stand_here(qtbot, fakes):
    page = a_page(qtbot, fakes)
    assert page.nothing is not None
    assert page.context == "At least one in every half-year (opplæringsforskrifta §§ 9-6, 9-13, 15-8)."


def test_the_keys_of_the_page_are_told(qtbot, fakes):
    told = a_page(qtbot, fakes).keys()
    assert ("Enter", "Record the talk, or open the plan") in told


@pytest.mark.parametrize("chosen", ["", HELD])
def test_it_is_fit_for_everybody(qtbot, database, chosen):
    a_goal(database, taking_part(database, "Karim Haddad"))
    a_talk(database, taking_part(database, "Jonas Lie"))
    assert_page_accessible(
        lambda theme: DuePage(a_bench(database, theme=theme).bench, Route("plans.due", detail=chosen))
    )
