"""Putting people on waiting lists: one on a list, or one on several."""

from datetime import date

import pytest

from eduapp.education.enrolment import queries as enrolment
from eduapp.education.waiting.ui.apply_dialog import put_on_lists, put_on_the_list
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_course, a_group
from tests.support.given_waiting import the_list
from tests.support.keys import keys_only, press, write


@pytest.fixture
def group(database):
    group_id = a_group(database, a_course(database, name="Norsk A2"))
    with database.reading() as session:
        return enrolment.group(session, group_id)


def test_somebody_is_put_on_a_list_by_keyboard_alone(database, fakes, parent, group):
    given.a_learner(database, "Karim Haddad")
    dialog = put_on_the_list(fakes.bench, group, parent)
    show(dialog)

    with keys_only():
        write(dialog, "had")
        press(dialog, "Return", "Tab")
        write(dialog, "2.11")
        press(dialog, "Return")

    assert no_dialog()
    [row] = the_list(database, group.id).rows
    assert (row.name, row.applied_on, row.asked_by) == ("Haddad, Karim", date(2026, 11, 2), "learner")


def test_one_learner_is_put_on_several_lists(database, fakes, parent, group):
    other = a_group(database, a_course(database, name="Engelsk"))
    learner_id = given.a_learner(database)
    dialog = put_on_lists(fakes.bench, learner_id, parent)
    show(dialog)

    with keys_only():
        write(dialog, "nor")
        press(dialog, "Return", "Tab")
        write(dialog, "eng")
        press(dialog, "Return", "Ctrl+Return")

    assert no_dialog()
    assert [len(the_list(database, one).rows) for one in (group.id, other)] == [1, 1]


def test_rule_5_there_is_room_for_five_and_no_more(fakes, parent, database):
    dialog = put_on_lists(fakes.bench, given.a_learner(database), parent)
    assert sum(key.startswith("group") for key in dialog.form.values()) == 5


def test_all_reasons_stay_in_the_form(database, fakes, parent, group):
    learner_id = given.a_learner(database)
    with database.reading() as session:
        [candidate] = enrolment.candidates(session, group_id=group.id)
    for _ in range(2):
        dialog = put_on_the_list(fakes.bench, group, parent)
        dialog.form.field("learner_id").set_value(candidate)
        dialog.form.field("applied_on").setText("24.11.2026")
        dialog.submit()
    assert "is still to come" in dialog.form.summary.accessibleDescription()
    assert learner_id == candidate.id


@pytest.mark.parametrize("which", ["one", "several"])
def test_the_forms_are_fit_for_everybody(qtbot, database, parent, group, which):
    learner_id = given.a_learner(database)

    def make(theme):
        bench = a_bench(database, theme=theme).bench
        if which == "one":
            return put_on_the_list(bench, group, parent)
        return put_on_lists(bench, learner_id, parent)

    assert_page_accessible(make)
