"""The bar above a week: one search at a time, for a teacher, a place or a learner."""

import pytest

from eduapp.education.timetable.queries import PLACE, Whose
from eduapp.education.timetable.ui.week_bar import WeekBar
from tests.support import given, given_attendance


@pytest.fixture
def bar(shown, fakes):
    return shown(WeekBar(fakes.bench, "teacher"))


def visible(bar):
    return [kind for kind, picker in bar.pickers.items() if picker.isVisible()]


def test_one_search_is_there_for_what_is_chosen(bar):
    assert visible(bar) == ["teacher"]
    for button, kind in zip(bar.kinds.buttons(), ("teacher", "place", "learner"), strict=True):
        button.click()
        assert visible(bar) == [kind]


def test_what_is_found_is_whose_week_it_becomes(bar, database):
    room = given_attendance.a_room(database)
    chosen = []
    bar.whose_chosen.connect(chosen.append)
    picker = bar.pickers["place"]
    picker.look()

    picker.picked.emit(picker.rows()[0])
    picker.picked.emit(None)

    assert chosen == [Whose(PLACE, room)]


def test_weeks_on_and_back_are_asked_for(bar):
    went = []
    bar.went.connect(went.append)
    for button in (bar.before, bar.now, bar.after):
        button.click()
    assert went == [-1, 0, 1]


def test_the_week_is_told_with_its_number_and_days(bar):
    bar.say_days(given.TODAY, given.TODAY.replace(day=29))
    assert bar.week.text() == "Week 48, 23–29 November 2026"
