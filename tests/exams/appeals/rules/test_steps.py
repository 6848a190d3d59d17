"""Every cell of the one table leads on or says why not; what the law does not have is never offered."""

from datetime import date
from itertools import product

import pytest

from eduapp.core.codes import code_list
from eduapp.exams.appeals.rules import steps
from eduapp.exams.grading.rules.kinds import KINDS, Kind

ALL = [Kind(key) for key in code_list(KINDS).keys()]  # noqa: SIM118 - not a dict


def test_the_table_has_every_step_in_every_state():
    assert set(steps.TABLE) == {*steps.OPEN, *steps.CLOSED} == set(code_list(steps.STATES).keys())
    assert all(set(cells) == set(steps.MOVES) for cells in steps.TABLE.values())
    assert {"received", "redated", *steps.MOVES} == set(code_list(steps.STEPS).keys())


@pytest.mark.parametrize(("state", "step"), list(product(steps.TABLE, steps.MOVES)))
def test_each_cell_leads_to_a_state_or_to_a_sentence(state, step):
    for table in (steps.TABLE, steps.ANNULLED_TABLE):
        cell = table[state][step]
        if not isinstance(cell, str):
            assert cell().sentence()
            continue
        assert cell in steps.TABLE
        assert step == steps.RECALL or steps.reached([steps.RECEIVED, step]) == cell


@pytest.mark.parametrize("state", steps.CLOSED)
def test_what_is_decided_stays_decided(state):
    leads = [step for step, cell in steps.TABLE[state].items() if isinstance(cell, str)]
    assert leads == ([] if state in {steps.SETTLED, steps.REVERSED} else [steps.RECALL])


def test_what_is_taken_back_is_where_it_was():
    days = [date(2026, 12, day) for day in range(1, 6)]
    told = zip(("received", "sent", "upheld", "recalled", "raised"), days, strict=True)
    assert steps.counting(told) == [("received", days[0]), ("sent", days[1]), ("raised", days[4])]


def test_what_was_not_sent_is_the_schools_again():
    days = [date(2026, 12, day) for day in range(1, 5)]
    told = [*zip(("received", "sent", "recalled", "sent"), days, strict=True)]
    assert steps.reached(step for step, _day in steps.counting(told[:3])) == steps.RECEIVED
    assert steps.counting(told) == [("received", days[0]), ("sent", days[3])]


def test_the_day_it_came_is_the_one_it_was_put_right_to_last():
    days = [date(2026, 12, day) for day in (5, 6, 3, 2)]
    told = zip(("received", "sent", "redated", "redated"), days, strict=True)
    assert steps.counting(told) == [("received", days[3]), ("sent", days[1])]


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ("received sent upheld recalled", "sent"),
        ("received dismissed recalled", "received"),
        ("received sent quashed assessed returned recalled", "sent"),
        ("received sent quashed dismissed recalled", "quashed"),
        ("received redone assessed returned withdrawn recalled", "quashed"),
        ("received sent quashed dismissed recalled recalled", "sent"),
    ],
)
def test_what_is_taken_back_is_the_last_outcome_and_what_followed_from_it(told, state):
    day = date(2026, 12, 1)
    assert steps.reached(step for step, _day in steps.counting((one, day) for one in told.split())) == state


@pytest.mark.parametrize("table", [steps.TABLE, steps.ANNULLED_TABLE], ids=["counts", "annulled"])
def test_every_open_appeal_can_end(table):
    """From each state some way leads to a closed one, also while the exam does not count."""
    for state in steps.OPEN:
        seen, to_see = set(), [state]
        while to_see:
            here = to_see.pop()
            seen.add(here)
            leads = {cell for cell in table[here].values() if isinstance(cell, str)}
            to_see += leads - seen
        assert seen & set(steps.CLOSED)


def test_the_states_that_are_open_are_those_of_the_list():
    assert {code.key for code in code_list(steps.STATES) if code.has("open")} == set(steps.OPEN)


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.key)
def test_impossible_outcomes_are_refused_with_the_paragraph_in_every_state(kind):
    impossible = [step for step in steps.OUTCOMES if step not in kind.outcomes]

    for state, step in product(steps.OPEN, impossible):
        [told] = steps.check_step(kind, state, step)
        assert told.name == "OutcomeImpossible"
        assert kind.basis in told.sentence()
        assert not told.overridable
    assert not set(impossible) & set(steps.possible(kind))


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.key)
def test_each_outcome_of_the_law_can_be_reached(kind):
    for outcome in kind.outcomes:
        state = steps.RECEIVED if outcome == steps.REDO else steps.SENT
        assert list(steps.check_step(kind, state, outcome)) == []


def test_a_new_assessment_is_offered_only_where_something_can_be_quashed():
    offered = {kind.key for kind in ALL if steps.ASSESS in steps.possible(kind)}
    assert offered == {"overall", "no_overall", "module", "higher_held"}


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.key)
def test_what_is_offered_belongs_to_where_it_stands(kind):
    own = {steps.ASSESS, steps.RETURN, steps.CONFIRM}

    assert not own & set(steps.offered(kind, steps.RECEIVED))
    assert not own & set(steps.offered(kind, steps.SENT))
    assert steps.RECALL in steps.offered(kind, steps.SENT)
    assert set(steps.offered(kind, steps.QUASHED)) == own & set(steps.possible(kind)) | {steps.RECALL}
    ends = {steps.DISMISS, steps.WITHDRAW}
    quashed = set(steps.offered(kind, steps.QUASHED, annulled=True))
    assert quashed == {*steps.offered(kind, steps.QUASHED), *ends}
    assert {step for state in steps.CLOSED for step in steps.offered(kind, state)} == {steps.RECALL}


def test_an_unknown_step_is_refused():
    assert [one.name for one in steps.check_step(ALL[0], steps.SENT, "forgotten")] == ["StepUnknown"]


def test_a_sentence_names_what_there_is_instead():
    [told] = steps.check_step(Kind("written_exam"), steps.SENT, steps.QUASH)

    assert told.sentence() == (
        "The law does not have “quashed: to be assessed anew” for this (opplæringsforskrifta §§ 10-7, 16-3). "
        "It has: dismissed, decision upheld, grade raised, grade lowered."
    )


def test_a_step_has_its_own_paragraph_or_that_of_its_kind():
    kind = Kind("overall")
    assert steps.basis_of(kind, steps.UPHOLD) == "opplæringsforskrifta §§ 10-4, 16-3"
    assert steps.basis_of(kind, steps.REDO) == "forvaltningsloven § 33"
    assert steps.basis_of(kind, steps.CONFIRM) == "opplæringsforskrifta § 9-9"
    assert all("§" in steps.basis_of(kind, step) for kind in ALL for step in steps.possible(kind))
