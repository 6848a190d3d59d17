"""Before there is a file: what is needed, and two ways on."""

import pytest

from eduapp.exchange.files.ui.start_panel import StartPanel
from tests.support.accessibility import assert_page_accessible, show
from tests.support.keys import press


@pytest.fixture
def panel(qtbot, theme):
    panel = StartPanel(theme)
    qtbot.addWidget(panel)
    show(panel)
    return panel


def test_it_says_which_columns_are_needed_and_which_are_known(panel):
    panel.show_subject(["Learner number"], ["Last name", "Unit"])

    assert panel._needed.text() == "Needed: Learner number."
    assert panel._others.text() == "Also known: Last name, Unit."

    panel.show_subject(["Code", "Name"], [])

    assert panel._needed.text() == "Needed: Code, Name."
    assert not panel._others.isVisible()


def test_buttons_ask(panel):
    asked = []
    panel.choose_asked.connect(lambda: asked.append("choose"))
    panel.template_asked.connect(lambda: asked.append("template"))

    panel.choose.setFocus()
    press(panel, "Return", "Tab", "Space")

    assert asked == ["choose", "template"]


def test_it_is_fit_for_everybody():
    def made(theme):
        panel = StartPanel(theme)
        panel.show_subject(["Learner number"], ["Last name", "First name", "Date of birth", "Unit"])
        return panel

    assert_page_accessible(made)
