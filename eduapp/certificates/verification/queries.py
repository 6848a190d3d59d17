"""What the school's own database has to check papers by: its lists, its register, and what it signed."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.certificates.keys import queries as keys
from eduapp.certificates.models import Certificate, CertificateRegisterEntry
from eduapp.certificates.queries import (
    BEGINNING,
    check_text,
    head,
    is_good,
    newest_list,
    status_entries,
    stored_digests,
)
from eduapp.certificates.rules.any_paper import is_number
from eduapp.certificates.seals.code import text_of
from eduapp.certificates.seals.facts import read_serial
from eduapp.certificates.seals.fields import NotPrintable
from eduapp.certificates.seals.key_list import MARK, KeyList, KeyRecord, State
from eduapp.certificates.seals.register import Head
from eduapp.certificates.seals.status_list import StatusList
from eduapp.certificates.verification.faults import CodeNeeded
from eduapp.certificates.verification.lists import Lists
from eduapp.core.db.reach import is_narrowed
from eduapp.people.learners.models import Learner


@dataclass(frozen=True)
class AtHand:
    """What papers are checked by here.

    `status` is what the register says today, whenever a list was last signed; `lists` is what is handed out.
    `register` tells of each signed paper the digest of its file, by serial; `head` how far it goes. Of a lost
    key the `keys` know all that the register has, and `lists` only what was witnessed.
    """

    keys: KeyList
    status: StatusList
    register: Mapping[str, str] = field(repr=False)
    lists: Lists = field(repr=False)
    head: Head = field(default_factory=Head)


def at_hand(session: Session, today: date) -> AtHand | None:
    """Everything this PC knows; None before the school has keys."""
    read, content = keys.public_keys(session), keys.public_key_bytes(session)
    if read is None or content is None:
        return None
    newest = newest_list(session)
    number, beginning = (1, BEGINNING) if newest is None else (newest.number, newest.beginning)
    status = StatusList(beginning, number, today, status_entries(session))
    last = head(session)
    told = (last.n, check_text(last.digest.hex())) if last.n else None
    stands = newest is not None and is_good(newest, read)
    lists = Lists(read.root, content, newest.content if newest is not None and stands else None, told)
    return AtHand(_with_kept(session, read), status, stored_digests(session), lists, last)


def _with_kept(session: Session, kept: KeyList) -> KeyList:
    """The keys, where of a lost one all counts that the register at hand has, witnessed or not.

    Elsewhere nobody can look into the register, and only what a witness had seen is told from a thief's.
    """
    return replace(kept, keys=tuple(_knowing(session, one) for one in kept.keys))


def _knowing(session: Session, one: KeyRecord) -> KeyRecord:
    if one.state is not State.LOST:
        return one
    query = select(CertificateRegisterEntry.facts_sha256).where(
        CertificateRegisterEntry.kid == one.kid.hex(), CertificateRegisterEntry.facts_sha256.is_not(None)
    )
    marks = {bytes.fromhex(digest)[:MARK] for digest in session.scalars(query) if digest}
    return replace(one, signed=tuple(sorted(marks.union(one.signed))))


def kept_code(session: Session, typed: str) -> str | None:
    """The code of the paper with this serial or number, however it was typed; None if none was signed.

    Who knows a serial has seen the paper: nobody guesses one. Numbers are given one after the other, so one
    alone tells only of people who are reached. Raises CodeNeeded, whether there is such a paper or not.
    """
    signed = select(Certificate.signed_facts).where(Certificate.signed_facts.is_not(None))
    content = None
    with contextlib.suppress(NotPrintable):
        content = session.scalar(signed.where(Certificate.serial == read_serial(typed)))
    if content is None:
        of_number = signed.join(Learner, Learner.id == Certificate.learner_id)
        content = session.scalar(of_number.where(Certificate.number == typed.strip()))
    if content is None and is_narrowed(session) and is_number(typed.strip()):
        raise CodeNeeded
    return None if content is None else text_of(content)
