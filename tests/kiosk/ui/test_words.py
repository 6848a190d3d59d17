from datetime import UTC, datetime

import pytest

from eduapp.core.errors import Unavailable
from eduapp.core.i18n import set_screen_language
from eduapp.kiosk.link import NoContact, OtherAnswers
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


def test_all_languages_with_words_are_offered_by_their_own_names():
    offered = words.languages()
    assert [code for code, _name in offered][:3] == ["nb", "nn", "en"]
    assert {("ar", "العربية"), ("pl", "Polski"), ("uk", "Українська")} <= set(offered)


def test_the_papers_language_stands_first_and_none_stands_twice():
    codes = [code for code, _name in words.languages("pl", "ar")]
    assert codes[:2] == ["pl", "nb"]
    assert len(codes) == len(set(codes)) == len(words.OFFERED)


def test_of_a_language_without_words_there_is_the_layout():
    assert words.languages("ur", "ur")[-1] == ("ur", "اردو")
    assert words.languages("ru", "")[-1] == ("ru", "Russian")
    assert [words.spoken_for(code) for code in ("ur", "se", "ar", "nn")] == ["en", "nb", "ar", "nn"]


def test_a_candidate_is_told_what_to_do_and_never_the_cause():
    assert words.for_candidate(OtherAnswers()) == "Ask the person in the room."
    assert words.for_candidate(Unavailable(reason="The disk is full.")) == "Ask the person in the room."
    assert words.for_candidate(NoContact()) == (
        "There is no contact with the other computer just now. Ask the person in the room."
    )


def test_numbers_are_listed_as_one_writes_them():
    assert words.listed([3, 5]) == "3, 5"
    set_screen_language("ar")
    assert words.listed([3, 5]) == "3، 5"


def test_words_of_others_are_set_apart_only_where_they_run_the_other_way():
    assert words.apart("Pause.") == "Pause."
    set_screen_language("fa")
    assert words.apart("Pause.") == "\N{FIRST STRONG ISOLATE}Pause.\N{POP DIRECTIONAL ISOLATE}"


def test_who_reads_from_the_right_is_known():
    assert words.runs_from_right("ar")
    assert not words.runs_from_right("nb")


def test_choices_have_letters():
    assert [words.letter(place) for place in (0, 25, 26)] == ["A", "Z", "27"]
