"""Issuing one paper, looking at it before, and mending what never became one."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.certificates import queries, service
from eduapp.certificates.drawing import NO_OWN, draw
from eduapp.certificates.drawing.facts import CertificateFacts, Language
from eduapp.certificates.issue.making import as_issued
from eduapp.certificates.issue.rules import ChangedSinceCheck
from eduapp.certificates.jobs.making import INTERRUPTED, finish, taken, void_left
from eduapp.certificates.keys import queries as keys
from eduapp.certificates.queries import Item
from eduapp.core.errors import Refused
from eduapp.core.i18n import _, date_text
from eduapp.core.progress import NoProgress

if TYPE_CHECKING:
    from eduapp.certificates.seals.keys import KeyPair
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress
    from eduapp.core.violations import Override

LONGEST_MAKING = timedelta(minutes=2)


@dataclass(frozen=True)
class Draft:
    """A paper to look at before it is issued."""

    item: Item
    language: Language | None = None
    letters: str = ""  # of terms.LETTERS; "" the ordinary ones


@dataclass(frozen=True)
class Preview:
    """What a paper would look like, and what stands against it."""

    pdf: bytes | None
    reasons: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    checked: str = ""  # where the school asks for a second person: who was it, or that nobody was yet


def issue_one(
    database: "Database",
    item: Item,
    language: Language | None = None,
    key: "KeyPair | None" = None,
    override: "Override | None" = None,
    letters: str = "",
) -> UUID:
    """One paper. Whether it can be drawn is known before a number is taken; one left behind is made void."""
    mend_unfinished(database, None, NoProgress())
    kid = key.kid.hex() if key else None
    wanted = service.Reserve(item=item, language=language, kid=kid, letters=letters, override=override)
    return finish(database, taken(database, service.reserve, wanted), key, override)


def preview(database: "Database", command: Draft, _progress: "Progress") -> Preview:
    """The real page as it would be issued today, and all that stands against it."""
    with database.reading() as session:
        basis = queries.basis_of(session, command.item, database.today(), command.language)
        look = queries.look_of(session, basis.kind, command.letters)
        own = queries.in_use(session, look, basis.facts).own if basis.facts else NO_OWN
        checked = _second_person(session, basis, database.today())
        signs = keys.key_in_use(session) is not None
        clock = queries.against_clock(session, database.today())
    reasons = [violation.sentence() for violation in (*basis.violations, *clock)]
    if basis.facts is None:
        return Preview(None, tuple(reasons), basis.warnings, checked)
    warnings = (*basis.warnings, *_unread(basis.facts))
    try:
        pdf = draw(as_issued(basis.facts, signs=signs), look, own=own)
    except Refused as error:
        told = (*reasons, *(one.sentence() for one in error.violations))
        return Preview(None, told, warnings, checked)
    return Preview(pdf, tuple(reasons), warnings, checked)


def _unread(facts: CertificateFacts) -> tuple[str, ...]:
    """What whoever issues should know of words no speaker has read (decision 71)."""
    if facts.language != "se":
        return ()
    return (_("No speaker of Northern Sámi has read these words yet. Have them read before it is issued."),)


def _second_person(session: Session, basis: queries.Basis, today: date) -> str:
    """Whether a second person checked the paper as it is now, where the school asks for one."""
    if not queries.asks_for_second_person(session):
        return ""
    newest = queries.newest_check(session, basis.item, basis.kind)
    if newest is None:
        return _("Nobody has checked it yet. Somebody else than who issues it does.")
    if newest.matter != queries.matter(session, basis.item, today):
        return ChangedSinceCheck(name=newest.name, day=date_text(newest.day)).sentence()
    return _("Checked by {name} on {day}").format(name=newest.name, day=date_text(newest.day))


def mend_unfinished(database: "Database", _command: None, _progress: "Progress") -> int:
    """After a crash: numbers without a paper are voided with the reason. How many there were.

    Fresh ones are left alone: another PC may be making them just now, unless this program gave them up. So
    are all while the clock cannot be right: that a number is void is an entry of the register, too.
    """
    given_up = void_left(database)
    with database.reading() as session:
        left = queries.unfinished(session, database.clock() - LONGEST_MAKING)
        if left and queries.against_clock(session, database.today()):
            return given_up
    for certificate_id in left:
        database.execute(service.void, service.Void(certificate_id=certificate_id, reason=_(INTERRUPTED)))
    return given_up + len(left)
