"""What can be done with one application: as the table of steps says."""

import pytest

from eduapp.education.waiting import rules, service
from eduapp.education.waiting.ui.verbs import CHOOSE, DECIDE_REASON, Chosen, decide, more_menu, why_not_step
from tests.support import given
from tests.support.dialogs import a_hearing_bench, the_dialog
from tests.support.given_education import a_group
from tests.support.given_waiting import a_wish, decided, in_line, offered, the_list, version_of


def chosen(database, fakes, group_id, parent):
    shown = the_list(database, group_id)
    return Chosen(fakes.bench, shown.rows[0], shown, parent)


def texts(database, fakes, group_id, parent):
    menu = more_menu(chosen(database, fakes, group_id, parent))
    return [action.text().split("  ")[-1] for action in menu.actions()]


def do(database, fakes, group_id, parent, text):
    menu = more_menu(chosen(database, fakes, group_id, parent))
    next(action for action in menu.actions() if action.text().endswith(text)).trigger()


OPEN = ["Earlier day applied…", "The learner no longer wishes for it"]


def withdrawn(database, group_id):
    application_id = in_line(database, group_id)
    order = service.Withdraw(application_id=application_id, version=version_of(database, application_id))
    database.execute(service.withdraw, order)


@pytest.mark.parametrize(
    ("prepare", "offered_texts"),
    [
        (a_wish, ["Decline…", *OPEN]),
        (
            in_line,
            ["Offer until…", "Give the place at once…", "Not decided after all", "Decline…", *OPEN],
        ),
        (
            lambda database, group_id: offered(database, in_line(database, group_id)),
            ["The learner says no", "Take the offer back", "Decline…", *OPEN],
        ),
        (withdrawn, ["The learner wishes for it again"]),
        (
            lambda database, group_id: decided(database, a_wish(database, group_id), "declined", "other"),
            ["Nothing more can be done with this one."],
        ),
    ],
)
def test_what_fits_the_state_is_offered(database, fakes, parent, prepare, offered_texts):
    group_id = a_group(database)
    prepare(database, group_id)
    assert texts(database, fakes, group_id, parent) == offered_texts


def test_a_teacher_is_offered_what_a_teacher_may(database, qtbot, parent):
    group_id = a_group(database)
    in_line(database, group_id)
    assert texts(database, a_hearing_bench(database, given.TEACHER), group_id, parent) == OPEN


@pytest.mark.parametrize(
    ("prepare", "text", "state"),
    [
        ("in_line", "Not decided after all", "pending"),
        ("in_line", "The learner no longer wishes for it", "withdrawn"),
        ("offered", "The learner says no", "approved"),
        ("offered", "Take the offer back", "approved"),
    ],
)
def test_a_line_of_the_menu_does_what_it_says(database, fakes, parent, prepare, text, state):
    group_id = a_group(database)
    application_id = in_line(database, group_id)
    if prepare == "offered":
        offered(database, application_id)
    do(database, fakes, group_id, parent, text)
    assert the_list(database, group_id).rows[0].state == state


def test_a_withdrawn_wish_is_renewed(database, fakes, parent):
    group_id = a_group(database)
    withdrawn(database, group_id)
    do(database, fakes, group_id, parent, "The learner wishes for it again")
    assert the_list(database, group_id).rows[0].state == "pending"


@pytest.mark.parametrize(
    "text", ["Offer until…", "Give the place at once…", "Decline…", "Earlier day applied…"]
)
def test_lines_with_dots_open_a_form(database, fakes, parent, text):
    group_id = a_group(database)
    in_line(database, group_id)
    do(database, fakes, group_id, parent, text)
    assert the_dialog().isVisible()


def test_why_a_step_is_not_offered_is_said(database, fakes, parent, qtbot):
    group_id = a_group(database)
    a_wish(database, group_id)
    one = chosen(database, fakes, group_id, parent)
    teacher = a_hearing_bench(database, given.TEACHER).bench

    assert why_not_step(one.bench, None, rules.APPROVED) == CHOOSE
    assert why_not_step(one.bench, one.row, rules.APPROVED) == ""
    assert why_not_step(teacher, one.row, rules.APPROVED) == DECIDE_REASON
    assert "cannot become “got a place”" in why_not_step(one.bench, one.row, rules.ALLOCATED)
    decide(one, rules.APPROVED)
    assert the_list(database, group_id).rows[0].state == "approved"
