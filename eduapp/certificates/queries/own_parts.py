"""What the school has of its own for papers: templates and pictures, by version, and who used which."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from eduapp.certificates import terms
from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.drawing.own import NO_OWN, Own
from eduapp.certificates.drawing.school_pictures import Pictures
from eduapp.certificates.models import CertificateDrawnWith, CertificateOwnPart
from eduapp.education.school import queries as schools
from eduapp.education.school.models import School
from eduapp.people.access.models import User

TEMPLATE, LOGO, SIGNATURE = "template", "logo", "signature"
MOST_VERSIONS = 50  # shown of one template


@dataclass(frozen=True)
class Used:
    """What a paper is drawn with, and the rows that hold it."""

    own: Own = NO_OWN
    parts: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class VersionRow:
    """One version of a template; `back`: from here on the program's own was used again."""

    number: int
    at: datetime
    by: str
    back: bool


@dataclass(frozen=True)
class TemplateNow:
    """The school's template for a look as it is now (b"": the program's), and its versions, newest first."""

    look: str
    number: int = 0
    content: bytes = field(default=b"", repr=False)
    versions: tuple[VersionRow, ...] = ()


@dataclass(frozen=True)
class PictureRow:
    """The emblem (`name` is empty), or the signature of somebody."""

    name: str
    number: int
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class PicturesNow:
    """The pictures there are, and the names in print of those who sign papers."""

    logo: PictureRow | None = None
    signatures: tuple[PictureRow, ...] = ()
    people: tuple[str, ...] = ()
    numbers: tuple[tuple[str, int], ...] = ()  # the newest version by name, of what was taken away too

    @property
    def pictures(self) -> Pictures:
        """As a page is drawn with them."""
        logo = self.logo.content if self.logo else b""
        return Pictures(logo, tuple((one.name, one.content) for one in self.signatures))

    def number(self, name: str) -> int:
        """The newest version under a name; 0 if there was none."""
        return dict(self.numbers).get(name, 0)


def base_look(look: str) -> str:
    """A look in ordinary letters: what a school's own template is kept for."""
    return ".".join(part for part in look.split(".") if part not in terms.LETTERS)


def in_use(session: Session, look: str, facts: CertificateFacts) -> Used:
    """What a paper with these facts is drawn with from now on.

    The emblem is the school's, so it stands on no paper that somebody else issues.
    """
    names = [(TEMPLATE, base_look(look)), *((SIGNATURE, one.name) for one in facts.signers)]
    school = schools.default_school(session)
    if school is not None and facts.issuer.name == school.name:
        names.append((LOGO, ""))
    wanted = _newest().where(CertificateOwnPart.name.in_([name for _kind, name in names]))
    return _used(session.scalars(wanted).all(), names)


def drawn_with(session: Session, certificate_id: UUID) -> Own:
    """What was frozen with the number of a paper."""
    rows = _rows_of(session, certificate_id)
    return _used(rows, _named(rows)).own


def used_again(session: Session, certificate_id: UUID) -> Used:
    """What takes the place of a paper is drawn with: the same versions, whatever the school has now.

    A picture that was taken away since, such as a signature, stands on no new paper.
    """
    rows = _rows_of(session, certificate_id)
    gone = _newest().where(CertificateOwnPart.kind != TEMPLATE, CertificateOwnPart.sha256.is_(None))
    without = _named(session.scalars(gone).all())
    return _used(rows, _named(rows) - without)


def _named(rows: Iterable[CertificateOwnPart]) -> set[tuple[str, str]]:
    return {(row.kind, row.name) for row in rows}


def _rows_of(session: Session, certificate_id: UUID) -> Sequence[CertificateOwnPart]:
    query = select(CertificateOwnPart).join(
        CertificateDrawnWith, CertificateDrawnWith.part_id == CertificateOwnPart.id
    )
    return session.scalars(query.where(CertificateDrawnWith.certificate_id == certificate_id)).all()


def own_version(session: Session, certificate_id: UUID) -> int:
    """Which version of the school's own template a paper was drawn with; 0: the program's."""
    query = (
        select(CertificateOwnPart.number)
        .join(CertificateDrawnWith, CertificateDrawnWith.part_id == CertificateOwnPart.id)
        .where(CertificateDrawnWith.certificate_id == certificate_id, CertificateOwnPart.kind == TEMPLATE)
    )
    return session.scalar(query) or 0


def template_now(session: Session, look: str) -> TemplateNow:
    """The school's own for a look, with its versions."""
    columns = (
        CertificateOwnPart.number,
        CertificateOwnPart.kept_at,
        User.name,
        CertificateOwnPart.sha256.is_(None),
    )
    rows = session.execute(
        select(*columns)
        .join(User, User.id == CertificateOwnPart.kept_by)
        .where(CertificateOwnPart.kind == TEMPLATE, CertificateOwnPart.name == look)
        .order_by(CertificateOwnPart.number.desc())
        .limit(MOST_VERSIONS)
    ).all()
    if not rows:
        return TemplateNow(look)
    number = rows[0][0]
    return TemplateNow(
        look, number, template_content(session, look, number), tuple(VersionRow(*row) for row in rows)
    )


def template_content(session: Session, look: str, number: int) -> bytes:
    """One version of a template; b"" where the program's was used again, or there is no such version."""
    found = CertificateOwnPart.kind == TEMPLATE, CertificateOwnPart.name == look
    content = session.scalar(
        select(CertificateOwnPart.content).where(*found, CertificateOwnPart.number == number)
    )
    return content or b""


def own_looks(session: Session) -> frozenset[str]:
    """The looks for which the school's own template is used now."""
    there = _newest().where(CertificateOwnPart.kind == TEMPLATE, CertificateOwnPart.sha256.is_not(None))
    return frozenset(session.scalars(there.with_only_columns(CertificateOwnPart.name)))


def pictures_now(session: Session) -> PicturesNow:
    """The emblem, the signatures, and whose there may be."""
    rows = session.scalars(_newest().where(CertificateOwnPart.kind != TEMPLATE)).all()
    there = [PictureRow(row.name, row.number, row.content) for row in rows if row.content is not None]
    signers = session.scalars(select(School.signer_name))
    people = dict.fromkeys(filter(None, (*signers, *session.scalars(select(User.name).order_by(User.name)))))
    return PicturesNow(
        next((one for one in there if not one.name), None),
        tuple(sorted((one for one in there if one.name), key=lambda one: one.name)),
        tuple(people),
        tuple((row.name, row.number) for row in rows),
    )


def newest_number(session: Session, kind: str, name: str) -> int:
    """The newest version of a part; 0 if there was none."""
    query = select(func.max(CertificateOwnPart.number))
    found = query.where(CertificateOwnPart.kind == kind, CertificateOwnPart.name == name)
    return session.scalar(found) or 0


def _newest() -> Select[CertificateOwnPart]:
    """The newest version of every part."""
    newest = (
        select(
            CertificateOwnPart.kind,
            CertificateOwnPart.name,
            func.max(CertificateOwnPart.number).label("last"),
        )
        .group_by(CertificateOwnPart.kind, CertificateOwnPart.name)
        .subquery()
    )
    same = and_(
        CertificateOwnPart.kind == newest.c.kind,
        CertificateOwnPart.name == newest.c.name,
        CertificateOwnPart.number == newest.c.last,
    )
    return select(CertificateOwnPart).join(newest, same)


def _used(rows: Sequence[CertificateOwnPart], names: Iterable[tuple[str, str]]) -> Used:
    wanted = {*names}
    kept = [row for row in rows if row.content is not None and (row.kind, row.name) in wanted]
    template = next((row for row in kept if row.kind == TEMPLATE), None)
    logo = next((row.content for row in kept if row.kind == LOGO), None)
    signatures = sorted((row.name, row.content or b"") for row in kept if row.kind == SIGNATURE)
    own = Own(
        (template.content or b"") if template else b"",
        template.number if template else 0,
        Pictures(logo or b"", tuple(signatures)),
    )
    return Used(own, tuple(row.id for row in kept))
