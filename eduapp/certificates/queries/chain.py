"""The chained register of issue: its entries, how far it goes, and the first of them that is not as written.

A chain proves the order of its entries, not that there are no more: so what papers say of themselves is
compared with it. A cut tail shows in papers that were issued, replaced or revoked and have no entry.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from eduapp.certificates.drawing.facts import CertificateFacts, NotFacts
from eduapp.certificates.issue.sealing import in_one_line
from eduapp.certificates.models import (
    Certificate,
    CertificateFile,
    CertificateRegisterEntry,
    HeadSeen,
    NumberSeries,
)
from eduapp.certificates.queries.status import unreadable_lists
from eduapp.certificates.rules.any_paper import number_text
from eduapp.certificates.seals import cose, register
from eduapp.certificates.seals.facts import read_facts
from eduapp.certificates.seals.fields import shortened
from eduapp.certificates.seals.register import Act, Entry, Head
from eduapp.core.i18n import N_, _, date_text
from eduapp.people.learners.models import Learner

ACTS = {Act.ISSUED: "issued", Act.REPLACED: "replaced", Act.REVOKED: "revoked", Act.VOIDED: "voided"}
SHOWN = 2000
_NOTED = select(HeadSeen.n, HeadSeen.digest)
_SAID = {
    "number": N_("Entry {n} of the register is missing, or another stands in its place."),
    "chain": N_(
        "Entry {n} of the register does not follow from the one before it: one of the two was changed."
    ),
    "head": N_("Entry {n} of the register is not the one that was written down when it was the last."),
    "shape": N_("Entry {n} of the register cannot be read as it was written."),
    "order": N_("Entry {n} of the register tells what cannot have happened to a paper."),
    "paper": N_("Paper {number} is not the one that entry {n} of the register is of."),
    "file": N_("The file of paper {number} is not the one that entry {n} of the register is of."),
    "facts": N_("The signed facts of paper {number} are not those that entry {n} of the register is of."),
    "missing": N_(
        "The register does not tell all that became of paper {number}: an entry is missing, or changed."
    ),
    "gap": N_("There is no paper {number}, issued or void, though its number was given."),
    "list": N_(
        "List {n} of revoked papers is not one that the school signed. Somebody else wrote it; it is passed"
        " over."
    ),
}
_ACT = {code: act for act, code in ACTS.items()}


@dataclass(frozen=True)
class EntryRow:
    """One entry as a page shows it."""

    n: int
    act: str  # code: register_acts
    certificate_id: UUID
    number: str
    name: str
    sort_key: str
    serial: str
    on_day: date
    digest: str

    @property
    def id(self) -> int:
        """What a table knows it by."""
        return self.n


class Unreadable(ValueError):
    """A row of the register that no program of ours wrote, by its place from one."""

    def __init__(self, n: int) -> None:
        super().__init__(f"entry {n}")
        self.n = n


@dataclass(frozen=True)
class Fault:
    """The first thing that is wrong: with an entry (its number), or with a paper that has none (nought).

    Of a list of revoked papers `n` is the number of the list.
    """

    n: int
    cause: str  # number, chain, head, shape, order; paper, file, facts, missing, gap; list
    number: str = ""  # of the paper

    def sentence(self) -> str:
        """What is wrong, and where, in the language spoken now."""
        return _(_SAID[self.cause]).format(n=self.n, number=self.number or "–")


@dataclass(frozen=True)
class Verified:
    """What a check of the whole register found."""

    entries: int
    papers: int  # that were compared with it
    head: Head
    fault: Fault | None = None
    backwards: Entry | None = None

    def remark(self) -> str:
        """What is no fault of the register, and yet to be known, in the language spoken now; or ""."""
        if self.backwards is None:
            return ""
        n, day = self.backwards.n, date_text(self.backwards.day)
        words = _("Entry {n} bears an earlier day ({day}) than the one before it: a clock was wrong then.")
        return words.format(n=n, day=day)


def head(session: Session) -> Head:
    """How far the register goes."""
    query = select(CertificateRegisterEntry.n, CertificateRegisterEntry.digest)
    row = session.execute(query.where(is_last())).one_or_none()
    return Head() if row is None else Head(row.n, bytes.fromhex(row.digest))


def is_last() -> ColumnElement[bool]:
    """What the last entry is found by: at once, however many there are."""
    newest = select(func.max(CertificateRegisterEntry.n)).scalar_subquery()
    return CertificateRegisterEntry.n == newest


def entries(session: Session) -> tuple[Entry, ...]:
    """Every entry from the first. Raises Unreadable, which names the first that is none."""
    query = select(CertificateRegisterEntry).order_by(CertificateRegisterEntry.n)
    return tuple(_entry(place, row) for place, row in enumerate(session.scalars(query), 1))


def entry_rows(session: Session) -> list[EntryRow]:
    """The newest entries, the last on top."""
    return _rows(session, _told().order_by(CertificateRegisterEntry.n.desc()).limit(SHOWN))


def entries_of(session: Session, certificate_id: UUID) -> list[EntryRow]:
    """What the register tells of one paper, in order."""
    of_it = CertificateRegisterEntry.certificate_id == certificate_id
    return _rows(session, _told().where(of_it).order_by(CertificateRegisterEntry.n))


def _told() -> Select[CertificateRegisterEntry, str, Learner]:
    return (
        select(CertificateRegisterEntry, Certificate.number, Learner)
        .join(Certificate, Certificate.id == CertificateRegisterEntry.certificate_id)
        .join(Learner, Learner.id == Certificate.learner_id)
    )


def _rows(session: Session, query: Select[CertificateRegisterEntry, str, Learner]) -> list[EntryRow]:
    return [
        EntryRow(
            n=row.n,
            act=row.act,
            certificate_id=row.certificate_id,
            number=number,
            name=", ".join(filter(None, (learner.family_name, learner.given_name))),
            sort_key=learner.sort_key,
            serial=row.serial,
            on_day=row.on_day,
            digest=row.digest,
        )
        for row, number, learner in session.execute(query)
    ]


def verify(session: Session, witnessed: Iterable[Head] = ()) -> Verified:
    """Check the chain from its first entry, then every paper and its file against it, numbers and lists.

    `witnessed`: heads that somebody wrote down, printed or carried elsewhere, beside those noted here.
    """
    noted = [Head(n, bytes.fromhex(digest)) for n, digest in session.execute(_NOTED)]
    try:
        chain = entries(session)
    except Unreadable as error:
        return Verified(error.n - 1, 0, Head(), Fault(error.n, "shape", _number(session, error.n)))
    broken = register.first_broken(chain, (*noted, *witnessed))
    if broken is not None:
        fault = Fault(broken.place, broken.cause, _number(session, broken.place))
        return Verified(len(chain), 0, register.head_of(chain), fault)
    papers, found = _compared(session, chain)
    found = found or _first_gap(session) or _first_foreign_list(session)
    return Verified(len(chain), papers, register.head_of(chain), found, register.first_backwards(chain))


def stored_digests(session: Session) -> dict[str, str]:
    """The SHA-256 of the file of every signed paper, by serial: what a copy is compared with."""
    query = select(Certificate.serial, Certificate.sha256).where(
        Certificate.serial.is_not(None), Certificate.sha256.is_not(None)
    )
    return {str(serial): str(digest) for serial, digest in session.execute(query)}


def _number(session: Session, place: int) -> str:
    """The number of the paper that the entry in a place is of; "" if it says none."""
    rows = _told().order_by(CertificateRegisterEntry.n).offset(place - 1).limit(1)
    found = session.execute(rows).one_or_none()
    return "" if found is None else found.number


def _entry(place: int, row: CertificateRegisterEntry) -> Entry:
    try:
        return Entry(
            row.n,
            row.serial,
            bytes.fromhex(row.pdf_sha256) if row.pdf_sha256 else None,
            bytes.fromhex(row.facts_sha256) if row.facts_sha256 else None,
            bytes.fromhex(row.kid),
            row.on_day,
            _ACT[row.act],
            bytes.fromhex(row.previous),
        )
    except (KeyError, TypeError, ValueError):
        raise Unreadable(place) from None


def _compared(session: Session, chain: tuple[Entry, ...]) -> tuple[int, Fault | None]:
    """How many papers with a serial were compared, and the first of which the register says otherwise."""
    told: dict[str, dict[str, Entry]] = {}
    for entry in chain:
        told.setdefault(entry.serial, {})[ACTS[entry.act]] = entry
    query = (
        select(Certificate, CertificateFile.pdf)
        .outerjoin(CertificateFile, CertificateFile.certificate_id == Certificate.id)
        .where(Certificate.serial.is_not(None), Certificate.state != "reserved")
        .order_by(Certificate.number)
        .execution_options(yield_per=100)
    )
    count = 0
    with session.execute(query) as papers:
        for count, (paper, pdf) in enumerate(papers, 1):
            fault = _against(paper, pdf, told.get(str(paper.serial), {}))
            if fault is not None:
                return count, fault
    return count, None


def _first_gap(session: Session) -> Fault | None:
    """The first number that was given in its year, and is neither a paper nor void."""
    for series in session.scalars(select(NumberSeries).order_by(NumberSeries.year)):
        of_year = Certificate.number.like(f"{series.year}-%")
        known = set(session.scalars(select(Certificate.number).where(of_year)))
        wanted = (number_text(series.year, n) for n in range(1, series.last_number + 1))
        if (gap := next((one for one in wanted if one not in known), None)) is not None:
            return Fault(0, "gap", gap)
    return None


def _first_foreign_list(session: Session) -> Fault | None:
    return next((Fault(n, "list") for n in unreadable_lists(session)), None)


def _against(paper: Certificate, pdf: bytes | None, told: dict[str, Entry]) -> Fault | None:
    if set(told) != _acts_of(paper):
        return Fault(max((one.n for one in told.values()), default=0), "missing", paper.number)
    issued = told.get("issued")
    if issued is None:
        return None
    if paper.sha256 != _hex(issued.pdf):
        return Fault(issued.n, "paper", paper.number)
    if _digest(pdf) != issued.pdf:
        return Fault(issued.n, "file", paper.number)
    if _digest(paper.signed_facts) != issued.facts or not _are_signed(paper.facts, paper.signed_facts):
        return Fault(issued.n, "facts", paper.number)
    return None


def _are_signed(kept: object, signed: bytes | None) -> bool:
    """Whether the facts that are kept, of which replacements are made, name whom and when as signed."""
    if not signed:
        return True
    said = read_facts(cose.read(signed).payload)
    try:
        facts = CertificateFacts.from_dict(cast("dict[str, object]", kept))
    except (NotFacts, TypeError, AttributeError):
        return False  # no facts of ours
    name = in_one_line(facts.name)
    wanted = (facts.number, facts.born, facts.issued_on)
    return said.name in (name, shortened(name)) and wanted == (said.number, said.born, said.issued_on)


def _digest(content: bytes | None) -> bytes:
    """Of bytes; what is no bytes any more has none."""
    return hashlib.sha256(content).digest() if isinstance(content, bytes) else b""


def _acts_of(paper: Certificate) -> set[str]:
    """The acts that a paper as it stands must have behind it."""
    if paper.state == "void":
        return {"voided"}
    replaced = {"replaced"} if paper.replaced_on else set()
    return {"issued"} | replaced | ({"revoked"} if paper.revoked_on else set())


def _hex(digest: bytes | None) -> str:
    return digest.hex() if digest else ""
