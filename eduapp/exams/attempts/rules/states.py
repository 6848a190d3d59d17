"""What may be done with an attempt on screen in which state (law-states 2.4), as one table. Pure.

Before the start and for who is not there the states are the room's; from the start on the screen knows more.
Every cell that is no says why. A suspicion is no act here: it is an incident in the log, and changes nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_
from eduapp.core.violations import Violation
from eduapp.exams.room.rules import steps
from eduapp.kiosk.formats import messages as m
from eduapp.kiosk.rules import replay

REGISTERED, PRESENT, AUTHORISED = steps.REGISTERED, steps.PRESENT, steps.AUTHORISED
ABSENT, REMOVED, CANCELLED, SUBMITTED = steps.ABSENT, steps.REMOVED, steps.CANCELLED, steps.SUBMITTED
RUNNING, PAUSED, EXPIRED, ON_PAPER = "running", "paused", "expired", "on_paper"
STATES = (
    *(REGISTERED, PRESENT, AUTHORISED, RUNNING, PAUSED, EXPIRED, SUBMITTED, ON_PAPER),
    *(ABSENT, REMOVED, CANCELLED),
)
WORKSTATION = steps.WORKSTATION  # code: room_incidents
CHOICE = "other"  # code: room_incidents, of a choice between two answers
LONGEST_SAID = 300  # on a screen
LONGEST_REASON = 120  # of a choice: the log says beside it what was chosen
LIVE = frozenset({RUNNING, PAUSED, EXPIRED})  # somebody sits there, and what they write comes in
STILL_TO_DECIDE = LIVE | {SUBMITTED}  # what a PC lost; who has handed in may be brought back

LET_IN, START, PAUSE, BREAK, RESUME, EXTRA = "let_in", "start", "pause", "break", "resume", "extra"
SAY, MOVE, UNLOCK, BRING_BACK, STOP, SEEN = "say", "move", "unlock", "bring_back", "stop", "seen"
TO_PAPER = "to_paper"
ACTS = (LET_IN, START, PAUSE, BREAK, RESUME, EXTRA, SAY, MOVE, UNLOCK, BRING_BACK, STOP, TO_PAPER, SEEN)


class NotStarted(Violation):
    """There is nothing to pause or to hand in yet."""

    message = N_("The exam has not begun for candidate {number}. Start it first.")


class StartedAlready(Violation):
    """Once is enough."""

    message = N_("The exam of candidate {number} has begun already.")


class NotPaused(Violation):
    """Only what was stopped goes on."""

    message = N_("The exam of candidate {number} is not paused.")


class PausedAlready(Violation):
    """Once is enough."""

    message = N_("The exam of candidate {number} is paused already. Let it go on first.")


class TimeOver(Violation):
    """What is over is not stopped."""

    message = N_("The time of candidate {number} is over. Give time back first, if some was lost.")


class AllStopped(Violation):
    """One who went on alone would be given the whole stop, and have worked in it."""

    message = N_("The exam is stopped for everybody. Let all go on together.")


class NotHandedIn(Violation):
    """Nobody is brought back who did not go."""

    message = N_("Candidate {number} has not handed in.")


class HandedIn(Violation):
    """Who has handed in is done; two people may bring somebody back."""

    message = N_("Candidate {number} has handed in. Two people can bring the candidate back.")


class BeginsTogether(Violation):
    """Nobody begins before the others."""

    message = N_("The exam has not been started. Start it for everybody first.")


class NotLocked(Violation):
    """There is nothing to open."""

    message = N_("The ticket of candidate {number} is not locked.")


class GoesOnPaper(Violation):
    """The screen has been left."""

    message = N_("Candidate {number} goes on writing on paper. Note it on the page of the day.")


Cell = str | type[Violation]  # the state after it, or why it cannot be


def _before(state: str, why: type[Violation]) -> Mapping[str, Cell]:
    """`why` it does not begin: who is let in while the others write begins at once."""
    stays: dict[str, Cell] = dict.fromkeys((SAY, MOVE, UNLOCK, SEEN), state)
    return {**dict.fromkeys(ACTS, NotStarted), **stays, LET_IN: AUTHORISED, START: why}


_WAITING = {REGISTERED: steps.NotCheckedIn, PRESENT: steps.NotAuthorised}
_DONE: Mapping[str, type[Violation]] = {
    ABSENT: steps.IsAbsent,
    REMOVED: steps.IsRemoved,
    CANCELLED: steps.IsCancelled,
}

TABLE: Mapping[str, Mapping[str, Cell]] = {
    **{state: _before(state, why) for state, why in _WAITING.items()},
    AUTHORISED: {**_before(AUTHORISED, NotStarted), LET_IN: steps.AuthorisedAlready, START: RUNNING},
    RUNNING: {
        LET_IN: StartedAlready,
        START: StartedAlready,
        PAUSE: PAUSED,
        BREAK: PAUSED,
        RESUME: NotPaused,
        EXTRA: RUNNING,
        SAY: RUNNING,
        MOVE: RUNNING,
        UNLOCK: RUNNING,
        BRING_BACK: NotHandedIn,
        STOP: SUBMITTED,
        TO_PAPER: ON_PAPER,
        SEEN: RUNNING,
    },
    PAUSED: {
        LET_IN: StartedAlready,
        START: StartedAlready,
        PAUSE: PausedAlready,
        BREAK: PausedAlready,
        RESUME: RUNNING,
        EXTRA: PAUSED,
        SAY: PAUSED,
        MOVE: PAUSED,
        UNLOCK: PAUSED,
        BRING_BACK: NotHandedIn,
        STOP: PausedAlready,
        TO_PAPER: ON_PAPER,
        SEEN: PAUSED,
    },
    EXPIRED: {
        LET_IN: StartedAlready,
        START: StartedAlready,
        PAUSE: TimeOver,
        BREAK: TimeOver,
        RESUME: TimeOver,
        EXTRA: RUNNING,
        SAY: EXPIRED,
        MOVE: EXPIRED,
        UNLOCK: EXPIRED,
        BRING_BACK: NotHandedIn,
        STOP: SUBMITTED,
        TO_PAPER: ON_PAPER,
        SEEN: EXPIRED,
    },
    SUBMITTED: {**dict.fromkeys(ACTS, HandedIn), BRING_BACK: RUNNING, SEEN: SUBMITTED},
    **{state: dict.fromkeys(ACTS, why) for state, why in _DONE.items()},
    ON_PAPER: {**dict.fromkeys(ACTS, GoesOnPaper), TO_PAPER: ON_PAPER},  # to print it once more
}


@dataclass(frozen=True)
class Seen:
    """What is known of an attempt: the room's state, the journal's, what was sent, whether time is over."""

    room: str  # code: room_states
    screen: str  # of the journal, as far as it came
    sent: Sequence[str] = ()  # kinds of messages, in order
    over: bool = False  # the personal end has passed


def state_of(seen: Seen) -> str:
    """Where an attempt stands. What people noted comes first, then the journal, then what was sent.

    Who was brought back goes on at work: what was sent before then had its end with handing in.
    """
    since = _since_brought_back(seen.sent)
    if seen.room in {REGISTERED, PRESENT, ABSENT, REMOVED, CANCELLED}:
        return seen.room
    if seen.screen == replay.ON_PAPER or (m.PAPER in since and seen.screen != replay.HANDED_IN):
        return ON_PAPER
    if seen.room == SUBMITTED or seen.screen == replay.HANDED_IN:
        return SUBMITTED
    if m.START not in seen.sent:
        return AUTHORISED
    if _is_paused(since):
        return PAUSED
    return EXPIRED if seen.over else RUNNING


def _since_brought_back(sent: Sequence[str]) -> Sequence[str]:
    last = max((place for place, kind in enumerate(sent) if kind == m.BRING_BACK), default=0)
    return sent[last:]


def _is_paused(sent: Sequence[str]) -> bool:
    last = next((kind for kind in reversed(sent) if kind in {m.PAUSE, m.RESUME}), "")
    return last == m.PAUSE


def label(state: str) -> str:
    """A state in words."""
    return code_list("screen_states")[state].label


def against(state: str, act: str, number: int, *, all_stopped: bool = False) -> Violation | None:
    """Why an act cannot be in a state; None if it can. `all_stopped`: the exam stands still for everybody."""
    if all_stopped and state == PAUSED and act == RESUME:
        return AllStopped()
    cell = TABLE[state][act]
    return None if isinstance(cell, str) else cell(number=number)
