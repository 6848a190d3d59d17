"""Corrections on the page of the exam: what would change and why, attested by another, or refused."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from eduapp.exams.sittings import queries
from eduapp.exams.sittings.ui.corrections_part import ATTEST_REASON, OWN_REASON
from eduapp.exams.sittings.ui.sitting_page import SittingPage
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_exams import candidates, decided_before, enter, proposed


@pytest.fixture
def wrong_id(database, candidate_id):
    enter(database, candidate_id, "1")
    return candidate_id


def the_part(qtbot, database, sitting_id, actor=given.LEADER):
    fakes = a_hearing_bench(database, actor)
    page = SittingPage(fakes.bench, Route("sittings.sitting", sitting_id))
    page.corrections.fakes, page.corrections.page = fakes, page
    qtbot.addWidget(page)
    show(page)
    return page.corrections


def words(part):
    QApplication.processEvents()
    return [one.text() for one in part.findChildren(QLabel) if one.isVisibleTo(part)]


def test_without_any_there_is_no_card(qtbot, database, sitting_id, wrong_id):
    assert not the_part(qtbot, database, sitting_id).isVisible()


def test_who_did_not_propose_it_attests_it_and_it_is_gone(qtbot, database, sitting_id, wrong_id):
    proposed(database, wrong_id, "5", "Read wrongly")
    part = the_part(qtbot, database, sitting_id)
    assert words(part)[1:] == [
        "Candidate 101: 1 one → 5 five",
        "Proposed by Ingrid Solheim, 23.11.2026 08:00: entered wrongly, opplæringsforskrifta § 9-9",
        "Read wrongly",
    ]
    attest, _refuse = part.verbs
    assert attest.accessibleName() == "Attest candidate 101"
    attest.click()
    assert candidates(database, sitting_id)[0].grade == "5"
    assert not part.isVisible()
    assert part.fakes.tell.texts == ["The correction is in force."]


def test_who_proposed_it_may_only_take_it_back(qtbot, database, sitting_id, wrong_id):
    proposed(database, wrong_id, "5", by=given.LEADER)
    part = the_part(qtbot, database, sitting_id)
    attest, back = part.verbs
    assert attest.accessibleDescription() == OWN_REASON
    back.click()
    dialog = the_dialog()
    dialog.form.set_values({"reason": "The wrong line"})
    dialog.submit()
    assert no_dialog()
    assert not part.isVisible()
    assert candidates(database, sitting_id)[0].grade == "1"


def test_who_may_not_attest_is_told_why(qtbot, database, sitting_id, wrong_id):
    proposed(database, wrong_id, "5")
    for verb in the_part(qtbot, database, sitting_id, given.OFFICE).verbs:
        assert verb.accessibleDescription() == ATTEST_REASON


def test_what_an_instance_decided_is_attested_and_says_why_it_is_not_refused(
    qtbot, database, sitting_id, wrong_id
):
    with database.reading() as session:
        [row] = queries.history(session, wrong_id)
    decided_before(database, wrong_id, row.id, "5")
    attest, refuse = the_part(qtbot, database, sitting_id).verbs
    assert attest.isEnabled()
    assert refuse.accessibleDescription().startswith("An instance decided this grade on appeal")


def test_the_page_with_one_is_fit_for_everybody(qtbot, database, sitting_id, wrong_id):
    proposed(database, wrong_id, "5", "A long reason " * 12)
    route = Route("sittings.sitting", sitting_id)
    assert_page_accessible(lambda theme: SittingPage(a_bench(database, theme=theme).bench, route))
