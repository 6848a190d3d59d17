"""The form for an adjustment."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from eduapp.workshops.hours import queries
from eduapp.workshops.hours.ui.adjust_dialog import LESS, adjust_hours
from tests.support import given, given_statements
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench
from tests.support.given_statements import MONDAY


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    qtbot.kept = made
    return made


@pytest.fixture
def month(database, clock):
    shop, people, _entries = given_statements.a_month(database, clock)
    given_statements.made(database, shop)
    return shop, people[0]


def test_less_for_a_reason_is_one_row_that_waits(database, month, parent):
    shop, ada = month
    mine = database.acting_as(given.WORKSHOP_LEADER)
    dialog = adjust_hours(a_bench(mine).bench, shop, MONDAY, parent, ada)
    dialog.form.set_values({"sign": LESS, "minutes": 30, "reason": "misread"})

    dialog.submit()

    assert not dialog.isVisible()
    with database.reading() as session:
        waiting = {row.minutes for row in queries.to_approve(session, shop)}
    assert -30 in waiting


def test_too_much_is_told_at_its_field_and_kept(database, month, parent):
    shop, ada = month
    mine = database.acting_as(given.WORKSHOP_LEADER)
    dialog = adjust_hours(a_bench(mine).bench, shop, MONDAY, parent, ada)
    dialog.form.set_values({"sign": LESS, "minutes": 121, "reason": "misread"})

    dialog.submit()

    assert dialog.isVisible()
    assert dialog.form.values()["minutes"] == 121
    assert "at most 120 minutes" in " ".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.form.keep()
    dialog.reject()


def test_it_is_fit_for_everybody(database, month, parent):
    assert_page_accessible(
        lambda theme: adjust_hours(a_bench(database, theme=theme).bench, month[0], MONDAY, parent)
    )
