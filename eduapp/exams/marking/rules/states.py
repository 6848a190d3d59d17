"""What may be done with the marking of a sitting in which state (law-states 2.5), as one table. Pure.

Where the key gives every point there is nothing for an examiner to judge, and nobody is appointed. Else two
examiners mark without seeing each other. Once both have handed in, what they gave alike holds; where they
differ they talk and mark those answers again, or a third examiner decides. Every cell that is no says why. An
act leads to one of the states that its cell names; `state_of` says to which.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_
from eduapp.core.violations import Violation
from eduapp.exams.marking.rules.final import BLIND as FIRST_ROUND
from eduapp.exams.marking.rules.final import PAIR, TALKED, THIRD, Place
from eduapp.exams.sittings.rules import states as sittings

NOT_SEALED, UNSTAFFED, BLIND, DIFFERENT = "not_sealed", "unstaffed", "blind", "different"
UNSETTLED, WITH_THIRD, AGREED, FIXED, ANNULLED = "unsettled", "with_third", "agreed", "fixed", "annulled"
KEY_ALONE = "key_alone"
STATES = (NOT_SEALED, KEY_ALONE, UNSTAFFED, BLIND, DIFFERENT, UNSETTLED, WITH_THIRD, AGREED, FIXED, ANNULLED)
BEFORE_BOTH = frozenset({UNSTAFFED, BLIND})

APPOINT, APPOINT_THIRD, END, BY_KEY = "appoint", "appoint_third", "end", "by_key"
MARK, HAND_IN, TALK, TALK_HAND_IN = "mark", "hand_in", "talk", "talk_hand_in"
DECIDE, DECIDE_HAND_IN, CORRECT_KEY = "decide", "decide_hand_in", "correct_key"
ACTS = (
    *(APPOINT, APPOINT_THIRD, END, BY_KEY, MARK, HAND_IN, TALK, TALK_HAND_IN),
    *(DECIDE, DECIDE_HAND_IN, CORRECT_KEY),
)


class NotSealedYet(Violation):
    """Nobody marks what may still be changed."""

    message = N_("The exam has not been sealed. It is marked once two people have signed its log.")


class KeyMarksAll(Violation):
    """Two examiners judge answers (§ 9-33); here nothing is left to judge."""

    message = N_(
        "The key that the school set gives every point of this exam. There is nothing for an examiner to"
        " mark."
    )


class NotHandedInYet(Violation):
    """What one gives stays unseen by the other until both are done."""

    message = N_("The two examiners have not both handed in. Until then nobody compares what they gave.")


class NothingDiffers(Violation):
    """There is nothing to talk about or to decide."""

    message = N_("The examiners agree on every answer. There is nothing left to settle.")


class HandedInBoth(Violation):
    """What was handed in blind stays as it was given."""

    message = N_(
        "Both examiners have handed in. Marks are changed only where they differ: by talking, or by a third."
    )


class TalkedAlready(Violation):
    """They talked once; now somebody else decides."""

    message = N_("The examiners have talked and still differ. A third examiner decides. Appoint one.")


class ThirdNeeded(Violation):
    """Nobody is there to decide."""

    message = N_("No third examiner is appointed. Appoint one, if the two cannot agree.")


class ThirdDecides(Violation):
    """Who was called in decides alone."""

    message = N_("A third examiner has been appointed and decides what the two differ on.")


class Fixed(Violation):
    """Grades are fixed; they are corrected by two names, not by marking again (§ 9-9)."""

    message = N_(
        "The results of this exam are fixed. They are corrected with a reason and two names "
        "(opplæringsforskrifta § 9-9), not by marking again."
    )


class DoesNotCount(Violation):
    """Nothing of it counts (§ 9-40)."""

    message = N_("This exam was annulled (opplæringsforskrifta § 9-40). It is not marked.")


Cell = frozenset[str] | type[Violation]  # the states it may lead to, or why it cannot be


def _to(*states: str) -> frozenset[str]:
    return frozenset(states)


_BEFORE_BOTH: Mapping[str, Cell] = dict.fromkeys(
    (APPOINT_THIRD, TALK, TALK_HAND_IN, DECIDE, DECIDE_HAND_IN), NotHandedInYet
)
_AFTER_BOTH: Mapping[str, Cell] = dict.fromkeys((APPOINT, END, MARK, HAND_IN), HandedInBoth)

TABLE: Mapping[str, Mapping[str, Cell]] = {
    NOT_SEALED: {
        **dict.fromkeys(ACTS, NotSealedYet),
        APPOINT: _to(NOT_SEALED),
        END: _to(NOT_SEALED),
    },
    KEY_ALONE: {
        **dict.fromkeys(ACTS, KeyMarksAll),
        END: _to(KEY_ALONE),
        BY_KEY: _to(KEY_ALONE),
        CORRECT_KEY: _to(KEY_ALONE),
    },
    UNSTAFFED: {
        **_BEFORE_BOTH,
        APPOINT: _to(UNSTAFFED, BLIND),
        END: _to(UNSTAFFED),
        BY_KEY: _to(UNSTAFFED),
        MARK: _to(UNSTAFFED),
        HAND_IN: _to(UNSTAFFED),
        CORRECT_KEY: _to(UNSTAFFED),
    },
    BLIND: {
        **_BEFORE_BOTH,
        APPOINT: _to(BLIND),
        END: _to(UNSTAFFED),
        BY_KEY: _to(BLIND),
        MARK: _to(BLIND),
        HAND_IN: _to(BLIND, DIFFERENT, AGREED),
        CORRECT_KEY: _to(BLIND),
    },
    DIFFERENT: {
        **_AFTER_BOTH,
        APPOINT_THIRD: _to(WITH_THIRD),
        BY_KEY: _to(DIFFERENT),
        TALK: _to(DIFFERENT),
        TALK_HAND_IN: _to(DIFFERENT, UNSETTLED, AGREED),
        DECIDE: ThirdNeeded,
        DECIDE_HAND_IN: ThirdNeeded,
        CORRECT_KEY: _to(DIFFERENT),
    },
    UNSETTLED: {
        **_AFTER_BOTH,
        APPOINT_THIRD: _to(WITH_THIRD),
        BY_KEY: _to(UNSETTLED),
        TALK: TalkedAlready,
        TALK_HAND_IN: TalkedAlready,
        DECIDE: ThirdNeeded,
        DECIDE_HAND_IN: ThirdNeeded,
        CORRECT_KEY: _to(UNSETTLED),
    },
    WITH_THIRD: {
        **_AFTER_BOTH,
        APPOINT_THIRD: ThirdDecides,
        END: _to(DIFFERENT, UNSETTLED),
        BY_KEY: _to(WITH_THIRD),
        TALK: ThirdDecides,
        TALK_HAND_IN: ThirdDecides,
        DECIDE: _to(WITH_THIRD),
        DECIDE_HAND_IN: _to(AGREED),
        CORRECT_KEY: _to(WITH_THIRD),
    },
    AGREED: {
        **_AFTER_BOTH,
        **dict.fromkeys((APPOINT_THIRD, TALK, TALK_HAND_IN, DECIDE, DECIDE_HAND_IN), NothingDiffers),
        BY_KEY: _to(AGREED),
        CORRECT_KEY: _to(AGREED),
    },
    FIXED: {**dict.fromkeys(ACTS, Fixed), CORRECT_KEY: _to(FIXED)},
    ANNULLED: dict.fromkeys(ACTS, DoesNotCount),
}


@dataclass(frozen=True)
class Seen:
    """What is known of a marking: where the sitting stands, who is appointed, who handed in, what differs."""

    sitting: str  # code: sitting_states
    places: frozenset[int] = frozenset()  # of who is appointed now
    done: frozenset[Place] = frozenset()
    differ: int = 0  # answers on which the two differ and nobody has decided
    left: bool = True  # whether the key leaves anything to the examiners


def state_of(seen: Seen) -> str:
    """Where a marking stands."""
    if seen.sitting != sittings.SEALED:
        fixed = FIXED if seen.sitting in sittings.CLOSED else NOT_SEALED
        return ANNULLED if seen.sitting == sittings.ANNULLED else fixed
    if not (seen.places >= set(PAIR) and _both(seen, FIRST_ROUND)):
        return _before_both(seen)
    return _compared(seen) if seen.differ else AGREED


def _before_both(seen: Seen) -> str:
    """Where it stands before both have handed in."""
    if not seen.left:
        return KEY_ALONE
    return BLIND if seen.places >= set(PAIR) else UNSTAFFED


def round_of(state: str, place: int, done: Collection[Place]) -> int:
    """The round that is somebody's now: blind until both are done, then that in which the two talk.

    Blind also after a talk, as long as marks that a corrected key took back are given again.
    """
    talks = state in {DIFFERENT, UNSETTLED} or (state not in BEFORE_BOTH and (place, TALKED) in done)
    return TALKED if place in PAIR and talks else FIRST_ROUND


def mark_act(place: int, turn: int) -> str:
    """What somebody at a place does who marks in a round."""
    if place == THIRD:
        return DECIDE
    return TALK if turn == TALKED else MARK


def is_over(state: str, place: int, turn: int, done: Collection[Place], *, left: bool) -> bool:
    """Whether somebody has handed in a round, and nothing of it is theirs to give again.

    `left`: of some answer no mark counts any more, since a key was corrected. It is given again where the
    table lets it be: what differs once two have talked is a third's.
    """
    return (place, turn) in done and not (left and against(state, mark_act(place, turn)) is None)


def _compared(seen: Seen) -> str:
    """Where it stands while the two differ on something."""
    if THIRD in seen.places:
        return WITH_THIRD
    return UNSETTLED if _both(seen, TALKED) else DIFFERENT


def against(state: str, act: str) -> Violation | None:
    """Why an act cannot be in a state; None if it can."""
    cell = TABLE[state][act]
    return None if isinstance(cell, frozenset) else cell()


def label(state: str) -> str:
    """A state in words."""
    return code_list("marking_states")[state].label


def _both(seen: Seen, turn: int) -> bool:
    return all((place, turn) in seen.done for place in PAIR)
