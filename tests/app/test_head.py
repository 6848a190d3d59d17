"""Title and context on top of a page: two lines, one where the window is low."""

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.app.head import Head
from eduapp.gui.theme import Theme
from eduapp.gui.tokens import tokens


@pytest.fixture
def head(qtbot, qapp):
    theme = Theme(tokens("light"), 2.0)
    theme.apply(qapp)
    made = Head(theme)
    qtbot.addWidget(made)
    made.resize(900, 120)
    made.say("Norsk A2", "Monday 23 November, 08:30–10:00 · Classroom 2")
    made.show()
    return made


def test_a_low_window_has_both_in_one_line_and_a_high_one_below_each_other(head, qapp):
    assert head.fold(696)
    qapp.processEvents()
    assert head.title.geometry().right() < head.context.geometry().left()
    assert head.context.width() > head.title.width()  # the title takes what it needs, no more

    assert not head.fold(696)  # nothing has changed
    assert head.fold(1400)
    qapp.processEvents()
    assert head.title.geometry().bottom() <= head.context.geometry().top()


def test_without_a_context_the_title_has_the_line(head):
    head.fold(696)
    head.say("A long title of a page that needs the whole line", "")
    assert not head.context.isVisible()
    assert head.title.maximumWidth() > 900


def is_whole(label):
    return QLabel.text(label) == label.text()


@pytest.mark.parametrize("height", [696, 1400])
def test_a_long_title_is_written_smaller_before_it_is_cut(head, qapp, height):
    head.fold(height)
    head.say("The day: Mathematics 1P, written exam", "Thursday 19 November · The hall · running")
    qapp.processEvents()
    assert is_whole(head.title)
    assert head.title.property("role") != "title"
    head.say("Norsk A2", "Monday")
    qapp.processEvents()
    assert head.title.property("role") == "title"


def test_what_is_longer_than_any_style_is_cut_and_read_aloud_whole(head, qapp):
    head.fold(696)
    head.say("A very long title " * 9, "Monday")
    qapp.processEvents()
    assert not is_whole(head.title)
    assert head.title.accessibleName() == "A very long title " * 9
    assert head.context.width() >= 90


def test_a_wider_window_gives_the_title_its_size_back(head, qapp):
    head.fold(1400)
    head.say("The day: Mathematics 1P, written exam", "")
    qapp.processEvents()
    head.resize(1800, 120)
    qapp.processEvents()
    assert head.title.property("role") == "title"
    assert is_whole(head.title)
