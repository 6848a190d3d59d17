"""Finding what rows name as people name it: a group by its course and name, teachers and places by name."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.i18n import N_
from eduapp.core.names import folded
from eduapp.education.courses import queries as courses
from eduapp.education.courses.queries import Chosen, GroupHead
from eduapp.education.courses.rules.groups import LONGEST_GROUP_NAME
from eduapp.education.places import queries as places
from eduapp.education.places.queries import PlaceRow
from eduapp.education.places.rules import LONGEST_NAME as LONGEST_PLACE
from eduapp.exchange.files.formats import words
from eduapp.exchange.files.formats.remarks import Problem
from eduapp.exchange.files.rules import Field
from eduapp.exchange.files.subjects.courses import codes
from eduapp.people.learners.rules import LONGEST_NUMBER

NO_SUCH_COURSE = N_("There is no course with the code {text}. Correct the code, or add the course first.")
NO_SUCH_LEARNER = N_("Nobody has the number {text}. Correct it, or bring the learner in first.")
NO_SUCH_GROUP = N_("{course} has no group called {text}. Correct the name, or bring the group in first.")
NO_GROUP_CALLED = N_("There is no group called {text}. Correct the name, or bring the group in first.")
SEVERAL_GROUPS = N_(
    "{count} groups are called {text}. Write the course code, and a first day within the group's days."
)
NO_SUCH_TEACHER = N_(
    "Nobody who teaches is called {text}. Write the whole name as it stands under Users, or leave it empty."
)
TWO_TEACHERS = N_(
    "{count} people who teach are called {text}. Leave it empty, and choose on the group's page."
)
NO_SUCH_PLACE = N_("There is no place called {text}. Correct the name, or add the place first.")

CODE = Field("code", N_("Course code"), codes, required=True, synonyms=("Kode", "Fagkode", "Kurs", "Code"))
NUMBER = Field(
    "number",
    N_("Learner number"),
    words.codes(LONGEST_NUMBER),
    required=True,
    synonyms=("Deltakernr", "Deltakarnr", "Deltakernummer", "Learner no", "Nr"),
)
GROUP = Field(
    "group",
    N_("Group"),
    words.texts(LONGEST_GROUP_NAME),
    required=True,
    synonyms=("Gruppe", "Gruppenavn", "Gruppenamn", "Group name"),
)
FIRST_NAMES = ("Første dag", "Fyrste dag", "Fra dato", "Frå dato", "Startdato", "Starter", "Startar")
LAST_NAMES = ("Siste dag", "Til dato", "Sluttdato", "Slutter", "Sluttar")
TEACHER = Field(
    "teacher", N_("Teacher"), words.texts(120), synonyms=("Lærer", "Lærar", "Faglærer", "Faglærar")
)
PLACE = Field("place", N_("Place"), words.texts(LONGEST_PLACE), synonyms=("Sted", "Stad", "Rom", "Room"))


class _Called(Protocol):
    @property
    def label(self) -> str: ...


One = TypeVar("One", bound=_Called)


class ByName(Generic[One]):
    """People or places by name, however it is written."""

    def __init__(self, found: Iterable[One], field: Field[str], unknown: str, several: str) -> None:
        self._field, self._unknown, self._several = field, unknown, several
        self._by: dict[str, list[One]] = defaultdict(list)
        for one in found:
            self._by[folded(one.label)].append(one)

    def of(self, name: str | None) -> One | Problem | None:
        """Who or what has the name; None if none is written, or what is wrong with it."""
        if not name:
            return None
        found = self._by.get(folded(name), [])
        if len(found) == 1:
            return found[0]
        message = self._several if found else self._unknown
        return Problem(message, {"count": len(found)}, name, self._field.label)


def teachers_by_name(session: Session) -> ByName[Chosen]:
    """Everybody who may teach a group."""
    return ByName(courses.teachers(session), TEACHER, NO_SUCH_TEACHER, TWO_TEACHERS)


def places_by_name(session: Session) -> ByName[PlaceRow]:
    """Every place, also those no longer offered: the rules say so."""
    return ByName(places.places(session), PLACE, NO_SUCH_PLACE, NO_SUCH_PLACE)


class Groups:
    """Every group by course code and name."""

    def __init__(self, session: Session) -> None:
        self._codes = frozenset(courses.codes(session))
        self._by: dict[tuple[str, str], list[GroupHead]] = defaultdict(list)
        self._by_id: dict[UUID, GroupHead] = {}
        for head in courses.every_group(session):
            self._by_id[head.id] = head
            for code in (head.course.code, ""):
                self._by[code, folded(head.name)].append(head)

    def called(self, code: str, name: str) -> list[GroupHead]:
        """The groups of a course ("": of any) with a name: one a term, say."""
        return self._by.get((code, folded(name)), [])

    def between(self, first: date, last: date) -> list[GroupHead]:
        """The groups that run on some day between two."""
        return [one for one in self._by_id.values() if one.first_day <= last and first <= one.last_day]

    def of(self, code: str | None, name: str | None, day: date | None) -> GroupHead | Problem | None:
        """The one group meant: of several with that name the one that runs on the day."""
        if code and code not in self._codes:
            return Problem(NO_SUCH_COURSE, text=code, column=CODE.label)
        if not name:
            return None
        found = self.called(code or "", name)
        running = [one for one in found if day is not None and one.first_day <= day <= one.last_day]
        chosen = found if len(found) <= 1 else running or found
        if len(chosen) == 1:
            return chosen[0]
        if found:
            return Problem(SEVERAL_GROUPS, {"count": len(chosen)}, name, GROUP.label)
        message = NO_SUCH_GROUP if code else NO_GROUP_CALLED
        return Problem(message, {"course": code}, name, GROUP.label)
