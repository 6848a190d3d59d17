"""On the page of a group: who waits, and the next offer in two presses."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from eduapp.core.violations import Override
from eduapp.education.enrolment.ui.group_page import GroupPage
from eduapp.education.waiting import rules
from eduapp.education.waiting.ui.contributions import LIST
from eduapp.education.waiting.ui.verbs import APPLY_REASON, DECIDE_REASON
from eduapp.education.waiting.ui.waiting_panel import WaitingPanel, columns
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_course, a_group, an_enrolment
from tests.support.given_waiting import a_wish, decided, in_line, offered, the_list
from tests.support.keys import effort, keys_only, press
from tests.support.sample import a_catalogue_bench


@pytest.fixture
def group_id(database):
    return a_group(database, a_course(database, name="Norsk A2"), capacity=2)


@pytest.fixture
def people(database, group_id):
    """Two in line, one to decide."""
    first = in_line(database, group_id, given.a_learner(database, "Karim Haddad"), date(2026, 11, 2))
    second = in_line(database, group_id, given.a_learner(database, "Geir Moen"), date(2026, 11, 10))
    third = a_wish(database, group_id, given.a_learner(database, "Nora Ås"), date(2026, 11, 20))
    return first, second, third


def a_panel(qtbot, fakes, group_id):
    panel = WaitingPanel(fakes.bench, group_id)
    qtbot.addWidget(panel)
    panel.resize(1100, 600)
    show(panel)
    return panel


def said(panel):
    QApplication.processEvents()
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisibleTo(panel)]


def names(panel):
    return [panel.table.table.columns[0].text(row) for row in panel.table.table.rows]


def test_the_list_shows_its_rule_and_its_order(qtbot, fakes, group_id, people):
    panel = a_panel(qtbot, fakes, group_id)
    assert rules.ORDER_RULE in said(panel)
    assert "Places: 0 of 2, 2 free. 2 in line. 1 to decide." in said(panel)
    assert names(panel) == ["1. Haddad, Karim", "2. Moen, Geir", "Ås, Nora"]
    assert panel.offer_next.text().strip() == "Offer the place to Haddad, Karim"


def test_j11_the_next_free_place_is_offered_in_two_presses(qtbot, database, group_id, people):
    """From Today's row the group opens at its list, with the keyboard on the offer."""
    fakes = a_catalogue_bench(database, given.LEADER)
    page = GroupPage(fakes.bench, Route("enrolment.group", group_id, detail=LIST))
    qtbot.addWidget(page)
    show(page)

    with keys_only(), effort() as cost:
        press(page, "Return")

    assert cost.keys <= 2
    assert the_list(database, group_id).rows[0].state == "offered"
    assert fakes.tell.texts == ["The place is offered to Haddad, Karim."]


def test_j11_by_mouse_it_is_the_tab_and_the_offer(qtbot, database, group_id, people):
    fakes = a_catalogue_bench(database, given.LEADER)
    page = GroupPage(fakes.bench, Route("enrolment.group", group_id))
    qtbot.addWidget(page)
    show(page)

    next(one for one in page.tabs.buttons() if one.text() == "Waiting").click()
    page.findChild(WaitingPanel).offer_next.click()

    assert the_list(database, group_id).rows[0].state == "offered"


def test_an_offer_is_undone_from_the_toast(qtbot, database, fakes, group_id, people):
    panel = a_panel(qtbot, fakes, group_id)
    panel.offer_next.click()
    fakes.tell.act()
    row = the_list(database, group_id).rows[0]
    assert (row.state, row.place, row.turned_down) == ("approved", 1, 0)


def test_an_offer_for_which_no_place_is_free_is_asked_about(qtbot, database, fakes, group_id, people):
    for _ in range(2):
        an_enrolment(database, group_id=group_id, override=Override(frozenset({"OthersWait"}), "earlier"))
    panel = a_panel(qtbot, fakes, group_id)
    panel.offer_next.click()
    [refusal] = fakes.ask.refusals
    assert [violation.name for violation in refusal.violations] == ["GroupFull"]
    assert the_list(database, group_id).rows[0].state == "approved"


def test_a_wish_is_approved_and_a_place_given_by_keyboard_alone(qtbot, database, fakes, group_id, people):
    panel = a_panel(qtbot, fakes, group_id)
    panel.table.setFocus()
    with keys_only():
        press(panel, "End")
    assert panel.approve.isEnabled()
    panel.approve.click()
    assert the_list(database, group_id).rows[2].state == "approved"

    panel.table.select_row(people[0])
    panel.said_yes.click()
    with keys_only():
        press(the_dialog(), "Return")

    assert no_dialog()
    assert the_list(database, group_id).rows[-1].state == "allocated"


def test_buttons_that_do_not_fit_say_why(qtbot, fakes, group_id, people):
    panel = a_panel(qtbot, fakes, group_id)
    panel.table.select_row(people[2])
    assert "cannot become “got a place”" in panel.said_yes.accessibleDescription()
    panel.table.select_row(people[0])
    assert "cannot become “waits for a place”" in panel.approve.accessibleDescription()


def test_the_law_stands_where_no_list_may_be(qtbot, database, fakes):
    group_id = a_group(database, a_course(database, kind="upper_secondary"))
    panel = a_panel(qtbot, fakes, group_id)
    assert any("§ 13-4" in words for words in said(panel))
    assert said(panel) == [words for words in said(panel) if "§ 13-4" in words]  # and nothing else
    assert not panel.add.isVisibleTo(panel)
    assert "§ 13-4" in panel.add.accessibleDescription()


def test_somebody_is_put_on_the_list_from_here(qtbot, database, fakes, group_id):
    given.a_learner(database, "Karim Haddad")
    panel = a_panel(qtbot, fakes, group_id)
    assert "Nobody waits." in said(panel)
    assert panel.offer_next.accessibleDescription() == "Nobody is in line. Approve a wish first."
    panel.add.click()
    assert the_dialog().windowTitle().startswith("Put on the waiting list of Norsk A2")


@pytest.mark.parametrize(
    ("actor", "offer", "add"),
    [(given.TEACHER, DECIDE_REASON, ""), (given.OFFICE, DECIDE_REASON, APPLY_REASON)],
)
def test_who_may_only_look_is_told_why(qtbot, database, group_id, people, actor, offer, add):
    panel = a_panel(qtbot, a_hearing_bench(database, actor), group_id)
    assert panel.offer_next.accessibleDescription() == offer
    assert panel.add.accessibleDescription() == add


def test_more_can_be_done_from_the_menu(qtbot, fakes, group_id, people):
    panel = a_panel(qtbot, fakes, group_id)
    panel.more.click()
    menu = QApplication.activePopupWidget()
    assert menu.accessibleName() == "More for Haddad, Karim"
    menu.close()


def test_enter_opens_the_learner(qtbot, fakes, group_id, people):
    panel = a_panel(qtbot, fakes, group_id)
    panel.table.setFocus()
    with keys_only():
        press(panel, "Return")
    [route] = fakes.went
    assert route == Route("learners.learner", panel.table.table.rows[0].learner_id)


def test_a_row_is_read_in_one_sentence(database, group_id, people):
    row = the_list(database, group_id).rows[0]
    assert columns()[0].spoken(row) == (
        "Haddad, Karim, number 1 in line, waits for a place, applied 02.11.2026, asked by: the learner, "
        "prerequisites: met, offered: never. Not known: no sessions are planned from this start."
    )


def test_it_is_fit_for_everybody(qtbot, database, group_id, people):
    offered(database, people[0])
    decided(database, people[1], "declined", "other")
    assert_page_accessible(lambda theme: WaitingPanel(a_bench(database, theme=theme).bench, group_id))


def test_an_empty_list_is_fit_for_everybody(qtbot, database):
    for kind in ("basic", "vocational"):
        group_id = a_group(database, a_course(database, kind=kind))
        assert_page_accessible(
            lambda theme, group_id=group_id: WaitingPanel(a_bench(database, theme=theme).bench, group_id)
        )
