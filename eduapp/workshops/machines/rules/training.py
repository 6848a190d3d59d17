"""Somebody's training at a machine: rows that are only ever added, and what they amount to on a day. Pure.

`STEPS` is the one table of states and steps: screens offer by it, the service refuses by it, tests walk it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text
from eduapp.core.spans import months_after
from eduapp.core.violations import Violation


class State(StrEnum):
    """Where a training stands. code: training_states."""

    NONE = "none"
    IN_TRAINING = "in_training"
    AWAITING_BOTH = "awaiting_both"
    AWAITING_INSTRUCTOR = "awaiting_instructor"
    AWAITING_LEARNER = "awaiting_learner"
    SUPERVISED = "supervised"
    INDEPENDENT = "independent"
    SUSPENDED = "suspended"
    LAPSED = "lapsed"

    @property
    def label(self) -> str:
        """The word for it in the language spoken now."""
        return code_list("training_states")[self.value].label

    @property
    def may_use(self) -> bool:
        """Whether somebody in it works at the machine."""
        return code_list("training_states")[self.value].has("may_use")


class Step(StrEnum):
    """What happens in a training; each is a row. code: training_steps."""

    THEORY = "theory"
    PRACTICE = "practice"
    INSTRUCTION = "instruction"
    CARD = "card"
    INSTRUCTOR_SIGNED = "instructor_signed"
    LEARNER_SIGNED = "learner_signed"
    PROMOTED = "promoted"
    RENEWED = "renewed"
    SUSPENDED = "suspended"
    LIFTED = "lifted"
    LAPSED = "lapsed"

    @property
    def label(self) -> str:
        """The word for it in the language spoken now."""
        return code_list("training_steps")[self.value].label

    @property
    def noun(self) -> str:
        """What is missing as long as it did not happen."""
        return code_list("training_steps")[self.value].said("noun")


LEVELS = (State.SUPERVISED, State.INDEPENDENT)
NEEDS = (Step.THEORY, Step.PRACTICE, Step.INSTRUCTION, Step.CARD)
STOPS = {Step.SUSPENDED: "suspends", Step.LAPSED: "lapses"}  # and the flag of their reasons
EXPIRED = "expired"  # the reason the program itself gives
_STOP = frozenset(STOPS)

STEPS: Mapping[State, frozenset[Step]] = {
    State.NONE: frozenset(NEEDS),
    State.IN_TRAINING: frozenset(NEEDS) | _STOP,
    State.AWAITING_BOTH: frozenset({Step.INSTRUCTOR_SIGNED, Step.LEARNER_SIGNED}) | _STOP,
    State.AWAITING_INSTRUCTOR: frozenset({Step.INSTRUCTOR_SIGNED}) | _STOP,
    State.AWAITING_LEARNER: frozenset({Step.LEARNER_SIGNED}) | _STOP,
    State.SUPERVISED: frozenset({Step.PROMOTED, Step.RENEWED}) | _STOP,
    State.INDEPENDENT: frozenset({Step.RENEWED}) | _STOP,
    State.SUSPENDED: frozenset({Step.LIFTED, Step.LAPSED}),
    State.LAPSED: frozenset(NEEDS),
}


@dataclass(frozen=True)
class Demand:
    """What a machine demands on a day: steps with their paragraphs, and for how many months they count."""

    needs: tuple[tuple[Step, str], ...]
    months: int | None = None  # None: no rule gives an end


@dataclass(frozen=True)
class Entry:
    """One row of a training."""

    day: date
    step: Step
    paragraph: str = ""  # which one it documents, of a need
    level: str = ""  # of the instructor's signature
    reason: str = ""  # code: training_stops
    until: date | None = None  # what a card that was shown says


@dataclass(frozen=True)
class Training:
    """What all rows amount to on a day."""

    state: State
    missing: tuple[tuple[Step, str], ...] = ()
    since: date | None = None  # both had signed, or it was renewed
    until: date | None = None  # the last day it counts; None: no end
    reason: str = ""  # why it is suspended or lapsed
    latest: date | None = None  # day of the newest row


@dataclass
class _Round:
    """What counts since the training was last begun."""

    demand: Demand
    done: set[tuple[Step, str]] = field(default_factory=set)
    level: str = ""
    learner_signed: bool = False
    since: date | None = None
    card_until: date | None = None
    stopped: str | None = None
    lapse: str = ""

    @property
    def missing(self) -> tuple[tuple[Step, str], ...]:
        return tuple(need for need in self.demand.needs if need not in self.done)

    @property
    def until(self) -> date | None:
        """The last day it counts, by a rule or by the card that was shown."""
        months = self.demand.months
        ruled = months_after(self.since, months) if self.since and months else None
        return min(filter(None, (ruled, self.card_until if self.since else None)), default=None)

    def ran_out(self, day: date) -> bool:
        return self.until is not None and self.until < day

    def take(self, entry: Entry) -> None:
        """One more row. What its time does not allow counts for nothing."""
        if entry.step in NEEDS:
            self.done.add((entry.step, entry.paragraph))
            self.card_until = entry.until if entry.step is Step.CARD else self.card_until
            self.lapse = ""
        elif entry.step is Step.SUSPENDED:
            self.stopped = entry.reason
        elif entry.step is Step.LIFTED:
            self.stopped = None
        elif not self.missing:
            self._sign(entry)

    def _sign(self, entry: Entry) -> None:
        if entry.step is Step.INSTRUCTOR_SIGNED:
            self.level = entry.level
        elif entry.step is Step.LEARNER_SIGNED:
            self.learner_signed = True
        elif self.since is not None:
            self.level = State.INDEPENDENT.value if entry.step is Step.PROMOTED else self.level
            if entry.step is Step.RENEWED:
                self.since, self.card_until = entry.day, entry.until
        if self.since is None and self.level and self.learner_signed:
            self.since = entry.day

    @property
    def state(self) -> State:
        if self.stopped is not None:
            return State.SUSPENDED
        if not self.done:
            return State.LAPSED if self.lapse else State.NONE
        if self.missing:
            return State.IN_TRAINING
        if self.since is not None:
            return State(self.level)
        if self.level:
            return State.AWAITING_LEARNER
        return State.AWAITING_INSTRUCTOR if self.learner_signed else State.AWAITING_BOTH


def training_on(entries: Iterable[Entry], demand: Demand, day: date) -> Training:
    """What the rows up to a day amount to on it; `entries` in the order in which they were written.

    A training whose time has run out has lapsed whether or not somebody wrote the row that says so.
    """
    now, latest = _Round(demand), None
    for entry in entries:
        if entry.day > day:
            break
        latest = entry.day
        if now.ran_out(entry.day):
            now = _Round(demand, lapse=EXPIRED)
        if entry.step is Step.LAPSED:
            now = _Round(demand, lapse=entry.reason)
        else:
            now.take(entry)
    if now.ran_out(day):
        ended = now.until
        return Training(State.LAPSED, demand.needs, until=ended, reason=EXPIRED, latest=latest)
    reason = now.stopped if now.stopped is not None else now.lapse
    return Training(now.state, now.missing, now.since, now.until, reason, latest)


class NotNow(Violation):
    """The table of states does not know this step here."""

    def __init__(self, step: Step, state: State) -> None:
        super().__init__(step=step, state=state)

    message = N_("The training stands at “{state}”, so “{step}” is not possible now.")

    def sentence(self) -> str:
        """With the words of step and state."""
        return _(self.message).format(
            step=Step(str(self.facts["step"])).label, state=State(str(self.facts["state"])).label
        )


class NotDemanded(Violation):
    """A step this machine does not ask for would only look like a proof."""

    message = N_("The machine does not ask for {step}. What it asks for stands on its page.")


class DoneAlready(Violation):
    """The same proof twice."""

    message = N_("{step} is recorded already.")


class StepToCome(Violation):
    """Nothing is signed beforehand (rule 49)."""

    about = ("day",)
    message = N_("{day} has not come yet. Record what has happened.")


class BeforeTheLast(Violation):
    """Rows follow each other; a proof cannot be slipped in below one that stands."""

    about = ("day",)
    message = N_("Something of {day} is recorded already. Choose that day or a later one.")


class LevelMissing(Violation):
    """Whoever signs says how the learner may work."""

    about = ("level",)
    message = N_("Choose whether the learner works under supervision or independently.")


class StopReasonMissing(Violation):
    """Not a reason for this."""

    about = ("reason",)
    message = N_("Choose why.")


class CardOver(Violation):
    """A card that has run out proves nothing."""

    about = ("until",)
    message = N_("The certificate that was shown ran out on {day}.")


def check_step(entry: Entry, training: Training, demand: Demand, today: date) -> Iterator[Violation]:
    """Everything that stands against one more row; `training` as of its day."""
    if entry.day > today:
        yield StepToCome(day=date_text(entry.day))
    if training.latest is not None and entry.day < training.latest:
        yield BeforeTheLast(day=date_text(training.latest))
    if entry.step not in STEPS[training.state]:
        yield NotNow(entry.step, training.state)
    elif entry.step in NEEDS:
        yield from _check_need(entry, training, demand)
    if entry.step is Step.INSTRUCTOR_SIGNED and entry.level not in LEVELS:
        yield LevelMissing()
    flag = STOPS.get(entry.step)
    if flag is not None and not code_list("training_stops")[entry.reason].has(flag):
        yield StopReasonMissing()
    if entry.until is not None and entry.until < entry.day:
        yield CardOver(day=date_text(entry.until))


def _check_need(entry: Entry, training: Training, demand: Demand) -> Iterator[Violation]:
    wanted = [step for step, _paragraph in demand.needs]
    missing = [step for step, _paragraph in training.missing]
    if entry.step not in wanted:
        yield NotDemanded(step=entry.step.noun)
    elif entry.step not in missing:
        yield DoneAlready(step=entry.step.noun)


def possible_steps(training: Training) -> list[Step]:
    """What can happen next, in the order of the list: for screens."""
    missing = {step for step, _paragraph in training.missing}
    return [step for step in Step if step in STEPS[training.state] and (step not in NEEDS or step in missing)]


def stop_reasons(step: Step) -> list[tuple[str, str]]:
    """The reasons for which a training is suspended, or falls away, and their words."""
    return [(code.key, code.label) for code in code_list("training_stops") if code.has(STOPS[step])]


def day_after(day: date) -> date:
    """The first day on which what ended on a day does not count any more."""
    return day + timedelta(days=1)
