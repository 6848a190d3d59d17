"""On the settings page: how many pairs stand, and the way there."""

from PySide6.QtWidgets import QLabel, QPushButton

from eduapp.gui.routes import Route
from eduapp.people.apart.ui.pairs_panel import PairsPanel
from tests.support import given
from tests.support.given_apart import a_closed_pair, a_pair


def test_the_pairs_that_stand_are_counted_and_the_button_leads_to_them(qtbot, database, fakes):
    ada, bo = given.a_learner(database), given.a_learner(database)
    a_pair(database, ada, bo)
    a_closed_pair(database, a_pair(database, ada, bo, "course"))
    panel = PairsPanel(fakes.bench)
    qtbot.addWidget(panel)

    assert [one.text() for one in panel.findChildren(QLabel)] == ["1 pair is kept apart."]
    panel.findChildren(QPushButton)[0].click()
    assert fakes.went == [Route("apart.list")]
