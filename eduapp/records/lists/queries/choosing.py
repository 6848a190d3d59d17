"""What lists can be made for a day, and what is needed to draw one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select, true
from sqlalchemy.orm import Session as Look

from eduapp.core.clock import zone
from eduapp.core.i18n import clock_text
from eduapp.core.names import sort_key
from eduapp.core.spans import as_time, week_of
from eduapp.education.enrolment import queries as enrolment
from eduapp.education.school import queries as school
from eduapp.education.timetable.rules import time_text
from eduapp.records.lists.drawing import Paper
from eduapp.records.lists.models import ListEdition, PrintedList
from eduapp.records.lists.queries.present import contents_now
from eduapp.records.lists.queries.taking_place import taking_place
from eduapp.records.lists.rules import Content, Gathering, Kind, Subject


@dataclass(frozen=True)
class Choice:
    """One list that could be printed: what it is of, what to call it, and how many stand on it."""

    subject: Subject
    label: str
    count: int = 0


@dataclass(frozen=True)
class DayChoices:
    """Everything that can be printed for a day, by kind of list."""

    day: date
    by_kind: dict[str, tuple[Choice, ...]]


@dataclass(frozen=True)
class Draft:
    """What a list would say now; its number and version, if exactly this is on paper already."""

    subject: Subject
    content: Content | None
    number: str = ""
    edition: int = 0


def choices(look: Look, day: date) -> DayChoices:
    """The sessions, places and units that have something on a day."""
    found = taking_place(look, [day])[day]
    sessions = tuple(
        Choice(
            Subject(Kind.REGISTER, day, one.id),
            _titled(one),
            len(one.people),
        )
        for one in sorted(found.sessions, key=lambda one: one.order)
        if not one.cancelled
    )
    places: dict[UUID | None, str] = {one.place_id: one.place if one.place_id else "" for one in found.all}
    units = {person.unit for one in found.all for person in one.people}
    return DayChoices(
        day,
        {
            Kind.REGISTER: sessions,
            Kind.PLACE: tuple(
                Choice(Subject(Kind.PLACE, day, id), name) for id, name in _in_order(places.items())
            ),
            Kind.UNIT: tuple(
                Choice(Subject(Kind.UNIT, day, unit=unit), unit) for unit in sorted(units, key=sort_key)
            ),
        },
    )


def weeks_of_group(look: Look, group_id: UUID, day: date) -> list[Choice]:
    """The week of everybody who takes part in a group on a day, in the order of the list."""
    monday, _sunday = week_of(day)
    members = enrolment.members(look, group_id, day)
    return [Choice(Subject(Kind.WEEK, monday, row.learner_id), row.name) for row in members]


def drafts(look: Look, subjects: Iterable[Subject]) -> list[Draft]:
    """What these lists would say now, in the order asked for."""
    wanted = list(subjects)
    contents = contents_now(look, wanted)
    numbers = _numbers(look, [subject.key for subject in wanted])
    return [_draft(subject, contents[subject], numbers.get(subject.key)) for subject in wanted]


def prison_names(look: Look) -> tuple[str, ...]:
    """What no list for a learner may say."""
    return school.site(look).names


def school_name(look: Look) -> str:
    """The school, as it stands on lists."""
    return school.place_name(look)


def papers(look: Look, edition_ids: Iterable[UUID]) -> list[Paper]:
    """Frozen versions as they are drawn, in the order asked for."""
    ids = list(edition_ids)
    name = school_name(look)
    query = (
        select(
            ListEdition.id,
            ListEdition.content,
            ListEdition.printed_at,
            PrintedList.number,
            ListEdition.edition,
        )
        .join(PrintedList, PrintedList.id == ListEdition.list_id)
        .where(ListEdition.id.in_(ids))
    )
    found = {
        id: Paper(Content.from_dict(content), name, at.astimezone(zone()), number, edition)
        for id, content, at, number, edition in look.execute(query)
    }
    return [found[id] for id in ids if id in found]


def _numbers(look: Look, keys: Iterable[str]) -> dict[str, tuple[str, int, str]]:
    """Number, version and digest of the newest version that was printed, by subject."""
    newest = (
        select(func.max(ListEdition.edition))
        .where(ListEdition.list_id == PrintedList.id, ListEdition.printed == true())
        .correlate(PrintedList)
        .scalar_subquery()
    )
    query = (
        select(PrintedList.subject, PrintedList.number, ListEdition.edition, ListEdition.digest)
        .join(ListEdition, (ListEdition.list_id == PrintedList.id) & (ListEdition.edition == newest))
        .where(PrintedList.subject.in_(list(keys)))
    )
    return {subject: (number, edition, digest) for subject, number, edition, digest in look.execute(query)}


def _draft(subject: Subject, content: Content | None, known: tuple[str, int, str] | None) -> Draft:
    if content is None or known is None or known[2] != content.digest():
        return Draft(subject, content)
    return Draft(subject, content, known[0], known[1])


def _titled(one: Gathering) -> str:
    """Such as 10.15–11.45 · Norwegian A2, Winter."""
    hours = time_text(one.start, one.end) if one.end is not None else clock_text(as_time(one.start))
    return f"{hours} · {', '.join(filter(None, (one.what, one.group)))}"


def _in_order(places: Iterable[tuple[UUID | None, str]]) -> list[tuple[UUID | None, str]]:
    """By name; what has no place comes last."""
    return sorted(places, key=lambda place: (place[0] is None, sort_key(place[1])))
