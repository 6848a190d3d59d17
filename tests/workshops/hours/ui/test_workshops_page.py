"""All workshops as cards."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from eduapp.gui.forms import FormDialog
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Chip
from eduapp.workshops.hours import queries
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.hours.ui.workshops_page import AT_ONCE, WorkshopsPage
from tests.support import given, given_education, given_workshops
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench
from tests.support.given_workshops import FIFTEEN

ROUTE = Route("workshops.list")


def a_workshop_of_fifteen(database):
    place_id = given_education.a_place(database, "Workshop B", "workshop")
    workshop_id = given_workshops.a_workshop(
        database, place_id=place_id, leader_id=given.WORKSHOP_LEADER.user_id
    )
    people = given_workshops.placed(database, workshop_id, *FIFTEEN)
    given_workshops.some_hours(database, workshop_id, people[0])
    return workshop_id


@pytest.fixture
def carpentry(ready_made):
    return ready_made(a_workshop_of_fifteen)


def opened(qtbot, database, actor=given.LEADER):
    mine = database.acting_as(actor)
    fakes = a_bench(mine, actor)
    mine._publish = database._publish = fakes.feed.publish
    page = WorkshopsPage(fakes.bench, ROUTE)
    qtbot.addWidget(page)
    qtbot.kept = page  # outlives what is deleted in it
    page.resize(1166, 620)
    page.show()
    QApplication.processEvents()
    return page, fakes


def said(page):
    return [made.text() for made in page.findChildren(QLabel)]


def press(page, name):
    next(b for b in page.findChildren(QPushButton) if b.accessibleName() == name).click()


def test_a_card_says_who_works_there_and_what_waits(qtbot, database, carpentry):
    page, _fakes = opened(qtbot, database)

    assert "Workshop B · Terje Haug · 08:00–15:00, break 30 min" in said(page)
    assert any(line.startswith("15 people: Berg, Anton; Dahl, Petter;") for line in said(page))
    assert any(line.endswith(" and 9 more") for line in said(page))
    assert [chip.accessibleName() for chip in page.findChildren(Chip)] == [
        "today not signed yet",
        "9 days not signed",
        "1 entry to approve",
    ]
    assert page.context == "1 workshop, 15 people"


def test_each_verb_leads_where_it_says(qtbot, database, carpentry):
    page, fakes = opened(qtbot, database)

    press(page, "Shift sheet: Carpentry")
    press(page, "Approve hours: Carpentry")
    press(page, "Open Carpentry")

    assert fakes.went == [
        Route("workshops.shift", carpentry),
        Route("workshops.workshop", carpentry, "approve"),
        Route("workshops.workshop", carpentry),
    ]


def test_what_changes_elsewhere_shows(qtbot, database, carpentry):
    page, _fakes = opened(qtbot, database)

    given_workshops.a_workshop(database, "Kitchen")

    qtbot.waitUntil(lambda: "Kitchen" in said(page))
    assert "Nobody works here now." in said(page)


def test_a_workshop_is_added_with_its_shift_and_leader(qtbot, database):
    page, fakes = opened(qtbot, database)
    page.header_buttons()[-1].click()
    dialog = page.findChild(FormDialog)
    dialog.form.set_values({
        "name": "Kitchen", "field_of_work": "cooking", "leader_id": given.OTHER_WORKSHOP_LEADER.user_id,
        "start": 420, "end": 840, "pause": 45,
    })  # fmt: skip
    dialog.submit()

    with database.reading() as session:
        [row] = queries.workshops(session)
    assert (row.name, row.leader, row.facts.shift) == ("Kitchen", "Siri Lund", Times(420, 840, 45))
    assert fakes.went == [Route("workshops.workshop", row.id, "people")]
    qtbot.waitUntil(lambda: "Kitchen" in said(page))


def test_an_impossible_shift_is_told_in_the_form(qtbot, database):
    page, _fakes = opened(qtbot, database)
    page.header_buttons()[-1].click()
    dialog = page.findChild(FormDialog)
    dialog.form.set_values({"name": "Kitchen", "field_of_work": "cooking", "start": 900, "end": 480})
    dialog.submit()

    assert dialog.isVisible()
    dialog.form.keep()
    dialog.reject()


def test_an_empty_site_says_what_to_do(qtbot, database):
    page, _fakes = opened(qtbot, database)

    assert "No workshops yet" in said(page)


def test_who_may_not_change_workshops_is_told_why(qtbot, database, carpentry):
    page, _fakes = opened(qtbot, database, given.WORKSHOP_LEADER)
    *_machines, add = page.header_buttons()

    assert not add.isEnabled()
    assert add.accessibleDescription() == "Your role may look, but not change workshops. Ask a leader."
    page.open_route(Route("workshops.list", detail="add"))
    assert page.findChild(FormDialog) is None


def test_of_very_many_the_own_come_first_and_a_press_shows_more(qtbot, database):
    for place in range(AT_ONCE):
        given_workshops.a_workshop(database, f"A {place:02}")
    given_workshops.a_workshop(database, "Own", leader_id=given.LEADER.user_id)
    page, _fakes = opened(qtbot, database)

    def shown():
        names = [made.accessibleName() for made in page.findChildren(QPushButton) if made.isVisibleTo(page)]
        return [name.removeprefix("Open ") for name in names if name.startswith("Open ")]

    assert shown() == ["Own", *(f"A {place:02}" for place in range(AT_ONCE - 1))]
    [more] = [made for made in page.findChildren(QPushButton) if made.text().strip() == "Show 1 more"]
    more.click()
    QApplication.processEvents()
    assert len(shown()) == AT_ONCE + 1


def test_the_cards_are_fit_for_everybody(qtbot, database, carpentry):
    given_workshops.a_workshop(database, "Vedlikehold og bygningsdrift på avdeling C")

    assert_page_accessible(lambda theme: WorkshopsPage(a_bench(database, theme=theme).bench, ROUTE))


def test_the_machines_are_one_press_away(qtbot, database):
    page, fakes = opened(qtbot, database)
    page.header_buttons()[0].click()
    assert [route.key for route in fakes.went] == ["machines.list"]


def test_the_tool_boards_are_one_press_away(qtbot, database):
    page, fakes = opened(qtbot, database)
    page.header_buttons()[1].click()
    assert [route.key for route in fakes.went] == ["tools.list"]
