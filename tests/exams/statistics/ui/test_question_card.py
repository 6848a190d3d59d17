from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.exams.questions.terms import SEE_QUESTIONS
from eduapp.exams.statistics import queries
from eduapp.exams.statistics.ui.question_card import QuestionCard
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.fakes import a_bench


@pytest.fixture
def row(database, exam):
    with database.reading() as session:
        return queries.worked(session, "sitting", exam.sitting_id, frozenset(), given.TODAY).rows[4]


def a_card(qtbot, database, by=given.LEADER):
    fakes = a_bench(database, by)
    card = QuestionCard(fakes.bench)
    qtbot.addWidget(card)
    return card, fakes


def test_it_shows_one_question_and_nothing_without_one(qtbot, database, row):
    card, _fakes = a_card(qtbot, database)
    card.show_row(row)
    texts = {one.text() for one in card.findChildren(QLabel)}

    assert {"Question no. 5", "Hva er 14 + 2?", "24 of 24", "Discriminative efficiency"} <= texts
    assert card.isVisible()
    card.show_row(None)
    assert not card.isVisible()


def test_its_button_leads_to_the_bank_for_who_may_see_it(qtbot, database, row):
    card, fakes = a_card(qtbot, database)
    card.show_row(row)
    card.go.click()
    assert fakes.went == [Route("questions.edit", row.question_id)]

    may_not = replace(given.LEADER, permissions=given.LEADER.permissions - {SEE_QUESTIONS})
    card, fakes = a_card(qtbot, database, may_not)
    card.show_row(row)
    card.open_question()
    assert fakes.went == []
    assert "may not see" in card.go.accessibleDescription()
