import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel

from eduapp.gui.reading import HIGHEST, WIDEST, fitted, grid, paragraph, picture
from eduapp.gui.theme import Theme


@pytest.fixture
def theme(qapp):
    return Theme()


def test_a_paragraph_is_plain_words_with_its_bullet(qtbot):
    made = paragraph("<b>1 < 2</b>", "body", "•")
    qtbot.addWidget(made)

    assert (made.text(), made.textFormat()) == ("• <b>1 < 2</b>", Qt.TextFormat.PlainText)
    assert made.wordWrap()


def test_a_table_has_a_label_for_each_cell(qtbot):
    made = grid([("a", "b"), ("c", "d")], "body")
    qtbot.addWidget(made)

    assert [one.text() for one in made.findChildren(QLabel)] == ["a", "b", "c", "d"]


def test_a_picture_is_read_aloud_and_without_one_its_words_stand_there(qtbot, theme):
    there, gone = picture(theme, QPixmap(40, 30), "A saw", "body"), picture(theme, None, "A saw", "body")
    for one in (there, gone):
        qtbot.addWidget(one)

    assert (there.accessibleName(), there.pixmap().width()) == ("A saw", 40)
    assert gone.text() == "[A saw]"


def test_a_large_picture_is_made_to_fit_and_a_small_one_stays(qapp, theme):
    assert fitted(theme, QPixmap(4000, 200)).width() == WIDEST
    assert fitted(theme, QPixmap(200, 4000)).height() == HIGHEST
    assert fitted(theme, QPixmap(4000, 4000), 300, 200).height() == 200
    assert fitted(theme, QPixmap(20, 10)).width() == 20
