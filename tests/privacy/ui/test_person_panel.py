from eduapp.gui.routes import Route
from eduapp.privacy.ui.person_panel import PersonPanel
from tests.support import given


def test_it_leads_to_the_copy_of_this_learner(qtbot, database, fakes):
    person = given.a_learner(database)
    panel = PersonPanel(fakes.bench, person)
    qtbot.addWidget(panel)

    panel.copy.click()
    panel.reload()

    assert fakes.went == [Route("privacy.copy", person)]
