"""Who saw it, and minutes that differ from the clock's."""

from uuid import UUID

import pytest

from eduapp.exams.room.rules.writing import check_minutes, check_seen_by

BERIT, OTHER = UUID(int=1), UUID(int=2)


def named(found):
    return [type(one).__name__ for one in found]


def test_who_is_named_as_having_seen_it_watches():
    assert named(check_seen_by(OTHER, [BERIT])) == ["NotWatching"]
    assert not list(check_seen_by(BERIT, [BERIT]))
    assert not list(check_seen_by(None, [BERIT]))


@pytest.mark.parametrize(
    ("minutes", "lasted", "people", "words", "names"),
    [
        (9, 9, 3, "", []),
        (12, 9, 3, "", ["MinutesDiffer"]),
        (12, 9, 3, "It took three to settle", []),
        (5, None, 3, "", []),  # of an incident only people know how long it lasted
        (5, None, 0, "", ["NobodySat"]),
        (0, 9, 0, "", []),
    ],
)
def test_minutes_go_to_somebody_and_agree_with_the_clock_or_say_why(minutes, lasted, people, words, names):
    assert named(check_minutes(minutes, lasted, people, words)) == names
