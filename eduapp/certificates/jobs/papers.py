"""What the keys of the school ask of papers: their register, and the list that the root begins anew."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.certificates import queries, service
from eduapp.certificates.jobs.listing import list_anew
from eduapp.certificates.keys import queries as keys
from eduapp.certificates.keys.jobs.papers import ListStanding, Papers, Witnessed
from eduapp.certificates.rules.clock import KeyToCome
from eduapp.core.i18n import _, date_text

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from eduapp.core.db.unit_of_work import UnitOfWork
    from eduapp.core.violations import Violation


def _witnessed(session: "Session", until: date) -> Witnessed | None:
    seen = queries.newest_seen(session, until)
    if seen is None:
        return None
    words = {
        "noted": _("{name} wrote it down on {day}"),
        "page": _("the page for checking papers that {name} wrote on {day}"),
    }
    where = words[seen.how].format(name=seen.name, day=date_text(seen.on_day))
    return Witnessed(seen.n, seen.digest, seen.on_day, where)


def _against_clock(session: "Session", today: date) -> "list[Violation]":
    """Not what the renewal of a key puts right itself."""
    found = queries.against_clock(session, today)
    return [one for one in found if not isinstance(one, KeyToCome)]


def _standing(session: "Session", today: date) -> ListStanding | None:
    newest, kept = queries.newest_list(session), keys.public_keys(session)
    if newest is None or kept is None:
        return None
    by_lost_key = not queries.is_good(newest, kept)
    return ListStanding(newest.number, newest.as_of, by_lost_key, newest.as_of > today)


def _keep_anew(uow: "UnitOfWork", content: bytes, second: UUID) -> int:
    return service.begin_list_anew(uow, service.BeginListAnew(content=content, second=second))


PAPERS = Papers(queries.entries, _witnessed, _against_clock, _standing, list_anew, _keep_anew)


def papers() -> Papers:
    """All of it."""
    return PAPERS
