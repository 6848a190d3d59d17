"""Fields of several rows propose the next one and keep only whole rows."""

from datetime import date

import pytest

from eduapp.core.spans import Span
from eduapp.education.school.rules import CalendarFacts, TermFacts
from eduapp.education.school.ui.year_fields import CalendarField, LessonTimesField, TermsField
from eduapp.gui.theme import Theme
from tests.support import given
from tests.support.accessibility import show
from tests.support.keys import press, write

AUTUMN = TermFacts("Høst 2026", date(2026, 8, 17), date(2026, 12, 18))
SPRING = TermFacts("Vår 2027", date(2027, 1, 4), date(2027, 6, 18))


@pytest.fixture
def terms(qtbot):
    field = TermsField(Theme(), given.TODAY)
    qtbot.addWidget(field)
    show(field)
    return field


@pytest.fixture
def lessons(qtbot):
    field = LessonTimesField(Theme())
    qtbot.addWidget(field)
    show(field)
    return field


@pytest.fixture
def calendar(qtbot):
    field = CalendarField(Theme(), given.TODAY)
    qtbot.addWidget(field)
    show(field)
    return field


def test_rows_come_back_as_they_were(terms, lessons):
    terms.set_value((AUTUMN, SPRING))
    lessons.set_value((Span(480, 525), Span(535, 580)))

    assert terms.value() == (AUTUMN, SPRING)
    assert lessons.value() == (Span(480, 525), Span(535, 580))


def test_the_next_term_follows_the_last(terms):
    terms.set_value((AUTUMN,))
    terms.add_button.click()
    assert terms.value()[1] == TermFacts("Spring 2027", SPRING.first_day, SPRING.last_day)
    assert terms.rows[1][0].hasFocus()


def test_the_next_lesson_follows_the_last(lessons):
    lessons.add_button.click()
    lessons.add_button.click()
    assert lessons.value() == (Span(510, 555), Span(555, 600))


def test_a_row_is_removed(terms):
    terms.set_value((AUTUMN, SPRING))
    terms._remove(terms.rows[0])
    assert terms.value() == (SPRING,)
    assert terms.add_button.hasFocus()


def test_rows_are_typed_by_keyboard(lessons):
    lessons.add_button.click()
    press(lessons, "Ctrl+A")
    write(lessons, "8")
    press(lessons, "Tab", "Ctrl+A")
    write(lessons, "845")
    assert lessons.value() == (Span(480, 525),)


def test_a_missing_part_is_told_with_its_row(terms, lessons):
    terms.set_value((AUTUMN,))
    terms.rows[0][1].set_value(None)
    assert terms.misread() == "Term 1 needs a first and a last day."
    assert terms.value() == ()

    lessons.add_button.click()
    assert lessons.misread() == ""
    lessons.rows[0][1].set_value(None)
    assert lessons.misread() == "Lesson 1 needs a time to begin and a time to end."


def test_each_change_is_told(terms):
    heard = []
    terms.changed.connect(lambda: heard.append(1))
    terms.add_button.click()
    heard.clear()
    terms.rows[0][0].set_value("Høst")
    assert heard


def test_days_of_the_calendar_come_back_as_they_were_and_the_next_follow(calendar):
    autumn = CalendarFacts("Autumn break", date(2026, 9, 28), date(2026, 10, 2), "planning_day")
    calendar.set_value((autumn,))

    calendar.add_button.click()

    assert calendar.value() == (autumn, CalendarFacts("", date(2026, 10, 3), date(2026, 10, 3)))
    assert calendar.rows[1][0].hasFocus()


def test_half_a_row_of_the_calendar_is_named(calendar):
    calendar.add_button.click()
    calendar.rows[0][2].setText("")
    assert calendar.value() == ()
    assert calendar.misread() == "Row 1 of the calendar needs a first and a last day."
