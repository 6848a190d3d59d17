"""What marks should say more is pointed out before one leaves a register, and left so knowingly."""

from eduapp.education.attendance.rules import Entry
from eduapp.education.attendance.ui.summary import state_text
from eduapp.gui.routes import Route
from tests.support import given_attendance
from tests.support.keys import effort, keys_only, press


def test_late_without_minutes_and_absent_without_reason_are_pointed_out(register, fakes, group):
    """The six keys stay six: the rest is marked by the same press that points out."""
    with keys_only(), effort() as cost:
        press(register, "3", "A", "8", "L", "Ctrl+Return")
    assert cost.keys <= 6
    assert fakes.tell.texts == ["10 marked present."]
    assert register.hint() == (
        "How late? M writes it: Okafor, Tomas. Why not here? R gives a reason: Kovács, Daniel."
    )
    assert register.view.currentIndex().row() == 2  # the first of them
    assert register.view.hasFocus()
    assert register.summary.finish.text() == "Back to Today all the same"
    assert fakes.went == []

    press(register, "Ctrl+Return")  # knowingly
    assert fakes.went == [Route("today")]


def test_what_is_said_is_not_asked_again(register, fakes, group):
    press(register, "3", "L", "Ctrl+Return")
    press(register, "M", "1", "0", "Return")
    assert register.sheet.lacking == {}
    assert register.summary.finish.text() == "Back to Today"
    press(register, "Ctrl+Return")
    assert fakes.went == [Route("today")]


def test_marks_set_one_by_one_are_looked_at_too(register, fakes, group):
    for learner_id in group.learner_ids:
        register.sheet.mark(learner_id, Entry("present"))
    register.sheet.mark(group.learner_ids[4], Entry("excused"))
    assert register.summary.finish.text() == "Back to Today"

    press(register, "Ctrl+Return")
    assert register.view.currentIndex().row() == 4
    assert fakes.went == []

    register.sheet.mark(group.learner_ids[1], Entry("absent"))  # another one since: not pointed out yet
    press(register, "Ctrl+Return")
    assert register.view.currentIndex().row() == 1
    press(register, "Ctrl+Return")
    assert fakes.went == [Route("today")]


def test_undo_brings_the_question_back(register, fakes):
    press(register, "A", "Ctrl+Return", "Ctrl+Z")
    assert register.hint() == ""
    assert not register.sheet.pointed_out


def test_who_has_an_offer_owes_no_reason(register, fakes, database, group):
    given_attendance.has_an_offer(database, group.learner_ids[0])
    register.reload()
    press(register, "A", "Ctrl+Return")
    assert fakes.tell.texts == ["11 marked present. The register is finished."]


def test_what_says_too_little_is_told_in_the_panel(register, group):
    press(register, "A", "Ctrl+Return")
    register.reload()
    assert state_text(register.sheet) == "1 without minutes or reason"
