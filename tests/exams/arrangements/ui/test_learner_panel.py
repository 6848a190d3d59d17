"""What is granted to somebody, on the learner's page: with its decision and its days, for few."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from eduapp.app.catalogue import panels
from eduapp.exams.arrangements import terms
from eduapp.exams.arrangements.ui.decision_dialog import RECORD_REASON
from eduapp.exams.arrangements.ui.learner_panel import ArrangementsPanel
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Chip
from eduapp.people.learners.ui.learner_page import LearnerPage
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_arrangements import AN_HOUR, MORE_TIME, OWN_ROOM, READER, a_decision, withdrawn

MAY_NOT = [actor for actor in given.STAFF if actor not in (given.LEADER, given.OFFICE)]


def the_panel(qtbot, fakes, learner_id):
    panel = ArrangementsPanel(fakes.bench, learner_id)
    qtbot.addWidget(panel)
    show(panel)
    return panel


def said(panel):
    QApplication.processEvents()
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisibleTo(panel) and one.text()]


def verb(panel, name):
    QApplication.processEvents()
    [found] = [
        one
        for one in panel.findChildren(QPushButton)
        if one.accessibleName() == name and one.isVisibleTo(panel)
    ]
    return found


def test_what_is_in_force_stands_there_with_its_decision_and_days(qtbot, database, fakes, learner_id):
    a_decision(database, learner_id, MORE_TIME, READER, valid_until=date(2027, 6, 30))
    panel = the_panel(qtbot, fakes, learner_id)
    assert [chip.accessibleName() for chip in panel.findChildren(Chip)] == ["in force"]
    assert said(panel) == [
        "All exams",
        "More time: 25 %, somebody reads the paper aloud",
        "01.10.2026 to 30.06.2027 · Vestland fylkeskommune, 01.10.2026, case 2026/1234-5",
        "recorded by Åse Bakke, 23.11.2026",
        "Not where the exam tests: speed, reading (opplæringsforskrifta §§ 9-34, 15-23).",
    ]


def test_nothing_is_said_so(qtbot, fakes, learner_id):
    assert said(the_panel(qtbot, fakes, learner_id)) == ["Nothing is granted at exams."]


def test_where_another_decision_holds_is_told_beside_the_one_for_all_exams(
    qtbot, database, fakes, learner_id, course_id
):
    a_decision(database, learner_id, OWN_ROOM)
    a_decision(database, learner_id, AN_HOUR, course_id=course_id)
    told = said(the_panel(qtbot, fakes, learner_id))
    assert told.count("Not in Matematikk, while the decision for that course holds.") == 1
    assert "Matematikk" in told


def test_what_is_over_stays_in_a_line_with_how_it_ended(qtbot, database, fakes, learner_id):
    withdrawn(database, a_decision(database, learner_id, OWN_ROOM), "own_wish")
    assert said(the_panel(qtbot, fakes, learner_id)) == [
        "Nothing is granted at exams.",
        (
            "All exams · 01.10.2026 to 22.11.2026 · Own room · "
            "Vestland fylkeskommune, 01.10.2026, case 2026/1234-5 · "
            "The learner does not want it (Åse Bakke, 23.11.2026)"
        ),
    ]


def test_a_decision_is_recorded_replaced_and_withdrawn_from_here(qtbot, fakes, learner_id, told):
    panel = the_panel(qtbot, fakes, learner_id)
    panel.add.click()
    dialog = the_dialog()
    assert dialog.windowTitle() == "Record a decision for Moe, Kari"
    letter = {"decider": "school", "office": "Voksenopplæringen", "decided_on": given.TODAY}
    letter |= {"reference": "26/7", "valid_from": given.TODAY}
    dialog.form.type_in(letter | {"own_room": True})
    dialog.submit()
    assert no_dialog()
    assert "Own room" in said(panel)

    verb(panel, "Replace: All exams, 26/7…").click()
    the_dialog().form.type_in(letter | {"reference": "26/8", "reader": True})
    the_dialog().submit()
    assert "Own room, somebody reads the paper aloud" in said(panel)

    verb(panel, "Withdraw: All exams, 26/8…").click()
    the_dialog().form.type_in({"reason": "revoked"})
    the_dialog().submit()
    assert said(panel)[0] == "Nothing is granted at exams."
    assert [row.facts.reference for row in told(learner_id)] == ["26/8", "26/7"]


def test_who_may_only_look_is_told_why(qtbot, database, learner_id):
    a_decision(database, learner_id)
    looking = replace(given.LEADER, permissions=frozenset({terms.SEE_ARRANGEMENTS}))
    panel = the_panel(qtbot, a_hearing_bench(database, looking), learner_id)
    shut = [panel.add, verb(panel, "Replace: All exams, 2026/1234-5…")]
    shut.append(verb(panel, "Withdraw: All exams, 2026/1234-5…"))
    assert {(one.isEnabled(), one.accessibleDescription()) for one in shut} == {(False, RECORD_REASON)}


@pytest.mark.parametrize("actor", MAY_NOT, ids=lambda actor: actor.title)
def test_nobody_else_sees_a_trace_of_it_on_the_page(qtbot, database, learner_id, actor):
    a_decision(database, learner_id)
    bench = replace(a_hearing_bench(database, actor).bench, panels=lambda place: panels(place, actor))
    page = LearnerPage(bench, Route("learners.learner", learner_id))
    qtbot.addWidget(page)
    show(page)
    words = " ".join(said(page))
    assert not any(told in words for told in ("Arrangements", "More time", "2026/1234-5"))


def test_the_panel_is_fit_for_everybody(qtbot, database, learner_id, course_id):
    a_decision(database, learner_id, MORE_TIME, READER, valid_until=date(2026, 12, 24))
    withdrawn(database, a_decision(database, learner_id, AN_HOUR, course_id=course_id))
    a_decision(database, learner_id, OWN_ROOM, course_id=course_id, valid_from=given.TODAY)
    assert_page_accessible(lambda theme: ArrangementsPanel(a_bench(database, theme=theme).bench, learner_id))
