from datetime import date

import pytest

from eduapp.exams.sittings.rules.states import CLOSED, STATES
from eduapp.exams.statistics.rules.scopes import (
    FROM_ELSEWHERE,
    IS_ANNULLED,
    NOT_SEALED,
    against_showing,
    title_text,
)


@pytest.mark.parametrize("state", STATES)
def test_figures_begin_with_the_seal(state):
    expected = "" if state in CLOSED else IS_ANNULLED if state == "annulled" else NOT_SEALED

    assert against_showing(1, state) == expected


def test_a_paper_from_elsewhere_has_no_questions():
    assert against_showing(None, "sealed") == FROM_ELSEWHERE


def test_what_figures_are_about_is_said():
    assert title_text("sitting", "Matematikk", date(2026, 11, 16)) == "exam in Matematikk, 16.11.2026"
    assert title_text("paper", "Prøve", None) == "all exams with the paper “Prøve”"
    assert title_text("all", "", None) == "all exams"
