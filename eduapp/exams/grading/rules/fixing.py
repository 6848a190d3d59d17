"""What stands against fixing grades, and how what was shown is known again. Pure."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from eduapp.core.canonical import canonical
from eduapp.core.i18n import N_
from eduapp.core.violations import Violation


@dataclass(frozen=True)
class Provisional:
    """The grade somebody would get now. Points are hundredths; None where the whole is graded, or IV."""

    candidate_id: UUID
    number: int
    points: int | None
    most: int | None
    grade: str  # code; "" while there is none
    source: str  # whose the marks are: key, examiners, both, typed (anomalies)
    problems: tuple[Violation, ...]
    fixed: bool = False
    annulled: str = ""  # code: annulments; "" for an exam that counts
    released: bool = False  # by two; without a grade in force it is assessed anew on appeal, not here

    @property
    def ready(self) -> bool:
        """Whether the grade can be fixed."""
        return bool(self.grade) and not self.problems and not self.done

    @property
    def done(self) -> bool:
        """Whether nothing more is to be fixed."""
        return self.fixed or self.released or bool(self.annulled)


class NobodyToFix(Violation):
    """All are fixed, or do not count."""

    message = N_("There is no grade to fix: each is fixed, or belongs to an exam that does not count.")


class NotAmongThem(Violation):
    """Not a candidate who sat this exam and has no grade yet."""

    message = N_("Somebody you chose has a grade by now, or did not sit this exam. Look at the list again.")


def digest_of(rows: Iterable[Provisional]) -> str:
    """SHA-256 over the grades as they are shown: fixed is what somebody has seen."""
    told = [[str(one.candidate_id), one.points, one.most, one.grade] for one in rows]
    return hashlib.sha256(canonical(sorted(told, key=lambda row: str(row[0]))).encode()).hexdigest()


def check_fixing(chosen: Sequence[Provisional], wanted: Collection[UUID]) -> Iterator[Violation]:
    """All that stands against fixing the grades of these; `wanted`: who was asked for, nobody: everybody."""
    if wanted and len(chosen) != len(set(wanted)):
        yield NotAmongThem()
    elif not chosen:
        yield NobodyToFix()
    for one in chosen:
        yield from one.problems
