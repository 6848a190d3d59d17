"""When it is clear who is meant by what somebody typed."""

import pytest

from eduapp.people.learners.rules import means_somebody, why_no_more
from tests.support import given


@pytest.mark.parametrize("typed", ["ber", "Bo L", "  åse ", "Berg, Anna", "be an", "ber 7"])
def test_three_letters_of_a_name_mean_somebody(typed):
    assert means_somebody(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "be",
        "b e",
        "a a a",
        "b be",
        "an a an",
        "7001",
        "70 01 22",
        "%%%",
        "___",
        ", - .",
        "a b c",
    ],
)
def test_fewer_or_the_same_again_or_none_mean_nobody(typed):
    assert not means_somebody(typed)


def test_why_no_more_are_told_is_said_to_who_does_not_reach_everybody():
    assert why_no_more(given.TEACHER, "be") == "Type at least three letters of the name, or the whole number."
    assert why_no_more(given.TEACHER, "ber") == ""
    assert why_no_more(given.LEADER, "") == ""
