"""May somebody use a machine on a day? The answer, and every reason against it with what would help. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text
from eduapp.core.names import hidden_characters
from eduapp.core.violations import Violation
from eduapp.workshops.machines.rules.register import (
    LONGEST_WORDS,
    HiddenCharacters,
    MachineFacts,
    OutSpan,
    TooLong,
    demand_of,
)
from eduapp.workshops.machines.rules.training import Entry, State, Step, Training, training_on


class MachineArchived(Violation):
    """It is not there any more."""

    message = N_("{machine} is archived. Choose another machine, or put it back into the register.")


class MachineNotAssessed(Violation):
    """No assessment is no access (rule 10 from the field, § 10-1)."""

    message = N_(
        "The risk of {machine} is not assessed. Assess it, then choose its risk class "
        "(forskrift om utførelse av arbeid § 10-1)."
    )


class MachineOut(Violation):
    """It cannot be used on that day."""

    def __init__(self, machine: str, span: OutSpan) -> None:
        super().__init__(machine=machine, days=span.days, reason=span.why)

    message = N_("{machine} is out of service {days} ({reason}). Choose another machine, or end that first.")


class Untrained(Violation):
    """A reason that lies in the training; two people may let somebody work in spite of it for a day."""


class NeedMissing(Untrained):
    """Something the machine asks for is not recorded."""

    def __init__(self, step: Step, paragraph: str) -> None:
        super().__init__(step=step, paragraph=paragraph)

    message = N_(
        "{what} is missing (forskrift om utførelse av arbeid § {paragraph}). Give it, then record it."
    )

    def sentence(self) -> str:
        """With the word of the step."""
        what = Step(str(self.facts["step"])).noun
        return _(self.message).format(what=what[:1].upper() + what[1:], paragraph=self.facts["paragraph"])


class InstructorNotSigned(Untrained):
    """Signatures open the machine, not the end of a course (rule 79)."""

    message = N_(
        "Who gave the training has not signed (forskrift om utførelse av arbeid §§ 10-2, 10-4). "
        "Sign on the page of the machine."
    )


class LearnerNotSigned(Untrained):
    """Both sides sign (rule 79)."""

    message = N_(
        "The learner has not signed (forskrift om utførelse av arbeid §§ 10-2, 10-4). "
        "Let the learner sign the training record on paper, then record that."
    )


class TrainingRanOut(Untrained):
    """A rule, or the card that was shown, gave it an end."""

    message = N_("The training counted until {day} ({source}). Train anew.")


class TrainingLapsed(Untrained):
    """It fell away for a reason."""

    message = N_("The training has lapsed ({reason}). Train anew.")


class TrainingSuspended(Violation):
    """Somebody stopped it; no exception sets that aside."""

    message = N_(
        "The training is suspended ({reason}). Lift the suspension on the page of the machine first."
    )


class ReasonMissing(Violation):
    """An exception without a reason is none."""

    about = ("reason",)
    message = N_("Write why this cannot wait; the trail keeps it.")


class NotToday(Violation):
    """An emergency is now."""

    about = ("day",)
    message = N_("An exception is for today only.")


class NothingToExcept(Violation):
    """Nothing lies in the training that two people could set aside."""

    message = N_("Nothing in the training stands in the way, so there is nothing to make an exception of.")


class SamePerson(Violation):
    """Two people, four eyes (rule 82)."""

    message = N_("You asked for this exception yourself. Let somebody else look at it and allow it.")


class AskedAlready(Violation):
    """One exception a person, machine and day."""

    message = N_("This exception has been asked for already. Let a second person allow it.")


class AllowedAlready(Violation):
    """It stands."""

    message = N_("This exception is allowed already.")


@dataclass(frozen=True)
class Answer:
    """Whether somebody may use a machine on a day; `against` holds every reason where not."""

    allowed: bool
    training: Training
    against: tuple[Violation, ...] = ()
    excepted: bool = False  # two people allowed it for this day

    @property
    def supervised(self) -> bool:
        """Whether somebody must look after the person: always, but for the independent."""
        return self.allowed and (self.excepted or self.training.state is not State.INDEPENDENT)

    @property
    def label(self) -> str:
        """How the person works there, or where the training stands."""
        return _("exception for today, under supervision") if self.excepted else self.training.state.label


def may_use(
    machine: MachineFacts, outs: Iterable[OutSpan], entries: Iterable[Entry], day: date, *, excepted: bool
) -> Answer:
    """The answer for one person, one machine and one day."""
    training = training_on(entries, demand_of(machine, day), day)
    stops = list(_against_machine(machine, outs, day))
    untrained = list(_against_training(machine, training))
    if training.state is State.SUSPENDED:
        stops.append(TrainingSuspended(reason=_reason(training)))
        untrained = []
    if excepted and untrained and not stops:
        return Answer(True, training, (), excepted=True)
    against = (*stops, *untrained)
    return Answer(not against, training, against)


def check_asking(answer: Answer, reason: str, day: date, today: date) -> Iterator[Violation]:
    """Whether an exception can be asked for."""
    if not reason:
        yield ReasonMissing()
    if len(reason) > LONGEST_WORDS:
        yield TooLong(text=reason[:20] + "…", length=len(reason), most=LONGEST_WORDS)
    if codes := hidden_characters(reason):
        yield HiddenCharacters(codes=", ".join(sorted(set(codes))))
    if day != today:
        yield NotToday()
    hard = [violation for violation in answer.against if not isinstance(violation, Untrained)]
    yield from hard
    if not hard and not answer.against:
        yield NothingToExcept()


def check_allowing(
    asked_by: UUID, allowed_by: UUID | None, actor: UUID, day: date, today: date
) -> Iterator[Violation]:
    """Whether this person may be the second of the two."""
    if allowed_by is not None:
        yield AllowedAlready()
    if asked_by == actor:
        yield SamePerson()
    if day != today:
        yield NotToday()


def _against_machine(machine: MachineFacts, outs: Iterable[OutSpan], day: date) -> Iterator[Violation]:
    if not machine.active:
        yield MachineArchived(machine=machine.name)
    if code_list("machine_risks")[machine.risk].has("closed"):
        yield MachineNotAssessed(machine=machine.name)
    for span in outs:
        if span.covers(day):
            yield MachineOut(machine.name, span)


def _against_training(machine: MachineFacts, training: Training) -> Iterator[Violation]:
    if training.state is State.LAPSED:
        if training.until is not None:
            rule = code_list("machine_expiries")[machine.expiry].said("source")
            source = rule or _("by the certificate that was shown")
            yield TrainingRanOut(day=date_text(training.until), source=source)
        else:
            yield TrainingLapsed(reason=_reason(training))
        return
    for step, paragraph in training.missing:
        yield NeedMissing(step, paragraph)
    if training.state in {State.AWAITING_BOTH, State.AWAITING_INSTRUCTOR}:
        yield InstructorNotSigned()
    if training.state in {State.AWAITING_BOTH, State.AWAITING_LEARNER}:
        yield LearnerNotSigned()


def _reason(training: Training) -> str:
    return code_list("training_stops")[training.reason].label
