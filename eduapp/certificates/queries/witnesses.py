"""Heads of the register that somebody else has seen, and whether it is time that somebody sees one again."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.certificates.models import CertificateRegisterEntry, HeadSeen
from eduapp.certificates.queries.chain import head
from eduapp.people.access.models import User

NOTED_EACH = timedelta(days=90)  # our own rule: so much at most rests on nobody's word but the database's
_GROUP = 4
SHOWN_LETTERS = 16  # of a hash: what is written down by hand


@dataclass(frozen=True)
class Seen:
    """A head, who told that it stands elsewhere, on which day, and how (noted, page)."""

    n: int
    digest: str  # hexadecimal
    on_day: date
    name: str
    how: str


@dataclass(frozen=True)
class Unwitnessed:
    """Entries of the register that nobody outside has seen."""

    count: int
    since: date | None  # when somebody saw one last; None: nobody ever did


def check_text(digest: str) -> str:
    """The beginning of a hash (hexadecimal) as it is written down, in groups."""
    begins = digest[:SHOWN_LETTERS]
    return " ".join(begins[at : at + _GROUP] for at in range(0, len(begins), _GROUP))


def has_head(session: Session, n: int, digest: str) -> bool:
    """Whether an entry of the register has this number and hash (hexadecimal)."""
    found = session.scalar(select(CertificateRegisterEntry.digest).where(CertificateRegisterEntry.n == n))
    return found == digest


def newest_seen(session: Session, until: date) -> Seen | None:
    """The last head that somebody saw by a day: what was seen on the very day of a loss is no proof."""
    query = (
        select(HeadSeen, User.name)
        .join(User, User.id == HeadSeen.told_by)
        .where(HeadSeen.on_day < until)
        .order_by(HeadSeen.on_day.desc(), HeadSeen.n.desc())
        .limit(1)
    )
    row = session.execute(query).one_or_none()
    if row is None:
        return None
    seen, name = row
    return Seen(seen.n, seen.digest, seen.on_day, name, seen.how)


def unwitnessed(session: Session, today: date) -> Unwitnessed | None:
    """What is to be noted, once NOTED_EACH has passed since the last time; None: nothing yet."""
    last = newest_seen(session, today + timedelta(days=1))
    if last is not None and today - last.on_day < NOTED_EACH:
        return None
    there = head(session).n
    count = there - (last.n if last else 0)
    if count <= 0:
        return None
    return Unwitnessed(count, None if last is None else last.on_day)
