"""What can be told of certificates: who is ready, what a paper would say, and what was issued."""

from eduapp.certificates.queries.basis import Basis, Item
from eduapp.certificates.queries.chain import (
    ACTS,
    EntryRow,
    Fault,
    Verified,
    entries,
    entries_of,
    entry_rows,
    head,
    stored_digests,
    verify,
)
from eduapp.certificates.queries.differing import Looked, asks_for_second_person, looked_at
from eduapp.certificates.queries.endings import (
    Endings,
    HandoverRow,
    Link,
    RevocationRow,
    endings,
    newest_check,
    serial_replaced,
    standing,
    standing_of,
    waiting_revocations,
)
from eduapp.certificates.queries.exporting import (
    KeptBadge,
    badge_needs_key,
    badge_of,
    credential_of,
    id_of_number,
    names_of,
)
from eduapp.certificates.queries.looks import LookRow, look_of, look_rows
from eduapp.certificates.queries.looks import offered as looks_offered
from eduapp.certificates.queries.neutral import site_words, strong_words
from eduapp.certificates.queries.paper import basis_of, matter
from eduapp.certificates.queries.reached import CourseReached, LearnerReached
from eduapp.certificates.queries.reached import of_learner as reached_of
from eduapp.certificates.queries.ready import SHOWN, ReadyList, ReadyRow, Wanted, ready, ready_list
from eduapp.certificates.queries.records import Offered, offered
from eduapp.certificates.queries.register import (
    CertificateHead,
    CertificateRow,
    certificate,
    facts_of,
    of_learner,
    pdf,
    pdfs,
    register,
    unfinished,
)
from eduapp.certificates.queries.sources import SourceRow, behind, grade_of, sources, sources_of
from eduapp.certificates.queries.status import StatusRow, newest_list, status_entries

__all__ = [
    "ACTS",
    "SHOWN",
    "Basis",
    "CertificateHead",
    "CertificateRow",
    "CourseReached",
    "Endings",
    "EntryRow",
    "Fault",
    "HandoverRow",
    "Item",
    "KeptBadge",
    "LearnerReached",
    "Link",
    "LookRow",
    "Looked",
    "Offered",
    "ReadyList",
    "ReadyRow",
    "RevocationRow",
    "SourceRow",
    "StatusRow",
    "Verified",
    "Wanted",
    "asks_for_second_person",
    "badge_needs_key",
    "badge_of",
    "basis_of",
    "behind",
    "certificate",
    "credential_of",
    "endings",
    "entries",
    "entries_of",
    "entry_rows",
    "facts_of",
    "grade_of",
    "head",
    "id_of_number",
    "look_of",
    "look_rows",
    "looked_at",
    "looks_offered",
    "matter",
    "names_of",
    "newest_check",
    "newest_list",
    "of_learner",
    "offered",
    "pdf",
    "pdfs",
    "reached_of",
    "ready",
    "ready_list",
    "register",
    "serial_replaced",
    "site_words",
    "sources",
    "sources_of",
    "standing",
    "standing_of",
    "status_entries",
    "stored_digests",
    "strong_words",
    "unfinished",
    "verify",
    "waiting_revocations",
]
