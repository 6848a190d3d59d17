"""What somebody has reached: what prerequisites are compared with, and when a module counts as reached.

Certificates and safety training come with the days between which each holds. Who asks fills in what there is;
what is not filled in is not held.
"""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from eduapp.core.i18n import N_, date_text
from eduapp.core.names import hidden_characters
from eduapp.core.violations import Violation
from eduapp.education.courses.rules.validity import OutsideValidity, is_valid

LONGEST_REASON = 200
BETWEEN = "/"  # course and module: NOR-A2/2


@dataclass(frozen=True)
class Held:
    """A certificate or a safety training by its code, and its last and first day; None: no limit."""

    code: str
    until: date | None = None
    since: date | None = None

    def holds_on(self, day: date | None) -> bool:
        """Whether it holds on a day; without a day only what never ends does."""
        return self.until is None if day is None else is_valid(self.since, self.until, day)


@dataclass(frozen=True)
class Reached:
    """Everything prerequisites may ask for, as of a day. Whoever completed a course has its modules too."""

    courses: AbstractSet[str] = frozenset()  # codes of completed courses
    modules: AbstractSet[str] = frozenset()  # course/module
    certificates: Iterable[Held] = ()
    safety: Iterable[Held] = ()
    day: date | None = None

    def has_course(self, code: str) -> bool:
        """Whether the course is completed."""
        return code in self.courses

    def has_module(self, code: str) -> bool:
        """Whether the module, or the whole course it belongs to, is completed."""
        return code in self.modules or split_module(code)[0] in self.courses

    def has_certificate(self, code: str) -> bool:
        """Whether a certificate of this code is valid on the day."""
        return _holds(self.certificates, code, self.day)

    def has_safety(self, code: str) -> bool:
        """Whether the safety training is there and holds on the day."""
        return _holds(self.safety, code, self.day)


@dataclass(frozen=True)
class ReachFacts:
    """The day a module was reached, and between which days the module is taught (None: no end)."""

    module: str  # code and name, for sentences
    day: date
    valid_from: date | None = None
    valid_to: date | None = None


class NotThatDay(Violation):
    """Still to come."""

    message = N_("{day} has not come yet. Enter the module on the day it is reached, or later.")


class ModuleNotValid(OutsideValidity):
    """A retired module stays where it stands and cannot be chosen for new ones (rule 90)."""

    message = N_("{module} is valid {days}, not on {day}. Choose a day within that, or another module.")


class ReachedAlready(Violation):
    """Reached once; another day is a correction."""

    about = ("module_id",)
    message = N_("{name} reached {module} on {day} already. Correct that day if it is wrong.")


class NothingCorrected(Violation):
    """The same again."""

    message = N_("Nothing would change. Choose another day, or say that the module was not reached.")


class CorrectionReasonMissing(Violation):
    """A correction says why."""

    about = ("reason",)
    message = N_("Write why this is corrected. The reason is kept beside what stood there before.")


class CorrectionReasonTooLong(Violation):
    """Longer than a list can show."""

    about = ("reason",)
    message = N_("The reason has {length} characters. At most {most} are possible.")


class ReasonHidden(Violation):
    """Control or direction characters."""

    message = N_("The text holds hidden characters ({codes}). Type it again by hand.")


def module_code(course: str, module: str) -> str:
    """How a module is named outside its course: NOR-A2/2."""
    return f"{course}{BETWEEN}{module}"


def split_module(code: str) -> tuple[str, str]:
    """Course and module of such a name; a course code may hold the sign, a module code never does."""
    course, _sign, module = code.rpartition(BETWEEN)
    return course, module


def check_reach(facts: ReachFacts, today: date) -> Iterator[Violation]:
    """Whether a module can have been reached on a day."""
    if facts.day > today:
        yield NotThatDay(day=date_text(facts.day))
    if not is_valid(facts.valid_from, facts.valid_to, facts.day):
        yield ModuleNotValid((facts.valid_from, facts.valid_to), facts.day, module=facts.module)


def check_correction(
    before: tuple[bool, date], after: tuple[bool, date], facts: ReachFacts, reason: str, today: date
) -> Iterator[Violation]:
    """Whether an entry (reached, day) can be put right; what stands there stays beside the new one."""
    reached = after[0]
    if before == after or (not before[0] and not reached):
        yield NothingCorrected()
    if reached:
        yield from check_reach(facts, today)
    yield from check_reason(reason)


def check_reason(reason: str) -> Iterator[Violation]:
    """That what is put right or taken back says why, in words a list can show."""
    if not reason:
        yield CorrectionReasonMissing()
    if len(reason) > LONGEST_REASON:
        yield CorrectionReasonTooLong(length=len(reason), most=LONGEST_REASON)
    if codes := hidden_characters(reason):
        yield ReasonHidden(codes=", ".join(sorted(set(codes))))


def _holds(held: Iterable[Held], code: str, day: date | None) -> bool:
    return any(one.code.upper() == code and one.holds_on(day) for one in held)
