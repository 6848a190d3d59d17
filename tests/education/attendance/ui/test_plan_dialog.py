"""Planning sessions in a form."""

from datetime import date

import pytest

from eduapp.core.spans import Span
from eduapp.education.attendance.ui.plan_dialog import foretold, plan_sessions
from eduapp.education.timetable import queries
from tests.support import given, given_attendance
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench

TODAY = given.TODAY


@pytest.fixture
def group_id(database):
    return given_attendance.a_running_group(database, place_id=given_attendance.a_room(database))


def planning(database, group_id):
    with database.reading() as look:
        return queries.planning(look, group_id)


def opened(qtbot, database, group_id, **asker):
    fakes = a_bench(database)
    vars(fakes.ask).update(asker)
    dialog = plan_sessions(fakes.bench, planning(database, group_id), None)
    qtbot.addWidget(dialog)
    return dialog, fakes


def sessions(database, group_id):
    with database.reading() as look:
        return queries.sessions_of_group(look, group_id)


def test_it_begins_with_the_groups_place_and_what_is_left_of_its_days(qtbot, database, group_id):
    dialog, _fakes = opened(qtbot, database, group_id)
    typed = dialog.form.values()

    assert typed["place"] == planning(database, group_id).place_id
    assert (typed["start"], typed["end"]) == (510, 600)
    assert (typed["first"], typed["last"]) == (TODAY, date(2026, 12, 18))


def test_it_proposes_the_times_the_group_met_last(qtbot, database, group_id):
    given_attendance.a_session(database, group_id, start=735, end=855)
    assert planning(database, group_id).span == Span(735, 855)
    dialog, _fakes = opened(qtbot, database, group_id)
    assert dialog.form.values()["start"] == 735


def test_it_says_beforehand_how_many_sessions_that_will_be(qtbot, database, group_id):
    dialog, _fakes = opened(qtbot, database, group_id)
    assert dialog.form.foretold.text().startswith("Choose weekdays")

    dialog.form.field("weekdays").set_value({0, 2})
    assert dialog.form.foretold.text() == "8 sessions, the first on Monday 23 November."


def test_what_is_foretold_fits_the_days():
    assert foretold(frozenset({0}), TODAY, TODAY) == "1 session, on Monday 23 November."
    assert foretold(frozenset({1}), TODAY, TODAY) == "None of these weekdays lies within the days."
    assert foretold(frozenset({0}), None, TODAY).startswith("Choose")


def test_submitting_plans_the_sessions(qtbot, database, group_id):
    dialog, _fakes = opened(qtbot, database, group_id)
    dialog.form.field("weekdays").set_value({0, 2})

    dialog.submit()

    assert not dialog.isVisible()
    assert len(sessions(database, group_id)) == 8


def test_without_a_weekday_nothing_is_sent(qtbot, database, group_id):
    dialog, _fakes = opened(qtbot, database, group_id)
    dialog.submit()
    assert dialog.isVisible()
    assert dialog.form.summary.isVisible()


def test_a_clash_is_shown_and_what_was_typed_stays(qtbot, database, group_id):
    given_attendance.a_session(database, group_id)
    dialog, _fakes = opened(qtbot, database, group_id)
    dialog.form.field("weekdays").set_value({0})

    dialog.submit()

    assert dialog.isVisible()
    assert dialog.form.values()["weekdays"] == {0}
    assert len(sessions(database, group_id)) == 1


def test_a_taken_place_can_be_answered_for(qtbot, database, group_id):
    room = planning(database, group_id).place_id
    given_attendance.a_session(database, given_attendance.a_running_group(database, "Maths"), place_id=room)
    dialog, _fakes = opened(qtbot, database, group_id, reason="Two small groups")
    dialog.form.field("weekdays").set_value({0})

    dialog.submit()

    assert len(sessions(database, group_id)) == 4


def test_it_is_fit_for_everybody(qtbot, database, group_id):
    assert_page_accessible(
        lambda theme: plan_sessions(a_bench(database, theme=theme).bench, planning(database, group_id), None)
    )
