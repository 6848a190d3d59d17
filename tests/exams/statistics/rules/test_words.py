from datetime import date

import pytest

from eduapp.core.i18n import speaking
from eduapp.exams.statistics.rules.items import Figure
from eduapp.exams.statistics.rules.limits import limits_on
from eduapp.exams.statistics.rules.report import report_of
from eduapp.exams.statistics.rules.words import (
    item_text,
    percent_text,
    points_text,
    readings,
    verdict_text,
    whole_rows,
)
from tests.support.given_marks import asked_of

LIMITS = limits_on(date(2026, 11, 23), least=4)
ROWS = [[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 1, 0]] * 5


def a_report(rows=ROWS, limits=LIMITS):
    return report_of(("Q1", "Q2", "Q3"), asked_of(rows), limits)


def test_figures_are_said_with_their_interval():
    assert percent_text(Figure(0.618, 0.48, 0.744), 100) == "62 % (48 to 74)"
    assert percent_text(Figure(-0.4, -55.2, 12)) == "0 % (−55 to 12)"
    assert percent_text(Figure(-12.6)) == "−13 %"
    assert points_text(Figure(0.481, 0.4, 0.58)) == "0.48 (0.4 to 0.58)"
    assert percent_text(Figure()) == points_text(Figure()) == "–"
    with speaking("nb"):
        assert points_text(Figure(0.481, 0.4, 0.58)) == "0,48 (0,4 til 0,58)"


def test_a_question_is_told_in_one_sentence():
    line = a_report().lines[2]

    assert item_text(line.item, line.verdict) == (
        "answered by 20 of 20, right 5, facility 25 % (11 to 47), discrimination index 58 % (18 to 81), "
        "tells strong from weak"
    )


def test_below_the_stated_number_only_who_answered_and_who_was_right_is_told():
    line = a_report(ROWS[:8], limits_on(date(2026, 11, 23))).lines[2]

    assert item_text(line.item, line.verdict) == "answered by 8 of 8, right 2"


@pytest.mark.parametrize("verdict", ["key", "backwards", "weak", "alike", "unsure", "fine", ""])
def test_every_verdict_has_words_in_every_language(verdict):
    said = {verdict_text(verdict)}
    for language in ("nb", "nn"):
        with speaking(language):
            said.add(verdict_text(verdict))

    assert len(said) >= 2


def test_the_whole_is_told_with_the_rule_it_is_read_by():
    report = a_report()

    assert dict(whole_rows(report.whole))["Mean"] == "1.75 (1.35 to 2.15)"
    assert readings(report.whole, LIMITS) == [
        "Alpha 0.27: poor (a rule of thumb of Moodle's: above 0.75 fine, below 0.64 poor).",
        "Mean 58 % of the points (a rule of thumb of Moodle's: 50 to 75 %).",
        "Standard deviation 28 % of the points (a rule of thumb of Moodle's: 12 to 18 %).",
    ]
