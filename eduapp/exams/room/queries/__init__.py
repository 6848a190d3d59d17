"""What can be told of the day of an exam: its log, each candidate, what closing waits for, and the seal."""

from eduapp.exams.room.queries.exams import exam_of
from eduapp.exams.room.queries.log import entries, in_order, last_link, log, what_disturbed
from eduapp.exams.room.queries.papers import against_papers, balance
from eduapp.exams.room.queries.sealing import (
    SealRow,
    SignatureRow,
    Verified,
    digest,
    facts_of,
    parts,
    seal,
    signatures,
    verify,
)

__all__ = [
    "SealRow",
    "SignatureRow",
    "Verified",
    "against_papers",
    "balance",
    "digest",
    "entries",
    "exam_of",
    "facts_of",
    "in_order",
    "last_link",
    "log",
    "parts",
    "seal",
    "signatures",
    "verify",
    "what_disturbed",
]
