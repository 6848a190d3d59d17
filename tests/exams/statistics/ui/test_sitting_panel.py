import pytest
from sqlalchemy import update

from eduapp.exams.sittings.models import Sitting
from eduapp.exams.statistics.ui.sitting_panel import StatisticsPanel
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.fakes import a_bench


@pytest.fixture
def panel(qtbot, database):
    def opening(sitting_id):
        fakes = a_bench(database, given.LEADER)
        made = StatisticsPanel(fakes.bench, sitting_id)
        made.fakes = fakes
        qtbot.addWidget(made)
        return made

    return opening


def test_the_button_leads_to_the_figures_of_the_exam(panel, exam):
    made = panel(exam.sitting_id)
    made.go.click()

    assert made.fakes.went == [Route("statistics.questions", exam.sitting_id, "sitting")]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"state": "collecting"}, "log is sealed"),
        ({"paper_id": None}, "not in the program"),
        ({"state": "annulled"}, "annulled"),
    ],
)
def test_it_says_why_there_is_nothing_to_be_seen(database, panel, exam, change, why):
    with database.writing() as uow:
        uow.session.execute(update(Sitting).where(Sitting.id == exam.sitting_id).values(**change))
    made = panel(exam.sitting_id)

    assert not made.go.isEnabled()
    assert why in made.go.accessibleDescription()
