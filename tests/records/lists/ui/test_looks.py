"""How marks and lists look, never by colour alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from eduapp.core.codes import code_list
from eduapp.core.i18n import set_screen_language
from eduapp.education.attendance.rules import Entry
from eduapp.records.lists import queries
from eduapp.records.lists.rules import Change, Kind, Subject
from eduapp.records.lists.ui import looks
from tests.support import given, given_attendance
from tests.support.given_lists import printed, register_of


@pytest.fixture
def row(database, group):
    printed(database, register_of(group.session_id))
    with database.reading() as look:
        return queries.of_session(look, group.session_id)


def test_the_letters_of_every_language_are_taken_for_a_paper_keeps_its_own():
    known = looks.codes_by_letter()

    assert {known[letter] for letter in "TSFG"} == {known[letter] for letter in "PLAE"}
    assert known["X"] == "held"


@pytest.mark.parametrize(("language", "letters"), [("nb", "TSFGX"), ("nn", "TSFGX"), ("en", "PLAEX")])
def test_the_letters_shown_are_those_of_the_screen(language, letters):
    set_screen_language(language)

    assert "".join(looks.letters()) == letters


def test_a_mark_has_colour_icon_and_word():
    chips = [looks.chip_of(code.key) for code in code_list("attendance_codes")]

    assert len({icon for _token, icon, _word in chips}) == len(chips)
    assert looks.chip_of("") is None
    assert looks.recorded_text(Entry("late", 10)) == "Late, 10 min"
    assert looks.recorded_text(None) == ""


def test_how_a_list_stands_is_told_in_a_word(row):
    today = given.TODAY

    def said(**facts):
        return looks.state_of(replace(row, **facts), today)[2]

    assert said() == "Printed 08:00"
    assert said(over=True) == "Not typed in"
    assert said(over=True, on_screen=True) == "Recorded on the screen"
    assert said(typed_at=row.printed_at) == "Typed in 08:00"
    assert said(changes=(object(),)) == "Out of date"


def test_a_paper_from_another_day_says_which(row):
    row = replace(row, changes=(Change("{name} has been added", {"name": "Vik, Ola"}),))
    assert looks.out_of_date_text(row, given.TODAY) == (
        "The list printed at 08:00 is out of date: Vik, Ola has been added"
    )
    assert looks.out_of_date_text(row, given.TODAY + timedelta(days=1)) == (
        "The list printed on 23.11.2026 08:00 is out of date: Vik, Ola has been added"
    )


def test_a_list_is_called_by_what_it_is_of(database, group, row):
    made = [Subject(Kind.UNIT, given.TODAY, unit="C"), Subject(Kind.WEEK, given.TODAY, group.learner_ids[0])]
    printed(database, *made)
    other = given_attendance.a_running_group(database, "English")
    given_attendance.on_the_roll(database, other, "Ola Vik")
    given_attendance.a_session(database, other)
    printed(database, Subject(Kind.PLACE, given.TODAY))
    with database.reading() as look:
        titles = [looks.title_of(one) for one in queries.printed_for(look, given.TODAY)]

    assert titles == ["No place given", "08:30–10:00 · Norwegian A2, Autumn", "C", "Petter Dahl"]
    assert looks.kind_text("week") == "Week plan"
    assert looks.count_text(1) == "1 learner"
