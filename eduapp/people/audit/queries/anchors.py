"""The checkpoint that the trail stands at now."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.core.clock import zone
from eduapp.people.audit.models import AuditEntry, AuditHead
from eduapp.people.audit.rules import Anchor


def anchor(session: Session) -> Anchor | None:
    """How far the trail goes, its digest there and the day of its last entry; None of an empty one.

    Asked in the transaction that makes a copy it is the checkpoint of that very copy.
    """
    query = select(AuditHead.seq, AuditHead.digest, AuditEntry.at).join(
        AuditEntry, AuditEntry.seq == AuditHead.seq
    )
    found = session.execute(query.where(AuditHead.id == 1)).one_or_none()
    if found is None:
        return None
    seq, digest, at = found
    return Anchor(seq, digest, at.astimezone(zone()).date())
