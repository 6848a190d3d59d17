"""What the feature above tells of papers, and keeps of them while two people have the root open."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.certificates.seals.keys import KeyPair
from eduapp.certificates.seals.register import Entry
from eduapp.core.violations import Violation

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from eduapp.core.db.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Witnessed:
    """How far the register had gone when somebody else saw it last."""

    n: int
    digest: str  # of the entry, hexadecimal
    day: date
    where: str  # with whom it lies, in the language spoken now


@dataclass(frozen=True)
class ListStanding:
    """The newest list of revoked papers. Others take none that a lost key signed, or of a day to come."""

    number: int
    as_of: date
    by_lost_key: bool
    to_come: bool


@dataclass(frozen=True)
class Papers:
    """The register of issue, and the list of papers that do not count, which the root may begin anew."""

    entries: "Callable[[Session], Sequence[Entry]]"
    witnessed: "Callable[[Session, date], Witnessed | None]"  # before a day
    against_clock: "Callable[[Session, date], Sequence[Violation]]"  # why it cannot be this day
    standing: "Callable[[Session, date], ListStanding | None]"  # as of a day
    list_anew: "Callable[[Session, KeyPair, date], bytes]"  # signed by the root
    keep_anew: "Callable[[UnitOfWork, bytes, UUID], int]"  # what the second person agreed to
