"""Making lists: look, freeze, draw. No transaction waits for the drawing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.core.clock import zone
from eduapp.core.errors import Refused
from eduapp.records.lists import queries, rules, service
from eduapp.records.lists.drawing import Paper, draw
from eduapp.records.lists.queries import Draft
from eduapp.records.lists.rules import Subject

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress


@dataclass(frozen=True)
class MakeLists:
    """Lists of one kind to make, in order, in one language."""

    subjects: tuple[Subject, ...]
    language: str
    large: bool = False


@dataclass(frozen=True)
class Preview:
    """What the lists would look like, and what stands against them; those that can be made are shown."""

    pdf: bytes | None
    reasons: tuple[str, ...] = ()
    count: int = 0  # lists on the pages


@dataclass(frozen=True)
class Made:
    """Lists ready for the printer: their versions and the pages."""

    edition_ids: tuple[UUID, ...]
    pdf: bytes | None
    reasons: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()  # number and version of each


def preview(database: "Database", command: MakeLists, _progress: "Progress") -> Preview:
    """The real pages as they would be printed now. Nothing gets a number by being looked at."""
    with database.reading() as session:
        drafts = queries.drafts(session, command.subjects)
        names, school = queries.prison_names(session), queries.school_name(session)
        across = queries.across(session, command.language)
    papers: list[Paper] = []
    reasons: list[str] = []
    for draft in drafts:
        found = rules.check_printing(draft.content, names, of_others=draft.of_others)
        against = [one.sentence() for one in found]
        reasons += against
        if draft.content is not None and not against:
            papers.append(_paper(draft, school, database))
    pdf = draw(papers, command.language, large=command.large, across=across) if papers else None
    return Preview(pdf, tuple(dict.fromkeys(reasons)), len(papers))


def make_lists(database: "Database", command: MakeLists, progress: "Progress") -> Made:
    """Freeze and draw them. One that cannot be made does not stop the others; stopping makes none."""
    made: list[UUID] = []
    reasons: list[str] = []
    total = len(command.subjects)
    for count, subject in enumerate(command.subjects):
        progress.step(count, total)
        try:
            made.append(database.execute(service.prepare_list, service.PrepareList(subject=subject)))
        except Refused as error:
            reasons.append(error.sentence())
    progress.step(total, total)
    with database.reading() as session:
        papers = queries.papers(session, made)
        across = queries.across(session, command.language)
    pdf = draw(papers, command.language, large=command.large, across=across) if papers else None
    return Made(tuple(made), pdf, tuple(dict.fromkeys(reasons)), tuple(paper.label for paper in papers))


def _paper(draft: Draft, school: str, database: "Database") -> Paper:
    if draft.content is None:
        raise LookupError(draft.subject.key)
    at = draft.printed_at or database.clock().astimezone(zone())
    return Paper(draft.content, school, at, draft.number, draft.edition or 1)
