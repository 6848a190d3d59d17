"""What a late correction asks for."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from eduapp.education.attendance import queries
from eduapp.education.attendance.rules import Act, Correction, ruling
from eduapp.education.attendance.ui.correction_dialog import CorrectionDialog
from tests.support import given
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench

SESSION_DAY = given.TODAY.replace(day=9)
RULED = ruling(Act(SESSION_DAY, SESSION_DAY), given.TODAY)


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def a_dialog(database, parent, theme=None, second=None):
    bench = a_bench(database, theme=theme).bench
    return CorrectionDialog(bench, "Dahl, Petter: excused", SESSION_DAY, RULED, parent, second)


def test_it_says_by_which_rule_it_asks(database, parent):
    said = [one.text() for one in a_dialog(database, parent).findChildren(QLabel)]
    assert (
        "The session was on 09.11.2026. Marks could be changed for 7 days (strgj.forskr. §§ 3-12, 3-13)."
        in said
    )


def test_both_are_needed(database, parent):
    dialog = a_dialog(database, parent)
    dialog.submit()
    assert set(dialog.form.problems()) == {"why", "second"}


def test_it_gives_the_reason_and_the_other_person(database, parent):
    with database.reading() as look:
        second = next(one for one in queries.second_names(look) if one.id == given.TEACHER.user_id)
    dialog = a_dialog(database, parent, second=second)
    dialog.form.type_in({"why": "He was in court"})
    assert dialog.correction() == Correction("He was in court", given.TEACHER.user_id)


def test_it_is_fit_for_everybody(database, parent):
    assert_page_accessible(lambda theme: a_dialog(database, None, theme))
