from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QWidget

from eduapp.core.db.unit_of_work import Command
from eduapp.core.errors import Conflict, NotFound, Refused, Unavailable
from eduapp.core.violations import Override, Violation
from eduapp.gui.sending import send
from tests.support.fakes import a_bench


class GroupIsFull(Violation):
    message = "The group is full."
    overridable = True


class NoTraining(Violation):
    message = "The safety training is missing."


@dataclass(frozen=True, kw_only=True)
class Enrol(Command):
    override: Override | None = None


@dataclass(frozen=True, kw_only=True)
class Withdraw(Command):
    """A command nobody can override."""


def full(uow, command):
    uow.enforce([GroupIsFull()], command.override)
    return command.override.reason if command.override else "enrolled"


@dataclass(frozen=True, kw_only=True)
class Close(Command):
    version: int = 1


def close_newest(uow, command):
    if command.version != 2:
        raise Conflict(theirs={}, anew={"version": 2})
    return "closed"


@pytest.fixture
def fakes(qtbot, database):
    return a_bench(database)


@pytest.fixture
def owner(qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    return owner


@pytest.fixture
def outcome(fakes, owner):
    """Sends a command; what was done, and what failed in the end."""

    def send_it(use_case, command):
        done, failed = [], []
        send(fakes.bench, use_case, command, owner=owner, done=done.append, failed=failed.append)
        return done, failed

    return send_it


def test_what_is_overridden_is_sent_again_with_the_reason(fakes, outcome):
    fakes.ask.reason = "The teacher agrees"

    assert outcome(full, Enrol()) == (["The teacher agrees"], [])
    assert len(fakes.ask.refusals) == 1


def test_what_is_not_overridden_ends_there(fakes, outcome):
    done, failed = outcome(full, Enrol())

    assert done == []
    assert isinstance(failed[0], Refused)
    assert fakes.ask.errors == []


def test_what_cannot_be_overridden_is_listed_all_the_same(fakes, outcome):
    fakes.ask.reason = "The teacher agrees"

    done, failed = outcome(lambda uow, command: uow.enforce([NoTraining()]), Withdraw())

    assert done == []
    assert [type(one) for one in fakes.ask.refusals[0].violations] == [NoTraining]
    assert isinstance(failed[0], Refused)


def test_after_unavailable_one_may_try_again(fakes, outcome):
    tries = []

    def shaky(uow, command):
        tries.append(command.command_id)
        if len(tries) == 1:
            raise Unavailable(reason="The disk is full.")
        return "saved"

    fakes.ask.try_again = True

    assert outcome(shaky, Enrol()) == (["saved"], [])
    assert tries[0] == tries[1]


def test_other_errors_are_told_once_and_the_form_lives_again(fakes, outcome):
    def gone(uow, command):
        raise NotFound

    done, failed = outcome(gone, Enrol())

    assert done == []
    assert [type(error) for error in fakes.ask.errors] == [NotFound]
    assert [type(error) for error in failed] == [NotFound]


def test_over_somebody_elses_change_it_is_done_only_if_the_person_says_so(fakes, outcome):
    done, failed = outcome(close_newest, Close())
    assert (done, [type(error) for error in failed]) == ([], [Conflict])

    fakes.ask.takes = frozenset()
    done, failed = outcome(close_newest, Close())
    assert (done, failed) == (["closed"], [])
    assert fakes.ask.errors == []


def test_a_conflict_that_cannot_be_gone_over_is_told(fakes, outcome):
    def taken(_uow, _command):
        raise Conflict

    _done, failed = outcome(taken, Close())
    assert [type(error) for error in fakes.ask.errors] == [Conflict]
    assert len(failed) == 1
