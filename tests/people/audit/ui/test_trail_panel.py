"""The trail of one learner, on the learner's page."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QLabel

from eduapp.people.audit.ui.trail_panel import TrailPanel
from eduapp.people.learners import service, terms
from eduapp.people.learners.rules import LearnerFacts
from tests.support import given, given_trail
from tests.support.accessibility import assert_page_accessible, show
from tests.support.fakes import a_bench


def the_panel(qtbot, fakes, learner_id):
    sentences = {
        terms.LEARNER_ADMITTED: "{name} was added.",
        terms.LEARNER_CORRECTED: "{name} was put right.",
    }
    panel = TrailPanel(replace(fakes.bench, sentences=sentences), learner_id)
    qtbot.addWidget(panel)
    show(panel)
    return panel


def said(panel):
    QApplication.processEvents()
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisibleTo(panel)]


def corrected(database, learner_id, version, unit):
    facts = LearnerFacts(number="77", family_name="Haddad", given_name="Karim", unit=unit)
    order = service.CorrectLearner(learner_id=learner_id, version=version, facts=facts)
    database.execute(service.correct_learner, order)


def test_a_change_stands_on_top_at_once_with_who_and_when(qtbot, database, fakes):
    learner_id = given.a_learner(database, "Karim Haddad")
    given.a_learner(database, "Jonas Lie")
    panel = the_panel(qtbot, fakes, learner_id)
    assert said(panel) == ["Haddad, Karim was added.", "Solveig Nes · 23.11.2026 08:00"]

    corrected(database, learner_id, 1, "B")
    assert said(panel)[::2] == ["Haddad, Karim was put right.", "Haddad, Karim was added."]


def test_the_newest_twelve_are_enough(qtbot, database, fakes):
    learner_id = given.a_learner(database, "Karim Haddad")
    for number in range(13):
        corrected(database, learner_id, number + 1, f"Unit {number}")
    assert said(the_panel(qtbot, fakes, learner_id))[::2] == ["Haddad, Karim was put right."] * 12


def test_nothing_yet_is_said_so(qtbot, database, fakes):
    assert said(the_panel(qtbot, fakes, given.LEADER.user_id)) == ["Nothing has been changed yet."]


def test_who_opened_the_page_stands_below(qtbot, database, fakes):
    learner_id = given.a_learner(database, "Karim Haddad")
    given_trail.read(database.acting_as(given.TEACHER), learner_id)
    given_trail.read(database.acting_as(given.OFFICE), learner_id, 4)
    assert said(the_panel(qtbot, fakes, learner_id))[2:] == [
        "Who opened this page",
        f"{given.TEACHER.name} · 23.11.2026 · once",
        f"{given.OFFICE.name} · 23.11.2026 · 4 times",
    ]


def test_it_is_fit_for_everybody(qtbot, database):
    learner_id = given.a_learner(database, "Karim H<b>addad</b>")
    corrected(database, learner_id, 1, "B")
    given_trail.read(database, learner_id)
    assert_page_accessible(lambda theme: TrailPanel(a_bench(database, theme=theme).bench, learner_id))
