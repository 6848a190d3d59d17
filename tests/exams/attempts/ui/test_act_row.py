from eduapp.exams.attempts.ui.act_row import INCIDENT, ActRow, why
from eduapp.gui.theme import Theme


def test_a_dead_button_says_why(qtbot, hall):
    row = ActRow(Theme(), "Incident… (H)")
    qtbot.addWidget(row)
    row.follow(None, "")
    assert not row.buttons["pause"].isEnabled()
    row.follow(hall.card(101), "")
    assert row.who.text() == "Candidate 101"
    assert "has not begun" in row.buttons["pause"].accessibleDescription()
    assert row.buttons["say"].isEnabled()
    row.follow(hall.card(101), "Your role may look.")
    assert not row.buttons["say"].isEnabled()


def test_a_hint_comes_and_goes(qtbot, hall):
    row, pressed = ActRow(Theme(), "Incident"), []
    qtbot.addWidget(row)
    row.pressed.connect(pressed.append)
    row.say("Z is no act.")
    assert row.hint.text() == "Z is no act."
    row.say("")
    assert row.hint.isHidden()
    row.buttons[INCIDENT].click()
    assert pressed == [INCIDENT]
    assert why(None, INCIDENT) == ""
    assert why(None, "pause") == "Choose a seat first."
