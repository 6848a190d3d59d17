"""What an entry says, who may approve it, and when an approval has fallen."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.day_clock import ORDINARY, DayClock
from eduapp.workshops.hours.rules import ledger as rules
from eduapp.workshops.hours.rules.deviation import Deviation
from eduapp.workshops.hours.rules.ledger import Adjustment, EntryContent, Standing, digest_of_all
from eduapp.workshops.hours.rules.times import Times, as_counted

DAY, AUTUMN = date(2026, 11, 20), date(2026, 10, 25)
TERJE, SIRI = UUID(int=3), UUID(int=4)

numbers = st.integers(0, 1440)
ids = st.uuids()
clocks = st.sampled_from([ORDINARY, DayClock(60, 180), DayClock(-60, 180)])
contents = st.builds(
    EntryContent,
    ids,
    ids,
    st.dates(),
    st.builds(Times, numbers, numbers, numbers, clocks),
    st.none() | ids,
    zone=st.sampled_from(["Europe/Oslo", "Arctic/Longyearbyen"]),
)


def standing(state="submitted", by=TERJE, who="Ola Vik"):
    return Standing(who, DAY, state, by, state)


def names(violations):
    return [violation.name for violation in violations]


@forall(contents, contents)
def test_entries_share_a_digest_only_if_they_say_the_same(one, other):
    assert (rules.digest(one) == rules.digest(other)) == (said(one) == said(other))


def said(content):
    """A clock that did not change within the stretch says nothing."""
    return replace(content, times=as_counted(*_wall(content.times), content.times.change))


def _wall(times):
    return times.start, times.end, times.pause


WHERE = (UUID(int=1), UUID(int=2))


@pytest.mark.parametrize(
    ("content", "approved"),
    [
        (
            EntryContent(*WHERE, DAY, Times(480, 900, 30)),
            "a3d53ba5c866d868cd855f3bb9cea08a595b7b7f0be7b81fb5fb8a8a66b0da9b",
        ),
        (
            EntryContent(
                *WHERE,
                DAY,
                Times(480, 900, 30),
                UUID(int=5),
                frozenset([UUID(int=6)]),
                Deviation(60, "not_working", 15, "lockdown"),
            ),
            "75174a5c158642ed75a77076832f05d6504c8c04c8850c758525c7b3b6768cfe",
        ),
        (
            EntryContent(*WHERE, DAY, Times(0, 0), adjustment=Adjustment(-45, "misread")),
            "09027e91c7803e89567d8e8933b9e6f530b73a810564fab5bf43e1fca80e3c87",
        ),
        (
            EntryContent(*WHERE, AUTUMN, Times(60, 240)),  # three hours, as the wall said
            "d1bdcfc704a9b70252af2c6fe49e6047d2c5a44e8dbcc34f7aea1f9bde55b645",
        ),
    ],
)
def test_what_was_approved_before_zones_were_written_down_is_still_what_was_approved(content, approved):
    assert rules.approval_holds(content, "counted", approved)
    assert not rules.approval_holds(replace(content, zone="Arctic/Longyearbyen"), "counted", approved)


def test_another_clock_or_another_hour_voids_an_approval():
    night = EntryContent(*WHERE, AUTUMN, Times(60, 240, 0, DayClock(60, 180)))
    approved = rules.digest(night)

    assert rules.approval_holds(replace(night, times=as_counted(60, 240, 0, 60)), "approved", approved)
    assert not rules.approval_holds(replace(night, zone="Europe/Berlin"), "approved", approved)
    assert not rules.approval_holds(replace(night, times=Times(60, 240)), "approved", approved)
    # As many minutes, but of another night.
    assert not rules.approval_holds(replace(night, times=Times(60, 300)), "approved", approved)


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
