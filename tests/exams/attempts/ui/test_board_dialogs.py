import pytest

from eduapp.exams.attempts.ui.board_dialogs import ASKS, ask, ask_stop_all, ask_words
from tests.support import given
from tests.support.accessibility import assert_page_accessible
from tests.support.dialogs import close_all, the_dialog
from tests.support.fakes import a_bench


@pytest.mark.parametrize("act", sorted(ASKS))
def test_each_act_that_asks_has_an_accessible_form(qtbot, hall, act, parent):
    def make(theme):
        bench = a_bench(hall.database, given.INVIGILATOR, theme=theme).bench
        ask(bench, hall.board(), hall.card(101), act, parent, lambda _answer: None)
        return the_dialog()

    assert_page_accessible(make)


def test_a_stop_and_words_say_whom_they_are_for(qtbot, hall, parent):
    bench = a_bench(hall.database, given.INVIGILATOR).bench
    ask_stop_all(bench, hall.board(), parent, lambda _answer: None)
    assert the_dialog().windowTitle() == "Stop the exam for all"
    close_all()
    ask_words(bench, hall.board(), hall.card(102), parent, lambda _answer: None)
    assert "102" in the_dialog().windowTitle()
    close_all()
