"""Printing a list, in two steps, so that no transaction waits for a printer.

First its content is frozen under a number and a version; once the printer has taken it, that version counts.
A version that never came out of a printer is nowhere told of, and its number is used by nothing else.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.series import locked_series
from eduapp.core.db.unit_of_work import Command, UnitOfWork, already_done
from eduapp.core.errors import NotFound
from eduapp.records.lists import queries, rules, terms
from eduapp.records.lists.models import ListEdition, ListSeries, PrintedList
from eduapp.records.lists.rules import Content, Kind, Subject


@dataclass(frozen=True, kw_only=True)
class PrepareList(Command):
    """Freeze what a list says now, so that it can be drawn and printed."""

    subject: Subject


@dataclass(frozen=True, kw_only=True)
class NotePrinted(Command):
    """These versions went to a printer, or were saved as files."""

    edition_ids: tuple[UUID, ...]
    as_file: bool = False


def prepare_list(uow: UnitOfWork, command: PrepareList) -> UUID:
    """The version to draw: a new one, unless exactly this is on paper already."""
    uow.require(terms.PRINT_LISTS)
    series = _locked_series(uow)
    content = queries.content_now(uow.session, command.subject)
    of_others = queries.is_kept_back(uow.session, command.subject, content)
    uow.enforce(rules.check_printing(content, queries.prison_names(uow.session), of_others=of_others))
    if content is None:
        raise NotFound

    printed_list = _list_of(uow, command.subject, content, series)
    return _edition_of(uow, printed_list, content).id


@already_done
def note_printed(uow: UnitOfWork, command: NotePrinted) -> None:
    """From now on these versions count: older ones are superseded, and changes make them out of date."""
    uow.require(terms.PRINT_LISTS)
    action = terms.SAVED_AS_FILE if command.as_file else terms.PRINTED
    for edition_id in command.edition_ids:
        edition = uow.session.get(ListEdition, edition_id)
        if edition is None:
            raise NotFound
        printed_list = uow.session.get_one(PrintedList, edition.list_id)
        edition.printed = True
        uow.audit(
            action,
            printed_list.id,
            printed_list.learner_id,
            number=rules.with_edition(printed_list.number, edition.edition),
            of=str(edition.content.get("of", "")),
        )
    uow.publish(terms.LISTS_CHANGED)


def _locked_series(uow: UnitOfWork) -> ListSeries:
    """The numbers of this year. The lock makes two PCs that print the same list take turns."""
    return locked_series(uow.session, ListSeries, uow.today.year)


def _list_of(uow: UnitOfWork, subject: Subject, content: Content, series: ListSeries) -> PrintedList:
    """The list of a subject under the number it has, or under the next one."""
    known = uow.session.scalar(select(PrintedList).where(PrintedList.subject == subject.key))
    if known is not None:
        return known
    series.last_number += 1
    made = PrintedList(
        number=rules.number_text(series.year, series.last_number),
        kind=subject.kind,
        subject=subject.key,
        day=content.day,
        session_id=subject.id if subject.kind == Kind.REGISTER else None,
        place_id=subject.id if subject.kind == Kind.PLACE else None,
        learner_id=subject.id if subject.kind == Kind.WEEK else None,
        unit=subject.unit,
        site=subject.site,
    )
    uow.session.add(made)
    uow.session.flush()
    return made


def _edition_of(uow: UnitOfWork, printed_list: PrintedList, content: Content) -> ListEdition:
    """The newest version if it says the same (drawn anew, if it never was printed), else one more."""
    editions = list(
        uow.session.scalars(
            select(ListEdition).where(ListEdition.list_id == printed_list.id).order_by(ListEdition.edition)
        )
    )
    digest = content.digest()
    on_paper = next((one for one in reversed(editions) if one.printed), None)
    if on_paper is not None and _says(on_paper, digest):
        return on_paper
    last = editions[-1] if editions else None
    if last is not None and _says(last, digest):  # not printed, or it would be the one on paper
        last.printed_at, last.printed_by = uow.now, uow.actor.user_id
        return last
    fresh = ListEdition(
        list_id=printed_list.id,
        edition=last.edition + 1 if last is not None else 1,
        content=content.to_dict(),
        digest=digest,
        printed_at=uow.now,
        printed_by=uow.actor.user_id,
    )
    uow.session.add(fresh)
    uow.session.flush()
    return fresh


def _says(edition: ListEdition, digest: str) -> bool:
    """Whether a version can be drawn as what has this digest: lines of it may have been deleted in time."""
    return edition.digest == digest and not edition.content.get("ended", False)
