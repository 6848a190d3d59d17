"""Beside the people: the figures of a group, and whom to think of."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from eduapp.education.enrolment import queries
from eduapp.education.enrolment.ui.group_sidebar import MOST_NOTES, GroupSidebar
from tests.support import given
from tests.support.accessibility import show
from tests.support.given_education import EVERYTHING, a_group, an_ended_enrolment, an_enrolment


@pytest.fixture
def group_id(database):
    return a_group(database, capacity=10)


def a_sidebar(qtbot, database, fakes, group_id):
    sidebar = GroupSidebar(fakes.bench)
    qtbot.addWidget(sidebar)
    with database.reading() as session:
        sidebar.show_roster(queries.roster(session, group_id))
    show(sidebar)
    return sidebar


def said(sidebar):
    QApplication.processEvents()
    return [one.text() for one in sidebar.findChildren(QLabel) if one.isVisibleTo(sidebar)]


def test_the_figures_are_words_too(qtbot, database, fakes, group_id):
    an_enrolment(database, group_id=group_id)
    an_ended_enrolment(database, an_enrolment(database, group_id=group_id))

    sidebar = a_sidebar(qtbot, database, fakes, group_id)

    assert sidebar._ring.accessibleName() == "1/10 places taken: 1 taking part, 9 free"
    assert said(sidebar) == ["taking part", "1", "completed", "1"]


def test_who_leaves_before_the_end_is_good_to_know(qtbot, database, fakes, group_id):
    who = given.a_learner(database, "Ahmed Yusuf", available_until=date(2026, 11, 27))
    an_enrolment(database, who, group_id, override=EVERYTHING)

    words = said(a_sidebar(qtbot, database, fakes, group_id))

    assert words[-3:] == ["Good to know", "Yusuf, Ahmed", "27.11.2026, leaves 3 weeks early"]


def test_many_are_not_all_named(qtbot, database, fakes, group_id):
    for _ in range(MOST_NOTES + 2):
        who = given.a_learner(database, available_until=date(2026, 11, 27))
        an_enrolment(database, who, group_id, override=EVERYTHING)

    assert said(a_sidebar(qtbot, database, fakes, group_id))[-1] == "and 2 more"
