"""Problems are told beside the field and on top, and the summary leads to them."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from eduapp.gui.problems import FieldProblem, Link, ProblemSummary
from eduapp.gui.theme import Theme
from tests.support.accessibility import problems, show
from tests.support.keys import click, press

LONG = "The course asks for safety training first: send the person to the next course in workshop safety."


@pytest.fixture
def theme(qapp):
    made = Theme()
    made.apply(qapp)
    return made


@pytest.fixture
def asked():
    return []


@pytest.fixture
def summary(qtbot, theme, asked):
    window, field = QWidget(), QLineEdit()
    window.setObjectName("root")
    field.setAccessibleName("Name")
    made = ProblemSummary(theme, asked.append)
    down = QVBoxLayout(window)
    down.addWidget(made)
    down.addWidget(field)
    qtbot.addWidget(window)
    made.stands_in = window
    show(window, QSize(500, 400))
    made.show_entries(
        [("name", "Name is needed."), ("", "The course has ended."), ("level", "Level is needed.")]
    )
    return made


def test_it_takes_the_focus_and_says_how_many(summary):
    assert summary.hasFocus()
    assert summary.accessibleName() == "3 things to put right"
    said = "Name is needed. The course has ended. Level is needed."
    assert summary.accessibleDescription() == said


def test_tab_goes_through_its_links_before_the_fields(summary, asked):
    press(summary, "Tab", "Space", "Tab", "Space")

    assert asked == ["name", "level"]


def test_a_link_is_pressed_with_the_mouse_too(summary, asked):
    click(summary.links()[1])

    assert asked == ["level"]


def test_nothing_left_hides_it(summary):
    summary.show_entries([])

    assert not summary.isVisible()
    assert summary.links() == []


def test_it_is_fit_for_everybody(summary, theme):
    assert problems(summary.window(), theme, QSize(500, 400)) == []


def test_a_long_sentence_breaks_into_lines(theme):
    link = Link(theme, LONG)

    assert link.heightForWidth(300) > link.heightForWidth(1200)
    assert link.minimumSizeHint().width() <= 160
    assert link.accessibleName() == LONG


def test_beside_a_field_it_takes_no_room_until_there_is_one(qtbot, theme):
    problem = FieldProblem(theme)
    qtbot.addWidget(problem)
    assert problem.isHidden()

    problem.say("Name is needed.")
    assert not problem.isHidden()

    problem.say("")
    assert problem.isHidden()
