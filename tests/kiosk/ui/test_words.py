from datetime import UTC, datetime

import pytest

from eduapp.core.i18n import set_screen_language
from eduapp.kiosk.ui import words


@pytest.mark.parametrize(
    ("left", "face"),
    [
        (3_600_000, "1 h 0 min left"),
        (3_540_001, "1 h 0 min left"),
        (3_540_000, "59 minutes left"),
        (300_001, "6 minutes left"),
        (300_000, "5:00"),
        (59_001, "1:00"),
        (1, "0:01"),
        (0, "0:00"),
        (-5, "0:00"),
    ],
)
def test_the_clock_shows_minutes_and_seconds_towards_the_end(left, face):
    assert words.clock_face(left) == face


def test_time_is_said_in_words():
    assert words.time_left(60_000) == "1 minute left"
    set_screen_language("nn")
    assert words.time_left(120_000) == "2 minutt att"


def test_a_moment_is_told_as_the_clock_on_the_wall_shows_it():
    moment = datetime(2026, 11, 30, 9, 42, 7, tzinfo=UTC)
    assert words.time_of(moment) == "10:42:07"
    set_screen_language("nb")
    assert words.time_of(moment) == "10.42.07"


def test_languages_are_ours_and_the_papers_own():
    assert [code for code, _name in words.languages("nb")] == ["nb", "nn", "en"]
    assert words.languages("ar")[-1] == ("ar", "العربية")
    assert [code for code, _name in words.languages("pl", "pl", "")] == ["nb", "nn", "en", "pl"]
    assert words.spoken_for("ar") == "en"
    assert [words.spoken_for(code) for code in ("nn", "se")] == ["nn", "nb"]


def test_who_reads_from_the_right_is_known():
    assert words.runs_from_right("ar")
    assert not words.runs_from_right("nb")


def test_choices_have_letters():
    assert [words.letter(place) for place in (0, 25, 26)] == ["A", "Z", "27"]
