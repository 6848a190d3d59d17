"""What can be done with a bundle in which state, as one table; every cell that is no says why. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from eduapp.core.i18n import N_
from eduapp.core.violations import Violation

# States of a bundle.
EXPECTED, UNSEALED, SEALED, OPEN = "expected", "unsealed", "sealed", "open"
STATES = (EXPECTED, UNSEALED, SEALED, OPEN)

# Steps (code: bundle_steps).
RECEIVE, COUNT, SEAL, MOVE, UNSEAL = "received", "counted", "sealed", "moved", "opened"
HAND_OUT, BACK, HAND_IN = "handed_out", "back", "handed_in"
RETURN, DESTROY, SEND, LOSE, FIND = "returned", "destroyed", "sent", "missing", "found"
STEPS = (
    RECEIVE,
    COUNT,
    SEAL,
    MOVE,
    UNSEAL,
    HAND_OUT,
    BACK,
    HAND_IN,
    RETURN,
    DESTROY,
    SEND,
    LOSE,
    FIND,
)
# What is said about another step, and is no step itself.
CONFIRM, TAKE_BACK = "confirmed", "taken_back"

# What becomes of papers once two people have signed the log of the exam; all else was said before.
AFTER_THE_SEAL = frozenset({COUNT, MOVE, RETURN, DESTROY, SEND, LOSE, FIND})

# Where a sheet is (code: bundle_piles). All of them together are what was received.
UNUSED, OUT, IN = "unused", "out", "in"
WITH_SENDER, GONE, WITH_EXAMINERS, LOST = "returned", "destroyed", "sent", "missing"
PILES = (UNUSED, OUT, IN, WITH_SENDER, GONE, WITH_EXAMINERS, LOST)
IN_HAND = frozenset({UNUSED, IN})  # what lies with us and can be counted


@dataclass(frozen=True)
class Step:
    """What a step asks for and moves. `{}` of a pile: whichever the person says of `piles`."""

    least: int | None = None  # sheets at least; None: it is about the whole bundle
    piles: tuple[str, ...] = ()  # from where (found: to where); the first is the usual one
    to: str = ""  # where to; "" moves nothing
    two_people: bool = False
    words: bool = False  # from whom, where to, how …: must be said
    reference: bool = False  # the number of the seal, the reference of what is sent: must be said
    numbered: bool = False  # copies may be named by their numbers
    key: str = ""  # the one key for it on the page


KINDS: Mapping[str, Step] = {
    RECEIVE: Step(least=1, piles=(UNUSED,), words=True, key="E"),
    COUNT: Step(least=0, piles=(UNUSED, IN), key="C"),
    SEAL: Step(reference=True, key="S"),
    MOVE: Step(words=True, key="M"),
    UNSEAL: Step(least=0, piles=(UNUSED,), two_people=True, key="O"),
    HAND_OUT: Step(least=1, piles=(UNUSED,), to=OUT, numbered=True, key="U"),
    BACK: Step(least=1, piles=(OUT,), to=UNUSED, numbered=True, key="B"),
    HAND_IN: Step(least=1, piles=(OUT,), to=IN, key="I"),
    RETURN: Step(least=1, piles=(UNUSED,), to=WITH_SENDER, words=True, key="G"),
    DESTROY: Step(least=1, piles=(UNUSED, IN), to=GONE, two_people=True, words=True, key="D"),
    SEND: Step(least=1, piles=(IN, UNUSED), to=WITH_EXAMINERS, words=True, reference=True, key="A"),
    LOSE: Step(least=1, piles=(UNUSED, OUT, IN), to=LOST, two_people=True, words=True, key="X"),
    FIND: Step(least=1, piles=(UNUSED, IN), words=True, key="F"),
}


class NothingReceived(Violation):
    """First of all a bundle is received."""

    message = N_("“{bundle}” has not been received. Record who brought it and how many there are first.")


class ReceivedAlready(Violation):
    """A delivery is a bundle."""

    message = N_("“{bundle}” has been received already. Another delivery is another bundle.")


class StillSealed(Violation):
    """Behind a seal nobody counts or takes anything."""

    message = N_("“{bundle}” is sealed. Two people open it first.")


class SealedAlready(Violation):
    """One seal at a time."""

    message = N_("“{bundle}” is sealed already. Two people open it before it gets another seal.")


class NotOpened(Violation):
    """Nothing is used before two people have opened it (rule 72)."""

    message = N_("“{bundle}” has not been opened. Two people open it and count it first.")


class OpenAlready(Violation):
    """Opened once, until it is sealed again."""

    message = N_("“{bundle}” is open already.")


Cell = str | type[Violation]  # the state after it, or why it cannot be

_GOES_ON = (MOVE, RETURN, DESTROY, SEND, LOSE)  # changes where sheets are, not whether it is sealed

TABLE: Mapping[str, Mapping[str, Cell]] = {
    EXPECTED: dict.fromkeys(STEPS, NothingReceived) | {RECEIVE: UNSEALED},
    UNSEALED: {
        RECEIVE: ReceivedAlready,
        COUNT: UNSEALED,
        SEAL: SEALED,
        UNSEAL: OPEN,
        HAND_OUT: NotOpened,
        BACK: NotOpened,
        HAND_IN: NotOpened,
        FIND: UNSEALED,
        **dict.fromkeys(_GOES_ON, UNSEALED),
    },
    SEALED: {
        RECEIVE: ReceivedAlready,
        COUNT: StillSealed,
        SEAL: SealedAlready,
        UNSEAL: OPEN,
        HAND_OUT: StillSealed,
        BACK: StillSealed,
        HAND_IN: StillSealed,
        FIND: StillSealed,
        **dict.fromkeys(_GOES_ON, SEALED),
    },
    OPEN: {
        RECEIVE: ReceivedAlready,
        COUNT: OPEN,
        SEAL: SEALED,
        UNSEAL: OpenAlready,
        HAND_OUT: OPEN,
        BACK: OPEN,
        HAND_IN: OPEN,
        FIND: OPEN,
        **dict.fromkeys(_GOES_ON, OPEN),
    },
}
