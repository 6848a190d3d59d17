import pytest
from PySide6.QtWidgets import QLabel

from eduapp.core.i18n import set_screen_language
from eduapp.kiosk.formats import record as r
from eduapp.kiosk.link import OtherAnswers
from eduapp.kiosk.ui.said import (
    due_announcement,
    kept_words,
    more_time_words,
    notice_of,
    put_right_words,
    time_words,
    warning_words,
)
from tests.support.kiosks import seconds

MINUTE = 60_000


@pytest.mark.parametrize(
    ("before", "left", "said"),
    [
        (None, 30 * MINUTE, ""),
        (30 * MINUTE + 1, 30 * MINUTE, "Half of the time has passed. 30 minutes left."),
        (15 * MINUTE + 500, 15 * MINUTE - 500, "15 minutes left"),
        (5 * MINUTE + 1, 5 * MINUTE, "5 minutes left"),
        (MINUTE + 1, MINUTE, "1 minute left"),
        (MINUTE, MINUTE - 1000, ""),
        (14 * MINUTE, 13 * MINUTE, ""),
    ],
)
def test_the_time_is_said_at_half_fifteen_five_and_one(before, left, said):
    assert due_announcement(before, left, 60 * MINUTE) == said


def test_what_is_in_the_way_is_said_most_urgent_first():
    assert warning_words((), "", offline=False) == ""
    assert "safe on this one" in warning_words((), "", offline=True)
    assert warning_words((), "Ten minutes.", offline=True) == "Ten minutes."
    assert warning_words({1}, "Ten", offline=True).endswith("Raise your hand.")


def test_it_says_in_words_when_an_answer_is_kept(working):
    sitting = working.sitting
    assert kept_words(None, unkept=False) == ""
    assert kept_words(sitting, unkept=False) == "Every answer is saved as you give it."
    seconds(working, 7)
    sitting.answer(1, 1)
    assert kept_words(sitting, unkept=False) == "Saved 09:00:07."
    assert kept_words(sitting, unkept=False, offline=True) == "Saved on this computer 09:00:07."
    assert kept_words(sitting, unkept=True) == "Not saved yet."


def test_lost_time_is_told_in_words(working):
    working.clockwork.later(120)
    working.second()
    assert "Nobody could work here for 2 minutes." in kept_words(working.sitting, unkept=False)


@pytest.mark.parametrize(
    ("code", "minutes", "words"),
    [
        ("en", 1, "You have 1 more minute."),
        ("ar", 2, "لديك دقيقتان إضافيتان."),
        ("lt", 12, "Laikas pratęstas 12 minučių."),
        ("pl", 0, ""),
    ],
)
def test_more_time_is_told_in_the_form_of_its_number(code, minutes, words):
    set_screen_language(code)
    assert more_time_words(minutes * MINUTE) == words


def test_who_was_told_too_much_time_hears_that_and_what_is_left():
    set_screen_language("en")
    assert put_right_words("12 minutes left").endswith("was put right. 12 minutes left.")
    assert put_right_words("") == ""


@pytest.mark.parametrize(
    ("kind", "value", "title"),
    [
        (r.PAUSED, {"n": 1}, "Paused"),
        (r.HANDED_IN, {"by": "self", "unanswered": []}, "Handed in"),
        (r.HANDED_IN, {"by": "time", "unanswered": []}, "The time is over"),
        (r.MOVED_OUT, {"move": "a"}, "Go on at another computer"),
        (r.PAPER_FALLBACK, {}, "Go on on paper"),
    ],
)
def test_every_state_has_its_page(qtbot, theme, working, kind, value, title):
    working.sitting.keep(kind, value)
    page = notice_of(theme, working.sitting, None)
    qtbot.addWidget(page)
    assert title in [one.text() for one in page.findChildren(QLabel)]


def test_trouble_says_one_thing_to_the_candidate_and_the_cause_to_the_room(qtbot, theme, working):
    page = notice_of(theme, working.sitting, OtherAnswers(), "nn")
    qtbot.addWidget(page)
    said = [one.text() for one in page.findChildren(QLabel)]
    assert "Ask the person in the room." in said
    assert "Det er lagra andre svar for denne plassen enn dei på denne datamaskina." in said


def test_on_paper_the_time_runs_on_by_the_clock_and_is_said_so(working):
    assert time_words(None) == ""
    assert time_words(working.sitting) == "1 h 0 min left"
    working.sitting.go_on_on_paper({"by": "staff", "n": 1})
    assert time_words(working.sitting) == "Until 10:00"
    seconds(working, 130)
    assert time_words(working.sitting) == "Until 10:00"
    working.sitting.keep(r.SEEN, {"n": 1, "kind": "extra", "body": {"ms": 20 * MINUTE}})
    assert time_words(working.sitting) == "Until 10:20"
    set_screen_language("nb")
    assert time_words(working.sitting) == "Til kl. 10.20"


@pytest.mark.parametrize(
    ("kind", "value"),
    [(r.HANDED_IN, {"by": "self", "unanswered": []}), (r.MOVED_OUT, {"move": "a"})],
)
def test_nothing_is_said_of_the_time_of_who_goes_on_here_no_more(working, kind, value):
    working.sitting.keep(kind, value)
    assert time_words(working.sitting) == ""


@pytest.mark.parametrize("end", [lambda one: one.hand_in(), lambda one: one.go_on_on_paper({"by": "staff"})])
def test_nobody_reads_that_answers_are_saved_who_gives_none_any_more(working, end):
    end(working.sitting)
    assert kept_words(working.sitting, unkept=False) == ""


def said_on_paper(qtbot, theme, working, pages):
    working.sitting.answer(1, 1)
    working.sitting.go_on_on_paper(pages)
    page = notice_of(theme, working.sitting, None)
    qtbot.addWidget(page)
    return [one.text() for one in page.findChildren(QLabel)]


def test_on_paper_it_says_where_the_answers_are_before_anything_is_printed(qtbot, theme, working):
    told = said_on_paper(qtbot, theme, working, {"pages": 2, "code": "AB"})
    assert "Your answers so far are on the pages you get." in told


def test_pages_of_the_room_have_no_answer_that_is_on_this_pc_alone(qtbot, theme, working):
    told = said_on_paper(qtbot, theme, working, {"by": "staff", "n": 1})
    assert "Answers kept on this computer only: 1. Ask the person in the room." in told
    assert "Your answers so far are on the pages you get." not in told
