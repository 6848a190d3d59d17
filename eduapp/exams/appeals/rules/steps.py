"""What can follow what in an appeal, as one table; what the law does not have for a kind is refused. Pure.

Law-states 2.5: appealed → with the instance → upheld | raised | lowered | quashed, then assessed anew |
annulled, then a new exam. A new assessment counts once a second person stands behind it.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _
from eduapp.core.violations import Violation
from eduapp.exams.grading.rules.kinds import Kind

STATES, STEPS = "appeal_states", "appeal_steps"
RECEIVED, SENT, DISMISSED, UPHELD = "received", "sent", "dismissed", "upheld"
RAISED, LOWERED, QUASHED, ANNULLED = "raised", "lowered", "quashed", "annulled"
REVERSED = "reversed"
WITHDRAWN, ASSESSED, SETTLED = "withdrawn", "assessed", "settled"
# Steps (code: appeal_steps); most are named for the state they lead to.
SEND, DISMISS, UPHOLD, RAISE, LOWER = SENT, DISMISSED, UPHELD, RAISED, LOWERED
QUASH, ANNUL, WITHDRAW, ASSESS = QUASHED, ANNULLED, WITHDRAWN, ASSESSED
REVERSE = REVERSED  # an annulment does not stand
REDO, RETURN, CONFIRM, RECALL = "redone", "returned", "confirmed", "recalled"
REDATED = "redated"  # the day it came is put right: no step of the table, as the coming itself is none

OPEN = (RECEIVED, SENT, QUASHED, ASSESSED)
CLOSED = (DISMISSED, UPHELD, RAISED, LOWERED, ANNULLED, REVERSED, WITHDRAWN, SETTLED)
RULED = (UPHELD, RAISED, LOWERED, ANNULLED, REVERSED)  # it was decided on the thing itself
OUTCOMES = (DISMISS, UPHOLD, RAISE, LOWER, QUASH, ANNUL, REVERSE, REDO)
MOVES = (SEND, *OUTCOMES, WITHDRAW, ASSESS, RETURN, CONFIRM, RECALL)
GRADED = frozenset({RAISE, LOWER, ASSESS})  # a grade comes with it
CHANGES = frozenset({RAISE, LOWER, QUASH, REDO, ANNUL, REVERSE})  # need that it is in force still
# Ends the appeal or takes what was decided out of force, so one person writes it down and a second stands
# behind it; of raised and lowered that is the second name under the grade (opplæringsforskrifta § 9-9).
BY_TWO = frozenset({*OUTCOMES, WITHDRAW, RECALL})
OWN = frozenset({REDO, ASSESS, RETURN, CONFIRM})  # what the school itself does


class SendFirst(Violation):
    """The school is not the instance."""

    message = N_("It is not sent yet. Send the file to the instance first; it decides.")


class SentAlready(Violation):
    """The instance has it."""

    message = N_("It is with the instance already.")


class DecidedAlready(Violation):
    """What was decided stands."""

    message = N_("It has been decided. Nothing more happens to it.")


class AssessFirst(Violation):
    """What was quashed is assessed anew."""

    message = N_("The grade was quashed. It is assessed anew first.")


class ExamGone(Violation):
    """What does not count has no grade."""

    message = N_(
        "The exam of this candidate is annulled, so there is no grade to assess or to put in force again. "
        "Nothing is left to appeal against (forvaltningsloven § 28): the appeal is dismissed or withdrawn."
    )


class NothingToAssess(Violation):
    """Only what was quashed is assessed anew."""

    message = N_("Only a grade that was quashed is assessed anew.")


class NothingToConfirm(Violation):
    """The second person confirms what a first has written."""

    message = N_("There is no new assessment to confirm.")


class WaitsForSecond(Violation):
    """One at a time."""

    message = N_("A new assessment waits for a second person: it is confirmed or returned first.")


class NothingToRecall(Violation):
    """Nothing was decided."""

    message = N_("Nothing has been sent or decided that could be taken back.")


class FixedByTwo(Violation):
    """What the school itself assessed anew is a grade as any other."""

    message = N_(
        "The new grade was fixed by two. If it is wrong, it is corrected by two on the page of the exam "
        "(opplæringsforskrifta § 9-9)."
    )


class CountsAgain(Violation):
    """What two let count again counts."""

    message = N_(
        "The annulment was reversed by two, and the exam counts again. If that is wrong, it is heard, "
        "decided and annulled anew on the page of the exam."
    )


class OutcomeImpossible(Violation):
    """The law has other outcomes for this kind of appeal."""

    message = N_("The law does not have “{step}” for this ({basis}). It has: {possible}.")
    about = ("step",)

    def sentence(self) -> str:
        """Which outcomes there are instead, in words."""
        kind = Kind(str(self.facts["kind"]))
        steps = code_list(STEPS)
        return _(self.message).format(
            step=steps[str(self.facts["step"])].label,
            basis=kind.basis,
            possible=", ".join(steps[one].label for one in kind.outcomes),
        )


class StepUnknown(Violation):
    """Not of the list."""

    message = N_("Choose what happened.")
    about = ("step",)


Cell = str | type[Violation]  # the state after it, or why it cannot be

_CLOSED: Mapping[str, Cell] = {**dict.fromkeys(MOVES, DecidedAlready), RECALL: SENT}
TABLE: Mapping[str, Mapping[str, Cell]] = {
    RECEIVED: {
        SEND: SENT,
        DISMISS: DISMISSED,  # by the school, where the conditions are not met (forvaltningsloven § 33)
        **dict.fromkeys((UPHOLD, RAISE, LOWER, QUASH, ANNUL), SendFirst),
        REVERSE: REVERSED,  # by who had annulled it, who finds the appeal right (forvaltningsloven § 33)
        REDO: QUASHED,
        WITHDRAW: WITHDRAWN,
        ASSESS: NothingToAssess,
        RECALL: NothingToRecall,
        **dict.fromkeys((RETURN, CONFIRM), NothingToConfirm),
    },
    SENT: {
        SEND: SentAlready,
        DISMISS: DISMISSED,
        UPHOLD: UPHELD,
        RAISE: RAISED,
        LOWER: LOWERED,
        QUASH: QUASHED,
        ANNUL: ANNULLED,
        REVERSE: REVERSED,
        REDO: SentAlready,
        WITHDRAW: WITHDRAWN,
        ASSESS: NothingToAssess,
        RECALL: RECEIVED,  # it was not sent
        **dict.fromkeys((RETURN, CONFIRM), NothingToConfirm),
    },
    QUASHED: {
        **dict.fromkeys((SEND, *OUTCOMES, WITHDRAW), AssessFirst),
        ASSESS: ASSESSED,
        RECALL: SENT,
        **dict.fromkeys((RETURN, CONFIRM), NothingToConfirm),
    },
    ASSESSED: {
        **dict.fromkeys((SEND, *OUTCOMES, WITHDRAW, ASSESS, RECALL), WaitsForSecond),
        RETURN: QUASHED,
        CONFIRM: SETTLED,
    },
    **dict.fromkeys(CLOSED, _CLOSED),
    SETTLED: {**_CLOSED, RECALL: FixedByTwo},
    REVERSED: {**_CLOSED, RECALL: CountsAgain},
}
# The same while the exam of the candidate is annulled: what was quashed before ends without another grade.
ANNULLED_TABLE: Mapping[str, Mapping[str, Cell]] = {
    **TABLE,
    QUASHED: {
        **TABLE[QUASHED],
        DISMISS: DISMISSED,
        WITHDRAW: WITHDRAWN,
        **dict.fromkeys((ASSESS, RECALL), ExamGone),
    },
    ASSESSED: {**TABLE[ASSESSED], CONFIRM: ExamGone},
}
_ENDS = frozenset({SEND, *OUTCOMES, WITHDRAW})  # what is taken back, with all that followed from it
_REACHES = {REDO: QUASHED, RETURN: QUASHED, CONFIRM: SETTLED}


def label(state: str) -> str:
    """A state in words."""
    return code_list(STATES)[state].label


def possible(kind: Kind) -> list[str]:
    """The steps the law has for a kind of appeal, in their order; all others are never offered."""
    return [step for step in MOVES if step not in OUTCOMES or step in kind.outcomes if _reached(kind, step)]


def offered(kind: Kind, state: str, *, annulled: bool = False) -> list[str]:
    """Those of them that belong to where the appeal stands: a new assessment only after a quashing.

    `annulled`: the exam of the candidate, so that an appeal ends though nothing is assessed anew.
    """
    after_quashing = state in {QUASHED, ASSESSED}
    own = {ASSESS, RETURN, CONFIRM}
    if state in CLOSED:
        return [RECALL]
    belongs = own if after_quashing else {*MOVES} - own
    if annulled and state == QUASHED:
        belongs |= {DISMISS, WITHDRAW}
    steps = [step for step in possible(kind) if step != RECALL and step in belongs]
    return [*steps, RECALL] if state in {SENT, QUASHED} else steps


def check_step(kind: Kind, state: str, step: str, *, annulled: bool = False) -> Iterator[Violation]:
    """Whether a step may be taken: by the law for this kind, then by where the appeal stands.

    `annulled`: the exam of the candidate, whatever annulled it.
    """
    if step not in MOVES:
        yield StepUnknown()
        return
    if step in OUTCOMES and step not in kind.outcomes:
        yield OutcomeImpossible(step=step, kind=kind.key)
        return
    cell = (ANNULLED_TABLE if annulled else TABLE)[state][step]
    if not isinstance(cell, str):
        yield cell()


def reached(steps: Iterable[str]) -> str:
    """Where an appeal stands by the steps that stand, the first first."""
    *_before, last = steps
    return _REACHES.get(last, last)


def counting(steps: Iterable[tuple[str, date]]) -> list[tuple[str, date]]:
    """The steps that stand, with their days: what was taken back is as if it had not been.

    The last outcome or sending goes with all that followed from it; what was decided before it stands.
    `steps` are those of one appeal from its coming on. The day it came is the one it was put right to last.
    """
    stands: list[tuple[str, date]] = []
    for step, day in steps:
        if step == REDATED:
            stands[0] = (RECEIVED, day)
        elif step != RECALL:
            stands.append((step, day))
        else:
            while len(stands) > 1 and stands.pop()[0] not in _ENDS:
                pass
    return stands


def basis_of(kind: Kind, step: str) -> str:
    """The paragraph of a step: its own, or that of the kind."""
    return code_list(STEPS)[step].said("basis") or kind.basis


def _reached(kind: Kind, step: str) -> bool:
    """What follows a quashing is only there where the law has one."""
    quashes = bool({QUASH, REDO} & set(kind.outcomes))
    return quashes or step not in {ASSESS, RETURN, CONFIRM}
