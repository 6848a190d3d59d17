"""Putting learners on: one or several, with an answer for each."""

from datetime import date

import pytest

from eduapp.education.enrolment import queries
from eduapp.education.enrolment.ui.enrol_dialog import put_learners_on
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_course, a_group
from tests.support.keys import keys_only, press, write


@pytest.fixture
def group(database):
    group_id = a_group(database, a_course(database, name="Norsk A2"), capacity=2)
    with database.reading() as session:
        return queries.group(session, group_id)


def candidates(database, group):
    with database.reading() as session:
        return queries.candidates(session, group_id=group.id)


def taken(database, group):
    with database.reading() as session:
        return queries.taken(session, group.id)


def opened(fakes, group, parent):
    dialog = put_learners_on(fakes.bench, group, parent)
    show(dialog)
    return dialog


def test_several_are_put_on_by_keyboard_alone(database, fakes, parent, group):
    given.a_learner(database, "Karim Haddad")
    given.a_learner(database, "Geir Moen")
    dialog = opened(fakes, group, parent)

    with keys_only():
        write(dialog, "had")
        press(dialog, "Return")
        write(dialog, "moe")
        press(dialog, "Return")
        assert dialog.verb_button.text() == "Put 2 on"
        press(dialog, "Return")

    assert no_dialog()
    assert taken(database, group) == 2
    assert fakes.tell.texts == ["2 learners were put on Norsk A2, Høst 2026."]


def test_one_who_is_refused_is_asked_about_with_all_reasons(database, fakes, parent, group):
    given.a_learner(database, "Karim Haddad", available_until=date(2026, 11, 27))
    dialog = opened(fakes, group, parent)
    dialog.form.field("learner_ids").set_value(candidates(database, group))
    fakes.ask.reason = "will come back"

    dialog.submit()

    [refusal] = fakes.ask.refusals
    assert [violation.name for violation in refusal.violations] == ["LeavesBeforeTheEnd"]
    assert taken(database, group) == 1


def test_of_several_those_left_out_can_be_put_on_with_a_reason(database, fakes, parent, group):
    for name in ("Karim Haddad", "Geir Moen", "Nora Vik"):
        given.a_learner(database, name)
    dialog = opened(fakes, group, parent)
    dialog.form.field("learner_ids").set_value(candidates(database, group))

    dialog.submit()

    results = the_dialog()
    assert taken(database, group) == 2
    assert results.anyway.text() == "Do it for 1 anyway"
    with keys_only():
        write(results, "the room holds three")
        press(results, "Tab", "Tab", "Return")
    assert no_dialog()
    assert taken(database, group) == 3
    assert fakes.tell.texts == [
        "2 learners were put on Norsk A2, Høst 2026.",
        "1 learner was put on Norsk A2, Høst 2026.",
    ]


def test_a_group_that_has_not_begun_is_joined_on_its_first_day(database, fakes, parent):
    group_id = a_group(database, first_day=date(2027, 1, 4), last_day=date(2027, 6, 18))
    with database.reading() as session:
        group = queries.group(session, group_id)
    assert opened(fakes, group, parent).form.values()["first_day"] == date(2027, 1, 4)


def test_nothing_is_sent_while_nobody_is_chosen(database, fakes, parent, group):
    dialog = opened(fakes, group, parent)
    dialog.submit()
    assert "Learners is needed." in dialog.form.summary.accessibleDescription()


def test_the_form_is_fit_for_everybody(database, parent, group):
    for name in ("Karim Haddad", "O<b>la</b> & co"):
        given.a_learner(database, name)

    def make(theme):
        dialog = put_learners_on(a_bench(database, theme=theme).bench, group, parent)
        dialog.form.field("learner_ids").set_value(candidates(database, group))
        return dialog

    assert_page_accessible(make)
