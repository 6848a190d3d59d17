"""Forms that ask for times."""

import pytest
from PySide6.QtWidgets import QWidget

from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.hours.ui.times_dialogs import ask_times, times_problems
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench

WHOLE = Times(480, 900, 30)


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    qtbot.kept = made
    return made


def test_possible_times_are_handed_over(database, parent):
    given = []
    dialog = ask_times(a_bench(database).bench, "Times of Ola Vik", WHOLE, parent, given.append)
    dialog.form.set_values({"start": 540, "end": 1440, "pause": None})

    dialog.submit()

    assert given == [Times(540, 1440, 0)]
    assert not dialog.isVisible()


def test_impossible_times_are_told_beside_the_field_and_kept(database, parent):
    given = []
    dialog = ask_times(a_bench(database).bench, "Times of Ola Vik", WHOLE, parent, given.append)
    dialog.form.set_values({"start": 900, "end": 480, "pause": 30})

    dialog.submit()

    assert given == []
    assert dialog.isVisible()
    assert dialog.form.values() == {"start": 900, "end": 480, "pause": 30}
    dialog.form.keep()
    dialog.reject()


def test_each_problem_stands_at_its_field():
    assert list(times_problems(Times(900, 480))) == ["end"]
    assert list(times_problems(Times(480, 540, 60))) == ["pause"]
    assert times_problems(WHOLE) == {}


def test_the_form_is_fit_for_everybody(database, parent):
    assert_page_accessible(
        lambda theme: ask_times(a_bench(database, theme=theme).bench, "Ola Vik", WHOLE, parent, print)
    )
