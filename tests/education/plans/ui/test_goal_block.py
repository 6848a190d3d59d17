from PySide6.QtWidgets import QLabel

from eduapp.education.plans.ui.goal_block import GoalBlock
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import IconLabel
from tests.support.given_plans import STEPS, a_goal, the_goal


def a_block(qtbot, row, tick=None):
    block = GoalBlock(Theme(), row, [], None, tick)
    qtbot.addWidget(block)
    return block


def texts(block):
    return [one.text() for one in block.findChildren(QLabel)]


def test_steps_stand_in_order_with_day_and_person_of_those_taken(qtbot, database):
    row = the_goal(database, a_goal(database, taken=1))
    shown = texts(a_block(qtbot, row))
    assert shown[2:] == [STEPS[0], "23.11.2026, Ingrid Solheim", STEPS[1], STEPS[2]]


def test_a_press_tells_the_step_and_what_is_wanted(qtbot, database):
    row, asked = the_goal(database, a_goal(database, taken=1)), []
    block = a_block(qtbot, row, lambda goal, step, done: asked.append((goal.id, step.text, done)))

    block.next_tick.click()
    block.last_tick.click()

    assert asked == [(row.id, STEPS[1], True), (row.id, STEPS[0], False)]
    assert block.ticks() == [block.last_tick, block.next_tick]
    assert block.goal_id == row.id


def test_who_may_not_tick_sees_marks_with_words(qtbot, database):
    block = a_block(qtbot, the_goal(database, a_goal(database, taken=1)))
    marks = [one.accessibleName() for one in block.findChildren(IconLabel) if one.accessibleName()]
    assert (block.ticks(), marks) == ([], ["taken", "still ahead", "still ahead"])


def test_of_a_reached_goal_only_the_last_step_is_in_sight(qtbot, database):
    row = the_goal(database, a_goal(database, taken=3))
    block = a_block(qtbot, row, lambda *_asked: None)
    assert STEPS[0] not in texts(block)
    assert block.last_tick.accessibleName() == f"Taken: {STEPS[2]}"
