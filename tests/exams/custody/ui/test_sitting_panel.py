"""On the page of an exam: each bundle with its sum, and the way to them."""

from PySide6.QtWidgets import QApplication, QLabel

from eduapp.exams.custody.ui.sitting_panel import PapersPanel
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Chip
from tests.support.accessibility import show
from tests.support.given_custody import a_bundle


def test_it_follows_what_is_recorded_and_leads_there(qtbot, database, fakes, sitting_id):
    panel = PapersPanel(fakes.bench, sitting_id)
    qtbot.addWidget(panel)
    show(panel)
    assert "No papers are recorded yet." in [one.text() for one in panel.findChildren(QLabel)]
    a_bundle(database, sitting_id, by=fakes.bench.actor)
    fakes.feed.changed.emit(frozenset({"custody"}))
    QApplication.processEvents()
    chips = [chip.accessibleName() for chip in panel.findChildren(Chip) if chip.isVisibleTo(panel)]
    assert chips == ["all accounted for"]
    panel.go.click()
    assert fakes.went == [Route("custody.sitting", sitting_id)]
