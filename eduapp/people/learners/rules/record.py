"""What a learner's record must be. Pure.

A learner is found by number; name and date of birth tell when two numbers may be one person (a person
decides, never the program).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text
from eduapp.core.names import LONGEST_NAME, begins_as_name, hidden_characters
from eduapp.core.violations import Violation

OLDEST_BIRTH = date(1900, 1, 1)
LONGEST_NUMBER = 20
LONGEST_TEXT = 60
LONGEST_NOTE = 500
NOT_KNOWN = "not_known"
OFFER = "offer"


@dataclass(frozen=True)
class LearnerFacts:
    """What is recorded of a learner. One name is enough; everything else may be unknown.

    There is no field for offence, sentence, legal basis, health or the reason of a restriction.
    Where somebody is has a history of its own (states.py).
    """

    number: str
    family_name: str = ""
    given_name: str = ""
    birth_date: date | None = None
    first_language: str = ""
    norwegian_level: str = ""
    site: str = ""
    unit: str = ""
    security_level: str = ""  # of the placement, not the person
    available_until: date | None = None
    available_source: str = NOT_KNOWN  # where that day comes from
    available_as_of: date | None = None  # the day the information is from
    participation: str = OFFER  # education is always an offer; this says whether work is one too
    staff_note: str = ""  # never printed
    learner_note: str = ""  # may be printed for the learner

    @property
    def printed_name(self) -> str:
        """The name as on papers: given name first (norway 6.2)."""
        return " ".join(filter(None, (self.given_name, self.family_name)))

    @property
    def listed_name(self) -> str:
        """The name as in lists: family name first."""
        return ", ".join(filter(None, (self.family_name, self.given_name)))


class NumberMissing(Violation):
    """A learner is known by a number."""

    about = ("number",)
    message = N_("The learner number is empty. Type it here or leave the row out.")


class NumberTooLong(Violation):
    """Longer than any number in use."""

    about = ("number",)
    message = N_("The learner number has {length} characters. At most {most} are possible.")


class NumberTaken(Violation):
    """Somebody else has this number."""

    about = ("number",)
    message = N_("Number {number} belongs to {name} already. Use another number, or open that learner.")


class NameMissing(Violation):
    """Neither name is there."""

    about = ("family_name",)
    message = N_("Both names are empty. Type the last name or the first name; one is enough.")


class NameTooLong(Violation):
    """Longer than a paper can show."""

    about = ("family_name",)
    message = N_("The name has {length} characters. At most {most} are possible.")


class NameBeginsOddly(Violation):
    """A sign in front, as of a formula: a slip, or something a spreadsheet would act on."""

    message = N_("“{name}” does not begin with a letter. Write the name without what stands in front.")

    def __init__(self, which: str, name: str) -> None:
        super().__init__(name=name)
        self.about = (which,)


class NameHasHiddenCharacters(Violation):
    """Control or direction characters, which make a name look like another."""

    about = ("family_name",)
    message = N_("The name holds hidden characters ({codes}). Type it again by hand.")


class BirthDateImpossible(Violation):
    """In the future, or before anybody living was born."""

    about = ("birth_date",)
    message = N_(
        "{day} cannot be a date of birth. Write day.month.year, such as 28.02.1989, or leave it empty."
    )


class LevelUnknown(Violation):
    """Not a code of the closed list."""

    about = ("norwegian_level",)
    message = N_("“{text}” is not a level of Norwegian. Use A1, A2, B1, B2, C1 or C2, or leave it empty.")


class SecurityLevelUnknown(Violation):
    """Not a code of the closed list."""

    about = ("security_level",)
    message = N_("“{text}” is not a security level. Use high or lower, or leave it empty.")


class SourceUnknown(Violation):
    """Not a code of the closed list."""

    about = ("available_source",)
    message = N_("“{text}” does not say where the day comes from. Choose from the list.")


class SourceWithoutDay(Violation):
    """A source of no day."""

    about = ("available_source",)
    message = N_("There is no day that could come from “{source}”. Write the day too, or choose “{unknown}”.")

    def __init__(self, source: str) -> None:
        super().__init__(source=source)

    def sentence(self) -> str:
        """With the words of the list."""
        words, source = code_list("available_sources"), str(self.facts["source"])
        return _(self.message).format(source=words[source].label, unknown=words[NOT_KNOWN].label)


class AsOfWithoutDay(Violation):
    """Information of a day about no day."""

    about = ("available_as_of",)
    message = N_("“As of” belongs to a day until which somebody is available. Write that day too.")


class AsOfInFuture(Violation):
    """Nobody knows today what will be known tomorrow."""

    about = ("available_as_of",)
    message = N_("{day} is still to come. “As of” is the day the information is from.")


class ParticipationUnknown(Violation):
    """Not a code of the closed list."""

    about = ("participation",)
    message = N_("“{text}” is not a kind of participation. Use offer or duty.")


class NoteTooLong(Violation):
    """Longer than a note."""

    message = N_("The note has {length} characters. At most {most} are possible.")


def check_learner(facts: LearnerFacts, today: date) -> Iterator[Violation]:
    """Everything about the values themselves; numbers in use are the service's to know."""
    if not facts.number:
        yield NumberMissing()
    elif len(facts.number) > LONGEST_NUMBER:
        yield NumberTooLong(length=len(facts.number), most=LONGEST_NUMBER)
    yield from _check_names(facts)
    if facts.birth_date and not OLDEST_BIRTH <= facts.birth_date <= today:
        yield BirthDateImpossible(day=f"{facts.birth_date:%d.%m.%Y}")
    if facts.norwegian_level and facts.norwegian_level not in code_list("norwegian_levels"):
        yield LevelUnknown(text=facts.norwegian_level)
    if facts.security_level and facts.security_level not in code_list("security_levels"):
        yield SecurityLevelUnknown(text=facts.security_level)
    if facts.participation not in code_list("participations"):
        yield ParticipationUnknown(text=facts.participation)
    yield from _check_availability(facts, today)
    for note in (facts.staff_note, facts.learner_note):
        if len(note) > LONGEST_NOTE:
            yield NoteTooLong(length=len(note), most=LONGEST_NOTE)


def _check_availability(facts: LearnerFacts, today: date) -> Iterator[Violation]:
    """What is not known stays so: a day may stand without its source, never a source without its day."""
    if facts.available_source not in code_list("available_sources"):
        yield SourceUnknown(text=facts.available_source)
    elif facts.available_until is None and facts.available_source != NOT_KNOWN:
        yield SourceWithoutDay(facts.available_source)
    if facts.available_as_of is not None:
        if facts.available_until is None:
            yield AsOfWithoutDay()
        if facts.available_as_of > today:
            yield AsOfInFuture(day=date_text(facts.available_as_of))


def _check_names(facts: LearnerFacts) -> Iterator[Violation]:
    if not facts.family_name and not facts.given_name:
        yield NameMissing()
    length = len(facts.printed_name)
    if length > LONGEST_NAME:
        yield NameTooLong(length=length, most=LONGEST_NAME)
    if codes := hidden_characters(facts.family_name + facts.given_name):
        yield NameHasHiddenCharacters(codes=", ".join(sorted(set(codes))))
        return
    for which, name in (("family_name", facts.family_name), ("given_name", facts.given_name)):
        if name and not begins_as_name(name):
            yield NameBeginsOddly(which, name)
