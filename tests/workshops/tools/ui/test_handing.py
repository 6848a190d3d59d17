"""A scanner types a number and Enter: the field is ready for the next label."""

from eduapp.workshops.tools.ui.handing import Handing
from tests.support import given
from tests.support.accessibility import show
from tests.support.dialogs import a_hearing_bench
from tests.support.given_tools import board_head, counted, issued, three_tools
from tests.support.keys import keys_only, press, write


def handing(qtbot, database, actor=given.WORKSHOP_LEADER):
    made = Handing(a_hearing_bench(database, actor).bench)
    qtbot.addWidget(made)
    show(made)
    return made


def test_one_label_after_the_other_comes_back_without_a_choice(qtbot, database, board_id):
    plane, chisels, _screws = three_tools(database, board_id)
    counted(database, board_id)
    for tool_id in (plane, chisels):
        issued(database, tool_id, given.a_learner(database, "Ola Vik"))
    made = handing(qtbot, database)
    made.code.setFocus()
    with keys_only():
        write(made, "V-01")
        press(made, "Return")
        write(made, "V-02")
        press(made, "Return")
    assert [row.out for row in board_head(database, board_id).tools] == [None] * 3


def test_an_unknown_label_is_told_and_the_next_one_replaces_it(qtbot, database, board_id):
    made = handing(qtbot, database)
    made.code.setFocus()
    with keys_only():
        write(made, "X-9")
        press(made, "Return")
    assert made.said.text().startswith("No tool has the number “X-9”")
    write(made, "V")
    assert made.code.value() == "V"


def test_who_may_only_look_cannot_scan(qtbot, database):
    made = handing(qtbot, database, given.TEACHER)
    assert [one.isEnabled() for one in (made.code, made.who, made.do)] == [False] * 3
    made.code.set_value("V-01")
    made.scan()
    assert made.said.text() == ""
