"""What an act asks beside its key."""

import pytest

from eduapp.exams.room import queries
from eduapp.exams.room.rules import steps
from eduapp.exams.room.ui.act_dialogs import ASKS, Said, ask_act, ask_stop
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog


@pytest.fixture
def ask(qtbot, hall, parent):
    bench = a_hearing_bench(hall.database, hall.by).bench

    def of(act, said=Said(), number=101):  # noqa: B008 - frozen
        with hall.database.reading() as session:
            day = queries.the_day(session, hall.sitting_id)
        row = next(one for one in day.candidates if one.number == number)
        ask_act(bench, day, row, act, said, parent, lambda _id: None)
        return the_dialog()

    of.bench = bench
    return of


def test_the_acts_that_ask_are_those_with_more_to_say():
    assert {steps.CHECK_IN, steps.LEAVE, steps.STAY_AWAY, steps.HAND_IN} == ASKS


def test_who_is_confirmed_by_staff_needs_a_name_and_what_was_typed_stays(hall, ask):
    hall.at("08:30").step(steps.OPENED)
    dialog = ask(steps.CHECK_IN)
    dialog.form.set_values({"code": "staff"})
    dialog.submit()
    assert "Write who" in dialog.form.summary.accessibleDescription() or not no_dialog()

    dialog.form.set_values({"person": "Kari Lund"})
    dialog.submit()
    assert no_dialog()
    assert hall.log()[-1].person == "Kari Lund"


def test_a_typed_time_is_shown_and_asks_for_the_return_too(hall, ask):
    hall.begin(101)
    hall.at("11:00")
    dialog = ask(steps.LEAVE, Said("", 600))
    assert Said("", 600).note == "Time as it stands on paper: 10:00"
    dialog.form.set_values({"code": "toilet", "person": "Berit", "back": 606})
    dialog.submit()

    assert [row.entry.minute for row in hall.log()][-2:] == [600, 606]


def test_sheets_are_counted_when_somebody_hands_in(hall, ask):
    hall.begin(101)
    hall.at("11:00")
    dialog = ask(steps.HAND_IN, Said("Done early"))
    assert dialog.form.values()["words"] == "Done early"
    dialog.form.set_values({"sheets": 4})
    dialog.submit()

    assert hall.log()[-1].sheets == 4


def test_an_absence_is_documented_or_not(hall, ask):
    hall.begin(102)
    hall.at("10:00")
    dialog = ask(steps.STAY_AWAY)
    dialog.form.set_values({"code": "undocumented"})
    dialog.submit()

    assert hall.course(101).state == "absent"


def test_a_stop_needs_a_word_why(hall, ask, parent):
    hall.begin(101)
    hall.at("09:20")
    with hall.database.reading() as session:
        day = queries.the_day(session, hall.sitting_id)
    ask_stop(ask.bench, day, Said(), parent, lambda _id: None)
    dialog = the_dialog()
    dialog.submit()
    assert not no_dialog()
    dialog.form.set_values({"words": "Fire alarm"})
    dialog.submit()

    assert hall.day().phase == "paused"
