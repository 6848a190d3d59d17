"""Afterwards: how many are in, known and refused, and where to go."""

import pytest

from eduapp.exchange.files.jobs import Report
from eduapp.exchange.files.subjects import subject
from eduapp.exchange.files.ui.report_panel import ReportPanel
from tests.support.accessibility import assert_page_accessible, show
from tests.support.keys import click


@pytest.fixture
def panel(qtbot, theme):
    panel = ReportPanel(theme)
    qtbot.addWidget(panel)
    show(panel)
    return panel


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (Report(46, 0, 0), "46 learners are in. From liste.csv."),
        (
            Report(1, 1, 1),
            (
                "1 learner is in. From liste.csv.\n1 row was known already and is left as it is.\n"
                "1 row was refused. Save it, correct it, and bring that file in."
            ),
        ),
        (
            Report(43, 3, 2),
            (
                "43 learners are in. From liste.csv.\n"
                "3 rows were known already and are left as they are.\n"
                "2 rows were refused. Save them, correct them, and bring that file in."
            ),
        ),
    ],
)
def test_it_tells_all_three_counts_in_words(panel, report, sentence):
    panel.show_report(subject("people"), "liste.csv", report)

    assert panel.sentence() == sentence


def test_refused_rows_are_what_one_sees_to_first(panel):
    panel.show_report(subject("people"), "liste.csv", Report(1, 0, 1))
    assert panel.first_button() is panel.save

    panel.show_report(subject("people"), "liste.csv", Report(1, 0, 0))
    assert not panel.save.isVisible()
    assert panel.first_button() is panel.list


def test_without_a_list_there_is_no_way_to_one(panel):
    panel.show_report(subject("people"), "liste.csv", Report(1, 0, 0))
    panel.without_list()

    assert panel.first_button() is panel.another


def test_buttons_ask(panel):
    asked = []
    panel.show_report(subject("people"), "liste.csv", Report(1, 0, 1))
    for name in ("save", "list", "another"):
        getattr(panel, f"{name}_asked").connect(lambda name=name: asked.append(name))
        click(getattr(panel, name))

    assert asked == ["save", "list", "another"]


def test_it_is_fit_for_everybody():
    def made(theme):
        panel = ReportPanel(theme)
        panel.show_report(subject("hours"), "verkstedtimer.csv", Report(3310, 3, 2))
        return panel

    assert_page_accessible(made)
