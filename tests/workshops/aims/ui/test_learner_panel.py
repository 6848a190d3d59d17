"""Aims and talks on the page of a learner."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from eduapp.gui.widgets import Chip
from eduapp.workshops.aims import terms
from eduapp.workshops.aims.ui.learner_panel import LearnerPanel
from eduapp.workshops.aims.ui.matrix_page import SIGN_REASON
from tests.support import given, given_workshops
from tests.support.accessibility import assert_page_accessible
from tests.support.dialogs import the_dialog
from tests.support.fakes import a_bench
from tests.support.given_aims import a_talk, an_aim, seen, signed_off
from tests.support.given_roads import CARPENTRY, a_road
from tests.support.keys import press

OFTEN = "At least one talk every 6 months (opplæringsforskrifta §§ 9-6, 9-13, 15-8)."


@pytest.fixture
def shop(database):
    return given_workshops.a_workshop(database)


@pytest.fixture
def ola(database, shop):
    return given_workshops.placed(database, shop, "Ola Vik")[0]


def opened(qtbot, fakes, learner_id):
    panel = LearnerPanel(fakes.bench, learner_id)
    qtbot.addWidget(panel)
    panel.resize(1000, 500)
    panel.show()
    return panel


def texts(panel):
    return [made.text() for made in panel.findChildren(QLabel) if made.isVisibleTo(panel)]


def buttons(panel):
    return {made.accessibleName(): made for made in panel.findChildren(QPushButton)}


def test_aims_reached_and_begun_talks_and_the_next_one_stand_by_trade(qtbot, database, fakes, shop, ola):
    a_road(database, ola, shop, way="apprentice", start_day=date(2026, 5, 18))
    done, watched = an_aim(database, "KM1", "Read a drawing"), an_aim(database, "KM2")
    for aim_id in (done, watched):
        seen(database, ola, aim_id)
    signed_off(database, ola, done)

    panel = opened(qtbot, fakes, ola)

    assert texts(panel) == [
        "Joinery",
        "Aims signed off: 1, of 2 in the plan. 1 more is practised or observed.",
        "KM1: Read a drawing. Signed off 23.11.2026 by Terje Haug.",
        f"Next talk by 18.11.2026. {OFTEN}",
    ]
    assert [chip.accessibleName() for chip in panel.findChildren(Chip)] == ["overdue"]


def test_a_talk_is_noted_from_there(qtbot, database, fakes, shop, ola):
    a_road(database, ola, shop, way="apprentice", start_day=date(2026, 6, 15))
    panel = opened(qtbot, fakes, ola)
    assert [chip.accessibleName() for chip in panel.findChildren(Chip)] == ["due soon"]
    buttons(panel)["Note a talk… (joinery)"].click()
    the_dialog().form.type_in({"agreed": "Practise joints"})
    press(the_dialog(), "Ctrl+Return")

    assert "Talk 23.11.2026 with Solveig Nes: Practise joints" in texts(panel)
    assert f"Next talk by 23.05.2027. {OFTEN}" in texts(panel)


def test_a_talk_that_was_not_held_is_withdrawn_from_there(qtbot, database, fakes, shop, ola):
    a_road(database, ola, shop, way="apprentice")
    a_talk(database, ola)
    panel = opened(qtbot, fakes, ola)
    buttons(panel)["Withdraw… (talk 23.11.2026)"].click()
    the_dialog().form.type_in({"reason": "Wrong person"})
    press(the_dialog(), "Ctrl+Return")

    assert not any("Practise joints" in text for text in texts(panel))


def test_a_candidate_owes_no_talk_and_a_trade_may_have_no_aims(qtbot, database, fakes, shop, ola):
    a_road(database, ola, shop, trade=CARPENTRY)
    a_talk(database, ola, trade=CARPENTRY)

    shown = texts(opened(qtbot, fakes, ola))

    assert "The trade has no aims in the program yet." in shown
    assert "No talks are asked for on this way; one may be noted all the same." in shown
    assert "Talk 23.11.2026 with Terje Haug: Practise joints" in shown


def test_without_road_and_aims_it_says_so(qtbot, fakes, ola):
    assert texts(opened(qtbot, fakes, ola)) == ["On the way to no trade, and no aim signed off."]


def test_who_may_only_look_is_told_why(qtbot, database, shop, ola):
    a_road(database, ola, shop)
    looking = replace(given.LEADER, permissions=frozenset({terms.SEE_AIMS}))
    panel = opened(qtbot, a_bench(database.acting_as(looking), looking), ola)

    [note] = buttons(panel).values()
    assert (note.isEnabled(), note.accessibleDescription()) == (False, SIGN_REASON)


def test_the_panel_is_fit_for_everybody(qtbot, database, shop, ola):
    a_road(database, ola, shop, way="apprentice", start_day=date(2026, 5, 18))
    aim_id = an_aim(database, "KM1", "Read a drawing")
    seen(database, ola, aim_id)
    signed_off(database, ola, aim_id)
    a_talk(database, ola)

    assert_page_accessible(lambda theme: LearnerPanel(a_bench(database, theme=theme).bench, ola))
