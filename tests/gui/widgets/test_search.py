import pytest
from PySide6.QtWidgets import QApplication

from eduapp.gui.theme import Theme
from eduapp.gui.widgets import SearchField


@pytest.fixture
def field(qtbot):
    theme = Theme()
    theme.apply(QApplication.instance())
    field = SearchField(theme, "Search people, courses, actions", "Ctrl+K")
    qtbot.addWidget(field)
    field.resize(330, 36)
    field.show()
    return field


def right_end(field):
    return field.grab(field.rect().adjusted(field.width() - 70, 0, 0, 0)).toImage()


def test_its_placeholder_is_its_name(field):
    assert field.accessibleName() == field.placeholderText() == "Search people, courses, actions"


def test_words_never_run_into_the_glass_or_the_shortcut(field):
    margins = field.textMargins()

    assert margins.left() >= 24
    assert margins.right() >= 40


def test_the_shortcut_makes_room_for_what_one_types(field):
    empty = right_end(field)
    field.setText("s")

    assert right_end(field) != empty


def test_it_may_have_no_shortcut(qtbot):
    field = SearchField(Theme(), "Find")
    qtbot.addWidget(field)

    assert field.textMargins().right() == 0
