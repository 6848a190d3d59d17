from eduapp.exams.marking.ui.sitting_panel import MarkingPanel
from eduapp.gui.routes import Route
from tests.support import given


def test_the_page_of_an_exam_leads_to_its_marking(qtbot, fakes):
    panel = MarkingPanel(fakes.bench, given.LEADER.user_id)
    qtbot.addWidget(panel)
    panel.go.click()
    panel.reload()
    assert fakes.went[-1] == Route("marking.sitting", given.LEADER.user_id)
