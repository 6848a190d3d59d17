import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from eduapp.kiosk.ui.pages import CalmPage, LooksPage, NoticePage, TicketPage
from tests.support.accessibility import announcements


@pytest.fixture
def ticket(qtbot, theme):
    made = TicketPage(theme)
    qtbot.addWidget(made)
    made.tried = []
    made.entered.connect(lambda number, code: made.tried.append((number, code)))
    made.show()
    return made


def test_number_and_code_are_sent_once(ticket):
    ticket.number.setText("7")
    QTest.keyClick(ticket.code, Qt.Key.Key_Return)
    assert ticket.tried == []
    ticket.code.setText("7KQ2 M1AB")
    ticket.go_on.click()
    ticket.go_on.click()
    assert ticket.tried == [("7", "7KQ2 M1AB")]


def test_a_refusal_is_said_and_what_was_typed_stays(ticket):
    ticket.number.setText("7")
    ticket.code.setText("7KQ2 M1AB")
    ticket.go_on.click()
    with announcements() as said:
        ticket.refuse("Ask the person in the room.")
    assert said == ["Ask the person in the room."]
    assert ticket.code.text() == "7KQ2 M1AB"
    assert ticket.go_on.isEnabled()
    assert not ticket.trouble.isHidden()


def test_a_pc_for_one_candidate_knows_the_number(qtbot, theme):
    made = TicketPage(theme, "7")
    qtbot.addWidget(made)
    assert (made.number.text(), made.number.isReadOnly()) == ("7", True)
    made.begin()


def test_fields_take_nothing_from_outside(ticket):
    for field in ticket.findChildren(QLineEdit):
        assert not field.acceptDrops()
        assert field.contextMenuPolicy() == Qt.ContextMenuPolicy.NoContextMenu


def test_a_notice_is_read_aloud(qtbot, theme):
    with announcements() as said:
        made = NoticePage(theme, "pause", "Paused", "The time stands still.", cause="by the board")
        qtbot.addWidget(made)
        qtbot.waitUntil(lambda: bool(said))
    assert said == ["Paused The time stands still."]
    assert "by the board" in [one.text() for one in made.findChildren(QLabel)]
    made.begin()
    made.flush()


def test_every_choice_of_the_screen_counts_at_once(qtbot, theme):
    now = {"language": "nb", "size": 100, "contrast": "light", "clock": True}
    made = LooksPage(theme, [("nb", "Bokmål"), ("en", "English")], now)
    qtbot.addWidget(made)
    told = []
    made.chosen.connect(lambda key, value: told.append((key, value)))
    for text in ("English", "150 %", "High contrast", "Hide the time"):
        next(one for one in made.findChildren(type(made.back)) if one.text() == text).click()
    assert told == [("language", "en"), ("size", 150), ("contrast", "high_contrast"), ("clock", False)]
    with qtbot.waitSignal(made.done):
        made.back.click()


def test_a_page_without_fields_begins_nowhere(qtbot, theme):
    made = CalmPage(theme, "Calm")
    qtbot.addWidget(made)
    made.begin()
    assert made.say("words").text() == "words"
