"""What a module and a competence aim of a course must be. Codes stand apart from labels, and are retired."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.core.i18n import N_
from eduapp.core.names import hidden_characters
from eduapp.core.violations import Violation
from eduapp.education.courses.rules.prerequisites import Requirement, requirement_of
from eduapp.education.courses.rules.reached import BETWEEN
from eduapp.education.courses.rules.validity import check_validity, is_valid

LONGEST_CODE = 20
LONGEST_NAME = 120
LONGEST_AIM = 500
MOST_HOURS = 5000
LAST_PLACE = 999


@dataclass(frozen=True)
class ModuleFacts:
    """What is recorded of a module. Hours are lesson hours of its course; `position` puts it in order."""

    code: str
    name: str
    planned_hours: int
    position: int = 1
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def label(self) -> str:
        """For pickers and sentences: code and name."""
        return f"{self.code} {self.name}"


@dataclass(frozen=True)
class AimFacts:
    """What is recorded of a competence aim, perhaps of one module."""

    code: str
    text: str
    module_id: UUID | None = None
    position: int = 1
    valid_from: date | None = None
    valid_to: date | None = None


class PartCodeMissing(Violation):
    """A module or an aim is known by a code."""

    about = ("code",)
    message = N_("The code is empty. Type the code, such as 2 or KM17.")


class PartCodeOdd(Violation):
    """Signs that prerequisites could not tell from others."""

    about = ("code",)
    message = N_("“{code}” cannot be a code here. Use letters, digits, hyphens and dots, without spaces.")


class PartCodeTooLong(Violation):
    """Longer than any code in use."""

    about = ("code",)
    message = N_("The code has {length} signs. At most {most} are possible.")


class PartCodeTaken(Violation):
    """Another module, or another aim, of the course has this code."""

    about = ("code",)
    message = N_("{code} stands in this course already: “{name}”. Use another code, or change that one.")


class ModuleNameMissing(Violation):
    """A module needs a name; it stands on papers."""

    about = ("name",)
    message = N_("The module has no name. Write it as it should stand on papers.")


class ModuleNameTooLong(Violation):
    """Longer than a paper can show."""

    about = ("name",)
    message = N_("The name has {length} characters. At most {most} are possible.")


class AimTextMissing(Violation):
    """An aim without words says nothing."""

    about = ("text",)
    message = N_("The aim has no text. Write what one can afterwards.")


class AimTextTooLong(Violation):
    """Longer than a paper can show."""

    about = ("text",)
    message = N_("The text has {length} characters. At most {most} are possible.")


class PartHidden(Violation):
    """Control or direction characters."""

    message = N_("The text holds hidden characters ({codes}). Type it again by hand.")


class ModuleHoursImpossible(Violation):
    """None, or more than any course has."""

    about = ("planned_hours",)
    message = N_("{hours} planned hours are not possible. Use a whole number from 1 to {most}.")


class PositionImpossible(Violation):
    """Outside any list."""

    about = ("position",)
    message = N_("{position} is not a place in the order. Use a whole number from 1 to {most}.")


class ModuleCodeKept(Violation):
    """What learners reached stands under its code, also on papers."""

    message = N_(
        "Learners have reached {code} already, so its code stays. Give it a last valid day, and add a module "
        "with the new code."
    )


class ModuleRetired(Violation):
    """A module that is no longer valid cannot be chosen for something new (rule 90)."""

    message = N_("The module {module} is no longer valid. Choose another module, or none.")


def check_module(facts: ModuleFacts) -> Iterator[Violation]:
    """Everything about the values of a module."""
    yield from _check_code(facts.code)
    if not facts.name:
        yield ModuleNameMissing()
    if len(facts.name) > LONGEST_NAME:
        yield ModuleNameTooLong(length=len(facts.name), most=LONGEST_NAME)
    yield from _check_hidden(facts.name)
    if not 1 <= facts.planned_hours <= MOST_HOURS:
        yield ModuleHoursImpossible(hours=facts.planned_hours, most=MOST_HOURS)
    yield from _check_position(facts.position)
    yield from check_validity(facts.valid_from, facts.valid_to)


def check_aim(facts: AimFacts) -> Iterator[Violation]:
    """Everything about the values of an aim."""
    yield from _check_code(facts.code)
    if not facts.text:
        yield AimTextMissing()
    if len(facts.text) > LONGEST_AIM:
        yield AimTextTooLong(length=len(facts.text), most=LONGEST_AIM)
    yield from _check_hidden(facts.text)
    yield from _check_position(facts.position)
    yield from check_validity(facts.valid_from, facts.valid_to)


def check_part_code(code: str, others: Iterable[tuple[str, str]]) -> Iterator[PartCodeTaken]:
    """That no other module (or no other aim) of the course has the code; retired ones keep theirs."""
    for other, name in others:
        if other == code:
            yield PartCodeTaken(code=code, name=name)


def check_chosen(module: ModuleFacts, today: date) -> Iterator[ModuleRetired]:
    """Whether a module can still be chosen for something new (rule 90)."""
    if module.valid_to is not None and not is_valid(None, module.valid_to, today):
        yield ModuleRetired(module=module.label)


def _check_code(code: str) -> Iterator[Violation]:
    if not code:
        yield PartCodeMissing()
    elif len(code) > LONGEST_CODE:
        yield PartCodeTooLong(length=len(code), most=LONGEST_CODE)
    elif BETWEEN in code or requirement_of(code) != Requirement(code):
        yield PartCodeOdd(code=code)


def _check_hidden(text: str) -> Iterator[PartHidden]:
    if codes := hidden_characters(text):
        yield PartHidden(codes=", ".join(sorted(set(codes))))


def _check_position(position: int) -> Iterator[PositionImpossible]:
    if not 1 <= position <= LAST_PLACE:
        yield PositionImpossible(position=position, most=LAST_PLACE)
