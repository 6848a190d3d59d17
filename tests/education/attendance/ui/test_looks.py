"""How marks look and sound in each language."""

import pytest

from eduapp.core.codes import code_list
from eduapp.core.i18n import LANGUAGES, set_screen_language
from eduapp.core.resources import resource
from eduapp.education.attendance.rules import Entry
from eduapp.education.attendance.ui.looks import in_words, look_of, looks
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
