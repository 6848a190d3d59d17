"""What the steps of a case ask."""

from datetime import date

import pytest

from eduapp.exams.room import queries
from eduapp.exams.room.rules import steps
from eduapp.exams.room.ui.act_dialogs import Said
from eduapp.exams.room.ui.case_dialogs import step_case
from tests.support import given
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.given_room import DAY


@pytest.fixture
def ask(qtbot, hall, parent):
    hall.begin(101)
    hall.noted = hall.at("10:00").incident("suspicion", "A slip under the sheet", 101)

    def of(step, by=given.INVIGILATOR, **values):
        with hall.database.reading() as session:
            day = queries.the_day(session, hall.sitting_id)
        bench = a_hearing_bench(hall.database, by).bench
        step_case(bench, day, day.cases[0], step, Said(), parent)
        dialog = the_dialog()
        dialog.form.set_values(values)
        dialog.submit()
        return dialog

    return of


def test_from_noted_to_decided_through_the_forms(hall, ask):
    ask(steps.REPORT, person="Solveig Nes", kept="The slip")
    assert no_dialog()
    ask(steps.WARN, words="Told what may follow")
    ask(steps.HEAR, given.LEADER, day=DAY, minute=None, words="Not mine.", person="Solveig Nes")
    ask(
        steps.DECIDE,
        given.LEADER,
        day=DAY,
        minute=None,
        outcome="annulled",
        decider="county",
        person="Fylkesdirektøren",
        informed_on=date(2026, 11, 24),
    )

    assert no_dialog()
    assert hall.day().cases[hall.noted].outcome == "annulled"


def test_a_suspicion_offers_no_removal(hall, ask):
    ask(steps.REPORT, person="Solveig Nes", kept="The slip")
    ask(steps.WARN)
    ask(steps.HEAR, given.LEADER, day=DAY, minute=None, words="Not mine.", person="Solveig Nes")
    dialog = ask(steps.DECIDE, given.LEADER)
    field = dialog.form.field("outcome")

    assert [field.itemText(n) for n in range(field.count()) if field.itemText(n)][-2:] == [
        "No ground to go on",
        "Exam annulled",
    ]


def test_what_is_needed_is_asked_for_before_anything_is_sent(hall, ask):
    ask(steps.REPORT)

    assert not no_dialog()
    assert hall.day().cases[hall.noted].state == "noted"
