"""How marks look and sound in each language."""

import pytest

from eduapp.core.codes import code_list
from eduapp.core.i18n import LANGUAGES, set_screen_language
from eduapp.core.resources import resource
from eduapp.education.attendance.rules import Entry
from eduapp.education.attendance.ui.looks import in_words, look_of, looks, segment_of, told_of
from eduapp.education.attendance.ui.register_view import VERBS
from eduapp.gui.theme import STATUSES


@pytest.mark.parametrize(("language", "letters"), [("en", "PLAEX"), ("nb", "TSFGX"), ("nn", "TSFGX")])
def test_letters_follow_the_language(language, letters):
    set_screen_language(language)
    assert "".join(look.letter for look in looks()) == letters


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_means_two_things(language):
    set_screen_language(language)
    letters = [look.letter for look in looks()]
    assert len(set(letters) | set(VERBS)) == len(letters) + len(VERBS)


def test_every_mark_has_a_shape_an_icon_and_a_word_of_its_own():
    marks = [*looks(), look_of("")]
    assert {look.token for look in marks} == set(STATUSES)
    assert len({look.icon for look in marks}) == len({look.word for look in marks}) == len(marks)
    assert all(resource(f"icons/{look.icon}.svg").exists() for look in marks)


def test_the_marks_are_those_of_the_closed_list():
    assert [look.code for look in looks()] == [
        code.key for code in code_list("attendance_codes") if code.has("key")
    ]


def test_a_mark_is_told_with_its_minutes():
    assert in_words(None) == "Not recorded"
    assert in_words(Entry("late", 10)) == "Late, 10 min"
    assert in_words(Entry("late")) == "Late"
    assert in_words(Entry("excused", note="anything")) == "Excused"
    assert in_words(Entry("late", 10, minutes_early=5)) == "Late, 10 min, left 5 min early"


def test_every_mark_is_shown_on_a_segment_that_has_a_letter():
    by_hand = [code.key for code in code_list("attendance_codes") if not code.has("system")]
    assert {segment_of(code) for code in by_hand} == {look.code for look in looks()}
    assert segment_of("not_required") == "excused"
    assert segment_of("") == ""


def test_marks_have_icons_and_shapes_of_their_own():
    marks = [look_of(code.key) for code in code_list("attendance_codes") if not code.has("system")]
    assert len({look.icon for look in marks}) == len(marks)
    assert look_of("not_required").shape == "waived"
    assert all(resource(f"icons/{look.icon}.svg").exists() for look in marks)


def test_what_is_private_is_told_apart_from_the_mark():
    assert told_of(Entry("excused", note="Summons", reason="court")) == "Court · paper not seen · Summons"
    assert told_of(Entry("excused", reason="court", document_seen=True)) == "Court"
    assert told_of(Entry("present")) == ""
