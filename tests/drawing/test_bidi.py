from dataclasses import dataclass

from bidi import get_display
from hypothesis import example, given
from hypothesis import strategies as st

from eduapp.drawing import bidi

MIXED = st.text("ab12 ,.-:/+%()[]אבמשأبمش٣", min_size=1, max_size=14)


@dataclass
class One:
    letter: str
    level: int


def shown(text, **how):
    levels = bidi.levels(text, **how)
    ones = [One(letter, level) for letter, level in zip(text, levels, strict=True)]
    return "".join(one.letter for one in bidi.in_visual_order(ones))


@given(text=MIXED)
def test_letters_stand_where_another_implementation_puts_them(text):
    assert shown(text) == get_display(text)


@given(text=MIXED)
def test_a_line_of_a_paragraph_from_the_right_begins_there_whatever_it_begins_with(text):
    assert shown(text, leftward=True) == get_display(text, base_dir="R")


def test_the_first_strong_letter_says_where_a_paragraph_begins():
    assert bidi.runs_leftward("12. ما هو Dagverk?")
    assert not bidi.runs_leftward("Hva betyr سلام?")
    assert not bidi.runs_leftward("Hva?")


@given(text=st.text(st.characters(codec="latin-1"), max_size=20))
def test_text_of_one_way_is_left_alone(text):
    assert bidi.levels(text) == [0] * len(text)


def test_a_joiner_goes_with_the_letter_before_it():
    assert bidi.levels("علی\u200cرضا") == [1] * 7
    assert bidi.levels("\u200cعلی") == [1] * 4


def test_brackets_open_the_way_their_text_runs():
    assert bidi.levels("Kurs (علي) nå") == [0] * 6 + [1] * 3 + [0] * 4
    assert bidi.mirrored("(علي)") == ")علي("


@given(text=st.text(st.characters(), max_size=20), leftward=st.booleans())
@example(text="\U000108e0\U0003134b", leftward=False)
@example(text="\u202eabc", leftward=True)
def test_every_letter_there_is_has_a_level(text, leftward):
    assert len(bidi.levels(text, leftward=leftward)) == len(text)


def test_a_mark_that_bends_a_direction_changes_nothing():
    assert bidi.levels("abc \u202eعلي\u202c de") == [0] * 5 + [1] * 3 + [1] + [0] * 3
