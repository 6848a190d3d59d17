"""The papers of an exam by keyboard: one key a step, two people in their own names, and why not."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from eduapp.exams.custody import terms
from eduapp.exams.custody.rules.steps import KINDS, STEPS
from eduapp.exams.custody.ui.custody_page import OWN, PRINT_REASON, RECORD_REASON, CustodyPage
from eduapp.exams.sittings.models import SittingEvent
from eduapp.gui.pdf_pages import look_into
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, fill, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_custody import a_bundle, by_two, step, the_bundle
from tests.support.keys import keys_only, press


def opened(qtbot, database, sitting_id, actor=given.INVIGILATOR):
    page = CustodyPage(a_hearing_bench(database, actor).bench, Route("custody.sitting", sitting_id))
    qtbot.addWidget(page)
    show(page)
    if page.table.table.rows:
        page.table.selectRow(0)
    page.table.setFocus()
    return page


def texts(page):
    QApplication.processEvents()
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]


def test_a_bundle_is_received_and_then_it_is_the_chosen_one(qtbot, database, sitting_id):
    a_bundle(database, sitting_id, "Sheets", "answer_sheets")
    page = opened(qtbot, database, sitting_id)
    with keys_only():
        press(page, "R")
    fill(label="Version A", count=16, source="The county", seal="P 1")
    assert no_dialog()
    row = page.table.current_row()
    assert (row.label, row.seal, row.balance.received) == ("Version A", "P 1", 16)


def test_the_first_bundle_is_received_from_the_empty_page(qtbot, database, sitting_id):
    page = opened(qtbot, database, sitting_id)
    assert "No papers are recorded yet" in texts(page)
    page.receive.click()
    fill(label="Version A", count=16, source="The county")
    assert page.table.isVisibleTo(page)
    assert page.table.current_row().label == "Version A"


def test_the_keys_work_before_the_first_bundle_and_wherever_the_keyboard_is(qtbot, database, sitting_id):
    page = opened(qtbot, database, sitting_id)
    with keys_only():
        press(page, "R")
    fill(label="Version A", count=16, source="The county")
    assert "Received" in texts(page)
    page.steps["opened"].setFocus()
    with keys_only():
        press(page, "O")
    the_dialog().reject()
    qtbot.addWidget(page.paper)
    show(page.paper)  # a button above the page, as the shell shows it
    page.paper.setFocus()
    with keys_only():
        press(page.paper, "O")
    the_dialog().reject()


def test_two_people_open_it_each_in_their_own_name(qtbot, database, sitting_id):
    bundle_id = a_bundle(database, sitting_id)
    page = opened(qtbot, database, sitting_id)
    with keys_only() as cost:
        press(page, "O")
    assert cost.keys == 1
    fill(count=30)
    assert no_dialog()
    assert the_bundle(database, bundle_id).standing.state == "unsealed"
    press(page, "K")
    assert OWN in texts(page)
    second = opened(qtbot, database, sitting_id, given.LEADER)
    with keys_only() as cost:
        press(second, "K")
    assert cost.keys == 1
    assert the_bundle(database, bundle_id).standing.state == "open"


@pytest.mark.parametrize("which", STEPS)
def test_one_key_opens_the_form_of_each_step_or_says_why_not(qtbot, database, sitting_id, which):
    a_bundle(database, sitting_id)
    page = opened(qtbot, database, sitting_id)
    verb = page.steps[which]
    with keys_only():
        press(page, KINDS[which].key)
    if verb.isEnabled():
        assert the_dialog()
    else:
        assert no_dialog()
        assert verb.accessibleDescription() in texts(page)
    closed = {"received", "handed_out", "back", "handed_in", "found"}
    assert verb.isEnabled() == (which not in closed)


def test_the_sum_stands_line_by_line_with_what_is_against_it(qtbot, database, sitting_id):
    bundle_id = a_bundle(database, sitting_id, "Sheets", "answer_sheets")
    by_two(database, bundle_id, "opened", count=30)
    step(database, bundle_id, "handed_out", count=28)
    page = opened(qtbot, database, sitting_id)
    said = texts(page)
    assert said[said.index("Received") + 1] == "30"
    assert said[said.index("Handed out, not handed in") + 1] == "28"
    assert "“Sheets”: 28 of 30 were handed out and neither handed in nor brought back unused." in said
    press(page, "I")
    fill(count=28)
    said = texts(page)
    assert said[said.index("Handed in") + 1] == "28"
    assert page.table.table.sentence(page.table.table.rows[0]).endswith("open, all accounted for")


def test_who_may_only_look_learns_why(qtbot, database, sitting_id):
    a_bundle(database, sitting_id)
    page = opened(qtbot, database, sitting_id, given.TEACHER)
    for verb in (page.receive, page.confirm, *page.steps.values()):
        assert not verb.isEnabled()
        assert verb.accessibleDescription() == RECORD_REASON


def test_ctrl_p_prints_the_receipt_and_count_and_the_trail_keeps_it(qtbot, database, sitting_id, notes):
    a_bundle(database, sitting_id)
    fakes = a_hearing_bench(database, given.INVIGILATOR)
    page = CustodyPage(fakes.bench, Route("custody.sitting", sitting_id))
    qtbot.addWidget(page)
    show(page)
    fakes.printer.works = False
    page.print_()
    assert notes[-1].action == terms.RECEIVED
    fakes.printer.works = True
    page.paper.click()
    pdf, title = fakes.printer.printed[-1]
    assert title == "Receipt and count of papers · Matematikk"
    assert "Version A" in " ".join(look_into(pdf).texts)
    assert notes[-1].action == terms.PRINTED


def test_who_may_not_print_learns_why_and_ctrl_p_prints_nothing(qtbot, database, sitting_id):
    fakes = a_hearing_bench(database, given.TEACHER)
    page = CustodyPage(fakes.bench, Route("custody.sitting", sitting_id))
    qtbot.addWidget(page)
    show(page)
    page.print_()
    assert fakes.printer.printed == []
    assert page.paper.accessibleDescription() == PRINT_REASON


def test_an_exam_that_is_gone_is_said(qtbot, database):
    assert opened(qtbot, database, UUID(int=5)).title == "This exam has been removed"


def test_the_page_is_fit_for_everybody(qtbot, database, sitting_id):
    bundle_id = a_bundle(database, sitting_id, seal="P 1")
    a_bundle(database, sitting_id, "Sheets", "answer_sheets")
    step(database, bundle_id, "opened", count=29)

    def made(theme):
        bench = a_bench(database, given.LEADER, theme=theme).bench
        return CustodyPage(bench, Route("custody.sitting", sitting_id))

    assert_page_accessible(made)


def test_once_the_exam_is_sealed_only_what_follows_a_seal_can_be_done(qtbot, database, sitting_id):
    a_bundle(database, sitting_id)
    with database.writing() as uow:
        seal = SittingEvent(
            sitting_id=sitting_id, place=1, from_state="collecting", to_state="sealed", reason="",
            by=given.LEADER.user_id, at=uow.now,
        )  # fmt: skip
        uow.session.add(seal)
    page = opened(qtbot, database, sitting_id)

    for verb in (page.receive, page.steps["opened"], page.steps["handed_out"], page.steps["sealed"]):
        assert not verb.isEnabled()
        assert verb.accessibleDescription().startswith("Two people have signed the log of this exam.")
    assert page.steps["destroyed"].isEnabled()
    assert page.steps["moved"].isEnabled()
