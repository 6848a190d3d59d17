"""What access can tell: accounts, and what is needed to sign in."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from eduapp.core.actor import SYSTEM_ID, Actor
from eduapp.core.db.prepared import Prepared
from eduapp.core.db.site_settings import site_value
from eduapp.core.names import folded
from eduapp.people.access import rules, terms
from eduapp.people.access.models import DeskPin, RecoveryCode, RoleGrant, UnknownName, User, WorksAt
from eduapp.people.access.rules import ADMINISTRATOR, FREE_TRIES, ActRow, bucket_of, limit, permissions_of

# Asked as every command begins: one row for each role at each site, found by keys alone.
_ACCOUNT = Prepared(
    select(User.active, RoleGrant.role, WorksAt.site)
    .outerjoin(RoleGrant, RoleGrant.user_id == User.id)
    .outerjoin(WorksAt, WorksAt.user_id == User.id)
    .where(User.id == bindparam("user"))
)


@dataclass(frozen=True)
class UserRow:
    """One account in the list of users."""

    id: UUID
    version: int
    name: str
    title: str
    sign_in_name: str
    roles: tuple[str, ...]
    active: bool
    last_signed_in_at: datetime | None
    sites: tuple[str, ...] = ()  # where the person works; none: everywhere


@dataclass(frozen=True)
class SignInFacts:
    """What signing in needs to know of an account. The hash never leaves the feature."""

    id: UUID
    name: str
    title: str
    password_hash: str
    roles: tuple[str, ...]
    active: bool
    sites: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tries:
    """Wrong tries with a name in a row, whether somebody has it or not."""

    whom: UUID | int | None  # an account, or a bucket of names nobody has
    wrong: int = 0


@dataclass(frozen=True)
class PinRow:
    """Somebody's PIN on one PC. The hash never leaves the feature."""

    pin_hash: str
    wrong_pins: int


@dataclass(frozen=True)
class CodeInForce:
    """The sealed code that counts: its hash, who made it and when."""

    id: UUID
    code_hash: str = field(repr=False)
    made_by: str
    made_at: datetime


@dataclass(frozen=True)
class Colleague:
    """Somebody to choose: a teacher for a group, an invigilator for a sitting."""

    id: UUID
    label: str
    title: str


def users(session: Session) -> list[UserRow]:
    """All accounts, open ones first, by name."""
    roles, sites = _roles(session), _sites(session)
    query = (
        select(
            User.id,
            User.version,
            User.name,
            User.title,
            User.sign_in_name,
            User.active,
            User.last_signed_in_at,
        )
        .where(User.id != SYSTEM_ID)
        .order_by(User.active.desc(), User.name)
    )
    return [
        UserRow(id, version, name, title, sign_in, roles.get(id, ()), active, signed_in, sites.get(id, ()))
        for id, version, name, title, sign_in, active, signed_in in session.execute(query)
    ]


def acts(_session: Session, role: str = "") -> list[ActRow]:
    """What roles may, for a list; of one role what it does or sees."""
    return rules.acts(role)


def any_user(session: Session) -> bool:
    """Whether the program has been set up: somebody can sign in."""
    return session.scalar(select(User.id).where(User.active).limit(1)) is not None


def program_account_exists(session: Session) -> bool:
    """Whether the account for what the program does by itself (imports by command) is there."""
    return session.get(User, SYSTEM_ID) is not None


def expect_in_force(session: Session, actor: Actor) -> None:
    """Go on only if the account is open, with the roles and sites somebody signed in with.

    Raises AccountClosed or RolesChanged. The program itself signs in nowhere. Accounts are closed and never
    taken away, so one that is not there was none, such as who fills a new database.
    """
    if actor.user_id == SYSTEM_ID:
        return
    found = _ACCOUNT.rows(session, {"user": actor.user_id})
    if not found:
        return
    if not any(active for active, _role, _site in found):
        raise rules.AccountClosed
    roles, sites = ({row[place] for row in found} - {None} for place in (1, 2))
    if roles != set(actor.roles) or sites != actor.sites:
        raise rules.RolesChanged


def sign_in_facts(session: Session, sign_in_key: str) -> SignInFacts | None:
    """The account behind a sign-in name, or None."""
    row = session.execute(
        select(
            User.id,
            User.name,
            User.title,
            User.password_hash,
            User.active,
        ).where(User.sign_in_name == sign_in_key)
    ).one_or_none()
    if row is None:
        return None
    roles = tuple(
        session.scalars(select(RoleGrant.role).where(RoleGrant.user_id == row.id).order_by(RoleGrant.role))
    )
    return SignInFacts(
        row.id,
        row.name,
        row.title,
        row.password_hash,
        roles,
        row.active,
        tuple(session.scalars(select(WorksAt.site).where(WorksAt.user_id == row.id).order_by(WorksAt.site))),
    )


def tries(session: Session, sign_in_key: str) -> Tries:
    """How often in a row somebody was wrong with a name. The same for a name that nobody has."""
    query = select(User.id, User.wrong_passwords).where(User.sign_in_name == sign_in_key)
    if (row := session.execute(query).one_or_none()) is not None:
        return Tries(*row)
    bucket = bucket_of(sign_in_key, site_value(session, terms.NAMES_SECRET))
    unknown = select(UnknownName.bucket, UnknownName.wrong_passwords)
    found = session.execute(unknown.where(UnknownName.bucket == bucket)).one_or_none()
    return Tries(bucket) if found is None else Tries(*found)


def sign_in_name(session: Session, user_id: UUID) -> str:
    """What somebody types to sign in; "" for nobody."""
    return session.scalar(select(User.sign_in_name).where(User.id == user_id)) or ""


def pin(session: Session, user_id: UUID, desk: str) -> PinRow | None:
    """What somebody unlocks one PC with, if they have chosen it."""
    query = select(DeskPin.pin_hash, DeskPin.wrong_pins)
    row = session.execute(query.where(DeskPin.user_id == user_id, DeskPin.desk == desk)).one_or_none()
    return None if row is None else PinRow(*row)


def sealed_code(session: Session) -> CodeInForce | None:
    """The one that is in force; None before the first, and once it was used."""
    query = (
        select(RecoveryCode.id, RecoveryCode.code_hash, User.name, RecoveryCode.made_at)
        .join(User, User.id == RecoveryCode.made_by)
        .where(RecoveryCode.ended_at.is_(None))
    )
    row = session.execute(query.order_by(RecoveryCode.id.desc()).limit(1)).one_or_none()
    return None if row is None else CodeInForce(*row)


def lock_minutes(session: Session) -> int:
    """After how many minutes without a touch the screen is locked, within the limits of today."""
    least, most = limit("lock_minutes", "least"), limit("lock_minutes", "most")
    return min(max(site_value(session, terms.LOCK_MINUTES), least), most)


def waiting(session: Session) -> list[Tries]:
    """Everybody who was wrong so often that a wait is due."""
    known = select(User.id, User.wrong_passwords)
    unknown = select(UnknownName.bucket, UnknownName.wrong_passwords)
    rows = [
        *session.execute(known.where(User.wrong_passwords > FREE_TRIES)),
        *session.execute(unknown.where(UnknownName.wrong_passwords > FREE_TRIES)),
    ]
    return [Tries(*row) for row in rows]


def who_works_at(session: Session, site: str) -> list[str]:
    """The names of open accounts that work at a site, in order."""
    query = (
        select(User.name).join(WorksAt, WorksAt.user_id == User.id).where(WorksAt.site == site, User.active)
    )
    return list(session.scalars(query.order_by(User.name)))


def colleagues(session: Session, role: str, typed: str = "") -> list[Colleague]:
    """Open accounts with a role (or all, for an empty role) whose name holds what was typed."""
    query = select(User.id, User.name, User.title).where(User.active).order_by(User.name)
    if role:
        query = query.join(RoleGrant, RoleGrant.user_id == User.id).where(RoleGrant.role == role)
    wanted = folded(typed)
    return [
        Colleague(id, name, title) for id, name, title in session.execute(query) if wanted in folded(name)
    ]


def who_may(session: Session, permission: str, *, active: bool = True) -> frozenset[UUID]:
    """The accounts whose roles allow something: open ones, or all there ever were."""
    query = select(RoleGrant.user_id, RoleGrant.role)
    if active:
        query = query.join(User, User.id == RoleGrant.user_id).where(User.active)
    return frozenset(id for id, role in session.execute(query) if permission in permissions_of([role]))


def active_administrators(session: Session) -> int:
    """How many can open accounts."""
    return (
        session.scalar(
            select(func.count())
            .select_from(User)
            .join(RoleGrant)
            .where(User.active, RoleGrant.role == ADMINISTRATOR)
        )
        or 0
    )


def _roles(session: Session) -> dict[UUID, tuple[str, ...]]:
    found: dict[UUID, tuple[str, ...]] = {}
    for user_id, role in session.execute(select(RoleGrant.user_id, RoleGrant.role).order_by(RoleGrant.role)):
        found[user_id] = (*found.get(user_id, ()), role)
    return found


def _sites(session: Session) -> dict[UUID, tuple[str, ...]]:
    found: dict[UUID, tuple[str, ...]] = {}
    for user_id, site in session.execute(select(WorksAt.user_id, WorksAt.site).order_by(WorksAt.site)):
        found[user_id] = (*found.get(user_id, ()), site)
    return found
