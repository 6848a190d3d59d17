import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from eduapp.kiosk.link import OtherAnswers
from eduapp.kiosk.ui.staff.page import LEAVE, MOVE, OPEN, StaffPage, handbook, state_lines


@pytest.fixture
def page(qtbot, theme):
    made = StaffPage(theme, [OPEN, MOVE, LEAVE], "/media/stick", ["12 records kept here, 12 sent."])
    qtbot.addWidget(made)
    return made


def test_every_button_does_one_thing_with_the_code(qtbot, page):
    page.code.setText("ZX9K")
    with qtbot.waitSignal(page.asked) as told:
        page.buttons[MOVE].click()
    assert told.args == [MOVE, "ZX9K"]
    assert list(page.buttons) == [OPEN, MOVE, LEAVE]


def test_the_code_is_not_shown_and_gone_after_a_refusal(page):
    assert page.code.echoMode() == QLineEdit.EchoMode.Password
    page.code.setText("ZX9K")
    page.refuse("This code does not open it.")
    assert page.code.text() == ""
    assert page.trouble.text() == "This code does not open it."


def test_it_tells_how_it_stands_and_where_files_go(page):
    said = [one.text() for one in page.findChildren(QLabel)]
    assert "12 records kept here, 12 sent." in said
    assert "Files are written to /media/stick." in said


def test_it_says_what_is_wrong_what_is_kept_and_when_it_ends(working):
    assert state_lines(working.sitting, None)[-1] == "Ends at 10:00:00."
    working.clockwork.later(120)
    working.second()
    assert state_lines(working.sitting, OtherAnswers())[0] == OtherAnswers().sentence()
    assert "10:02:00" in state_lines(working.sitting, None)[-1]
    assert state_lines(None, None) == []


def test_the_handbook_about_the_kiosk_is_read_there(page):
    told = handbook()

    assert [words for words, role in told if role == "largeStrong"] == [
        "What to do",
        "When something is in the way",
    ]
    assert sum(words[:1].isdigit() for words, _role in told) == 6
    assert told[0][0].endswith("opens the paper.")
    assert told[1][0] in [one.text() for one in page.findChildren(QLabel)]


def test_it_says_what_was_put_aside_on_the_stick(kiosk):
    [told] = state_lines(None, None, "", ["damaged-7-1.dagverk"])
    assert told.endswith("They are kept as damaged-7-1.dagverk.")
