"""What lists can be made for a day, and what is needed to draw one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select, true
from sqlalchemy.orm import Session as Look

from eduapp.core.actor import EVERYTHING, Scope
from eduapp.core.clock import zone
from eduapp.core.db.reach import is_narrowed, others_among
from eduapp.core.i18n import clock_text
from eduapp.core.names import sort_key
from eduapp.core.spans import as_time, week_of
from eduapp.education.enrolment import queries as enrolment
from eduapp.education.school import queries as school
from eduapp.education.timetable import queries as timetable
from eduapp.education.timetable.rules import time_text
from eduapp.people.learners import queries as learners
from eduapp.records.lists import rules
from eduapp.records.lists.drawing import Paper
from eduapp.records.lists.models import ListEdition, PrintedList
from eduapp.records.lists.queries.own import kept_back
from eduapp.records.lists.queries.present import contents_now
from eduapp.records.lists.queries.printed import (
    COLUMNS_OF_A_LIST,
    PrintedRow,
    of_subjects,
    printed_for,
    subject_of,
)
from eduapp.records.lists.queries.taking_place import Day, Only, taking_place
from eduapp.records.lists.rules import Content, Gathering, Kind, Subject


@dataclass(frozen=True)
class Offer:
    """One list that could be printed: what it is of, what to call it, and what of it is on paper already."""

    subject: Subject
    label: str
    count: int = 0  # learners on it, where that is known without making it
    printed: PrintedRow | None = None
    twice: int = 0  # learners on it who are expected at two places at once
    of_others: bool = False  # tells of somebody whoever looks does not reach: they see that it is there

    @property
    def id(self) -> str:
        """What a table knows the row by."""
        return self.subject.key


@dataclass(frozen=True)
class Whose:
    """Whose weeks are wanted: a group or a learner, as a picker shows it."""

    id: UUID
    label: str


@dataclass(frozen=True)
class Draft:
    """What a list would say now; its number and version, if exactly this is on paper already."""

    subject: Subject
    content: Content | None  # None, too, of others
    number: str = ""
    edition: int = 0
    printed_at: datetime | None = None  # wall time at the site
    of_others: bool = False  # as of an Offer


def offers(look: Look, day: date, scope: Scope = EVERYTHING) -> dict[str, tuple[Offer, ...]]:
    """The sessions, places and units of a scope that have something on a day, and what else is on paper."""
    found = _day_of(look, day, scope)
    printed = {row.subject.key: row for row in printed_for(look, day, scope)}
    places: dict[UUID | None, str] = {one.place_id: one.place if one.place_id else "" for one in found.all}
    units = {(person.unit, person.site) for one in found.all for person in one.people}
    at_place, from_unit = _twice(found)
    choices = {
        Kind.REGISTER: [
            Offer(Subject(Kind.REGISTER, day, one.id), _titled(one), len(one.people))
            for one in sorted(found.sessions, key=lambda one: one.order)
            if not one.cancelled
        ],
        Kind.PLACE: [
            Offer(Subject(Kind.PLACE, day, id), name, twice=len(at_place[id]))
            for id, name in _in_order(places.items())
        ],
        Kind.UNIT: [
            Offer(
                Subject(Kind.UNIT, day, unit=unit, site=site),
                rules.unit_title(unit, site),
                twice=len(from_unit[unit, site]),
            )
            for unit, site in sorted(units, key=lambda one: (sort_key(one[1]), sort_key(one[0])))
        ],
    }
    if is_narrowed(look):
        choices, printed = _told_apart(look, choices), printed | _of_movements(look, choices)
    return {str(kind): _with_printed(kind, rows, printed) for kind, rows in choices.items()}


def weeks(
    look: Look, day: date, group_id: UUID | None = None, learner_id: UUID | None = None
) -> tuple[Offer, ...]:
    """The week of one learner, of everybody in a group that day, or those that are on paper."""
    monday, _sunday = week_of(day)
    printed = {row.subject.key: row for row in printed_for(look, day) if row.subject.kind == Kind.WEEK}
    names: dict[UUID, str] = {}
    if learner_id is not None:
        names = learners.names(look, [learner_id])
    elif group_id is not None:
        names = {row.learner_id: row.name for row in enrolment.members(look, group_id, day)}
    elif printed:
        names = learners.names(look, [row.subject.id for row in printed.values() if row.subject.id])
    subjects = {id: Subject(Kind.WEEK, monday, id) for id in names}
    return tuple(
        Offer(subject, names[id], printed=printed.get(subject.key)) for id, subject in subjects.items()
    )


def whose(look: Look, group_id: UUID | None, learner_id: UUID | None) -> Whose | None:
    """A group, or else a learner, by its id; None if it is gone."""
    if group_id is not None:
        group = enrolment.group(look, group_id)
        return None if group is None else Whose(group.id, group.label)
    names = learners.names(look, [learner_id]) if learner_id is not None else {}
    return next((Whose(id, name) for id, name in names.items()), None)


def day_of_session(look: Look, session_id: UUID) -> date | None:
    """The day of a session, or None if it is gone."""
    head = timetable.session_head(look, session_id)
    return None if head is None else head.day


def drafts(look: Look, subjects: Iterable[Subject]) -> list[Draft]:
    """What these lists would say now, in the order asked for."""
    wanted = list(subjects)
    contents = contents_now(look, wanted)
    others = kept_back(look, {subject: (content,) for subject, content in contents.items()})
    known = _on_paper(look, [subject.key for subject in wanted])
    return [
        Draft(subject, None, of_others=True)
        if subject in others
        else _draft(subject, contents[subject], known.get(subject.key))
        for subject in wanted
    ]


def prison_names(look: Look) -> tuple[str, ...]:
    """What no list for a learner may say."""
    return school.site(look).names


def school_name(look: Look) -> str:
    """The school, as it stands on lists."""
    return school.place_name(look)


def across(look: Look, language: str) -> str:
    """The word across lists of invented people, "" on others."""
    return school.across(look, language)


def papers(look: Look, edition_ids: Iterable[UUID]) -> list[Paper]:
    """Frozen versions as they are drawn, in the order asked for; none that tells of others."""
    ids = list(edition_ids)
    name = school_name(look)
    query = (
        select(
            ListEdition.id,
            ListEdition.content,
            ListEdition.printed_at,
            ListEdition.edition,
            *COLUMNS_OF_A_LIST,
        )
        .join(PrintedList, PrintedList.id == ListEdition.list_id)
        .where(ListEdition.id.in_(ids))
    )
    rows = {row.id: (subject_of(row), Content.from_dict(row.content), row) for row in look.execute(query)}
    versions = defaultdict[Subject, list[Content | None]](list)
    for subject, content, _row in rows.values():
        versions[subject].append(content)
    others = kept_back(look, versions)
    return [
        Paper(content, name, row.printed_at.astimezone(zone()), row.number, row.edition)
        for subject, content, row in (rows[id] for id in ids if id in rows)
        if subject not in others
    ]


def _day_of(look: Look, day: date, scope: Scope) -> Day:
    """What is offered of a day: all of a scope.

    Who does not reach everybody is offered what they teach, and exams and shifts of somebody they reach.
    """
    found = taking_place(look, [day], Only(scope=scope))[day]
    if not is_narrowed(look):
        return found
    elsewhere = taking_place(look, [day])[day].others
    others = others_among(look, {person.id for one in elsewhere for person in one.people})
    own = [replace(one, people=tuple(p for p in one.people if p.id not in others)) for one in elsewhere]
    return replace(found, others=tuple(one for one in own if one.people))


def _told_apart(look: Look, choices: dict[Kind, list[Offer]]) -> dict[Kind, list[Offer]]:
    """The same, where each that tells of others says that it does, and nothing more."""
    contents = contents_now(look, [row.subject for rows in choices.values() for row in rows])
    others = kept_back(look, {subject: (content,) for subject, content in contents.items()})
    return {
        kind: [
            replace(row, count=0, twice=0, of_others=True) if row.subject in others else row for row in rows
        ]
        for kind, rows in choices.items()
    }


def _of_movements(look: Look, choices: dict[Kind, list[Offer]]) -> dict[str, PrintedRow]:
    """What is on paper of the places and units offered: to what one teaches register sheets alone belong."""
    subjects = [row.subject for kind in (Kind.PLACE, Kind.UNIT) for row in choices[kind] if not row.of_others]
    return {row.subject.key: row for row in of_subjects(look, subjects)}


def _on_paper(look: Look, keys: Iterable[str]) -> dict[str, tuple[str, str, int, datetime]]:
    """Digest, number, version and time of the newest version that was printed, by subject."""
    newest = (
        select(func.max(ListEdition.edition))
        .where(ListEdition.list_id == PrintedList.id, ListEdition.printed == true())
        .correlate(PrintedList)
        .scalar_subquery()
    )
    query = (
        select(
            PrintedList.subject,
            ListEdition.digest,
            PrintedList.number,
            ListEdition.edition,
            ListEdition.printed_at,
        )
        .join(ListEdition, (ListEdition.list_id == PrintedList.id) & (ListEdition.edition == newest))
        .where(PrintedList.subject.in_(list(keys)))
    )
    return {
        subject: (digest, number, edition, at.astimezone(zone()))
        for subject, digest, number, edition, at in look.execute(query)
    }


def _draft(subject: Subject, content: Content | None, known: tuple[str, str, int, datetime] | None) -> Draft:
    if content is None or known is None or known[0] != content.digest():
        return Draft(subject, content)
    return Draft(subject, content, *known[1:])


def _with_printed(kind: str, rows: list[Offer], printed: dict[str, PrintedRow]) -> tuple[Offer, ...]:
    """The rows with what is on paper of them; at the end, papers of what is no longer offered."""
    known = {row.id for row in rows}
    left = [row for key, row in printed.items() if row.subject.kind == kind and key not in known]
    return (
        *(replace(row, printed=printed.get(row.id)) for row in rows),
        *(Offer(row.subject, row.content.of, len(row.content.lines), row) for row in left),
    )


def _twice(day: Day) -> tuple[dict[UUID | None, set[UUID]], dict[tuple[str, str], set[UUID]]]:
    """Who is expected at two places at once, by each of the places and by unit and site."""
    places, units = defaultdict[UUID | None, set[UUID]](set), defaultdict[tuple[str, str], set[UUID]](set)
    at_once = rules.twofold(day.all)
    for one in day.all:
        for person in one.people:
            if (one.id, person.id) in at_once:
                places[one.place_id].add(person.id)
                units[person.unit, person.site].add(person.id)
    return places, units


def _titled(one: Gathering) -> str:
    """Such as 10.15–11.45 · Norwegian A2, Winter."""
    hours = time_text(one.start, one.end) if one.end is not None else clock_text(as_time(one.start))
    return f"{hours} · {', '.join(filter(None, (one.what, one.group)))}"


def _in_order(places: Iterable[tuple[UUID | None, str]]) -> list[tuple[UUID | None, str]]:
    """By name; what has no place comes last."""
    return sorted(places, key=lambda place: (place[0] is None, sort_key(place[1])))
