"""What the file of an appeal holds, and what still lacks before it can be sent. Pure."""

from collections.abc import Collection, Iterator

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _
from eduapp.core.violations import Violation
from eduapp.exams.grading.rules.kinds import PARTS, Kind

LONGEST_PART = 10_000


class PartsMissing(Violation):
    """The law says what goes along."""

    message = N_(
        "This goes along by law ({basis}) and lacks: {parts}. Write it, or note that it is enclosed."
    )

    def sentence(self) -> str:
        """Which parts, in words."""
        kind, parts = Kind(str(self.facts["kind"])), self.facts["parts"]
        listed = ", ".join(code_list(PARTS)[part].label for part in str(parts).split())
        return _(self.message).format(basis=kind.basis, parts=listed)


class PartUnknown(Violation):
    """Not one that goes along."""

    message = N_("This does not go to the instance with this kind of appeal ({basis}).")


class PartMade(Violation):
    """What the program makes itself nobody writes."""

    message = N_("The program makes this part itself.")


class PartEmpty(Violation):
    """Written here, or enclosed."""

    message = N_("Write it, or note that it is enclosed on paper.")
    about = ("words",)


class PartTooLong(Violation):
    """A statement, not a book."""

    message = N_("That is {length} characters. At most {most} can be kept; enclose the rest on paper.")
    about = ("words",)


class SentWithout(Violation):
    """What was sent was sent."""

    message = N_("It was sent already. What comes later is sent after it by hand.")


def written_parts(kind: Kind) -> list[str]:
    """The parts that people write or enclose, in order."""
    parts = code_list(PARTS)
    return [part for part in kind.parts if not parts[part].has("drawn")]


def missing(kind: Kind, kept: Collection[str]) -> list[str]:
    """The parts that nobody has written or enclosed yet."""
    return [part for part in written_parts(kind) if part not in kept]


def check_complete(kind: Kind, kept: Collection[str]) -> Iterator[Violation]:
    """Whether the file holds all that the law sends along."""
    if lacking := missing(kind, kept):
        yield PartsMissing(kind=kind.key, parts=" ".join(lacking))


def check_part(kind: Kind, part: str, words: str, *, enclosed: bool, sent: bool) -> Iterator[Violation]:
    """Whether a part may be kept."""
    if sent:
        yield SentWithout()
    if part not in kind.parts:
        yield PartUnknown(basis=kind.basis)
    elif code_list(PARTS)[part].has("drawn"):
        yield PartMade()
    if not words.strip() and not enclosed:
        yield PartEmpty()
    if len(words) > LONGEST_PART:
        yield PartTooLong(length=len(words), most=LONGEST_PART)
