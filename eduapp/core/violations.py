"""What a rule has against a request, and what it takes to go on in spite of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from eduapp.core.i18n import _


class Violation:
    """One reason against a request. Rules yield them all, so the person sees them all."""

    message: ClassVar[str]
    overridable: ClassVar[bool] = False  # safety never is; capacity and clashes are
    about: tuple[str, ...] = ()  # which values of the request it speaks of; a form says it beside the first

    def __init__(self, **facts: object) -> None:
        self.facts = facts

    @property
    def name(self) -> str:
        """The rule's name in the program; the audit trail and an Override refer to it."""
        return type(self).__name__

    def sentence(self) -> str:
        """What stands against it and what would help, in the language spoken now."""
        return _(self.message).format(**self.facts)


@dataclass(frozen=True)
class Override:
    """'Do it anyway, because …': which violations, and the reason the audit trail keeps."""

    covers: frozenset[str]
    reason: str


def split(
    violations: Iterable[Violation], override: Override | None
) -> tuple[list[Violation], list[Violation]]:
    """Those still standing, and those overridden. An override without a reason covers nothing."""
    standing: list[Violation] = []
    overridden: list[Violation] = []
    for violation in violations:
        covered = (
            override is not None
            and bool(override.reason.strip())
            and violation.overridable
            and violation.name in override.covers
        )
        (overridden if covered else standing).append(violation)
    return standing, overridden
