"""From the page of lists one comes to the statements of hours."""

from eduapp.gui.routes import Route
from eduapp.records.lists.ui.lists_page import ListsPage
from tests.support import given
from tests.support.accessibility import show
from tests.support.keys import press
from tests.support.sample import a_catalogue_bench


def verbs(fakes):
    page = ListsPage(fakes.bench, Route("lists.lists"))
    return page, {one.accessibleName() or one.text().strip(): one for one in page.header_buttons()}


def test_the_office_goes_from_lists_to_the_statements_by_a_key(qtbot, database):
    fakes = a_catalogue_bench(database, given.OFFICE)
    page, found = verbs(fakes)
    qtbot.addWidget(page)
    verb = found["Statements"]
    qtbot.addWidget(verb)
    show(verb)
    verb.setFocus()

    press(verb, "Space")

    assert fakes.went == [Route("statements.month")]


def test_who_may_not_see_statements_has_no_such_button(qtbot, database):
    page, found = verbs(a_catalogue_bench(database, given.TEACHER))
    qtbot.addWidget(page)

    assert "Statements" not in found
