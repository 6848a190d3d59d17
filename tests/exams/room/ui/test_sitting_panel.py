"""On the page of an exam: the way to its day."""

from eduapp.exams.room.ui.sitting_panel import DayPanel
from eduapp.gui.routes import Route


def test_it_leads_to_the_day(qtbot, hall, fakes):
    panel = DayPanel(fakes.bench, hall.sitting_id)
    qtbot.addWidget(panel)
    panel.reload()
    panel.go.click()

    assert fakes.went == [Route("room.sitting", hall.sitting_id)]
