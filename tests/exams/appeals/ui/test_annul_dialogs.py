"""Annulling: every day the law asks for, for one or several; as decided; and taking it back."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.exams.appeals import queries
from eduapp.exams.appeals.ui.annul_dialogs import (
    annul_as_decided,
    annul_exam,
    open_appeals,
    reverse_annulment,
)
from tests.exams.appeals.service.test_annulling import AFTER, annulled, closed, on, suspected
from tests.support import given_room
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.given_appeals import confirmed

DAY = given_room.DAY


@pytest.fixture
def hall(database, clock):
    return given_room.a_hall(database, clock)


def rows(hall, *numbers):
    with hall.database.reading() as session:
        found = queries.exam(session, hall.sitting_id)
    return [one for one in found.rows if one.number in numbers]


def test_several_at_once_after_a_hearing(fakes, parent, hall, clock):
    hall.begin(101, 102)
    closed(hall, 101, 102)
    on(clock, AFTER)
    annul_exam(fakes.bench, rows(hall, 101, 102), parent)
    dialog = the_dialog()
    assert dialog.windowTitle() == "Annul the exam of candidate 101, 102"
    decided = {
        "decided_on": DAY + timedelta(days=7),
        "person": "Liv Dahl",
        "reason": "The wrong paper was handed out.",
    }
    dialog.form.set_values(decided)
    dialog.submit()
    assert annulled(hall) == []  # nobody was heard
    dialog.form.set_values({"heard_on": DAY + timedelta(days=2)})
    dialog.submit()
    assert no_dialog()
    assert annulled(hall) == []  # it waits for a second person
    confirmed(hall.database)
    assert {one.candidate for one in annulled(hall)} == {101, 102}


def test_an_appeal_that_is_open_is_told_before_the_exam_is_annulled(fakes, parent, appeals):
    appeal_id = appeals.sent()
    with appeals.database.reading() as session:
        [row] = queries.exam(session, appeals.page(appeal_id).row.sitting_id).rows
    said = (
        "Appeal 1 of candidate 101 is open (with the instance): tell complaints board appointed by the "
        "state representative that the exam is annulled."
    )
    annul_exam(fakes.bench, [row], parent)
    dialog = the_dialog()
    assert any(said in one.text() for one in dialog.findChildren(QLabel))
    dialog.reject()
    assert open_appeals([row]) == [said]
    appeals.step(appeal_id, "withdrawn")
    with appeals.database.reading() as session:
        assert open_appeals(queries.exam(session, appeals.page(appeal_id).row.sitting_id).rows) == []


def test_as_decided_is_asked_once_more_with_the_wait_that_follows(fakes, parent, hall):
    hall.begin(103)
    suspected(hall)
    closed(hall, 103)
    [row] = rows(hall, 103)
    fakes.ask.yes = False
    annul_as_decided(fakes.bench, row, parent)
    assert annulled(hall) == []
    assert fakes.ask.endangered == ["Annul the exam of candidate 103 as decided?"]
    assert "Fylkesdirektøren decided on" in fakes.ask.explained[0]
    fakes.ask.yes = True
    annul_as_decided(fakes.bench, row, parent)
    [kept] = annulled(hall)
    assert kept.wait.line in fakes.ask.explained[1]


def test_without_a_decision_nothing_is_asked(fakes, parent, hall):
    hall.begin(101)
    closed(hall, 101)
    annul_as_decided(fakes.bench, rows(hall, 101)[0], parent)
    assert fakes.ask.confirmed == []


def test_what_does_not_stand_is_reversed(fakes, parent, hall):
    hall.begin(103)
    suspected(hall)
    closed(hall, 103)
    annul_as_decided(fakes.bench, rows(hall, 103)[0], parent)
    reverse_annulment(fakes.bench, annulled(hall)[0], parent)
    dialog = the_dialog()
    dialog.form.set_values({"on_day": DAY, "person": "Statsforvaltaren", "reason": "Not their slip."})
    dialog.submit()
    assert no_dialog()
    confirmed(hall.database)
    assert annulled(hall)[0].reversed_by == "Statsforvaltaren"
