"""All talks with one learner."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from eduapp.core.actor import Actor
from eduapp.education.plans import queries, service, terms
from eduapp.education.plans.ui.talks_dialog import TalksDialog, show_talks
from eduapp.gui.widgets import Chip
from tests.support import given
from tests.support.accessibility import assert_page_accessible
from tests.support.dialogs import a_hearing_bench, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_plans import a_talk, the_plan


@pytest.fixture
def learner_id(database):
    """Somebody with a talk that was corrected, one that was struck out, and one as it was."""
    person = given.a_learner(database, "Karim Haddad")
    for day in (10, 11, 12):
        a_talk(database, person, date(2026, 11, day), "Ring", "Bra")
    as_it_was, struck, corrected = the_plan(database, person).talks
    order = service.StrikeTalk(talk_id=struck.id, version=1, reason="Feil person")
    database.execute(service.strike_talk, order)
    facts = service.talks.TalkFacts(date(2026, 11, 9), "Ring", "Svært bra")
    fix = service.CorrectTalk(
        talk_id=corrected.id, version=1, facts=facts, held_by=corrected.held_by_id, reason="Feil dag"
    )
    database.execute(service.correct_talk, fix)
    assert as_it_was.day == date(2026, 11, 12)
    return person


def opened(fakes, parent, learner_id):
    show_talks(fakes.bench, learner_id, "Haddad, Karim", parent)
    return the_dialog()


def texts(dialog):
    return [one.text() for one in dialog.findChildren(QLabel)]


def test_what_stood_before_stays_in_sight_with_the_reason(fakes, parent, learner_id):
    dialog = opened(fakes, parent, learner_id)
    words = texts(dialog)

    assert {"Reason: Feil dag", "Reason: Feil person", "Svært bra", "Bra"} <= set(words)
    chips = [chip.accessibleName() for chip in dialog.findChildren(Chip)]
    assert sorted(chips) == ["corrected or struck out later", "corrected or struck out later", "struck out"]
    assert words.count("Note for staff only") == 5


def test_only_what_counts_can_be_corrected_or_struck_out(fakes, parent, learner_id):
    dialog = opened(fakes, parent, learner_id)
    assert [verb.accessibleName() for verb in dialog.verbs] == [
        "Correct the talk of 12.11.2026…",
        "Strike out the talk of 12.11.2026…",
        "Correct the talk of 09.11.2026…",
        "Strike out the talk of 09.11.2026…",
    ]


@pytest.mark.parametrize(("place", "title"), [(0, "Correct the talk"), (1, "Strike out the talk")])
def test_a_verb_leads_to_its_form(fakes, parent, learner_id, place, title):
    dialog = opened(fakes, parent, learner_id)
    dialog.verbs[place].click()
    assert the_dialog().windowTitle() == f"{title} with Haddad, Karim on 12.11.2026"


def test_who_may_only_look_gets_no_verbs(database, parent, qtbot, learner_id):
    looker = Actor(given.TEACHER.user_id, "Ingrid", frozenset({terms.SEE_PLANS}), ("teacher",))
    dialog = opened(a_hearing_bench(database, looker), parent, learner_id)
    assert dialog.verbs == []
    assert [one.text() for one in dialog.findChildren(QPushButton)] == ["Close"]


def test_it_is_fit_for_everybody(database, parent, learner_id):
    with database.reading() as session:
        rows = queries.talk_history(session, learner_id)

    assert_page_accessible(
        lambda theme: TalksDialog(a_bench(database, theme=theme).bench, "<b>Haddad</b>", rows, parent)
    )
