import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.exams.attempts.rules.parting import BEFORE, excerpt, first_difference

ESSAY = "word " * 100


@pytest.mark.parametrize(
    ("one", "other", "at"), [("", "", 0), ("abc", "abd", 2), ("abc", "abcd", 3), ("x", "y", 0)]
)
def test_two_answers_part_at_the_first_letter_that_differs(one, other, at):
    assert first_difference(one, other) == at


def test_some_words_stand_before_the_difference():
    assert excerpt(f"{ESSAY}the end", len(ESSAY), 300) == f"… {'word ' * 16}the end"


def test_who_wrote_no_more_is_seen_to_end_where_the_other_goes_on():
    ends, goes_on = ESSAY, f"{ESSAY}{'more ' * 100}"
    at = first_difference(ends, goes_on)
    assert excerpt(ends, at, 300).endswith("word ")
    assert excerpt(goes_on, at, 300).endswith("more …")


def test_from_the_beginning_nothing_is_left_out_before():
    assert excerpt("short", 3, 300) == "short"
    assert excerpt("one two three", 0, 8) == "one two …"


def test_line_breaks_stay():
    assert excerpt("one\ntwo\n\nthree", 0, 300) == "one\ntwo\n\nthree"


@given(st.text(max_size=900), st.text(max_size=900))
def test_what_differs_is_always_shown(before, after):
    at = len(before)
    shown = excerpt(before + after, at, 300)
    inside = shown.removeprefix("… ").removesuffix(" …")
    assert len(inside) <= 300
    assert inside in before + after
    assert after[:1] in inside
    assert len(inside) >= min(len(before + after), BEFORE) - 1 or len(after) < BEFORE
