"""Who may not be together, and in what sense. Pure.

A pair is recorded at a level, which says what the two may not share. Levels, the strictest first; each holds
the looser ones named with it, so that asking is simple: ask for what two people are about to share.

    session    never in one room at one time, whatever goes on there: holds course, workshop and exam_seat
    course     not on one course, in none of its groups' lessons either, as a guest neither: holds exam_seat
    workshop   not in one workshop: holds exam_seat
    exam_seat  not near each other at one exam: how many seats apart stands in exam_law

So whoever puts somebody on a course asks for `course` and is told of `session` pairs too, since those on a
course share its lessons. Which level forbids what stands in resources/codes/apart_levels.toml.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _
from eduapp.core.violations import Violation


class Level(StrEnum):
    """The codes of apart_levels: what a pair may not share, and what one asks about."""

    SESSION = "session"
    COURSE = "course"
    WORKSHOP = "workshop"
    EXAM_SEAT = "exam_seat"

    @property
    def label(self) -> str:
        """Its word in the language spoken now."""
        return code_list("apart_levels")[self].label

    @property
    def forbids(self) -> frozenset["Level"]:
        """What two people of a pair at this level may not share."""
        said = code_list("apart_levels")[self].flags["forbids"]
        return frozenset(map(Level, said if isinstance(said, list) else ()))


@dataclass(frozen=True)
class PairFacts:
    """Two people and how far apart. There is no reason, here or anywhere."""

    one_id: UUID | None
    other_id: UUID | None
    level: str


class NotTogether(Violation):
    """A hard stop that nobody sets aside. It never says more, and to most not even who the other is."""

    message = N_("{name} and {other} cannot be together here.")
    veiled = N_("{name}: not possible together with somebody who takes part.")

    def __init__(self, name: str, other: str = "") -> None:
        super().__init__(name=name, other=other)

    def sentence(self) -> str:
        """Both names for those who may know them; else only that it is not possible."""
        words = self.message if self.facts["other"] else self.veiled
        return _(words).format(**self.facts)


class TwoPeopleNeeded(Violation):
    """A pair is two people."""

    message = N_("Choose two different people.")


class LevelUnknown(Violation):
    """Not a code of the closed list."""

    message = N_("“{text}” does not say how far apart. Choose from the list.")


class ApartAlready(Violation):
    """The same pair stands already."""

    message = N_("{one} and {other} are kept apart like this already.")


class ClosedAlready(Violation):
    """A closed pair stays closed; keeping apart again is a new one."""

    message = N_("This has ended already. To keep them apart again, add it anew.")


def check_pair(facts: PairFacts) -> Iterator[Violation]:
    """What a pair must be; whether it stands already is the service's to know."""
    if facts.one_id is None or facts.other_id is None or facts.one_id == facts.other_id:
        yield TwoPeopleNeeded()
    if facts.level not in set(Level):
        yield LevelUnknown(text=facts.level)


def levels_against(asked: Level) -> tuple[Level, ...]:
    """The levels of pairs that stand against sharing this."""
    return tuple(level for level in Level if asked in level.forbids)


def in_order(one_id: UUID, other_id: UUID) -> tuple[UUID, UUID]:
    """The pair as it is kept: the smaller id first, whoever is named first."""
    return (one_id, other_id) if one_id < other_id else (other_id, one_id)


def not_together(
    learner_id: UUID, others: Iterable[UUID], names: Mapping[UUID, str], *, may_see: bool
) -> Iterator[NotTogether]:
    """The refusals for one person: one for each other person; to those without the right one, without names.

    Even how many there are would tell something.
    """
    found = sorted(others, key=lambda id: names.get(id, ""))
    if found and not may_see:
        yield NotTogether(names[learner_id])
    elif may_see:
        yield from (NotTogether(names[learner_id], names[other]) for other in found)
