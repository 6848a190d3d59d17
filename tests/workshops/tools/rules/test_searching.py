"""A search log takes words, and two different people close it."""

from eduapp.workshops.tools.rules.searching import check_closing, check_entry, check_proposal
from tests.support import given

ONE, OTHER = given.WORKSHOP_LEADER.user_id, given.LEADER.user_id


def names(violations):
    return [one.name for one in violations]


def test_a_line_has_words_and_an_open_search():
    assert names(check_entry("Behind the planer", closed=False)) == []
    assert names(check_entry("", closed=True)) == ["SearchClosed", "WordsMissing"]
    assert names(check_entry("x" * 301 + "\u202e", closed=False)) == ["TooLong", "HiddenCharacters"]


def test_a_proposal_says_how_it_ended_and_in_words():
    def against(outcome, words="Under the bench", *, surplus=False, closed=False):
        return names(check_proposal(outcome, words, surplus=surplus, closed=closed))

    assert [against(outcome) for outcome in ("found", "lost", "miscounted")] == [[], [], []]
    assert against("", "") == ["OutcomeMissing", "WordsMissing"]
    assert against("lost", surplus=True) == ["NothingIsLost"]
    assert against("found", closed=True) == ["SearchClosed"]


def test_rule_82_the_second_is_somebody_else():
    assert names(check_closing(None, ONE, closed=False)) == ["NothingProposed"]
    assert names(check_closing(ONE, ONE, closed=False)) == ["SamePerson"]
    assert names(check_closing(ONE, OTHER, closed=False)) == []
    assert names(check_closing(ONE, OTHER, closed=True)) == ["SearchClosed"]
