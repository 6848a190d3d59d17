import json
from datetime import date

import pytest

from eduapp.exams.statistics.rules.facts import cells, facts_of, headings, lines_of
from eduapp.exams.statistics.rules.limits import limits_on
from eduapp.exams.statistics.rules.report import report_of
from tests.support.given_marks import asked_of

ROWS = [[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 1, 0]] * 5
DAY = date(2026, 11, 23)


def a_report(rows=ROWS):
    return report_of(("Q1", "Q2", "Q3"), asked_of(rows), limits_on(DAY))


def test_all_of_a_report_is_plain_json():
    told = json.loads(json.dumps(facts_of(a_report()), allow_nan=False))

    assert (told["attempts"], told["questions"], told["shown"], told["confidence"]) == (20, 3, True, 0.95)
    assert told["shown_from"]["attempts"] == 20
    assert told["test"]["alpha"] == pytest.approx(3 / 11)
    assert told["test"]["alpha_interval"][0] < 3 / 11 < told["test"]["alpha_interval"][1]
    third = told["items"][2]
    assert (third["question"], third["n"], third["right"], third["most"]) == ("Q3", 20, 5, 1.0)
    assert third["discrimination_index"] == pytest.approx(57.735, abs=1e-3)
    assert third["noticed"] == "fine"
    assert set(told["units"]) <= set(told["test"]) | set(third)


def test_nothing_is_told_of_figures_that_are_held_back():
    told = facts_of(a_report(ROWS[:8]))

    assert (told["shown"], told["test"]) == (False, None)
    assert told["items"][2] == {
        "question": "Q3", "n": 8, "answered": 8, "right": 2, "most": 1.0,
        "facility": None, "facility_interval": None,
        "standard_deviation": None, "standard_deviation_interval": None,
        "discrimination_index": None, "discrimination_index_interval": None,
        "discriminative_efficiency": None, "discriminative_efficiency_interval": None,
        "effective_weight": None, "effective_weight_interval": None,
        "noticed": None,
    }  # fmt: skip


def test_a_report_is_read_as_a_table():
    lines = list(lines_of(a_report()))

    assert "Cronbach’s alpha: 0.27 (" in "\n".join(lines)
    assert lines[-4].split()[:4] == ["Question", "n", "Answered", "Right"]
    assert lines[-1].split()[:5] == ["Q3", "20", "20", "5", "1"]
    assert len({line.index("tells") for line in lines[-1:]}) == 1


def test_a_report_of_few_has_no_columns_for_figures():
    lines = list(lines_of(a_report(ROWS[:8])))

    assert lines[-4].split() == ["Question", "n", "Answered", "Right", "Points", "Noticed"]
    assert "%" not in "".join(lines[-3:])


def test_a_row_has_a_cell_for_each_heading():
    assert len(cells(a_report().lines[0])) == len(headings())
