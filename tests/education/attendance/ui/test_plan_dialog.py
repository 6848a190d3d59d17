"""Planning sessions in a form."""

from datetime import date

import pytest

from eduapp.core.spans import Span
from eduapp.education.attendance.ui.plan_dialog import foretold, plan_sessions, read_planning, rotations
from eduapp.education.timetable import queries
from tests.support import given, given_attendance, given_timetable
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


def test_the_days_left_out_are_foretold_with_their_names(database):
    group_id = given_attendance.a_running_group(database, last_day=date(2027, 1, 8))
    said = foretold(
        frozenset({4}), date(2026, 12, 18), date(2027, 1, 8), (1, 1), planning(database, group_id)
    )
    assert said == (
        "2 sessions, the first on Friday 18 December."
        " Left out: 25.12.2026 (Christmas Day), 01.01.2027 (New Year's Day)."
    )


def test_rule_41_a_rotation_is_foretold_as_it_is_planned(qtbot, database, group_id):
    dialog, _fakes = opened(qtbot, database, group_id)
    dialog.form.field("weekdays").set_value({0})
    dialog.form.field("rotation").set_value((2, 1))
    assert dialog.form.foretold.text() == "2 sessions, the first on Monday 23 November."

    dialog.submit()

    assert [f"{row.day:%d.%m}" for row in sessions(database, group_id)] == ["23.11", "07.12"]


def test_rotations_are_offered_up_to_six_weeks():
    offered = rotations()
    assert offered[0] == ((1, 1), "Every week")
    assert offered[1:3] == [((2, 1), "Week 1 of every 2 weeks"), ((2, 2), "Week 2 of every 2 weeks")]
    assert len(offered) == 1 + 2 + 3 + 4 + 5 + 6


def test_everybody_who_takes_part_is_looked_after(qtbot, database, group_id):
    [karim] = given_attendance.on_the_roll(database, group_id, "Karim Haddad")
    given_timetable.an_appointment(database, karim)
    with database.reading() as look:
        known, roll = read_planning(look, group_id)
        assert read_planning(look, karim) is None
    fakes = a_bench(database)
    dialog = plan_sessions(fakes.bench, known, None, roll)
    qtbot.addWidget(dialog)
    dialog.form.field("weekdays").set_value({0})

    dialog.submit()

    [refusal] = fakes.ask.refusals
    assert [one.name for one in refusal.violations] == ["LearnerBusy"]


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


def test_a_day_outside_the_group_is_told_beside_it(qtbot, database, group_id):
    dialog, _fakes = opened(qtbot, database, group_id)
    dialog.form.field("weekdays").set_value({0})
    dialog.form.field("first").set_value(date(2026, 1, 5))

    dialog.submit()

    assert "The group runs from" in dialog.form.field("first").accessibleDescription()


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


def test_it_says_whether_the_hours_of_the_course_are_reached(qtbot, database, group_id):
    """60 lessons of 45 minutes are asked for: 30 sessions of 90 minutes."""
    dialog, _fakes = opened(qtbot, database, group_id)
    form = dialog.form
    assert form.reached.text() == ""

    form.set_values({"first": date(2026, 9, 14)})
    form.field("weekdays").set_value({0})
    assert form.reached.text() == (
        "The sessions give 28 of 60 lessons of 45 minutes by 18.12.2026, 32 too few. "
        "That takes 16 more weeks."
    )
    form.field("weekdays").set_value({0, 1, 2})
    assert form.reached.text() == "The planned hours are reached 18.11.2026."


def test_a_slip_in_the_year_is_told_before_anything_is_counted(qtbot, database, group_id):
    dialog, _fakes = opened(qtbot, database, group_id)
    dialog.form.set_values({"last": date(2999, 12, 31)})
    dialog.form.field("weekdays").set_value({0})
    assert "At most 1098 are possible" in dialog.form.foretold.text()
