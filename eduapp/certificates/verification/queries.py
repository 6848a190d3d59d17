"""What the school's own database has to check papers by: its lists, its register, and what it signed."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.certificates.keys import queries as keys
from eduapp.certificates.models import Certificate
from eduapp.certificates.queries import newest_list, status_entries, stored_digests
from eduapp.certificates.queries.status import BEGINNING
from eduapp.certificates.seals.code import text_of
from eduapp.certificates.seals.facts import read_serial
from eduapp.certificates.seals.fields import NotPrintable
from eduapp.certificates.seals.key_list import KeyList
from eduapp.certificates.seals.status_list import StatusList
from eduapp.certificates.verification.lists import Lists


@dataclass(frozen=True)
class AtHand:
    """What papers are checked by here.

    `status` is what the register says today, whenever a list was last signed; `lists` is what is handed out.
    `register` tells of each signed paper the digest of its file, by serial.
    """

    keys: KeyList
    status: StatusList
    register: Mapping[str, str] = field(repr=False)
    lists: Lists = field(repr=False)


def at_hand(session: Session, today: date) -> AtHand | None:
    """Everything this PC knows; None before the school has keys."""
    read, content = keys.public_keys(session), keys.public_key_bytes(session)
    if read is None or content is None:
        return None
    newest = newest_list(session)
    number, beginning = (1, BEGINNING) if newest is None else (newest.number, newest.beginning)
    status = StatusList(beginning, number, today, status_entries(session))
    lists = Lists(read.root, content, None if newest is None else newest.content)
    return AtHand(read, status, stored_digests(session), lists)


def kept_code(session: Session, typed: str) -> str | None:
    """The code of the paper with this serial or number, however it was typed; None if none was signed."""
    wanted = Certificate.number == typed.strip()
    with contextlib.suppress(NotPrintable):
        wanted |= Certificate.serial == read_serial(typed)
    query = select(Certificate.signed_facts).where(wanted, Certificate.signed_facts.is_not(None))
    content = session.scalars(query).first()
    return None if content is None else text_of(content)
