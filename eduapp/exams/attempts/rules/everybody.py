"""Minutes for everybody at once: whom they reach, and who is left out in which state. Pure.

Whoever sits the exam lost what everybody lost, on screen or on paper. Who has not begun lost nothing (L11),
and who has handed in, is away or was sent out has no time that could be longer.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_
from eduapp.core.violations import Violation
from eduapp.exams.attempts.rules import states
from eduapp.exams.room.rules import closing, steps
from eduapp.exams.room.rules.standing import Day
from eduapp.exams.sittings.rules.states import OPEN, PAUSED, PLANNED, PUBLISHED, RUNNING

LISTS = {True: "screen_states", False: "room_states"}  # of a state on screen, and on paper


class NobodyReached(Violation):
    """Minutes for nobody."""

    message = N_("Nobody is sitting the exam just now, so there is nobody to give time to.")


class NobodyWaits(Violation):
    """Everybody who was let in has begun."""

    message = N_("Everybody who was let in has begun. Who is let in now begins at once.")


class NotBegunYet(Violation):
    """There is nothing to stop or to go on with."""

    message = N_("The exam has not begun yet. Start it first.")


class StoppedForAll(Violation):
    """Once is enough."""

    message = N_("The exam is stopped for everybody already. Let it go on first.")


class NotStopped(Violation):
    """Only what was stopped for everybody goes on for everybody."""

    message = N_("The exam is not stopped for everybody, so it goes on already.")


class OverForAll(Violation):
    """What is collected begins no more."""

    message = N_("The exam is over, and the answers have been collected.")


_WHILE = {states.PAUSE: (RUNNING,), states.RESUME: (PAUSED,)}
_OTHERWISE = {states.PAUSE: StoppedForAll, states.RESUME: NotStopped}  # while the exam goes on


@dataclass(frozen=True)
class Reached:
    """Candidates by number: who gets the minutes, and who of them sits on screen."""

    given: tuple[UUID, ...]
    on_screen: frozenset[UUID]  # of those
    left_out: tuple[tuple[int, str], ...]  # number and the code of the state, such as screen_states:submitted


def reached(day: Day, on_screen: Mapping[UUID, str]) -> Reached:
    """Whom minutes for all reach; `on_screen`: the state on screen of those who have an attempt."""
    given, screens, left_out = [], set[UUID](), []
    for id, course in sorted(day.courses.items(), key=lambda one: one[1].number):
        screen = on_screen.get(id, states.ON_PAPER)
        sits = screen != states.ON_PAPER
        gets = course.state in steps.AT_WORK and (
            not sits or states.against(screen, states.EXTRA, course.number) is None
        )
        if gets:
            given.append(id)
            screens |= {id} if sits else set()
        elif course.state != steps.CANCELLED:
            left_out.append((course.number, f"{LISTS[sits]}:{screen if sits else course.state}"))
    return Reached(tuple(given), frozenset(screens), tuple(left_out))


def check_phase(act: str, phase: str) -> Iterator[Violation]:
    """Whether a stop or going on can be for everybody in a phase of the sitting."""
    if phase in _WHILE[act]:
        return
    if phase in {RUNNING, PAUSED}:
        yield _OTHERWISE[act]()
    else:
        yield NotBegunYet() if phase in {PLANNED, PUBLISHED, OPEN} else OverForAll()


def check_waiting(phase: str) -> Iterator[Violation]:
    """Why nobody begins, of whom nobody waits: before anybody came, while all write, or when it is over."""
    if phase in {RUNNING, PAUSED}:
        yield NobodyWaits()
    else:
        yield closing.NobodyToStart() if phase in {PLANNED, PUBLISHED, OPEN} else OverForAll()


def check_reached(found: Reached) -> Iterator[Violation]:
    """Somebody gets it."""
    if not found.given:
        yield NobodyReached()


def left_out_words(left_out: tuple[tuple[int, str], ...]) -> str:
    """Who is left out, each with the state that says why: 105 (handed in), 106 (not here yet)."""
    return ", ".join(f"{number} ({_label(code)})" for number, code in left_out)


def _label(code: str) -> str:
    name, _colon, key = code.partition(":")
    return code_list(name)[key].label
