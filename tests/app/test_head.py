"""Title and context on top of a page: two lines, one where the window is low."""

import pytest

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
