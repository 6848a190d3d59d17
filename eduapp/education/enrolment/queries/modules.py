"""The modules of a group's course beside the people who take part: who reached which."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.education.courses import queries as courses
from eduapp.education.courses.queries import ModuleRow, ReachedRow
from eduapp.education.enrolment.queries.people import members


@dataclass(frozen=True)
class ModulesOfMember:
    """One person who takes part, and what is entered for them by module."""

    id: UUID  # of the learner
    name: str
    sort_key: str
    entries: Mapping[UUID, ReachedRow]

    def reached(self, module_id: UUID) -> ReachedRow | None:
        """The entry that says the module was reached, or None."""
        entry = self.entries.get(module_id)
        return entry if entry is not None and entry.reached else None


@dataclass(frozen=True)
class ModuleSheet:
    """Modules across, people down. Retired modules stand there while somebody has reached them."""

    modules: tuple[ModuleRow, ...]
    people: tuple[ModulesOfMember, ...]


def module_sheet(session: Session, group_id: UUID, day: date) -> ModuleSheet | None:
    """Who takes part in a group on a day and what they reached; None if the group is gone."""
    group = courses.group(session, group_id)
    if group is None:
        return None
    people = {row.learner_id: row for row in members(session, group_id, day)}
    entries = courses.reached_in(session, group.course_id, people)
    known = {module_id for (_learner, module_id), entry in entries.items() if entry.reached}
    modules = courses.modules_of(session, group.course_id)
    return ModuleSheet(
        tuple(row for row in modules if row.can_be_chosen(day) or row.id in known),
        tuple(
            ModulesOfMember(
                learner_id,
                row.name,
                row.sort_key,
                {module: entry for (learner, module), entry in entries.items() if learner == learner_id},
            )
            for learner_id, row in people.items()
        ),
    )
