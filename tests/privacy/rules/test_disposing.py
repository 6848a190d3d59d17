from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from eduapp.privacy.rules import Proposal, check_clock, check_confirmation, check_proposal, most_persons

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
ONE, OTHER = UUID(int=1), UUID(int=2)


def names(violations):
    return [one.name for one in violations]


@pytest.mark.parametrize(("persons", "most"), [(0, 1), (1, 1), (39, 1), (40, 2), (1000, 50)])
def test_at_most_five_in_a_hundred_and_one_where_they_are_few(persons, most):
    assert most_persons(persons) == most


@pytest.mark.parametrize(
    ("since", "said"),
    [
        (timedelta(0), []),
        (timedelta(days=180), []),
        (timedelta(days=180, seconds=1), ["ClockSuspect"]),
        (-timedelta(seconds=1), ["ClockSuspect"]),
    ],
)
def test_a_clock_behind_the_trail_or_far_ahead_of_it_is_not_believed(since, said):
    assert names(check_clock(NOW + since, NOW, ("a", "b"))) == said
    assert names(check_clock(NOW, None, ("", ""))) == []


def test_a_proposal_is_about_something_and_the_only_one():
    assert names(check_proposal(3, waits=False)) == []
    assert names(check_proposal(0, waits=True)) == ["ProposedAlready", "NothingDue"]


def test_a_second_person_confirms_what_is_the_same_still():
    proposal = Proposal(ONE, "x", is_answered=False)

    assert names(check_confirmation(proposal, OTHER, "x")) == []
    assert names(check_confirmation(proposal, ONE, "y")) == ["OwnProposal", "ChangedSince"]
    assert names(check_confirmation(Proposal(ONE, "x", is_answered=True), OTHER, "x")) == ["AnsweredAlready"]
