from PySide6.QtWidgets import QLabel

from eduapp.exams.room.rules import steps
from eduapp.exams.room.service import NoteAct, note_act
from eduapp.exams.room.ui.identity_offer import ask
from tests.support import given
from tests.support.accessibility import assert_page_accessible
from tests.support.dialogs import fill, no_dialog, the_dialog
from tests.support.fakes import a_bench


def a_note_of(hall, number):
    def order(facts):
        return note_act, NoteAct(
            sitting_id=hall.sitting_id,
            act=steps.CHECK_IN,
            candidate_ids=(hall.candidates[number],),
            facts=facts,
        )

    return order


def test_another_pages_command_is_made_of_what_is_said(qtbot, hall, parent):
    hall.at("08:30").step(steps.OPENED)
    bench = a_bench(hall.database.acting_as(given.INVIGILATOR), given.INVIGILATOR).bench
    done = []
    candidate = hall.candidates[102]
    ask(bench, hall.sitting_id, candidate, "It is late.", parent, a_note_of(hall, 102), done.append)
    assert the_dialog().windowTitle() == "Candidate 102: who is it?"
    fill(code="staff", person="Kari Lund")

    assert no_dialog()
    assert (hall.log()[-1].candidate_number, hall.log()[-1].person) == (102, "Kari Lund")
    assert done


def test_the_name_on_the_list_and_what_the_page_says_stand_above(qtbot, hall, parent):
    def make(theme):
        bench = a_bench(hall.database, given.INVIGILATOR, theme=theme).bench
        arguments = (hall.sitting_id, hall.candidates[102], "It is late.", parent, a_note_of(hall, 102))
        ask(bench, *arguments, lambda _answer: None)
        dialog = the_dialog()
        assert any(
            "Berg" in one.text() and "It is late." in one.text() for one in dialog.findChildren(QLabel)
        ), theme
        return dialog

    assert_page_accessible(make)


def test_somebody_who_is_not_on_the_list_asks_nothing(qtbot, hall, parent):
    nobody = hall.sitting_id
    arguments = (nobody, "", parent, a_note_of(hall, 101), lambda _answer: None)
    ask(a_bench(hall.database).bench, hall.sitting_id, *arguments)
    assert no_dialog()
