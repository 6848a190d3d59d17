import pytest

from eduapp.gui.routes import Route
from eduapp.privacy import queries
from eduapp.privacy.ui.person_panel import PersonPanel
from tests.support import given


@pytest.fixture
def person(database):
    return given.a_learner(database)


@pytest.fixture
def panel(qtbot, fakes, person):
    made = PersonPanel(fakes.bench, person)
    qtbot.addWidget(made)
    return made


def test_it_leads_to_the_copy_of_this_learner(panel, fakes, person):
    panel.copy.click()

    assert fakes.went == [Route("privacy.copy", person)]


def test_deletion_is_held_back_and_that_is_lifted(panel, database, person):
    panel.set_hold("asked")
    panel.reload()
    assert "the learner asks for it" in panel.said.text()
    assert panel.hold.isHidden()

    panel.lift.click()
    panel.reload()

    assert panel.lift.isHidden()
    with database.reading() as session:
        assert queries.hold_of(session, person) is None
