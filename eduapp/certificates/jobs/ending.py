"""Replacing and revoking papers, with the signed list in which they then stand; and that list anew."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.certificates import queries, service
from eduapp.certificates.jobs.listing import Ended, list_with, with_list
from eduapp.certificates.jobs.making import finish, taken
from eduapp.certificates.seals.status_list import Status
from eduapp.core.errors import NotFound

if TYPE_CHECKING:
    from eduapp.certificates.seals.keys import KeyPair
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress
    from eduapp.core.violations import Override


@dataclass(frozen=True)
class Replace:
    """A paper that is lost, or whose holder has another name. `version` is as it was shown."""

    certificate_id: UUID
    version: int
    cause: str  # code: certificate_causes
    key: "KeyPair | None" = field(default=None, repr=False)
    override: "Override | None" = None


@dataclass(frozen=True)
class Attest:
    """The second person stands behind a revocation. `version` is the proposal's as it was shown."""

    revocation_id: UUID
    certificate_id: UUID
    version: int
    key: "KeyPair | None" = field(default=None, repr=False)


@dataclass(frozen=True)
class RenewList:
    """The list of papers that do not count, of today."""

    key: "KeyPair" = field(repr=False)


def replace_paper(database: "Database", command: Replace, _progress: "Progress") -> UUID:
    """The paper that takes the place of another; the old one is replaced only once the new one is there."""
    old = _serial(database, command.certificate_id)
    wanted = service.ReserveReplacement(
        certificate_id=command.certificate_id,
        version=command.version,
        cause=command.cause,
        kid=command.key.kid.hex() if command.key else None,
    )
    fresh = taken(database, service.reserve_replacement, wanted)
    ended = Ended(old, Status.REPLACED) if old else None
    return finish(database, fresh, command.key, command.override, ended)


def attest_revocation(database: "Database", command: Attest, _progress: "Progress") -> UUID:
    """From now on the paper does not count, and stands in the signed list."""
    serial = _serial(database, command.certificate_id)

    def attest(status_list: bytes | None) -> UUID:
        order = service.AttestRevocation(
            revocation_id=command.revocation_id, version=command.version, status_list=status_list
        )
        return database.execute(service.attest_revocation, order)

    ended = Ended(serial, Status.REVOKED) if serial else None
    return with_list(database, command.key, ended, attest)


def renew_list(database: "Database", command: RenewList, _progress: "Progress") -> int:
    """Sign what is recorded anew, so that nobody has to wonder what was revoked since; the list's number."""
    content = list_with(database, command.key, None)
    return database.execute(service.keep_status_list, service.KeepStatusList(content=content))


def _serial(database: "Database", certificate_id: UUID) -> str:
    with database.reading() as session:
        head = queries.certificate(session, certificate_id)
    if head is None:
        raise NotFound
    return head.serial
