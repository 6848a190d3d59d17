"""What can be told of the day of an exam: its log, each candidate, what closing waits for, and the seal."""

from eduapp.exams.room.queries.day import (
    CaseRow,
    DayCandidate,
    DisturbanceRow,
    TheDay,
    may_sign,
    the_day,
)
from eduapp.exams.room.queries.exam_pcs import against_screens
from eduapp.exams.room.queries.exams import exam_of
from eduapp.exams.room.queries.log import entries, in_order, last_link, log, what_disturbed
from eduapp.exams.room.queries.papers import against_papers, balance, handed_in
from eduapp.exams.room.queries.protocol import protocol
from eduapp.exams.room.queries.sealing import (
    CLOSED,
    SealRow,
    SignatureRow,
    Verified,
    digest,
    facts_of,
    parts,
    seal,
    sealed_answers,
    signatures,
    verify,
)
from eduapp.exams.room.queries.today import WaitingRow, under_way, waiting

__all__ = [
    "CLOSED",
    "CaseRow",
    "DayCandidate",
    "DisturbanceRow",
    "SealRow",
    "SignatureRow",
    "TheDay",
    "Verified",
    "WaitingRow",
    "against_papers",
    "against_screens",
    "balance",
    "digest",
    "entries",
    "exam_of",
    "facts_of",
    "handed_in",
    "in_order",
    "last_link",
    "log",
    "may_sign",
    "parts",
    "protocol",
    "seal",
    "sealed_answers",
    "signatures",
    "the_day",
    "under_way",
    "verify",
    "waiting",
    "what_disturbed",
]
