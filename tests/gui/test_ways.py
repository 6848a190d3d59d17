from dataclasses import replace

from eduapp.gui.contributions import ActionOffer
from eduapp.gui.routes import Route
from eduapp.gui.ways import way_buttons
from tests.support.fakes import a_bench


def test_a_page_has_a_button_for_each_way_that_is_offered_beside_it(qtbot, database):
    asked = []

    def ways(place):
        asked.append(place)
        return [ActionOffer("Marks", Route("grading.list"), "check", "", beside=place)]

    fakes = a_bench(database)
    [made] = way_buttons(replace(fakes.bench, ways=ways), "sittings.list")
    qtbot.addWidget(made)
    made.click()

    assert (asked, made.accessibleName(), fakes.went) == (["sittings.list"], "Marks", [Route("grading.list")])
