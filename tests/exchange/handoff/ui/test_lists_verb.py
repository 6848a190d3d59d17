"""From the page of lists one comes to the minutes for the daily allowance."""

from eduapp.gui.routes import Route
from eduapp.records.lists.ui.lists_page import ListsPage
from tests.support import given
from tests.support.accessibility import show
from tests.support.keys import press
from tests.support.sample import a_catalogue_bench


def verbs(fakes):
    page = ListsPage(fakes.bench, Route("lists.lists"))
    return page, {one.accessibleName() or one.text().strip(): one for one in page.header_buttons()}


def test_the_office_goes_from_lists_to_the_minutes_by_a_key(qtbot, database):
    fakes = a_catalogue_bench(database, given.OFFICE)
    page, found = verbs(fakes)
    qtbot.addWidget(page)
    verb = found["Daily allowance"]
    qtbot.addWidget(verb)
    show(verb)
    verb.setFocus()

    press(verb, "Space")

    assert fakes.went == [Route("handoff.days")]


def test_who_may_not_see_the_minutes_has_no_such_button(qtbot, database):
    page, found = verbs(a_catalogue_bench(database, given.TEACHER))
    qtbot.addWidget(page)

    assert "Daily allowance" not in found
