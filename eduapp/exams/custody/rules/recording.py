"""What a step of a bundle must say, when papers may be opened, and who is the second of two. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, clock_text, date_text
from eduapp.core.names import hidden_characters
from eduapp.core.violations import Violation
from eduapp.exams.arrangements.rules.told_words import told_word
from eduapp.exams.custody.rules.ledger import (
    Event,
    against_replay,
    needs_second,
    pending,
    taken_back,
)
from eduapp.exams.custody.rules.steps import AFTER_THE_SEAL, CONFIRM, DESTROY, IN, KINDS, TAKE_BACK

LONGEST_LABEL = 60
LONGEST_VARIANT = 8
LONGEST_WORDS = 200
LONGEST_REFERENCE = 40
MOST_SHEETS = 20_000


@dataclass(frozen=True)
class StepFacts:
    """What somebody says of a step."""

    count: int | None = None
    pile: str = ""  # code: bundle_piles; "" is the usual one
    words: str = ""  # from whom, where to, how …; never about a person's conduct
    reference: str = ""  # the number of a seal, or the reference of what is sent
    first_number: int | None = None
    last_number: int | None = None


class LabelMissing(Violation):
    """A bundle is known by what is written on it."""

    about = ("label",)
    message = N_("Write what stands on the bundle.")


class LabelTaken(Violation):
    """Two bundles of one name cannot be told apart."""

    about = ("label",)
    message = N_("This exam has a bundle “{bundle}” already. Write something else on this one.")


class KindUnknown(Violation):
    """Not a code of the closed list."""

    about = ("holds",)
    message = N_("Choose what the bundle holds.")


class TextTooLong(Violation):
    """Longer than a line of the log."""

    message = N_("“{text}” has {length} characters, and {most} at most are kept.")


class TextHidden(Violation):
    """Signs nobody can see."""

    message = N_("Hidden characters ({codes}) cannot be kept. Write it again.")


class WordTells(Violation):
    """What stands beside papers is about papers."""

    message = N_("“{word}” tells of a person. Write only what became of the papers.")


class CountMissing(Violation):
    """A step about sheets says how many."""

    about = ("count",)
    message = N_("Say how many.")


class CountImpossible(Violation):
    """Less than nothing, or more than a school has."""

    about = ("count",)
    message = N_("{count} is not possible. Write a number from {least} to {most}.")


class PileUnknown(Violation):
    """Not one this step can be about."""

    about = ("pile",)
    message = N_("Choose which sheets it is about.")


class WordsMissing(Violation):
    """From whom, where to, how."""

    about = ("words",)
    message = N_("Write from whom, where, to whom or how.")


class ReferenceMissing(Violation):
    """A seal without a number is a piece of tape."""

    about = ("reference",)
    message = N_("Write the number of the seal, or the reference of what is sent.")


class SealUsed(Violation):
    """Every seal has a number of its own."""

    about = ("reference",)
    message = N_("The seal {seal} was put on “{bundle}” already. Look at its number again.")


class NumbersHalf(Violation):
    """From without to."""

    about = ("first_number", "last_number")
    message = N_("Write the first and the last number, or neither.")


class AnswersAreKept(Violation):
    """An answer is needed while somebody may complain."""

    about = ("pile",)
    message = N_(
        "“{bundle}”: answers that were handed in are not destroyed here. They go to the examiners, and are "
        "needed while somebody may complain (opplæringsforskrifta § 10-2)."
    )


class TooEarly(Violation):
    """What is asked stays behind the seal until shortly before it begins."""

    message = N_(
        "“{bundle}” may be opened from {time} on {day}, {minutes} minutes before the exam begins ({basis})."
    )


class WaitsAlready(Violation):
    """One thing after the other."""

    message = N_("“{bundle}”: “{step}” waits for a second person. Confirm it or take it back first.")


class NothingWaits(Violation):
    """The second of two confirms what the first has said."""

    message = N_(
        "Nothing waits for a second person here. Somebody else may have confirmed it or taken it back."
    )


class SamePerson(Violation):
    """Two people, four eyes (rule 72)."""

    message = N_("You recorded this yourself. Let somebody else look at it and confirm it in their own name.")


class ReasonMissing(Violation):
    """What is taken back stays in the log, with why."""

    about = ("reason",)
    message = N_("Write why it is taken back. What was recorded stays beside it.")


class TakenBackAlready(Violation):
    """Once is enough."""

    message = N_("This has been taken back already.")


class NotToTakeBack(Violation):
    """Only steps are, and what waits."""

    message = N_("This cannot be taken back. Take back the step it is about, or record the step again.")


class OnlyWhole(Violation):
    """A number that two people have not confirmed yet is none, and some steps have none."""

    about = ("count",)
    message = N_("There is no number to put right here. Leave it empty to take the whole step back.")


class LaterStepsStand(Violation):
    """A bundle that was used was opened."""

    about = ("count",)
    message = N_("Later steps would not have been possible. Take those back first. {why}")


class ExamSealed(Violation):
    """Two people have signed what was received, used and handed in."""

    message = N_(
        "Two people have signed the log of this exam. Its papers are only counted, moved, sent, given back "
        "and destroyed now, or missed and found; “{step}” is not recorded any more."
    )


class LineSealed(Violation):
    """What was signed stays as it was."""

    message = N_(
        "Line {number} was there when two people signed the log of this exam, so it stays. Record what "
        "became of the papers since."
    )


def check_after_the_seal(step: str) -> Iterator[Violation]:
    """Whether a step follows the seal of an exam; asked only where there is one."""
    if step not in AFTER_THE_SEAL:
        yield ExamSealed(step=code_list("bundle_steps")[step].label)


def check_bundle_facts(label: str, holds: str, variant: str, *, taken: bool) -> Iterator[Violation]:
    """What stands against a bundle of this name."""
    if not label:
        yield LabelMissing()
    if taken:
        yield LabelTaken(bundle=label)
    if holds not in code_list("bundle_kinds"):
        yield KindUnknown()
    yield from _check_text(label, LONGEST_LABEL)
    yield from _check_text(variant, LONGEST_VARIANT)


def check_step_facts(bundle: str, kind: str, holds: str, facts: StepFacts) -> Iterator[Violation]:
    """What a step must say, and what it may not be about."""
    step = KINDS[kind]
    if step.least is not None:
        if facts.count is None:
            yield CountMissing()
        elif not step.least <= facts.count <= MOST_SHEETS:
            yield CountImpossible(count=facts.count, least=step.least, most=MOST_SHEETS)
    if step.piles and facts.pile not in step.piles:
        yield PileUnknown()
    if step.words and not facts.words:
        yield WordsMissing()
    if step.reference and not facts.reference:
        yield ReferenceMissing()
    if (facts.first_number is None) != (facts.last_number is None):
        yield NumbersHalf()
    if kind == DESTROY and facts.pile == IN and code_list("bundle_kinds")[holds].has("answers"):
        yield AnswersAreKept(bundle=bundle)
    yield from _check_text(facts.words, LONGEST_WORDS)
    yield from _check_text(facts.reference, LONGEST_REFERENCE)


def opening_minutes(day: date) -> tuple[int, str]:
    """How many minutes before an exam of this day its papers may be opened, and who says so."""
    code = code_list("custody_limits")["opening"]
    return int(str(code.on(day)["minutes"])), code.said("basis")


def check_time(bundle: str, holds: str, begins: datetime, now: datetime) -> Iterator[Violation]:
    """Whether papers that show what is asked may be opened now; `begins` in the time of the site."""
    if not code_list("bundle_kinds")[holds].has("secret"):
        return
    minutes, basis = opening_minutes(begins.date())
    earliest = begins - timedelta(minutes=minutes)
    if now < earliest:
        when = {"time": clock_text(earliest.time()), "day": date_text(earliest.date())}
        yield TooEarly(bundle=bundle, minutes=minutes, basis=basis, **when)


def check_nothing_waits(bundle: str, events: Sequence[Event]) -> Iterator[Violation]:
    """While two people are at it, nothing else is done with the bundle."""
    if (waiting := pending(events)) is not None:
        yield WaitsAlready(bundle=bundle, step=code_list("bundle_steps")[waiting.kind].label)


def check_second(event: Event, events: Sequence[Event], actor: UUID) -> Iterator[Violation]:
    """Whether this person may be the second of the two."""
    waiting = pending(events)
    if waiting is None or waiting.id != event.id:
        yield NothingWaits()
    elif event.by == actor:
        yield SamePerson()


def check_taking_back(
    bundle: str, event: Event, events: Sequence[Event], reason: str, count: int | None
) -> Iterator[Violation]:
    """Whether an event can be taken back, or its number put right, with all that came after it."""
    waiting = pending(events)
    waits = waiting is not None and waiting.id == event.id
    if event.id in taken_back(events):
        yield TakenBackAlready()
    elif event.kind == CONFIRM or (event.kind == TAKE_BACK and not waits):
        yield NotToTakeBack()
    elif not waits:
        yield from check_nothing_waits(bundle, events)
    if count is not None:
        yield from _check_new_count(event, count, waits=waits)
    if not reason:
        yield ReasonMissing()
    yield from _check_text(reason, LONGEST_WORDS)


def check_later_steps(bundle: str, events: Sequence[Event]) -> Iterator[Violation]:
    """Whether the events, one of them taken back, could have happened one after the other."""
    if against := against_replay(bundle, events):
        yield LaterStepsStand(why=against[0].sentence())


def two_people(event: Event, events: Sequence[Event]) -> bool:
    """Whether what takes this back needs a second person as well."""
    return needs_second(Event(UUID(int=0), TAKE_BACK, about=event.id), events)


def _check_new_count(event: Event, count: int, *, waits: bool) -> Iterator[Violation]:
    step = KINDS.get(event.kind)
    if waits or step is None or step.least is None:
        yield OnlyWhole()
    elif not step.least <= count <= MOST_SHEETS:
        yield CountImpossible(count=count, least=step.least, most=MOST_SHEETS)


def _check_text(text: str, most: int) -> Iterator[Violation]:
    if len(text) > most:
        yield TextTooLong(text=text[:20] + "…", length=len(text), most=most)
    if codes := hidden_characters(text):
        yield TextHidden(codes=", ".join(sorted(set(codes))))
    if word := told_word(text):
        yield WordTells(word=word)
