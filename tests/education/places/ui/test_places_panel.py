"""On the settings page, one line says how many places there are."""

from eduapp.education.places.ui.places_panel import PlacesPanel
from eduapp.gui.routes import Route
from tests.support.accessibility import assert_page_accessible, show
from tests.support.fakes import a_bench
from tests.support.given_education import a_place
from tests.support.keys import press


def test_it_counts_the_places_and_leads_to_them(qtbot, database):
    a_place(database)
    a_place(database)
    fakes = a_bench(database)
    panel = PlacesPanel(fakes.bench)
    qtbot.addWidget(panel)
    show(panel)

    press(panel, "Tab", "Return")

    assert panel._words.text() == "2 places are in use."
    assert fakes.went == [Route("places.list")]


def test_it_is_fit_for_everybody(qtbot, database):
    assert_page_accessible(lambda theme: PlacesPanel(a_bench(database, theme=theme).bench))
