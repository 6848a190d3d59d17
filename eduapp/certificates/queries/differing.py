"""How a paper differs from its criteria: what the second person looks at before somebody else issues it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from eduapp.certificates import terms
from eduapp.certificates.issue.rules import Checked, matter_of
from eduapp.certificates.queries.basis import Basis, Item
from eduapp.certificates.queries.endings import newest_check
from eduapp.certificates.queries.paper import basis_of
from eduapp.certificates.queries.sources import SourceRow, behind
from eduapp.certificates.rules import SHORTEST_PRACTICE, Difference
from eduapp.core.db.site_settings import site_value
from eduapp.core.i18n import hours_text
from eduapp.people.access.queries import who_may


@dataclass(frozen=True)
class Looked:
    """What somebody sees who checks a paper: the differences first, then every record behind each line."""

    basis: Basis
    differences: tuple[Difference, ...]
    records: tuple[SourceRow, ...]
    matter: str  # digest of what is shown; "" where there is no paper to show
    checked: Checked | None  # the newest check, of whatever the paper said then

    @property
    def holds(self) -> bool:
        """Whether somebody checked the paper as it is now."""
        return self.checked is not None and self.checked.matter == self.matter


def looked_at(session: Session, item: Item, today: date) -> Looked:
    """Everything there is to check about one paper."""
    basis = basis_of(session, item, today, "nb")
    found = sorted(_differences(basis), key=lambda one: not one.differs)
    return Looked(
        basis,
        tuple(found),
        tuple(behind(session, basis.sources)),
        matter_of(basis.facts) if basis.facts else "",
        newest_check(session, item, basis.kind),
    )


def asks_for_second_person(session: Session) -> bool:
    """Whether the school wants each paper checked by somebody else than who issues it.

    Until it says so itself: where one may check, and somebody else issue what was checked.
    """
    wanted = site_value(session, terms.SECOND_PERSON)
    return _are_two(session) if wanted is None else wanted


def _are_two(session: Session) -> bool:
    checkers = who_may(session, terms.CHECK_CERTIFICATES)
    issuers = who_may(session, terms.ISSUE_CERTIFICATES)
    return bool(checkers and issuers) and len(checkers | issuers) > 1


def _differences(basis: Basis) -> Iterator[Difference]:
    yield from basis.differences
    facts = basis.facts
    if basis.kind != "praksisattest" or facts is None or facts.practice_minutes is None:
        return
    done, least = facts.practice_minutes, SHORTEST_PRACTICE
    margin = hours_text(abs(done - least))
    yield Difference(
        "practice",
        hours_text(least),
        hours_text(done),
        f"{'+' if done >= least else '−'}{margin}" if done != least else "",
        "less" if done < least else "just" if done == least else "more",
        "practice",
        None,
    )
