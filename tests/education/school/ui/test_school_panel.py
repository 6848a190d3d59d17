"""On the settings page, one line says which school issues papers."""

from eduapp.education.school.ui.school_panel import SchoolPanel
from eduapp.gui.routes import Route
from tests.support.accessibility import assert_page_accessible, show
from tests.support.fakes import a_bench
from tests.support.given_education import the_school
from tests.support.keys import press


def test_it_names_the_school_and_leads_to_its_page(qtbot, database, fakes):
    the_school(database)
    panel = SchoolPanel(fakes.bench)
    qtbot.addWidget(panel)
    show(panel)

    press(panel, "Tab", "Return")

    assert panel._words.text() == "Fjellvik videregående skole · 0 terms · 0 lessons a day"
    assert fakes.went == [Route("school.school")]


def test_before_the_first_run_it_says_so(qtbot, fakes):
    panel = SchoolPanel(fakes.bench)
    qtbot.addWidget(panel)
    assert panel._words.text().startswith("No school yet")


def test_it_is_fit_for_everybody(qtbot, database):
    assert_page_accessible(lambda theme: SchoolPanel(a_bench(database, theme=theme).bench))
