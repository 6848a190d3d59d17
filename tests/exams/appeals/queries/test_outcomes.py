"""The letter about a grade tells what an instance decided, and invites no appeal the law does not have."""

import pytest

from eduapp.app import catalogue
from eduapp.core.i18n import speaking
from eduapp.core.progress import NoProgress
from eduapp.exams.appeals import queries
from eduapp.exams.grading import jobs
from eduapp.exams.grading.ui.dialogs import DECIDED
from eduapp.gui.pdf_pages import look_into
from tests.support import given, given_education
from tests.support.given_appeals import TOLD

pytestmark = pytest.mark.both_databases


def decision(appeals, result_id, language="en"):
    with appeals.database.reading() as session, speaking(language):
        return queries.outcomes(session, [result_id]).get(result_id)


def letter(appeals, result_id, language="en"):
    """As whoever hands out letters gets it: with what the catalogue offers."""
    offered = catalogue.answers(DECIDED, given.OFFICE)
    assert offered == ["eduapp.exams.appeals.queries:outcomes"]
    with appeals.database.reading() as session:
        sitting_id = queries.result_facts(session, result_id).sitting_id
    order = jobs.MakeLetters(sitting_id, language, TOLD, decided=(queries.outcomes,))
    pdf = jobs.make_letters(appeals.database, order, NoProgress()).pdf
    return " ".join(" ".join(look_into(pdf).texts).split())


def test_a_raised_grade_is_told_with_its_decision_and_without_another_last_day(appeals, database):
    given_education.the_school(database)
    result_id = appeals.grade()
    assert "Last day to appeal" in letter(appeals, result_id)
    appeal_id = appeals.sent(result_id=result_id)
    appeals.step(appeal_id, "raised", grade="4")
    new = appeals.in_force(appeal_id)
    said = letter(appeals, new)
    for words in (
        "4 four",
        "Your appeal (grade of a written exam) was decided on 23 November 2026 by complaints board",
        "The outcome: grade raised.",
        "This decision is not appealed against again (forvaltningsloven § 28).",
    ):
        assert words in said, words
    for words in ("Last day to appeal", "If you want to appeal", "hand it to", "another letter"):
        assert words not in said, words


def test_what_another_body_decides_is_still_invited(appeals, database):
    given_education.the_school(database)
    result_id = appeals.grade("trade_test_grade")
    appeals.step(appeals.sent("trade_test_grade", result_id=result_id), "upheld")
    said = letter(appeals, result_id)
    assert decision(appeals, result_id).left
    assert "The outcome: decision upheld." in said
    assert "Last day to appeal" in said


@pytest.mark.parametrize(("language", "words"), [("nb", "Klagen din"), ("nn", "Klaga di")])
def test_it_is_in_the_language_of_the_letter(appeals, language, words):
    result_id = appeals.grade()
    appeals.step(appeals.sent(result_id=result_id), "upheld")
    assert words in decision(appeals, result_id, language).said[0]


def test_a_grade_nobody_decided_on_has_none(appeals):
    assert decision(appeals, appeals.grade()) is None
