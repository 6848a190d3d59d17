"""What an entry of the catalogue must be."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _
from eduapp.core.names import hidden_characters
from eduapp.core.violations import Violation
from eduapp.education.courses.rules.prerequisites import (
    Requirement,
    Unreadable,
    codes_in,
    goes_round,
    modules_in,
    requirement_of,
)
from eduapp.education.courses.rules.reached import split_module
from eduapp.education.courses.rules.validity import check_validity

LONGEST_CODE = 20
LONGEST_NAME = 120
MOST_HOURS = 5000
MOST_PLACES = 100
UNITS = (45, 60)  # minutes in a lesson hour: undervisningstime or clock hour
LONGEST_PARTNER = 120
WHOLE = 100


@dataclass(frozen=True)
class CourseFacts:
    """What is recorded of a course. `planned_hours` are lesson hours of `minutes_per_hour` (45 or 60)."""

    code: str
    name: str
    kind: str
    planned_hours: int
    minutes_per_hour: int = 60
    capacity: int = 12
    prerequisites: str = ""
    scale: str = ""
    contents: str = ""
    goals: str = ""
    attendance_percent: int = 80
    active: bool = True
    partner: str = ""  # who teaches or examines it outside the school
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def label(self) -> str:
        """For pickers and headings: code and name."""
        return f"{self.code} {self.name}"

    @property
    def planned_minutes(self) -> int:
        """The planned hours in minutes."""
        return self.planned_hours * self.minutes_per_hour

    @property
    def has_partner(self) -> bool:
        """Whether somebody outside the school gives it: named, or always so for its kind."""
        return bool(self.partner) or code_list("course_kinds")[self.kind].has("partner")


class CodeMissing(Violation):
    """A course is known by a code."""

    about = ("code",)
    message = N_("The course code is empty. Type the code, such as NOR-A2 or SNEV102.")


class CodeOdd(Violation):
    """Signs that prerequisites and files could not tell from others."""

    about = ("code",)
    message = N_("“{code}” cannot be a course code. Use letters, digits, hyphens and dots, without spaces.")


class CodeTooLong(Violation):
    """Longer than any code in use."""

    about = ("code",)
    message = N_("The course code has {length} signs. At most {most} are possible.")


class CodeTaken(Violation):
    """Another course has this code."""

    about = ("code",)
    message = N_("{code} is the code of “{name}” already. Use another code, or change that course.")


class CodeNeeded(Violation):
    """Other courses ask for this course by its code."""

    about = ("code",)
    message = N_("{courses} ask for {code}, so its code cannot be changed. Change their prerequisites first.")


class NameMissing(Violation):
    """A course needs a name; it stands on papers."""

    about = ("name",)
    message = N_("The course has no name. Write it as it should stand on papers.")


class NameTooLong(Violation):
    """Longer than a paper can show."""

    about = ("name",)
    message = N_("The name has {length} characters. At most {most} are possible.")


class PartnerTooLong(Violation):
    """Longer than a list can show."""

    about = ("partner",)
    message = N_("The partner's name has {length} characters. At most {most} are possible.")


class HiddenCharacters(Violation):
    """Control or direction characters."""

    message = N_("The text holds hidden characters ({codes}). Type it again by hand.")


class KindUnknown(Violation):
    """Not a code of the closed list."""

    about = ("kind",)
    message = N_("“{text}” is not a kind of course. Choose one from the list.")


class HoursImpossible(Violation):
    """None, or more than any course has."""

    about = ("planned_hours",)
    message = N_("{hours} planned hours are not possible. Use a whole number from 1 to {most}.")


class UnitUnknown(Violation):
    """Neither lesson nor clock hour."""

    about = ("minutes_per_hour",)
    message = N_("An hour has 45 or 60 minutes, not {minutes}.")


class CapacityImpossible(Violation):
    """None, or more than any room takes."""

    about = ("capacity",)
    message = N_("{capacity} places are not possible. Use a number from 1 to {most}.")


class PercentImpossible(Violation):
    """Not a share of the sessions."""

    about = ("attendance_percent",)
    message = N_("{percent} % attendance is not possible. Use a number from 0 to 100.")


class ScaleUnknown(Violation):
    """Not a code of the closed list."""

    about = ("scale",)
    message = N_("“{text}” is not a grade scale. Choose one from the list.")


class NeedsItself(Violation):
    """Nobody could ever begin."""

    about = ("prerequisites",)
    message = N_("The course asks for itself as a prerequisite. Take {code} out of the prerequisites.")


class NeedsUnknown(Violation):
    """A code that no course has: nobody could ever meet it."""

    about = ("prerequisites",)
    message = N_("No course has the code {code}. Add that course first, or put the prerequisites right.")


class NeedsUnknownModule(Violation):
    """A module that its course does not have: nobody could ever meet it."""

    about = ("prerequisites",)
    message = N_("{course} has no module {module}. Add the module first, or put the prerequisites right.")


class NeedsGoRound(Violation):
    """Courses that wait for each other."""

    about = ("prerequisites",)
    message = N_("Nobody could ever begin: {codes} ask for one another. Put the prerequisites right.")


def check_course(facts: CourseFacts) -> Iterator[Violation]:
    """Everything about the values themselves; the rest of the catalogue is the service's to know."""
    yield from _check_words(facts)
    if facts.kind not in code_list("course_kinds"):
        yield KindUnknown(text=facts.kind)
    if not 1 <= facts.planned_hours <= MOST_HOURS:
        yield HoursImpossible(hours=facts.planned_hours, most=MOST_HOURS)
    if facts.minutes_per_hour not in UNITS:
        yield UnitUnknown(minutes=facts.minutes_per_hour)
    yield from check_capacity(facts.capacity)
    if not 0 <= facts.attendance_percent <= WHOLE:
        yield PercentImpossible(percent=facts.attendance_percent)
    if facts.scale and facts.scale not in code_list("scales"):
        yield ScaleUnknown(text=facts.scale)
    yield from check_validity(facts.valid_from, facts.valid_to)


def check_prerequisites(
    facts: CourseFacts, catalogue: Mapping[str, str], modules: Collection[str] = ()
) -> Iterator[Violation]:
    """That they can be read and met.

    `catalogue` holds every other code with its own prerequisites, `modules` every course/module there is,
    retired ones too: who reached them earlier has them. Certificates and safety training are kept by others.
    """
    wish = requirement_of(facts.prerequisites)
    if isinstance(wish, Unreadable):
        yield wish
        return
    named = codes_in(wish)
    if facts.code in named:
        yield NeedsItself(code=facts.code)
        return
    for code in named:
        if code not in catalogue:
            yield NeedsUnknown(code=code)
    yield from check_modules(wish, catalogue, modules)
    wishes = {code: _known(requirement_of(text)) for code, text in catalogue.items()} | {facts.code: wish}
    waiting = goes_round(wishes)
    if facts.code in waiting:
        yield NeedsGoRound(codes=", ".join(sorted(waiting)))


def check_modules(
    wish: Requirement | None, courses: Collection[str], modules: Collection[str]
) -> Iterator[NeedsUnknownModule]:
    """That every module an expression names is there; of courses that are not, others tell."""
    for code in modules_in(wish):
        course, module = split_module(code)
        if course in courses and code not in modules:
            yield NeedsUnknownModule(course=course, module=module)


def check_new_code(old: str, new: str, catalogue: Mapping[str, str]) -> Iterator[Violation]:
    """A code that other courses name stays as it is."""
    if old == new:
        return
    asking = [code for code, text in catalogue.items() if old in codes_in(_known(requirement_of(text)))]
    if asking:
        yield CodeNeeded(code=old, courses=", ".join(sorted(asking)))


def check_new_module_code(old: str, catalogue: Mapping[str, str]) -> Iterator[Violation]:
    """A module (`NOR-A2/2`) that prerequisites name keeps its code."""
    asking = [code for code, text in catalogue.items() if old in modules_in(_known(requirement_of(text)))]
    if asking:
        yield CodeNeeded(code=old, courses=", ".join(sorted(asking)))


def in_order(courses: Iterable[CourseFacts]) -> list[CourseFacts]:
    """The same courses so that each stands after those it asks for; for bringing in whole files."""
    waiting = list(courses)
    done: list[CourseFacts] = []
    while waiting:
        coming = {facts.code for facts in waiting}
        ready = [facts for facts in waiting if not coming - {facts.code} & set(_codes_of(facts))] or waiting
        done += ready
        waiting = [facts for facts in waiting if facts not in ready]
    return done


def unit_text(minutes_per_hour: int) -> str:
    """What one hour of the course is, in words: hours of 60 minutes, lessons of 45 minutes."""
    if minutes_per_hour == UNITS[0]:
        return _("lessons of 45 minutes")
    return _("hours of {minutes} minutes").format(minutes=minutes_per_hour)


def _check_words(facts: CourseFacts) -> Iterator[Violation]:
    if not facts.code:
        yield CodeMissing()
    elif len(facts.code) > LONGEST_CODE:
        yield CodeTooLong(length=len(facts.code), most=LONGEST_CODE)
    elif not _is_one_code(facts.code):
        yield CodeOdd(code=facts.code)
    if not facts.name:
        yield NameMissing()
    if len(facts.name) > LONGEST_NAME:
        yield NameTooLong(length=len(facts.name), most=LONGEST_NAME)
    if len(facts.partner) > LONGEST_PARTNER:
        yield PartnerTooLong(length=len(facts.partner), most=LONGEST_PARTNER)
    text = facts.name + facts.partner + facts.contents.replace("\n", "") + facts.goals.replace("\n", "")
    if codes := hidden_characters(text):
        yield HiddenCharacters(codes=", ".join(sorted(set(codes))))


def check_capacity(capacity: int) -> Iterator[Violation]:
    """That a group can have so many places."""
    if not 1 <= capacity <= MOST_PLACES:
        yield CapacityImpossible(capacity=capacity, most=MOST_PLACES)


def _is_one_code(code: str) -> bool:
    wish = requirement_of(code)
    return isinstance(wish, Requirement) and wish.code == code


def _codes_of(facts: CourseFacts) -> tuple[str, ...]:
    return codes_in(_known(requirement_of(facts.prerequisites)))


def _known(wish: Requirement | Unreadable | None) -> Requirement | None:
    return wish if isinstance(wish, Requirement) else None
