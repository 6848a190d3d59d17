"""A tool goes to somebody who is here, after the opening count, and to one at a time."""

from eduapp.workshops.tools.rules.issuing import Standing, check_issue, check_return


def names(violations):
    return [one.name for one in violations]


def standing(**facts):
    return Standing(**{"tool": "Plane (V-01)", "board": "Hand tools", "last_count": "opening"} | facts)


def test_a_tool_that_hangs_there_is_issued_to_somebody_who_is_here():
    assert names(check_issue(standing(), "Vik, Ola", here=True)) == []
    assert names(check_issue(standing(last_count="shift_change"), "Vik, Ola", here=True)) == []
    assert names(check_issue(standing(), "Vik, Ola", here=False)) == ["NotHereToday"]
    assert names(check_issue(standing(), "", here=False)) == ["LearnerMissing"]


def test_rule_81_nothing_is_issued_before_the_opening_count_or_after_the_closing_one():
    assert names(check_issue(standing(last_count=""), "Vik, Ola", here=True)) == ["NotCountedToday"]
    assert names(check_issue(standing(last_count="closing"), "Vik, Ola", here=True)) == ["ClosedForToday"]


def test_everything_else_is_told_at_once():
    stands = standing(withdrawn=True, consumable=True, searched=True, out_with="Haddad, Karim")
    against = list(check_issue(stands, "Vik, Ola", here=True))
    assert names(against) == ["WithdrawnAlready", "ConsumableIsNotIssued", "OutAlready", "SearchedFor"]
    assert "Haddad, Karim" in against[2].sentence()


def test_what_is_out_comes_back_at_any_time():
    assert names(check_return(standing(last_count="closing", out_with="Vik, Ola", searched=True))) == []
    assert names(check_return(standing())) == ["NotOut"]
