"""What an entry says, who may approve it, and when an approval has fallen."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.workshops.hours.rules import ledger as rules
from eduapp.workshops.hours.rules.ledger import EntryContent, Standing, digest_of_all
from eduapp.workshops.hours.rules.times import Times

DAY = date(2026, 11, 20)
TERJE, SIRI = UUID(int=3), UUID(int=4)

numbers = st.integers(0, 1440)
ids = st.uuids()
contents = st.builds(
    EntryContent, ids, ids, st.dates(), st.builds(Times, numbers, numbers, numbers), st.none() | ids
)


def standing(state="submitted", by=TERJE, who="Ola Vik"):
    return Standing(who, DAY, state, by, state)


def names(violations):
    return [violation.name for violation in violations]


@forall(contents, contents)
def test_entries_share_a_digest_only_if_they_say_the_same(one, other):
    assert (rules.digest(one) == rules.digest(other)) == (one == other)


@forall(contents, st.sampled_from(["learner_id", "workshop_id", "task_id"]), ids)
def test_whatever_is_changed_another_digest_comes_out(content, part, id):
    assert (
        rules.digest(replace(content, **{part: id})) != rules.digest(content) or getattr(content, part) == id
    )


def test_an_approval_holds_only_for_what_was_approved():
    content = EntryContent(UUID(int=1), UUID(int=2), DAY, Times(480, 900, 30))
    approved = rules.digest(content)

    assert rules.approval_holds(content, "approved", approved)
    assert rules.approval_holds(content, "counted", approved)
    assert not rules.approval_holds(content, "submitted", approved)
    assert not rules.approval_holds(content, "approved", None)
    assert not rules.approval_holds(replace(content, times=Times(480, 915, 30)), "approved", approved)


def test_nobody_approves_what_they_entered():
    entries = [standing(), standing(who="Geir Moen"), standing(by=SIRI)]

    told = list(rules.check_approval(entries, TERJE))

    assert names(told) == ["OwnHours", "OwnHours"]
    assert told[1].sentence() == (
        "Geir Moen: You entered the hours of 20.11.2026 yourself. Ask somebody else to approve them."
    )


@pytest.mark.parametrize("state", ["approved", "counted", "rejected"])
def test_only_what_waits_is_approved(state):
    assert names(rules.check_approval([standing(state)], SIRI)) == ["NotWaiting"]


@pytest.mark.parametrize(
    ("state", "reasons"),
    [("submitted", []), ("approved", []), ("counted", ["CannotReject"]), ("rejected", ["CannotReject"])],
)
def test_what_is_counted_or_rejected_stays_so(state, reasons):
    assert names(rules.check_rejection([standing(state)], "was at court")) == reasons


def test_rejecting_needs_a_reason():
    assert names(rules.check_rejection([standing()], "  ")) == ["ReasonMissing"]
    assert names(rules.check_rejection([standing()], "x" * 201)) == ["ReasonTooLong"]


@pytest.mark.parametrize(
    ("state", "reason", "changed", "reasons"),
    [
        ("submitted", "", True, []),
        ("submitted", "", False, ["NothingChanged"]),
        ("rejected", "", True, []),
        ("approved", "", True, ["ReasonMissing"]),
        ("approved", "left early", True, []),
        ("counted", "left early", True, ["Locked"]),
    ],
)
def test_taking_an_approval_back_needs_a_reason_and_counted_hours_stay(state, reason, changed, reasons):
    assert names(rules.check_correction(standing(state), reason, changed=changed)) == reasons


def test_the_digest_of_several_is_of_all_and_of_their_order():
    assert len({digest_of_all(["a", "b"]), digest_of_all(["b", "a"]), digest_of_all(["a"])}) == 3
    assert len(digest_of_all([])) == 64
