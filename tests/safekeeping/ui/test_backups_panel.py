from eduapp.gui.routes import Route
from eduapp.safekeeping.ui.backups_panel import BackupsPanel
from tests.support.accessibility import show
from tests.support.ceremonies import words
from tests.support.given_backups import make


def test_it_says_how_it_stands_and_leads_there(qtbot, administrator, database, home):
    panel = BackupsPanel(administrator.bench)
    qtbot.addWidget(panel)
    show(panel)
    assert "No backup yet" in words(panel)
    make(database, home.folder)
    panel.reload()
    assert "Last verified backup 23.11.2026, none in a second place." in words(panel)
    panel.findChild(type(panel.layout().itemAt(1).widget())).click()
    assert administrator.went == [Route("safekeeping.backups")]
