"""States and steps of a training: one table, rows only added, and what they amount to on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from eduapp.core.codes import code_list
from eduapp.workshops.machines.rules.training import (
    EXPIRED,
    LEVELS,
    NEEDS,
    STEPS,
    Demand,
    Entry,
    State,
    Step,
    check_step,
    day_after,
    possible_steps,
    stop_reasons,
    training_on,
)

DAY = date(2026, 11, 2)
TWO = Demand(((Step.THEORY, "10-2"), (Step.PRACTICE, "10-2"), (Step.INSTRUCTION, "10-4")))
TAUGHT = [Entry(DAY, step, paragraph) for step, paragraph in TWO.needs]
SIGNED = [
    *TAUGHT,
    Entry(DAY, Step.INSTRUCTOR_SIGNED, level="independent"),
    Entry(DAY, Step.LEARNER_SIGNED),
]
SUSPENDED = Entry(DAY, Step.SUSPENDED, reason="unsafe_use")
LAPSED = Entry(DAY, Step.LAPSED, reason="unused")
AT = {  # rows that lead to each state
    State.NONE: [],
    State.IN_TRAINING: TAUGHT[:1],
    State.AWAITING_BOTH: TAUGHT,
    State.AWAITING_LEARNER: SIGNED[:-1],
    State.AWAITING_INSTRUCTOR: [*TAUGHT, SIGNED[-1]],
    State.SUPERVISED: [*TAUGHT, Entry(DAY, Step.INSTRUCTOR_SIGNED, level="supervised"), SIGNED[-1]],
    State.INDEPENDENT: SIGNED,
    State.SUSPENDED: [*SIGNED, SUSPENDED],
    State.LAPSED: [*SIGNED, LAPSED],
}


def state(*entries, demand=TWO, day=DAY):
    return training_on(entries, demand, day).state


def names(violations):
    return [violation.name for violation in violations]


def refused(entry, rows, demand=TWO):
    return names(check_step(entry, training_on(rows, demand, entry.day), demand, DAY))


def test_the_lists_and_the_table_know_the_same_words():
    assert set(code_list("training_states").keys()) == set(State) == set(STEPS) == set(AT)
    assert set(code_list("training_steps").keys()) == set(Step)
    assert [one for one in State if one.may_use] == list(LEVELS)


@pytest.mark.parametrize("stands", State)
def test_rows_lead_to_every_state(stands):
    assert state(*AT[stands]) is stands


@pytest.mark.parametrize("stands", State)
@pytest.mark.parametrize("step", Step)
def test_only_what_the_table_allows_is_recorded(stands, step):
    paragraphs = dict(TWO.needs)
    reasons = {Step.SUSPENDED: "unsafe_use", Step.LAPSED: "unused"}
    entry = Entry(DAY, step, paragraphs.get(step, ""), level="supervised", reason=reasons.get(step, ""))

    said = refused(entry, AT[stands])
    possible = step in possible_steps(training_on(AT[stands], TWO, DAY))
    assert (said == []) is possible
    assert ("NotNow" in said) is (step not in STEPS[stands])


def test_rule_79_both_sign_after_everything_is_taught():
    early = [TAUGHT[0], *SIGNED[3:], *TAUGHT[1:]]

    assert state(*early) is State.AWAITING_BOTH
    assert state(*early, *SIGNED[3:]) is State.INDEPENDENT


def test_rule_80_training_at_this_machine_comes_in_addition():
    assert training_on(TAUGHT[:2], TWO, DAY).missing == ((Step.INSTRUCTION, "10-4"),)
    assert refused(Entry(DAY, Step.CARD, "10-3"), []) == ["NotDemanded"]
    assert refused(TAUGHT[0], TAUGHT[:1]) == ["DoneAlready"]


def test_a_machine_that_demands_more_waits_for_it_and_for_new_signatures():
    more = Demand((*TWO.needs, (Step.CARD, "10-3")))

    assert state(*SIGNED, demand=more) is State.IN_TRAINING
    assert state(*SIGNED, Entry(DAY, Step.CARD, "10-3"), demand=more) is State.AWAITING_BOTH


def test_rule_49_nothing_is_signed_beforehand_or_slipped_in():
    tomorrow = DAY + timedelta(days=1)
    assert refused(Entry(tomorrow, Step.THEORY, "10-2"), []) == ["StepToCome"]
    yesterday = DAY - timedelta(days=1)
    training = training_on(TAUGHT[:1], TWO, DAY)
    entry = Entry(yesterday, Step.PRACTICE, "10-2")
    assert names(check_step(entry, training, TWO, DAY)) == ["BeforeTheLast"]


def test_what_lacks_is_said():
    assert refused(Entry(DAY, Step.INSTRUCTOR_SIGNED), TAUGHT) == ["LevelMissing"]
    assert refused(Entry(DAY, Step.SUSPENDED, reason="unused"), SIGNED) == ["StopReasonMissing"]
    card = Demand(((Step.CARD, "10-3"),))
    over = Entry(DAY, Step.CARD, "10-3", until=DAY - timedelta(days=1))
    assert refused(over, [], card) == ["CardOver"]


def test_reasons_of_the_program_are_not_offered():
    offered = [key for step in (Step.SUSPENDED, Step.LAPSED) for key, _words in stop_reasons(step)]
    assert EXPIRED not in offered
    assert "unsafe_use" in offered


def test_a_lifted_suspension_gives_back_what_was():
    lifted = [*AT[State.SUSPENDED], Entry(DAY, Step.LIFTED)]
    assert state(*lifted) is State.INDEPENDENT


def test_only_a_rule_gives_an_end():
    assert training_on(SIGNED, TWO, date(2099, 1, 1)).state is State.INDEPENDENT
    five_years = Demand(TWO.needs, months=60)
    last = date(2031, 11, 2)

    assert training_on(SIGNED, five_years, last).until == last
    after = training_on(SIGNED, five_years, day_after(last))
    assert (after.state, after.reason, after.until) == (State.LAPSED, EXPIRED, last)
    renewed = [*SIGNED, Entry(last, Step.RENEWED)]
    assert training_on(renewed, five_years, day_after(last)).state is State.INDEPENDENT


def test_what_ran_out_is_not_renewed_afterwards():
    five_years = Demand(TWO.needs, months=60)
    late = Entry(date(2031, 11, 3), Step.RENEWED)
    assert training_on([*SIGNED, late], five_years, late.day).state is State.LAPSED


def test_a_card_that_says_until_when_is_believed():
    demand = Demand(((Step.CARD, "10-3"),))
    card = Entry(DAY, Step.CARD, "10-3", until=DAY + timedelta(days=9))
    rows = [card, *SIGNED[3:]]
    assert training_on(rows, demand, DAY + timedelta(days=9)).state is State.INDEPENDENT
    assert training_on(rows, demand, DAY + timedelta(days=10)).state is State.LAPSED


# --- against an oracle that looks day by day at all rows ---------------------------------------------


def naive(rows, demand, day):
    """The state of who may work, or None: every day of the past played through."""
    live: list[Entry] = []
    for number in range((day - DAY).days + 1):
        now = DAY + timedelta(days=number)
        end = ends(live, demand)
        if end is not None and end < now:
            live = []
        for row in (row for row in rows if row.day == now):
            live = [] if row.step is Step.LAPSED else [*live, row]
    stops = [row.step for row in live if row.step in {Step.SUSPENDED, Step.LIFTED}]
    if stops[-1:] == [Step.SUSPENDED]:
        return None
    begun = authorised(live, demand)
    if begun is None:
        return None
    said = [row for row in after_all_needs(live, demand) if row.step is Step.INSTRUCTOR_SIGNED]
    said += [row for row in live[begun + 1 :] if row.step is Step.PROMOTED]
    last = max(said, key=lambda row: at(live, row))
    return "independent" if last.step is Step.PROMOTED else last.level


def after_all_needs(live, demand):
    for count in range(len(live)):
        if {(row.step, row.paragraph) for row in live[: count + 1]} >= set(demand.needs):
            return live[count + 1 :]
    return []


def authorised(live, demand):
    later = after_all_needs(live, demand)
    both = [
        [row for row in later if row.step is step] for step in (Step.INSTRUCTOR_SIGNED, Step.LEARNER_SIGNED)
    ]
    return max(at(live, rows[0]) for rows in both) if all(both) else None


def at(live, row):
    return next(number for number, one in enumerate(live) if one is row)


def ends(live, demand):
    begun = authorised(live, demand)
    if begun is None:
        return None
    renewed = [row for row in live[begun + 1 :] if row.step is Step.RENEWED]
    since = (renewed or [live[begun]])[-1].day
    cards = [row for row in live if row.step is Step.CARD or any(row is one for one in renewed)]
    month = since.month + (demand.months or 0)
    ruled = since.replace(
        year=since.year + (month - 1) // 12, month=(month - 1) % 12 + 1, day=min(since.day, 28)
    )
    found = [ruled] if demand.months else []
    return min([*found, *(row.until for row in cards[-1:] if row.until)], default=None)


DAYS = some.integers(0, 90).map(lambda number: DAY + timedelta(days=number))
ENTRIES = some.builds(
    Entry,
    DAYS,
    some.sampled_from([*Step, *NEEDS, *NEEDS, Step.INSTRUCTOR_SIGNED, Step.LEARNER_SIGNED]),
    some.just("10-2"),
    some.sampled_from([level.value for level in LEVELS]),
    some.just("unsafe_use"),
    some.none() | some.integers(20, 90).map(lambda number: DAY + timedelta(days=number)),
)
DEMANDS = some.builds(
    Demand,
    some.lists(some.sampled_from(NEEDS), min_size=1, max_size=2, unique=True).map(
        lambda steps: tuple((step, "10-2") for step in steps)
    ),
    some.sampled_from([None, 1, 2]),
)


@given(some.lists(ENTRIES, max_size=10), DEMANDS, some.integers(0, 110), some.booleans())
def test_training_on_agrees_with_a_day_by_day_look(rows, demand, number, trained):
    begun = [Entry(DAY, step, paragraph) for step, paragraph in demand.needs] + SIGNED[3:] if trained else []
    rows = [Entry(**vars(row)) for row in (*begun, *sorted(rows, key=lambda row: row.day))]
    day = DAY + timedelta(days=number)
    found = training_on(rows, demand, day)

    assert (found.state.value if found.state.may_use else None) == naive(rows, demand, day)
