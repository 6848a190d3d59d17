"""The page of one workshop: three tabs, opened by the route."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from eduapp.gui.forms import FormDialog
from eduapp.gui.routes import Route
from eduapp.workshops.hours import queries
from eduapp.workshops.hours.ui.workshop_page import WorkshopPage
from tests.support import given, given_workshops
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench
from tests.support.given_workshops import FIFTEEN, YESTERDAY


def a_workshop_of_fifteen(database):
    workshop_id = given_workshops.a_workshop(
        database, tasks=("Framing",), leader_id=given.WORKSHOP_LEADER.user_id
    )
    given_workshops.placed(database, workshop_id, *FIFTEEN)
    given_workshops.a_signed_shift(database, workshop_id, YESTERDAY)
    return workshop_id


@pytest.fixture
def carpentry(ready_made):
    return ready_made(a_workshop_of_fifteen)


def opened(qtbot, database, workshop_id, detail="", actor=given.LEADER):
    mine = database.acting_as(actor)
    fakes = a_bench(mine, actor)
    mine._publish = database._publish = fakes.feed.publish
    page = WorkshopPage(fakes.bench, Route("workshops.workshop", workshop_id, detail))
    qtbot.addWidget(page)
    qtbot.kept = page  # outlives what is deleted in it
    page.resize(1166, 620)
    page.show()
    QApplication.processEvents()
    return page, fakes


@pytest.mark.parametrize(("detail", "part"), [("", "week"), ("approve", "approval"), ("people", "people")])
def test_a_route_opens_its_tab(qtbot, database, carpentry, detail, part):
    page, _fakes = opened(qtbot, database, carpentry, detail)

    assert getattr(page, part).isVisible()
    assert page.tabs.current() == (detail or "week")


def test_the_head_says_where_who_and_when(qtbot, database, carpentry):
    page, _fakes = opened(qtbot, database, carpentry)

    assert (page.title, page.context) == ("Carpentry", "Terje Haug · 08:00–15:00, break 30 min")
    assert page.tabs.buttons()[1].text() == "To approve (15)"


def test_the_shift_sheet_is_one_press_away(qtbot, database, carpentry):
    page, fakes = opened(qtbot, database, carpentry)

    page.header_buttons()[2].click()

    assert fakes.went == [Route("workshops.shift", carpentry)]


def test_facts_are_changed_and_shown(qtbot, database, carpentry):
    page, _fakes = opened(qtbot, database, carpentry)
    page.header_buttons()[0].click()
    dialog = page.findChild(FormDialog)
    dialog.form.set_values(dialog.form.values() | {"name": "Carpentry and boats", "active": False})
    dialog.submit()

    with database.reading() as session:
        facts = queries.workshop(session, carpentry).facts
    assert (facts.name, facts.active) == ("Carpentry and boats", False)
    qtbot.waitUntil(lambda: page.title == "Carpentry and boats")
    assert page.context.startswith("closed · ")
    assert facts == replace(facts, field_of_work="carpentry")


def test_a_removed_workshop_is_told(qtbot, database):
    _page, fakes = opened(qtbot, database, given.LEADER.user_id)

    assert len(fakes.ask.errors) == 1


def test_the_tab_stays_when_the_pages_are_built_anew(qtbot, database, carpentry):
    page, _fakes = opened(qtbot, database, carpentry, "people")
    again, _fakes = opened(qtbot, database, carpentry)

    again.restore(page.kept())

    assert again.people.isVisible()


@pytest.mark.parametrize("detail", ["week", "approve", "people"])
def test_the_page_is_fit_for_everybody(qtbot, database, carpentry, detail):
    def make(theme):
        return WorkshopPage(
            a_bench(database, theme=theme).bench, Route("workshops.workshop", carpentry, detail)
        )

    def prepare(page):
        if detail == "approve":
            page.approval.tick_others()

    assert_page_accessible(make, prepare=prepare)


def test_the_aims_of_its_people_are_one_click_away(qtbot, database, carpentry):
    page, fakes = opened(qtbot, database, carpentry)
    page.header_buttons()[1].click()

    assert fakes.went == [Route("aims.matrix", carpentry)]
