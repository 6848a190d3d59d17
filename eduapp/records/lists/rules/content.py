"""What stands on a list, in the order in which it is printed. Pure.

A `Content` is frozen when a list is printed. What would be printed now is made anew from what takes place
(`Gathering`), so that the two can be compared: equal digests mean that the paper is still right.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Self
from uuid import UUID

_JSON = {"sort_keys": True, "ensure_ascii": False, "separators": (",", ":")}


class Kind(StrEnum):
    """The lists there are (list_kinds)."""

    REGISTER = "register"
    PLACE = "place"
    UNIT = "unit"
    WEEK = "week"


def unit_key(unit: str, site: str) -> str:
    """A unit and its site as one text; neither has a tab in it, since both are tidied when typed."""
    return f"{unit}\t{site}" if site else unit


def unit_title(unit: str, site: str) -> str:
    """A unit as lists call it: A, Berg."""
    return ", ".join(filter(None, (unit, site)))


@dataclass(frozen=True)
class Subject:
    """What a list is of: a session, a day at a place, a day of a unit, or the week of a learner.

    `id` is that of the session, place or learner; a place without one is where nobody said where. `day` is
    the Monday of a week. A unit is one of a site: two prisons may each have a unit A.
    """

    kind: str
    day: date
    id: UUID | None = None
    unit: str = ""
    site: str = ""  # of a unit

    @property
    def key(self) -> str:
        """What tells one subject from all others. A session keeps its list when it is moved."""
        if self.kind == Kind.REGISTER:
            return f"{self.kind}:{self.id}"
        whose = unit_key(self.unit, self.site) if self.kind == Kind.UNIT else self.id or ""
        return f"{self.kind}:{self.day.isoformat()}:{whose}"


@dataclass(frozen=True)
class Person:
    """A learner as lists need one. `here` is false for who is out, moved or released."""

    id: UUID
    name: str  # family name first
    sort_key: str
    unit: str = ""
    here: bool = True
    ahead: str = ""  # the mark that is known beforehand, if any
    site: str = ""


@dataclass(frozen=True)
class Gathering:
    """Something that takes place: a session, an exam or a shift, with everybody who is to be there."""

    id: UUID
    day: date
    start: int  # minutes after midnight
    end: int | None  # an exam's is not known
    what: str
    group: str = ""
    place_id: UUID | None = None
    place: str = ""
    teacher: str = ""
    cancelled: bool = False
    people: tuple[Person, ...] = ()

    @property
    def order(self) -> tuple[date, int, str, str, UUID]:
        """Where it stands on a list."""
        return self.day, self.start, self.what, self.group, self.id


@dataclass(frozen=True)
class Elsewhere:
    """Another place where somebody is to be at the same time, or for a part of it."""

    start: int
    end: int | None
    what: str = ""
    place: str = ""


@dataclass(frozen=True)
class Line:
    """One learner on a list. `stays`: is not to be fetched, whatever the reason; it is not printed.

    `also`: where else somebody who is to be fetched is expected at the same time.
    """

    id: str
    name: str
    unit: str = ""
    ahead: str = ""
    stays: bool = False
    also: tuple[Elsewhere, ...] = ()


@dataclass(frozen=True)
class Part:
    """One thing that takes place, and who is to be there."""

    id: str
    day: date
    start: int
    end: int | None
    what: str
    group: str = ""
    place: str = ""
    teacher: str = ""
    cancelled: bool = False
    lines: tuple[Line, ...] = ()

    @property
    def to_fetch(self) -> int:
        """How many are to be there."""
        return sum(not line.stays for line in self.lines)


@dataclass(frozen=True)
class Content:
    """A whole list. `of` is the name of what it is of: a place, a unit, a learner.

    `note` is what may be printed for the learner; a note for the staff is on no list. `ended`: lines of
    people were deleted since, when their time was over. The kept digest stays that of what was printed.
    """

    kind: str
    of: str
    day: date
    parts: tuple[Part, ...] = ()
    note: str = ""
    ended: bool = False

    @property
    def lines(self) -> tuple[Line, ...]:
        """Everybody on it, in printed order."""
        return tuple(line for part in self.parts for line in part.lines)

    @property
    def counts(self) -> tuple[int, int]:
        """How many are to be fetched and how many stay; who moves several times counts once."""
        fetched = {line.id for line in self.lines if not line.stays}
        return len(fetched), len({line.id for line in self.lines} - fetched)

    def to_dict(self) -> dict[str, Any]:
        """The list as JSON values. What is empty is left out, so that new fields change no old digest."""
        said: dict[str, Any] = _plain(self)
        return said

    def digest(self) -> str:
        """SHA-256 over what stands on it."""
        return hashlib.sha256(json.dumps(self.to_dict(), **_JSON).encode()).hexdigest()  # type: ignore[arg-type]

    @classmethod
    def from_dict(cls, said: Mapping[str, Any]) -> Self:
        """The list that `to_dict` wrote."""
        parts = tuple(_part(part) for part in said.get("parts", ()))
        day, note = date.fromisoformat(said["day"]), said.get("note", "")
        return cls(said["kind"], said.get("of", ""), day, parts, note, said.get("ended", False))


def without_lines(said: Mapping[str, Any], learner_ids: frozenset[UUID]) -> dict[str, Any]:
    """What `to_dict` wrote, less these people's lines; it says from then on that lines went."""
    ids = {str(one) for one in learner_ids}
    parts = []
    for part in said.get("parts", ()):
        lines = [line for line in part.get("lines", ()) if line["id"] not in ids]
        bare = {name: value for name, value in part.items() if name != "lines"}
        parts.append({**bare, "lines": lines} if lines else bare)
    return {**said, "parts": parts, "ended": True}


def people_of(subject: Subject, *contents: Content | None) -> frozenset[UUID]:
    """Everybody some versions of a list tell of: who stands on them, or whose week it is."""
    on_it = {UUID(line.id) for content in contents if content is not None for line in content.lines}
    return frozenset(on_it | ({subject.id} if subject.kind == Kind.WEEK and subject.id else set()))


def register_sheet(gathering: Gathering) -> Content:
    """Everybody on the roll of a session, with what is known beforehand."""
    lines = [Line(str(one.id), one.name, ahead=one.ahead) for one in _in_order(gathering.people)]
    part = replace(_bare(gathering), teacher=gathering.teacher, lines=tuple(lines))
    return Content(Kind.REGISTER, gathering.what, gathering.day, (part,))


Twofold = Mapping[tuple[UUID, UUID], tuple[Elsewhere, ...]]  # of what takes place, and of the learner


def movements_to(
    place: str, day: date, gatherings: Iterable[Gathering], twofold: Twofold = MappingProxyType({})
) -> Content:
    """Who is to come to a place on a day, and when; and who is expected elsewhere then."""
    parts = [_moving(one, twofold) for one in _by_time(gatherings)]
    return Content(Kind.PLACE, place, day, tuple(part for part in parts if part.lines))


def movements_from(
    unit: str,
    day: date,
    gatherings: Iterable[Gathering],
    twofold: Twofold = MappingProxyType({}),
    site: str = "",
) -> Content:
    """Who leaves a unit of a site on a day, when, and for where; and who is expected elsewhere then."""
    parts = []
    for one in _by_time(gatherings):
        own = tuple(person for person in one.people if (person.unit, person.site) == (unit, site))
        if own:
            parts.append(_moving(replace(one, people=own), twofold, with_unit=False))
    return Content(Kind.UNIT, unit_title(unit, site), day, tuple(parts))


def week_plan(name: str, monday: date, gatherings: Iterable[Gathering], note: str = "") -> Content:
    """What a learner has in a week. Nothing of the staff, and no mark: the learner is handed it."""
    return Content(Kind.WEEK, name, monday, tuple(_bare(one) for one in _by_time(gatherings)), note)


def comes(gathering: Gathering, person: Person) -> bool:
    """Whether somebody is to be fetched for it."""
    return not gathering.cancelled and not person.ahead and person.here


def _moving(gathering: Gathering, twofold: Twofold, *, with_unit: bool = True) -> Part:
    """Cancelled, known not to come, or not here: who stays is told, never why."""
    lines = [
        Line(
            str(one.id),
            one.name,
            unit=one.unit if with_unit else "",
            stays=not comes(gathering, one),
            also=twofold.get((gathering.id, one.id), ()),
        )
        for one in _in_order(gathering.people)
    ]
    return replace(_bare(gathering), lines=tuple(lines))


def _bare(one: Gathering) -> Part:
    return Part(
        str(one.id), one.day, one.start, one.end, one.what, one.group, one.place, cancelled=one.cancelled
    )


def _by_time(gatherings: Iterable[Gathering]) -> list[Gathering]:
    return sorted(gatherings, key=lambda one: one.order)


def _in_order(people: Iterable[Person]) -> list[Person]:
    return sorted(people, key=lambda one: (one.sort_key, one.id))


def _line(said: Mapping[str, Any]) -> Line:
    also = tuple(Elsewhere(**{"end": None, **one}) for one in said.get("also", ()))
    return Line(**{"name": "", **said, "also": also})


def _part(said: Mapping[str, Any]) -> Part:
    lines = tuple(_line(line) for line in said.get("lines", ()))
    known = {"end": None, "what": "", **said, "day": date.fromisoformat(said["day"]), "lines": lines}
    return Part(**known)


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a list is made of
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Content | Part | Line | Elsewhere):
        said = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name: _plain(held) for name, held in said if not _is_empty(held)}
    return value


def _is_empty(held: object) -> bool:
    return held is None or held is False or held in ("", ())  # midnight, 0, is not
