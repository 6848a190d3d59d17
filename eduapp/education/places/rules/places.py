"""What a place must be, whose people may be there, and the days it is out of service. Pure.

Four states are named apart: in use, out of service for a while, not in lists, archived (rule 91).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text
from eduapp.core.names import hidden_characters
from eduapp.core.violations import Violation
from eduapp.education.places.rules.sites import check_site

LONGEST_NAME = 80
LONGEST_WORDS = 120
MOST_SEATS = 500
MOST_MACHINES = 200
MOST_RANK = 1_000
LONGEST_OUT = timedelta(days=3 * 366)
CLASSROOM = "classroom"


class Standing(StrEnum):
    """What can be done with a place on a day. code: place_states."""

    IN_USE = "in_use"
    OUT_OF_SERVICE = "out_of_service"
    HIDDEN = "hidden"
    ARCHIVED = "archived"

    @property
    def label(self) -> str:
        """The word for it in the language spoken now."""
        return code_list("place_states")[self.value].label


@dataclass(frozen=True)
class PlaceFacts:
    """What is recorded of a place. `seats` or `machines` 0 means that nobody counts them."""

    name: str
    kind: str = CLASSROOM
    seats: int = 0
    active: bool = True
    machines: int = 0
    highest_level: str = ""  # of the placement; "" for every level
    hidden: bool = False
    archive_reason: str = ""
    site: str = ""  # of a school that teaches at several; "" for one that everybody uses


@dataclass(frozen=True)
class OutFacts:
    """Days out of service as somebody asks for them; without a last day until further notice."""

    first_day: date
    last_day: date | None
    reason: str
    words: str = ""


@dataclass(frozen=True)
class OutSpan:
    """Days on which a place is out of service, both included; an earlier end is taken into account."""

    id: UUID
    place_id: UUID
    first_day: date
    last_day: date | None
    reason: str  # code: place_out_reasons
    words: str = ""

    def covers(self, day: date) -> bool:
        """Whether the place is out of service on a day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    def meets(self, first: date, last: date | None) -> bool:
        """Whether it shares a day with a span; None never ends."""
        begins_before = last is None or self.first_day <= last
        return begins_before and (self.last_day is None or first <= self.last_day)

    @property
    def days(self) -> str:
        """From when to when, in words."""
        return out_days_text(self.first_day, self.last_day)

    @property
    def why(self) -> str:
        """The reason in words: what was written, where the list does not say it."""
        return self.words or code_list("place_out_reasons")[self.reason].label


class Levelled(Protocol):
    """A place that may be for some levels of placement only: a row or facts."""

    @property
    def name(self) -> str:
        """What is on its door."""
        ...

    @property
    def highest_level(self) -> str:
        """The highest level whose people may be there; "" for every level."""
        ...


class NameMissing(Violation):
    """A place is known by its name."""

    about = ("name",)
    message = N_("The place has no name. Write what is on its door.")


class NameTooLong(Violation):
    """Longer than a list can show."""

    about = ("name",)
    message = N_("The name has {length} characters. At most {most} are possible.")


class NameTaken(Violation):
    """Another place has this name."""

    about = ("name",)
    message = N_("There is a place called “{name}” already. Use another name, or change that one.")


class KindUnknown(Violation):
    """Not a code of the closed list."""

    about = ("kind",)
    message = N_("“{text}” is not a kind of place. Choose one from the list.")


class SeatsImpossible(Violation):
    """Fewer than none, or more than any room has."""

    about = ("seats",)
    message = N_("{seats} seats are not possible. Use a number from 0 to {most}.")


class MachinesImpossible(Violation):
    """Fewer than none, or more than any workshop has."""

    about = ("machines",)
    message = N_("{machines} machines are not possible. Use a number from 0 to {most}.")


class LevelUnknown(Violation):
    """Not a code of the closed list."""

    about = ("highest_level",)
    message = N_("“{text}” is not a security level. Choose one from the list.")


class ArchiveReasonMissing(Violation):
    """A place is archived for a reason that may still be chosen (rule 90)."""

    about = ("archive_reason",)
    message = N_("Choose why the place is archived.")


class _OfALevel(Violation):
    """Tells of a place and the level it takes at most."""

    def __init__(self, place: str, level: str) -> None:
        super().__init__(place=place, level=level)

    def sentence(self) -> str:
        """With the level's word."""
        level = code_list("security_levels")[str(self.facts["level"])].label
        return _(self.message).format(place=self.facts["place"], level=level)


class LevelTooHigh(_OfALevel):
    """The place takes people of lower levels of placement only. Safety: nobody overrides it."""

    message = N_(
        "{place} is for placements up to the level “{level}”. Choose another place, or somebody else."
    )


class LevelNotRecorded(_OfALevel):
    """Nobody knows whether they may be there: no record is no access (rule 10)."""

    message = N_(
        "{place} is for placements up to the level “{level}”, and no level is recorded for this person. "
        "Record it on the learner's page, or choose another place."
    )


class _OfASpan(Violation):
    """Tells of a place and the days it is out of service."""

    def __init__(self, place: str, span: OutSpan) -> None:
        super().__init__(place=place, span=span)

    def sentence(self) -> str:
        """With the days and the reason in words."""
        place, span = self.facts["place"], self.facts["span"]
        days, reason = (span.days, span.why) if isinstance(span, OutSpan) else ("", "")
        return _(self.message).format(place=place, days=days, reason=reason)


class PlaceOutOfService(_OfASpan):
    """The place cannot be used on those days."""

    message = N_(
        "{place} is out of service {days} ({reason}). Choose another place or other days, or end that first."
    )


class OutReasonMissing(Violation):
    """Not a code of the closed list."""

    about = ("reason",)
    message = N_("Choose why the place is out of service.")


class OutWordsMissing(Violation):
    """The list does not say it, so words must."""

    about = ("words",)
    message = N_("Say in a few words why the place is out of service.")


class OutWordsTooLong(Violation):
    """Longer than a list can show."""

    about = ("words",)
    message = N_("The reason has {length} characters. At most {most} are possible.")


class HiddenCharacters(Violation):
    """Control or direction characters."""

    message = N_("The text holds hidden characters ({codes}). Type it again by hand.")


class OutRunsBackward(Violation):
    """The last day lies before the first."""

    about = ("last_day",)
    message = N_("The last day comes before the first. Change one of them.")


class OutTooLong(Violation):
    """Probably a slip in the year; what is closed for good is archived."""

    about = ("last_day",)
    message = N_("{days} is more than three years. Check the years, or archive the place.")


class OutAlready(_OfASpan):
    """Two periods of one place would hide each other's end."""

    message = N_("{place} is out of service {days} already ({reason}). Choose other days, or end that first.")


class OutEnded(Violation):
    """It has been ended once; what comes after is another period."""

    message = N_("These days have been ended already. If the place is out of service again, add new days.")


class EndOutside(Violation):
    """An end lies within the days."""

    about = ("last_day",)
    message = N_("{day} is not one of these days, {days}. Choose one of them.")


def check_place(facts: PlaceFacts, before: PlaceFacts | None = None) -> Iterator[Violation]:
    """Everything about the values themselves; names in use are the service's to know.

    A retired code that stands there `before` may stay, but cannot be chosen (rule 90).
    """
    if not facts.name:
        yield NameMissing()
    if len(facts.name) > LONGEST_NAME:
        yield NameTooLong(length=len(facts.name), most=LONGEST_NAME)
    yield from check_site(facts.site)
    if facts.kind not in code_list("place_kinds"):
        yield KindUnknown(text=facts.kind)
    if not 0 <= facts.seats <= MOST_SEATS:
        yield SeatsImpossible(seats=facts.seats, most=MOST_SEATS)
    if not 0 <= facts.machines <= MOST_MACHINES:
        yield MachinesImpossible(machines=facts.machines, most=MOST_MACHINES)
    if facts.highest_level and facts.highest_level not in code_list("security_levels"):
        yield LevelUnknown(text=facts.highest_level)
    kept = before is not None and not before.active and before.archive_reason == facts.archive_reason
    if not facts.active and not kept and facts.archive_reason not in dict(archive_reasons()):
        yield ArchiveReasonMissing()


def check_place_for(level: str, place: Levelled) -> Iterator[LevelTooHigh | LevelNotRecorded]:
    """Whether somebody with this level of placement may be at a place."""
    if not place.highest_level:
        return
    if not level:
        yield LevelNotRecorded(place.name, place.highest_level)
    elif _rank(level, MOST_RANK) > _rank(place.highest_level):
        yield LevelTooHigh(place.name, place.highest_level)


def check_in_service(
    place: str, days: Iterable[date], spans: Iterable[OutSpan]
) -> Iterator[PlaceOutOfService]:
    """Whether a place can be used on all of the days; one violation for each span that stands in the way."""
    wanted = sorted(set(days))
    for span in spans:
        if any(span.covers(day) for day in wanted):
            yield PlaceOutOfService(place, span)


def check_out(place: str, facts: OutFacts, known: Iterable[OutSpan]) -> Iterator[Violation]:
    """Whether a place can be taken out of service on these days; `known` are its other periods."""
    if facts.reason not in code_list("place_out_reasons"):
        yield OutReasonMissing()
    elif code_list("place_out_reasons")[facts.reason].has("asks_text") and not facts.words:
        yield OutWordsMissing()
    if len(facts.words) > LONGEST_WORDS:
        yield OutWordsTooLong(length=len(facts.words), most=LONGEST_WORDS)
    if codes := hidden_characters(facts.words):
        yield HiddenCharacters(codes=", ".join(sorted(set(codes))))
    if facts.last_day is not None and facts.last_day < facts.first_day:
        yield OutRunsBackward()
        return
    if facts.last_day is not None and facts.last_day - facts.first_day > LONGEST_OUT:
        yield OutTooLong(days=out_days_text(facts.first_day, facts.last_day))
    for span in known:
        if span.meets(facts.first_day, facts.last_day):
            yield OutAlready(place, span)


def check_ending(
    first_day: date, last_day: date | None, ended_on: date | None, wanted: date | None
) -> Iterator[Violation]:
    """Whether days out of service can end on a day of theirs; `wanted` None takes them back whole."""
    if ended_on is not None:
        yield OutEnded()
    elif wanted is not None and (wanted < first_day or (last_day is not None and wanted > last_day)):
        yield EndOutside(day=date_text(wanted), days=out_days_text(first_day, last_day))


def standing(place: PlaceFacts, out: bool) -> Standing:
    """The state of a place on a day on which it is `out` of service or not: what limits most comes first."""
    if not place.active:
        return Standing.ARCHIVED
    if out:
        return Standing.OUT_OF_SERVICE
    return Standing.HIDDEN if place.hidden else Standing.IN_USE


def archive_reasons() -> list[tuple[str, str]]:
    """The reasons that may be chosen, and their words."""
    return [(code.key, code.label) for code in code_list("place_archive_reasons") if not code.has("retired")]


def levels() -> list[tuple[str, str]]:
    """Every level of placement and its word, lowest first."""
    keys = sorted(code_list("security_levels").keys(), key=_rank)
    return [(key, code_list("security_levels")[key].label) for key in keys]


def out_days_text(first: date, last: date | None) -> str:
    """From when to when a place is out of service, in words."""
    if last is None:
        return _("from {first} until further notice").format(first=date_text(first))
    if first == last:
        return _("on {day}").format(day=date_text(first))
    return _("from {first} to {last}").format(first=date_text(first), last=date_text(last))


def _rank(level: str, unknown: int = 0) -> int:
    """Where a level stands; one that only a newer program knows is taken for the `unknown`."""
    rank = code_list("security_levels")[level].flags.get("rank")
    return rank if isinstance(rank, int) else unknown
