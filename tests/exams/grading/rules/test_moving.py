"""What a corrected key may do to a grade that somebody was told."""

from uuid import uuid4

import pytest

from eduapp.exams.grading.rules import moving as rules


def names(found):
    return {one.name for one in found}


@pytest.mark.parametrize(
    ("marks", "told", "reason", "against"),
    [
        (900, True, "Told, and not void", set()),
        (1100, True, "Told", {"WouldRise"}),
        (1000, True, "Told", {"WouldRise"}),
        (900, False, "Released", {"NotTold"}),
        (900, True, "", {"WhyItStands"}),
        (900, True, "x" * 301, {"StandsTooLong"}),
    ],
)
def test_only_what_was_told_and_would_fall_may_stand(marks, told, reason, against):
    found = list(rules.check_standing([rules.Moved(101, 1000, marks, told)], reason))
    assert names(found) == against
    if against & {"WouldRise", "NotTold"}:
        assert "101" in found[0].sentence()
        assert "forvaltningsloven § 35" in found[0].sentence()


def test_only_who_moved_is_chosen():
    some, other = uuid4(), uuid4()
    assert names(rules.check_moved([], [some], there=False)) == {"NobodyMoved"}
    assert names(rules.check_moved([], [], there=True)) == {"NoneChosen"}
    assert names(rules.check_moved([some], [some, other], there=True)) == {"NoneChosen"}
    assert names(rules.check_moved([some], [some], there=True)) == set()
