"""Whatever the order of events: every sheet is somewhere, no pile goes below nothing, two are two."""

from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from eduapp.exams.custody.rules import ledger, steps
from eduapp.exams.custody.rules.ledger import Event, Standing
from eduapp.exams.custody.rules.recording import check_later_steps, check_nothing_waits, check_taking_back

ONE, OTHER = UUID(int=101), UUID(int=102)


def event(number, kind, count=None, pile="", **more):
    usual = steps.KINDS[kind].piles[0] if kind in steps.KINDS and steps.KINDS[kind].piles else ""
    return Event(UUID(int=number), kind, count, pile or usual, by=more.pop("by", ONE), **more)


def confirmation(number, about):
    return Event(UUID(int=number), steps.CONFIRM, about=about.id, by=OTHER)


def opened(count=30, found=None):
    """Received and opened by two."""
    came, seal = event(1, "received", count), event(2, "opened", count if found is None else found)
    return [came, seal, confirmation(3, seal)]


def names(violations):
    return [one.name for one in violations]


@st.composite
def logs(draw):
    """What a service would have let in: any steps, numbers, confirmations and takings back, one by one."""
    events: list[Event] = []
    for number in range(1, draw(st.integers(1, 25)) + 1):
        waiting = ledger.pending(events)
        what = draw(st.sampled_from(("step", "step", "step", "confirm", "back")))
        if what == "confirm" and waiting is not None:
            events.append(confirmation(number, waiting))
        elif what == "back" and events:
            about = draw(st.sampled_from(events))
            count = draw(st.none() | st.integers(0, 12))
            if any(check_taking_back("A", about, events, "Why", count)):
                continue
            taking = Event(UUID(int=number), steps.TAKE_BACK, count, about=about.id, by=ONE)
            sure = confirmation(1000 + number, taking)
            if not any(check_later_steps("A", [*events, taking, sure])):
                events.append(taking)
        elif waiting is None:
            kind = draw(st.sampled_from(steps.STEPS))
            pile = draw(st.sampled_from(steps.KINDS[kind].piles or ("",)))
            count = draw(st.integers(steps.KINDS[kind].least or 0, 12))
            first = draw(st.none() | st.integers(1, 12)) if steps.KINDS[kind].numbered else None
            last = first + count - 1 if first is not None else None
            new = event(number, kind, count, pile, first=first, last=last, sealed=draw(st.booleans()))
            if not any(ledger.check_step(ledger.standing("A", events), new)):
                events.append(new)
    return events


@settings(max_examples=400, deadline=None)
@given(logs())
def test_rule_72_whatever_is_recorded_the_sum_holds_and_nothing_goes_below_nothing(events):
    now = ledger.standing("A", events)
    came = [one.count for one in ledger.in_force(events) if one.kind == steps.RECEIVE]
    assert len(came) <= 1
    assert now.received == sum(now.piles.values()) == sum(came)
    assert all(count >= 0 for count in now.piles.values())
    assert all(count >= 0 for count in now.seen.values())
    assert ledger.against_replay("A", events) == []


@settings(max_examples=300, deadline=None)
@given(logs())
def test_nothing_is_opened_before_it_came_nothing_used_before_it_was_opened_and_two_are_two(events):
    kinds = [one.kind for one in ledger.in_force(events)]
    for number, kind in enumerate(kinds):
        before = kinds[:number]
        if kind != steps.RECEIVE:
            assert steps.RECEIVE in before
        if kind in {steps.HAND_OUT, steps.BACK, steps.HAND_IN}:
            assert steps.UNSEAL in before
    sure = {one.about: one.by for one in events if one.kind == steps.CONFIRM}
    for one in ledger.in_force(events):
        if steps.KINDS[one.kind].two_people:
            assert sure[one.id] != one.by


def test_what_one_person_alone_says_counts_not_yet_and_nothing_else_is_done_meanwhile():
    came, seal = event(1, "received", 30), event(2, "opened", 30)
    assert ledger.standing("A", [came, seal]).state == steps.UNSEALED
    assert ledger.pending([came, seal]) == seal
    assert names(check_nothing_waits("A", [came, seal])) == ["WaitsAlready"]
    assert ledger.standing("A", opened()).state == steps.OPEN


def test_nothing_is_taken_that_was_not_found():
    now = ledger.standing("A", opened(30, found=28))
    assert (now.pile("unused"), now.differing("unused"), now.to_take("unused")) == (30, -2, 28)
    assert names(ledger.check_step(now, event(4, "handed_out", 29))) == ["NotSoMany"]
    assert names(ledger.check_step(now, event(4, "handed_out", 28))) == []


def test_missing_settles_what_was_not_found_and_found_brings_it_back():
    gone = event(4, "missing", 2)
    events = [*opened(30, found=28), gone, confirmation(5, gone)]
    now = ledger.standing("A", events)
    assert (now.pile("unused"), now.pile("missing"), now.differing("unused")) == (28, 2, 0)
    assert names(ledger.check_step(now, event(6, "found", 3))) == ["MoreThanMissing"]
    again = ledger.standing("A", [*events, event(6, "found", 2)])
    assert (again.pile("unused"), again.differing("unused")) == (30, 0)


def test_all_may_be_missing_also_what_was_seen_before():
    gone = event(4, "missing", 30)
    now = ledger.standing("A", [*opened(30, found=28), gone, confirmation(5, gone)])
    assert (now.pile("unused"), now.pile("missing"), now.differing("unused")) == (0, 30, 0)


def test_too_many_stay_told_until_the_receipt_is_put_right():
    events = opened(30, found=31)
    assert ledger.standing("A", events).differing("unused") == 1
    right = Event(UUID(int=9), steps.TAKE_BACK, 31, about=events[0].id, by=ONE)
    assert ledger.standing("A", [*events, right]).differing("unused") == 0
    assert ledger.standing("A", [*events, right]).received == 31


def test_out_of_a_seal_goes_only_all_of_it():
    came = event(1, "received", 30, sealed=True)
    now = ledger.standing("A", [came])
    assert now.state == steps.SEALED
    assert names(ledger.check_step(now, event(2, "returned", 10))) == ["OnlyAllOfIt"]
    assert names(ledger.check_step(now, event(2, "returned", 30))) == []
    assert names(ledger.check_step(now, event(2, "counted", 30))) == ["StillSealed"]


def test_what_was_used_cannot_have_been_unopened():
    events = [*opened(), event(4, "handed_out", 5)]
    taking = Event(UUID(int=5), steps.TAKE_BACK, about=events[1].id, by=ONE)
    sure = confirmation(6, taking)
    assert names(check_later_steps("A", [*events, taking, sure])) == ["LaterStepsStand"]
    fewer = Event(UUID(int=5), steps.TAKE_BACK, 4, about=events[0].id, by=ONE)
    assert names(check_later_steps("A", [*events, fewer])) == ["LaterStepsStand"]


def test_what_two_have_done_two_take_back():
    events = opened()
    taking = Event(UUID(int=5), steps.TAKE_BACK, about=events[1].id, by=ONE)
    assert ledger.standing("A", [*events, taking]).state == steps.OPEN
    assert ledger.pending([*events, taking]) == taking
    sure = confirmation(6, taking)
    assert ledger.standing("A", [*events, taking, sure]).state == steps.UNSEALED


def test_a_taking_back_that_waits_is_given_up_by_another():
    events = opened()
    taking = Event(UUID(int=5), steps.TAKE_BACK, about=events[1].id, by=ONE)
    given_up = Event(UUID(int=6), steps.TAKE_BACK, about=taking.id, by=ONE)
    assert ledger.pending([*events, taking, given_up]) is None
    assert ledger.standing("A", [*events, taking, given_up]).state == steps.OPEN


def test_a_copy_is_in_one_place():
    out = event(4, "handed_out", 10, first=1, last=10)
    now = ledger.standing("A", [*opened(), out])
    assert names(ledger.check_step(now, event(5, "handed_out", 5, first=10, last=14))) == ["OutAlready"]
    assert names(ledger.check_step(now, event(5, "handed_out", 5, first=11, last=14))) == ["NumbersDiffer"]
    assert names(ledger.check_step(now, event(5, "back", 2, first=10, last=11))) == ["NotOut"]
    back = ledger.after(now, event(5, "back", 1, first=10, last=10))
    assert names(ledger.check_step(back, event(6, "handed_out", 5, first=10, last=14))) == []


@settings(max_examples=200, deadline=None)
@given(logs(), st.sampled_from(steps.STEPS), st.integers(0, 12))
def test_a_button_that_says_why_not_is_right_whatever_would_be_typed(events, kind, count):
    now = ledger.standing("A", events)
    if (against := ledger.against_any(now, kind)) is not None:
        assert against.sentence()
        for pile in steps.KINDS[kind].piles or ("",):
            least = steps.KINDS[kind].least or 0
            assert names(ledger.check_step(now, event(99, kind, max(count, least), pile))) != []


def test_a_button_says_that_nothing_is_there():
    now = ledger.standing("A", opened())
    for kind in ("back", "handed_in", "found"):
        assert ledger.against_any(now, kind).name == "NothingThere"
    for kind in ("handed_out", "returned", "destroyed", "sent", "missing", "counted", "moved", "sealed"):
        assert ledger.against_any(now, kind) is None
    assert ledger.against_any(now, "opened").name == "OpenAlready"


def test_a_bundle_without_events_is_expected():
    assert ledger.standing("A", []) == Standing("A")
    assert names(ledger.check_step(Standing("A"), event(1, "opened", 3))) == ["NothingReceived"]


def test_what_was_handed_in_came_in_wherever_it_is_now():
    events = [
        *opened(30),
        event(4, "handed_out", 10, "unused"),
        event(5, "handed_in", 7, "out"),
        event(6, "missing", 2, "in"),
        event(7, "missing", 1, "out"),
        event(8, "sent", 5, "in"),
    ]
    sure = [*events, confirmation(9, events[5]), confirmation(10, events[6])]
    assert ledger.came_in(sure) == 7

    found = [*sure, event(11, "found", 3, "in")]  # two that were lost from there, and one that was out
    assert ledger.came_in(found) == 8
    assert ledger.came_in([*found, event(12, "taken_back", about=events[4].id)]) == 1
