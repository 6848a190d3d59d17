"""Minutes given back, and rows taken back."""

import pytest

from eduapp.exams.room import queries
from eduapp.exams.room.rules import steps
from eduapp.exams.room.ui.act_dialogs import Said
from eduapp.exams.room.ui.log_dialogs import credit_minutes, take_back
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog


@pytest.fixture
def stopped(hall):
    hall.begin(101, 102)
    hall.at("09:20").step(steps.STOPPED, "Fire alarm")
    hall.at("09:29").step(steps.RESUMED)
    return hall


def shown(hall):
    with hall.database.reading() as session:
        return queries.the_day(session, hall.sitting_id)


def test_the_minutes_of_the_clock_and_everybody_who_sat_are_proposed(qtbot, stopped, parent):
    day = shown(stopped)
    bench = a_hearing_bench(stopped.database, stopped.by).bench
    credit_minutes(bench, day, day.disturbances[0], Said(), parent)
    dialog = the_dialog()
    values = dialog.form.values()
    assert values["minutes"] == 9
    assert [values[str(stopped.candidates[number])] for number in (101, 102)] == [True, True]
    dialog.form.set_values({str(stopped.candidates[102]): False})
    dialog.submit()

    assert no_dialog()
    assert [stopped.course(number).credited for number in (101, 102)] == [9, 0]


def test_none_asks_for_a_sentence_and_is_a_decision(qtbot, stopped, parent):
    day = shown(stopped)
    bench = a_hearing_bench(stopped.database, stopped.by).bench
    credit_minutes(bench, day, day.disturbances[0], Said(), parent)
    dialog = the_dialog()
    dialog.form.set_values({"minutes": 0})
    dialog.submit()
    assert not no_dialog()
    dialog.form.set_values({"words": "A drill that was announced"})
    dialog.submit()

    assert no_dialog()
    assert shown(stopped).disturbances[0].decided


def test_a_step_asks_for_its_right_time(qtbot, stopped, parent):
    day = shown(stopped)
    bench = a_hearing_bench(stopped.database, stopped.by).bench
    start = next(row for row in day.log if row.entry.kind == steps.STARTED)
    take_back(bench, day, start, parent)
    dialog = the_dialog()
    dialog.form.set_values({"reason": "The clock was slow"})
    dialog.submit()
    assert not no_dialog()
    dialog.form.set_values({"minute": 542})
    dialog.submit()

    assert stopped.end_of(101) == "14:02"
