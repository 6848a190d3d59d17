"""Roads on the page of a learner."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from eduapp.gui.forms import FormDialog
from eduapp.gui.widgets import Card, Chip, vbox
from eduapp.people.learners import queries as learners
from eduapp.workshops.road import service
from eduapp.workshops.road.ui.calculation_dialog import CalculationDialog
from eduapp.workshops.road.ui.picture import RoadPicture
from eduapp.workshops.road.ui.road_panel import RoadPanel
from tests.support import given
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench
from tests.support.given_roads import CARPENTRY, JOINERY, a_practice, a_road
from tests.support.given_workshops import YESTERDAY, approved, some_hours


def opened(qtbot, database, learner_id, actor=given.LEADER):
    fakes = a_bench(database.acting_as(actor), actor)
    database._publish = fakes.feed.publish
    panel = RoadPanel(fakes.bench, learner_id)
    qtbot.addWidget(panel)
    qtbot.kept = panel
    panel.resize(1000, 600)
    panel.show()
    QApplication.processEvents()
    return panel


def texts(panel):
    return [made.text() for made in panel.findChildren(QLabel) if made.isVisible()]


def press(panel, name):
    next(b for b in panel.findChildren(QPushButton) if b.accessibleName() == name).click()


def test_a_road_is_told_as_picture_and_in_words(qtbot, database, carpentry, ola):
    approved(database, some_hours(database, carpentry, ola))
    a_practice(database, ola)
    a_road(database, ola, carpentry)

    panel = opened(qtbot, database, ola)

    shown = texts(panel)
    assert "Joinery" in shown
    assert "practice candidate · 1,740 hours a year · from 17.08.2026 · Carpentry" in shown
    assert "12.04 of 60 months count (20 %). Still asked for: 47.96 months." in shown
    assert any("Planned last day here: not known." in text for text in shown)
    [picture] = panel.findChildren(RoadPicture)
    assert picture.accessibleName().startswith("12.04 of 60 months count (20 %).")
    assert [chip.accessibleName() for chip in panel.findChildren(Chip)] == ["practice certificate shown"]


def test_what_the_stripes_are_is_said_below_the_picture(qtbot, database, ola):
    a_practice(database, ola, first_day=date(2010, 1, 1), last_day=date(2010, 12, 31))
    a_road(database, ola)

    [told] = [
        text for text in texts(opened(qtbot, database, ola)) if text.startswith("12 of 60 months count")
    ]
    assert told.endswith("Still asked for: 48 months. Striped: 12 months are older than 10 years.")


def test_the_calculation_opens_from_the_panel(qtbot, database, ola):
    a_road(database, ola)
    panel = opened(qtbot, database, ola)
    press(panel, "The calculation of the road to joinery…")

    [dialog] = panel.findChildren(CalculationDialog)
    assert dialog.isVisible()
    assert dialog.windowTitle() == "The road of Vik, Ola to joinery"
    dialog.reject()


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Set a road…", "Set a road for Vik, Ola"),
        ("Change the road to joinery…", "Change the road"),
        ("End the road to joinery…", "End the road to joinery"),
        ("Note practice elsewhere…", "Practice of Vik, Ola elsewhere"),
        (
            "Withdraw: joinery, Nordlys Snekkeri, kitchens, 1 January – 31 December 2023…",
            "Withdraw: Nordlys Snekkeri, kitchens",
        ),
    ],
)
def test_every_verb_opens_its_form(qtbot, database, ola, name, title):
    a_road(database, ola)
    a_practice(database, ola)
    panel = opened(qtbot, database, ola)
    press(panel, name)

    [dialog] = panel.findChildren(FormDialog)
    assert dialog.windowTitle() == title
    dialog.reject()


def test_approved_hours_and_a_new_last_day_show_at_once(qtbot, database, carpentry, ola):
    a_road(database, ola, carpentry)
    panel = opened(qtbot, database, ola)
    assert "0 of 60 months count (0 %). Still asked for: 60 months." in texts(panel)

    approved(database, some_hours(database, carpentry, ola, YESTERDAY))
    qtbot.waitUntil(lambda: any(text.startswith("0.04 of 60") for text in texts(panel)))


def test_what_ended_is_told_with_its_day_and_reason(qtbot, database, ola):
    order = service.EndRoad(road_id=a_road(database, ola), version=1, reason="own_wish")
    database.acting_as(given.LEADER).execute(service.end_road, order)
    panel = opened(qtbot, database, ola)

    assert texts(panel) == [
        "No road to a trade certificate yet.",
        "Joinery: ended 23.11.2026, own wish",
    ]


def test_who_may_only_look_is_told_why(qtbot, database, ola):
    a_road(database, ola)
    panel = opened(qtbot, database, ola, given.OFFICE)

    for verb in (panel.add, panel.note):
        assert not verb.isEnabled()
        assert "may look" in verb.accessibleDescription()


def test_nobody_has_a_road_to_begin_with(qtbot, database, ola):
    panel = opened(qtbot, database, ola)

    assert texts(panel) == ["No road to a trade certificate yet."]
    with database.reading() as session:
        assert learners.head(session, ola) is not None


def test_the_panel_is_fit_for_everybody(qtbot, database, carpentry, ola):
    hours = [some_hours(database, carpentry, ola, YESTERDAY - timedelta(days=n)) for n in range(30)]
    approved(database, *hours)
    a_practice(database, ola)
    a_practice(database, ola, trade=CARPENTRY, proof="told", percent=None, minutes=6_000)
    a_road(database, ola, carpentry, trade=JOINERY)
    ended = a_road(database, ola, trade=CARPENTRY)
    order = service.EndRoad(road_id=ended, version=1, reason="own_wish")
    database.acting_as(given.LEADER).execute(service.end_road, order)

    def make(theme):
        page = QWidget()
        page.setObjectName("page")
        panel = RoadPanel(a_bench(database, theme=theme).bench, ola)
        vbox(Card(panel), None, margins=(24, 8, 24, 8), parent=page)
        return page

    assert_page_accessible(make)
