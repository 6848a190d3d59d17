"""The matrix of a workshop, by keyboard, for everybody."""

from dataclasses import replace

import pytest

from eduapp.gui.routes import Route
from eduapp.workshops.aims import terms
from eduapp.workshops.aims.ui.matrix_page import (
    NO_CELL,
    NOT_SIGNED_REASON,
    NOTHING_REASON,
    SIGN_REASON,
    SIGNED_REASON,
    MatrixPage,
)
from tests.support import given, given_workshops
from tests.support.accessibility import announcements, assert_page_accessible, show
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_aims import an_aim, seen, signed_off
from tests.support.given_roads import CARPENTRY, JOINERY, a_road
from tests.support.keys import keys_only, press


@pytest.fixture
def shop(database):
    return given_workshops.a_workshop(database)


@pytest.fixture
def people(database, shop):
    ids = given_workshops.placed(database, shop, "Anton Berg", "Ola Vik")
    for learner_id in ids:
        a_road(database, learner_id, shop)
    for number in (1, 2, 3):
        an_aim(database, f"KM{number}", f"Words of {number}")
    return ids


def a_page(qtbot, fakes, shop, detail=""):
    made = MatrixPage(fakes.bench, Route("aims.matrix", shop, detail))
    qtbot.addWidget(made)
    show(made)
    made.view.setFocus()
    return made


def whys(page):
    return [verb.accessibleDescription() for verb in page.header_buttons()]


def test_a_leader_observes_and_signs_without_a_mouse(qtbot, database, fakes, shop, people):
    page = a_page(qtbot, fakes, shop)
    assert (page._who.text(), page._what.text()) == ("Berg, Anton", "KM1: Words of 1")
    assert whys(page) == [NOT_SIGNED_REASON, "", NOTHING_REASON]

    with keys_only():
        press(page, "Down", "Right", "O")
        press(the_dialog(), "Down", "Down", "Down", "Return")
    assert no_dialog()
    assert "alone" in page._stands.text()
    assert page._who.text() == "Vik, Ola"

    with keys_only():
        press(page, "S")
        press(the_dialog(), "Return")
    assert no_dialog()
    assert page._stands.text().startswith("Signed off 23.11.2026")
    assert whys(page) == ["", "", SIGNED_REASON]
    assert page.view.hasFocus()


def test_a_key_that_can_do_nothing_says_why(qtbot, database, fakes, shop, people):
    page = a_page(qtbot, fakes, shop)
    with keys_only(), announcements() as said:
        press(page, "S")

    assert no_dialog()
    assert page._hint.isVisible()
    assert (page._hint.text(), said[-1]) == (NOTHING_REASON, NOTHING_REASON)
    with keys_only():
        press(page, "Right")
    assert not page._hint.isVisible()


def test_another_trade_shows_its_people_and_stays_when_one_comes_back(qtbot, database, fakes, shop, people):
    kari = given_workshops.placed(database, shop, "Kari Moe")[0]
    a_road(database, kari, shop, trade=CARPENTRY)
    an_aim(database, "KM9", trade=CARPENTRY)
    page = a_page(qtbot, fakes, shop)
    assert page.trades.value() == JOINERY
    assert page.context == "1 person here is on the way to another trade."

    page.trades.set_value(CARPENTRY)
    assert [person.name for person in page.view.table.people] == ["Moe, Kari"]

    again = a_page(qtbot, fakes, shop)
    again.restore(page.kept())
    assert again.trades.value() == CARPENTRY
    assert a_page(qtbot, fakes, shop, CARPENTRY).trades.value() == CARPENTRY


def test_what_somebody_else_does_is_shown_at_once(qtbot, database, fakes, shop, people):
    page = a_page(qtbot, fakes, shop)
    seen(database, people[0], page.view.table.aims[0].id)
    fakes.bench.feed.changed.emit(frozenset({terms.MATRIX_CHANGED}))

    assert "Observed" in page._stands.text()


def test_withdraw_asks_for_a_reason(qtbot, database, fakes, shop, people):
    aim_id = an_aim(database, "KM1", "Words of 1")
    seen(database, people[0], aim_id)
    signed_off(database, people[0], aim_id)
    page = a_page(qtbot, fakes, shop)
    page._withdraw.click()
    the_dialog().form.type_in({"reason": "Wrong row"})
    press(the_dialog(), "Ctrl+Return")

    assert not page._stands.text().startswith("Signed")


def test_who_may_only_look_is_told_why(qtbot, database, shop, people):
    looking = replace(given.LEADER, permissions=frozenset({terms.SEE_AIMS}))
    page = a_page(qtbot, a_bench(database.acting_as(looking), looking), shop)
    with keys_only():
        press(page, "O", "S")

    assert whys(page) == [SIGN_REASON] * 3
    assert no_dialog()


def test_without_aims_it_says_where_they_come_from(qtbot, fakes, shop):
    page = a_page(qtbot, fakes, shop)

    assert "page of competence aims" in page._nothing.text()
    assert whys(page) == [NO_CELL] * 3


def test_without_people_it_says_so(qtbot, database, fakes, shop):
    an_aim(database)

    assert "Nobody" in a_page(qtbot, fakes, shop)._nothing.text()


def test_the_page_is_fit_for_everybody(qtbot, database, shop, people):
    for number in range(4, 24):
        an_aim(database, f"KM{number}")
    aim_id = an_aim(database, "KM1", "Words of 1")
    seen(database, people[0], aim_id, words="Cut joints")
    signed_off(database, people[0], aim_id)

    assert_page_accessible(
        lambda theme: MatrixPage(a_bench(database, theme=theme).bench, Route("aims.matrix", shop))
    )
