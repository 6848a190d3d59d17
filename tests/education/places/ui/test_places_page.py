"""The list of places, by keyboard, for everybody."""

import pytest

from eduapp.education.places import queries
from eduapp.education.places.service import SavePlace, TakeOutOfService, save_place, take_out_of_service
from eduapp.education.places.ui.place_page import CHANGE_REASON
from eduapp.education.places.ui.places_page import PlacesPage
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_place
from tests.support.keys import keys_only, press, write

ROUTE = Route("places.list")


@pytest.fixture
def page(qtbot, database):
    a_place(database, "Klasserom 2", seats=14)
    a_place(database, "Snekkeriet", "workshop", 15)
    database.execute(
        save_place, SavePlace(name="Lageret", kind="other", active=False, archive_reason="closed")
    )
    made = PlacesPage(a_hearing_bench(database).bench, ROUTE)
    qtbot.addWidget(made)
    show(made)
    return made


def names(page):
    return [row.name for row in page.table.table.rows]


def test_places_stand_in_order_and_say_what_they_are(page):
    assert names(page) == ["Klasserom 2", "Snekkeriet", "Lageret"]
    sentences = [page.table.table.sentence(row) for row in page.table.table.rows]
    assert sentences[0] == "Klasserom 2, classroom, seats: 14, machines: not counted, in use"
    assert sentences[2] == (
        "Lageret, other place, seats: not counted, machines: not counted, archived (closed down)"
    )


def test_a_place_is_found_and_narrowed_to_a_kind(page):
    with keys_only():
        write(page, "snek")
    assert names(page) == ["Snekkeriet"]

    page.show_all()
    page.choose_filter("classroom")
    assert names(page) == ["Klasserom 2"]


def test_a_place_is_added_by_keyboard_and_stands_in_the_list(page, database):
    page.open_route(Route("places.list", detail="add"))
    dialog = the_dialog()

    with keys_only():
        write(dialog, "Bakeriet")
        press(dialog, "Tab", "Tab")
        write(dialog, "8")
        press(dialog, "Return")

    assert no_dialog()
    assert names(page) == ["Bakeriet", "Klasserom 2", "Snekkeriet", "Lageret"]


def test_what_is_out_of_service_today_is_said_in_the_list(page, database):
    with database.reading() as session:
        place = queries.by_name(session, "Snekkeriet")
    order = TakeOutOfService(place_id=place.id, first_day=given.TODAY, reason="maintenance")
    database.execute(take_out_of_service, order)
    page.reload()

    row = page.table.table.rows[1]
    assert page.table.table.sentence(row).endswith("out of service (maintenance)")


def test_enter_on_a_row_opens_the_page_of_the_place(qtbot, database):
    place_id = a_place(database, "Klasserom 2")
    fakes = a_bench(database)
    page = PlacesPage(fakes.bench, ROUTE)
    qtbot.addWidget(page)
    show(page)

    with keys_only():
        write(page, "klasse")
        press(page, "Return")

    assert fakes.went == [Route("places.place", place_id)]


def test_who_may_only_look_is_told_why(qtbot, database):
    a_place(database, "Klasserom 2")
    page = PlacesPage(a_bench(database, given.TEACHER).bench, Route("places.list", detail="add"))
    qtbot.addWidget(page)
    show(page)
    page.open_route(page.route)

    [add] = page.header_buttons()
    assert not add.isEnabled()
    assert add.accessibleDescription() == CHANGE_REASON
    assert no_dialog()


def test_an_empty_list_says_what_it_is_for(qtbot, database):
    page = PlacesPage(a_bench(database).bench, ROUTE)
    qtbot.addWidget(page)
    show(page)
    assert page.empty().title == "No places yet"
    assert page.empty().primary is not None


def test_the_count_is_said_in_words(page):
    assert page.count_text(1, 1) == "1 place"
    assert page.count_text(1, 3) == "1 of 3 places"


def test_the_page_is_fit_for_everybody(qtbot, database):
    a_place(database, "Klasserom 2")
    database.execute(save_place, SavePlace(name="<b>Lageret</b> & co", active=False))
    assert_page_accessible(lambda theme: PlacesPage(a_bench(database, theme=theme).bench, ROUTE))
