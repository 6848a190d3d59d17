import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest

from eduapp.kiosk.ui.choice import ChoiceButton, touch


@pytest.fixture
def choice(qtbot, theme):
    made = ChoiceButton(theme, "B", "2000 r/min")
    qtbot.addWidget(made)
    made.resize(600, 60)
    made.show()
    return made


def test_it_says_its_letter_and_its_words(choice):
    assert choice.accessibleName() == "B  2000 r/min"
    choice.show_mark("1.")
    assert choice.accessibleName() == "1.  2000 r/min"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_keys_press_it(choice, key):
    QTest.keyClick(choice, key)
    assert choice.isChecked()


def test_long_words_take_more_lines_and_none_is_cut(qtbot, theme):
    made = ChoiceButton(theme, "A", "A very long answer " * 20)
    qtbot.addWidget(made)
    assert made.heightForWidth(400) > made.heightForWidth(900) > theme.px(58)


def test_a_picture_stands_below_the_words(qtbot, theme):
    plain, pictured = ChoiceButton(theme, "A", "x"), ChoiceButton(theme, "A", "x", (QPixmap(40, 90),))
    for made in (plain, pictured):
        qtbot.addWidget(made)
    assert pictured.heightForWidth(400) > plain.heightForWidth(400)


def test_an_answer_keeps_its_own_direction_in_every_layout(choice):
    left = choice.grab().toImage()
    choice.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert choice.grab().toImage() != left


def test_every_button_is_large_enough_for_a_finger(qtbot, theme):
    made = touch(theme, "A")
    qtbot.addWidget(made)
    assert min(made.minimumWidth(), made.minimumHeight()) >= 44
