"""A sheet while it is filled: steps, undo, and keeping."""

import pytest
from PySide6.QtCore import QObject

from eduapp.core.errors import Unavailable
from eduapp.workshops.hours import queries
from eduapp.workshops.hours.rules.sheet import Absence
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.hours.ui.sheet_state import SheetState
from tests.support import given, given_workshops
from tests.support.fakes import a_bench

TODAY = given.TODAY
WHOLE = Times(480, 900, 30)


def read(database, workshop_id):
    with database.reading() as session:
        return queries.sheet_view(session, workshop_id, TODAY)


@pytest.fixture
def fakes(qtbot, database):
    return a_bench(database)


@pytest.fixture
def owner(qtbot):
    return QObject()


@pytest.fixture
def state(fakes, owner, database, carpentry, people):
    made = SheetState(fakes.bench, owner)
    made.load(read(database, carpentry))
    return made


def test_nothing_is_changed_to_begin_with(state, people):
    assert (state.changes, state.can_undo, state.signed) == (0, False, False)
    assert state.times_of(people[0]) == WHOLE
    assert state.reason_of(people[0]) == ""


def test_being_away_and_why_are_one_step(state, people):
    state.toggle(people[0])
    state.say_why(people[0], "health")
    assert state.reason_of(people[0]) == "health"

    state.undo()

    assert state.times_of(people[0]) == WHOLE


def test_another_reason_later_is_a_step_of_its_own(state, people):
    state.toggle(people[0])
    state.say_why(people[0], "health")
    state.step(people[1], -1)
    state.say_why(people[0], "court")

    state.undo()
    assert state.reason_of(people[0]) == "health"


def test_undo_and_redo_go_step_by_step(state, people):
    for _ in range(3):
        state.step(people[0], -1)

    state.undo()
    state.undo()
    assert state.times_of(people[0]).minutes == 375
    state.redo()
    assert state.times_of(people[0]).minutes == 360
    state.step(people[0], 1)
    state.redo()  # something else was done since: nothing to do again
    assert state.times_of(people[0]).minutes == 375


def test_who_is_here_after_all_gets_the_whole_shift(state, people):
    state.step(people[0], -4)
    state.toggle(people[0])
    state.toggle(people[0])

    assert state.times_of(people[0]) == WHOLE


def test_people_stay_in_their_order(state, people):
    for id in (people[7], people[2], people[7]):
        state.toggle(id)

    assert [line.learner_id for line in state.sheet.lines] == [id for id in people if id != people[2]]


def test_nobody_came_is_one_step(state, people):
    state.nobody_came()
    assert state.sheet.absences == tuple(Absence(id, "prison") for id in people)

    state.undo()
    assert state.changes == 0


def test_what_is_filled_is_kept_and_read_again(state, database, carpentry, people):
    state.step(people[0], -1)
    state.keep()

    assert read(database, carpentry).sheet == state.sheet


def test_nothing_is_written_while_nothing_changed(state, database, carpentry):
    state.keep()

    assert not read(database, carpentry).kept


def test_typing_is_kept_by_itself_after_a_moment(state, qtbot, database, carpentry, people):
    with qtbot.waitSignal(state.kept, timeout=5000):
        state.step(people[0], -1)

    assert read(database, carpentry).kept


def test_what_could_not_be_kept_is_tried_again(state, fakes, database, carpentry, people, monkeypatch):
    said = []
    state.kept.connect(said.append)
    execute = fakes.runner.execute

    def unreachable(_use_case, _command, *, owner, done, failed):
        failed(Unavailable(reason="The disk is full."))

    monkeypatch.setattr(fakes.runner, "execute", unreachable)
    state.step(people[0], -1)
    state.keep()
    monkeypatch.setattr(fakes.runner, "execute", execute)
    state.keep()

    assert said == [False, True]
    assert read(database, carpentry).kept


def test_reading_what_was_just_kept_leaves_undo_alone(state, database, carpentry, people):
    state.step(people[0], -1)
    state.keep()

    state.load(read(database, carpentry))

    assert state.can_undo


def test_what_was_pressed_while_it_was_read_again_stays(state, database, carpentry, people):
    read_before = read(database, carpentry)
    state.step(people[0], -1)

    state.load(read_before)  # the answer to a question asked before the press

    assert state.times_of(people[0]).minutes == 375
    assert state.can_undo
    state.keep()
    assert read(database, carpentry).sheet == state.sheet


def test_while_the_signature_is_on_its_way_nothing_changes(state, database, carpentry, people):
    state.step(people[0], -1)
    state.hold()
    state.toggle(people[1])
    state.undo()
    assert state.times_of(people[0]).minutes == 375
    assert state.times_of(people[1]) == WHOLE

    state.let_go()
    state.toggle(people[1])
    assert state.times_of(people[1]) is None


def test_a_signed_sheet_changes_no_more(state, database, carpentry, people, afternoon):
    given_workshops.a_signed_shift(database, carpentry, TODAY)
    state.load(read(database, carpentry))

    state.toggle(people[0])
    state.nobody_came()

    assert state.signed
    assert state.sheet.absences == ()


def test_a_clash_is_seen_only_as_long_as_it_lasts(state, database, carpentry, people, clock):
    given_workshops.at(clock, TODAY, 15)
    kitchen = given_workshops.a_workshop(database, "Kitchen")
    given_workshops.some_hours(database, kitchen, people[0], TODAY, Times(840, 900))
    state.load(read(database, carpentry))
    assert state.clash_of(people[0]).where == "Kitchen"

    state.set_times(people[0], Times(480, 840, 30))

    assert state.clash_of(people[0]) is None
