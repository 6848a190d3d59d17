"""How hours, absences and sheets look."""

from datetime import date

import pytest

from eduapp.core.codes import code_list
from eduapp.core.i18n import set_screen_language
from eduapp.workshops.hours.rules.times import Times, timed_on
from eduapp.workshops.hours.ui import looks
from tests.support.sight import alike

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_no_two_states_or_absences_differ_by_colour_alone(language):
    set_screen_language(language)

    assert alike([looks.state_chip(code.key) for code in code_list("hours_states")]) == []
    assert alike([looks.absence_look(code.key) for code in code_list("absence_reasons")]) == []


def test_red_is_only_for_who_did_not_want_to_and_violet_for_the_prison():
    tokens = {code.key: looks.absence_look(code.key)[0] for code in code_list("absence_reasons")}

    assert [key for key, token in tokens.items() if token == "absent"] == ["refused"]
    assert [key for key, token in tokens.items() if token == "held"] == ["prison"]


def test_an_unknown_code_of_a_newer_program_speaks_for_itself():
    assert looks.state_chip("frozen") == ("none", "circle", "frozen")
    assert looks.absence_look("moon") == ("none", "circle-minus", "moon")


def test_nobody_is_asked_to_choose_what_the_program_says_itself():
    assert "not_said" not in [code for code, _word in looks.asked_reasons()]


def test_times_are_told_with_their_break():
    assert looks.times_text(Times(480, 900, 30)) == "08:00–15:00, break 30 min"
    assert looks.times_text(Times(480, 600)) == "08:00–10:00"


@pytest.mark.parametrize(
    ("minutes", "text"), [(-45, "−45 min"), (30, "+30 min"), (-90, "−1:30"), (60, "+1:00")]
)
def test_a_difference_has_its_sign(minutes, text):
    assert looks.difference_text(minutes) == text


def test_days_are_told_as_people_do():
    assert looks.day_text(TODAY, TODAY) == "Today"
    assert looks.day_text(date(2026, 11, 22), TODAY) == "Yesterday"
    set_screen_language("nb")
    assert looks.day_text(date(2026, 11, 20), TODAY) == "Fredag 20. november"
    assert looks.days_text(TODAY, TODAY) == "23.11.2026"
    assert looks.days_text(date(2026, 11, 20), TODAY) == "20.11.2026–23.11.2026"
    assert (looks.people_text(1), looks.people_text(2)) == ("1 person", "2 personer")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 10, 25), "01:00–04:00, break 15 min, clock put back 60 min"),
        (date(2027, 3, 28), "01:00–04:00, break 15 min, clock put forward 60 min"),
        (TODAY, "01:00–04:00, break 15 min"),
    ],
)
def test_a_stretch_says_when_the_clock_was_changed_meanwhile(day, said):
    assert looks.times_text(timed_on(Times(60, 240, 15), day)) == said
