"""On the settings page: one sentence, and the way."""

from PySide6.QtWidgets import QPushButton

from eduapp.certificates.keys.ui.keys_panel import KeysPanel
from eduapp.gui.routes import Route
from tests.support.accessibility import show
from tests.support.ceremonies import words


def panel(qtbot, fakes):
    made = KeysPanel(fakes.bench)
    qtbot.addWidget(made)
    show(made)
    return made


def test_it_says_that_there_are_none_and_leads_there(qtbot, fakes):
    made = panel(qtbot, fakes)
    assert "The school has no keys yet" in words(made)
    made.findChild(QPushButton).click()
    assert fakes.went == [Route("keys.keys")]


def test_it_says_since_when_and_until_when(qtbot, fakes, kept):
    assert "signs since 23.11.2026. It is renewed on 23.11.2027." in words(panel(qtbot, fakes))
