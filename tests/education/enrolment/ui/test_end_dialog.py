"""The form that ends enrolments offers just what the table of transitions knows."""

from datetime import date

import pytest

from eduapp.education.enrolment import queries, rules
from eduapp.education.enrolment.ui.end_dialog import Ending, common_ends, end_enrolments
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_group, an_ended_enrolment, an_enrolment
from tests.support.keys import keys_only, press


def ending(enrolment_id, state="active", name="Haddad, Karim", version=1):
    return Ending(enrolment_id, version, name, state, given.TODAY)


def look(database, enrolment_id):
    with database.reading() as session:
        return queries.enrolment(session, enrolment_id)


@pytest.mark.parametrize("state", rules.LIVE)
def test_every_end_of_the_table_is_offered(state):
    assert [step.target for step in common_ends({state})] == [step.target for step in rules.ends_of(state)]


def test_for_several_states_only_what_fits_all_is_offered():
    steps = common_ends({"planned", "active"})
    assert [(step.target, step.reasons) for step in steps] == [
        ("withdrawn", ("own_wish", "other_course", "work_instead", "personal", "other")),
        ("withdrawn_staff", ("too_little_time", "entered_by_mistake", "other")),
        ("transferred", ("moved",)),
        ("released", ("released",)),
        ("interrupted", ("group_closed", "other")),
    ]


def test_one_is_ended_by_keyboard_alone(database, fakes, parent):
    enrolment_id = an_enrolment(database)
    dialog = end_enrolments(fakes.bench, [ending(enrolment_id)], parent)
    show(dialog)

    with keys_only():
        press(dialog, "Down", "Down", "Down", "Tab", "Down", "Return")

    assert no_dialog()
    head = look(database, enrolment_id)
    assert (head.state, head.end_reason, head.last_day) == ("withdrawn", "own_wish", given.TODAY)


def test_the_reasons_follow_the_end_and_the_only_one_is_chosen(database, fakes, parent):
    dialog = end_enrolments(fakes.bench, [ending(an_enrolment(database))], parent)
    how, why = dialog.form.field("state"), dialog.form.field("reason")

    how.set_value("completed")
    assert why.value() == "completed"
    how.set_value("interrupted")
    assert why.value() is None
    why.set_value("moved")
    how.set_value("withdrawn")
    assert why.value() is None


def test_nothing_is_sent_without_a_reason(database, fakes, parent):
    enrolment_id = an_enrolment(database)
    dialog = end_enrolments(fakes.bench, [ending(enrolment_id)], parent)
    show(dialog)
    dialog.submit()
    assert "“Why?” needs an answer." in dialog.form.summary.accessibleDescription()
    assert look(database, enrolment_id).state == "active"


def test_who_never_began_is_asked_for_no_last_day(database, fakes, parent):
    group_id = a_group(database)
    enrolment_id = an_enrolment(database, group_id=group_id, first_day=date(2026, 12, 1))
    dialog = end_enrolments(fakes.bench, [ending(enrolment_id, "planned")], parent)
    assert "last_day" not in dialog.form.values()
    dialog.form.field("state").set_value("withdrawn")
    dialog.form.field("reason").set_value("other")

    dialog.submit()

    assert look(database, enrolment_id).last_day is None


def test_those_who_were_faster_are_told_by_name(database, fakes, parent):
    first, second = an_enrolment(database), an_enrolment(database)
    an_ended_enrolment(database, second)
    people = [ending(first), ending(second, name="Moen, Geir")]
    dialog = end_enrolments(fakes.bench, people, parent)
    dialog.form.field("state").set_value("completed")

    dialog.submit()

    results = the_dialog()
    assert fakes.tell.texts == ["1 enrolment ended."]
    assert results.windowTitle() == "1 person was left out"
    assert results.open_ones == []


def test_the_form_is_fit_for_everybody(database, parent):
    people = [ending(an_enrolment(database)), ending(an_enrolment(database))]
    assert_page_accessible(lambda theme: end_enrolments(a_bench(database, theme=theme).bench, people, parent))
