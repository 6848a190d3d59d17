"""The forms of a talk: two notes for two readers."""

from datetime import date

import pytest

from eduapp.education.plans import queries
from eduapp.education.plans.ui.talk_dialog import (
    FOR_LEARNER,
    FOR_STAFF,
    correct_talk,
    record_talk,
    strike_talk,
)
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_plans import a_goal, a_talk, the_plan
from tests.support.keys import keys_only, press, write


@pytest.fixture
def learner_id(database):
    return given.a_learner(database, "Karim Haddad", available_until=date(2027, 5, 1))


def asked(bench, learner_id, parent, day=given.TODAY):
    record_talk(bench, learner_id, parent, day)
    return the_dialog()


def talks(database, learner_id):
    return the_plan(database, learner_id).talks


def test_each_note_says_who_reads_it_and_what_must_not_stand_there(fakes, parent, learner_id):
    form = asked(fakes.bench, learner_id, parent).form

    for key, own in (("learner_note", FOR_LEARNER), ("staff_note", FOR_STAFF)):
        words = form.field(key).accessibleDescription()
        assert words.startswith(own)
        assert "nothing about health" in words


def test_the_keyboard_begins_in_the_note_and_ctrl_enter_records(database, fakes, parent, learner_id):
    dialog = asked(fakes.bench, learner_id, parent)

    with keys_only() as cost:
        write(dialog, "Bra")
        press(dialog, "Tab")
        write(dialog, "Ring")
        press(dialog, "Ctrl+Return")

    assert no_dialog()
    assert cost.commands == 2
    [talk] = talks(database, learner_id)
    assert (talk.learner_note, talk.staff_note, talk.held_by) == ("Bra", "Ring", given.LEADER.name)


def test_the_plan_may_be_looked_at_in_the_same_talk(database, fakes, parent, learner_id):
    a_goal(database, learner_id)
    dialog = asked(fakes.bench, learner_id, parent)
    tick = dialog.form.field("reviewed")
    assert not tick.isChecked()  # nothing is held unless somebody says so
    tick.setChecked(True)

    dialog.submit()

    assert the_plan(database, learner_id).last_review.held_on == given.TODAY


def test_a_talk_without_the_tick_leaves_the_review_open(database, fakes, parent, learner_id):
    a_goal(database, learner_id)
    before = the_plan(database, learner_id).review

    asked(fakes.bench, learner_id, parent).submit()

    assert len(talks(database, learner_id)) == 1
    assert the_plan(database, learner_id).review == before


def test_without_a_review_nobody_is_asked_about_it(fakes, parent, learner_id):
    assert "reviewed" not in asked(fakes.bench, learner_id, parent).form.values()


def test_another_colleague_and_another_day_can_be_chosen(database, fakes, parent, learner_id):
    dialog = asked(fakes.bench, learner_id, parent, None)
    dialog.submit()
    assert "Day of the talk is needed." in dialog.form.summary.accessibleDescription()
    dialog.form.type_in({"day": date(2026, 11, 20), "held_by": given.TEACHER.user_id})

    dialog.submit()

    [talk] = talks(database, learner_id)
    assert (talk.day, talk.held_by) == (date(2026, 11, 20), given.TEACHER.name)


def test_a_talk_on_the_same_day_is_refused_in_the_form(database, fakes, parent, learner_id):
    a_talk(database, learner_id)
    dialog = asked(fakes.bench, learner_id, parent)
    dialog.submit()
    assert "recorded already, by Ingrid Solheim" in dialog.form.summary.accessibleDescription()


def test_a_correction_begins_with_what_stands_and_asks_why(database, fakes, parent, learner_id):
    a_talk(database, learner_id, staff_note="Ring", learner_note="Bra")
    correct_talk(fakes.bench, talks(database, learner_id)[0], "Haddad, Karim", parent)
    dialog = the_dialog()
    typed = dialog.form.values()
    assert (typed["learner_note"], typed["held_by"], typed["reason"]) == ("Bra", given.TEACHER.user_id, "")
    dialog.submit()
    assert "Why it is corrected is needed." in dialog.form.summary.accessibleDescription()
    dialog.form.type_in({"learner_note": "Svært bra", "reason": "Skrivefeil"})

    dialog.submit()

    [talk] = talks(database, learner_id)
    assert (talk.learner_note, talk.staff_note, talk.reason) == ("Svært bra", "Ring", "Skrivefeil")


def test_a_talk_is_struck_out_with_a_reason(database, fakes, parent, learner_id):
    a_talk(database, learner_id)
    dialog = strike_talk(fakes.bench, talks(database, learner_id)[0], "Haddad, Karim", parent)
    show(dialog)

    with keys_only():
        write(dialog, "Feil person")
        press(dialog, "Return")

    assert talks(database, learner_id) == ()
    with database.reading() as session:
        assert len(queries.talk_history(session, learner_id)) == 2


def test_nobody_there_opens_nothing(fakes, parent):
    record_talk(fakes.bench, given.LEADER.user_id, parent)
    assert no_dialog()


def test_the_forms_are_fit_for_everybody(database, parent, learner_id):
    a_goal(database, learner_id)
    a_talk(database, learner_id, date(2026, 11, 20))
    row = talks(database, learner_id)[0]

    def recording(theme):
        record_talk(a_bench(database, theme=theme).bench, learner_id, parent, given.TODAY)
        return the_dialog()

    def striking(theme):
        return strike_talk(a_bench(database, theme=theme).bench, row, "<b>Haddad</b>", parent)

    assert_page_accessible(recording)
    assert_page_accessible(striking)
