"""A word and a shape for everything, and every reason in words."""

from datetime import date
from uuid import UUID

import pytest

from eduapp.workshops.machines.queries import HistoryRow, MachineRow, OutRow, PersonRow
from eduapp.workshops.machines.rules.register import MachineFacts, OutSpan
from eduapp.workshops.machines.rules.training import Entry, State, Step, Training
from eduapp.workshops.machines.rules.using import Answer
from eduapp.workshops.machines.ui import looks
from tests.support import given

ID = UUID(int=1)
TODAY = given.TODAY
OUT = OutSpan(TODAY, None, "damage")


def machine(out=None, **facts):
    return MachineRow(ID, 1, MachineFacts("Bandsaw", "M-01", ID, **{"risk": "high"} | facts), "Workroom", out)


def person(state, *, allowed, here=True, excepted=False):
    training = Training(state, since=TODAY if allowed else None, until=date(2031, 11, 23))
    return PersonRow(ID, "Haddad, Karim", "haddad", None, Answer(allowed, training, (), excepted), here)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (machine(), "in service"),
        (machine(OUT), "out of service (damage)"),
        (machine(OUT, active=False), "archived"),
        (machine(risk="not_assessed"), "not assessed"),
    ],
)
def test_a_machine_says_in_words_whether_it_can_be_used(row, words):
    assert looks.state_text(row) == words


@pytest.mark.parametrize("state", State)
def test_nobody_who_may_not_looks_like_one_who_may(state):
    token, _icon, word = looks.person_chip(person(state, allowed=False))
    assert (token != "present", word) == (True, state.label)


def test_who_is_not_here_or_excepted_is_told_apart():
    assert looks.person_chip(person(State.INDEPENDENT, allowed=True, here=False))[2] == "not here today"
    assert looks.person_chip(person(State.INDEPENDENT, allowed=True)) == ("present", "check", "independent")
    token, _icon, word = looks.person_chip(person(State.NONE, allowed=True, excepted=True))
    assert (token, word) == ("late", "exception for today, under supervision")
    assert looks.person_note(person(State.INDEPENDENT, allowed=True)) == "since 23.11.2026, until 23.11.2031"


def test_history_says_paragraph_level_and_reason():
    def said(entry):
        return looks.history_text(HistoryRow(ID, ID, "Haddad, Karim", "", None, entry, "Terje", given.NOW))

    assert said(Entry(TODAY, Step.THEORY, "10-2")) == "Haddad, Karim: theory taught (§ 10-2)"
    assert said(Entry(TODAY, Step.INSTRUCTOR_SIGNED, level="supervised")).endswith("(supervised)")
    assert said(Entry(TODAY, Step.LAPSED, reason="unused")).endswith("lapsed (not used for long)")


def test_days_out_say_who_and_whether_they_came_to_be():
    row = OutRow(ID, 1, OUT, "Terje", None, "")
    assert looks.out_note(row, TODAY) == "entered by Terje · now"
    gone = OutRow(ID, 1, OUT, "Terje", date(2026, 11, 22), "Siri")
    assert looks.out_text(gone) == "Called off: damage"
    assert looks.out_note(gone, TODAY) == "entered by Terje · ended by Siri"
