from dataclasses import replace

from PySide6.QtWidgets import QMenu

from eduapp.gui.contributions import ActionOffer
from eduapp.gui.routes import Route
from eduapp.gui.ways import ways_buttons
from tests.support.fakes import a_bench

OFFERED = [
    ActionOffer("Marks", Route("grading.list"), "check", "", beside="sittings.list"),
    ActionOffer("Appeals", Route("appeals.list"), "scale", "", beside="sittings.list"),
]


def test_one_button_has_a_menu_of_each_way_that_is_offered_beside_a_page(qtbot, database):
    asked = []

    def ways(place):
        asked.append(place)
        return OFFERED

    fakes = a_bench(database)
    [made] = ways_buttons(replace(fakes.bench, ways=ways), "sittings.list", "After the exam…")
    qtbot.addWidget(made)
    made.click()
    [menu] = made.findChildren(QMenu)
    assert (asked, made.accessibleName()) == (["sittings.list"], "After the exam…")
    assert menu.accessibleName() == "After the exam…"
    assert [one.text() for one in menu.actions()] == ["&1  Marks", "&2  Appeals"]

    menu.actions()[1].trigger()
    assert fakes.went == [Route("appeals.list")]


def test_a_page_from_which_nothing_leads_on_has_no_such_button(database):
    assert (
        ways_buttons(replace(a_bench(database).bench, ways=lambda _place: []), "sittings.list", "On…") == []
    )
