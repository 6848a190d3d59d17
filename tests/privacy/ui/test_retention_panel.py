from eduapp.gui.routes import Route
from eduapp.privacy.ui.retention_panel import RetentionPanel


def test_it_leads_to_the_rules(qtbot, fakes):
    panel = RetentionPanel(fakes.bench)
    qtbot.addWidget(panel)

    panel.go.click()
    panel.reload()

    assert fakes.went == [Route("privacy.retention")]
