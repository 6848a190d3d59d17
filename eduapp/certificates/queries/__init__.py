"""What can be told of certificates: who is ready, what a paper would say, and what was issued."""

from eduapp.certificates.queries.basis import Basis, Item
from eduapp.certificates.queries.paper import basis_of
from eduapp.certificates.queries.reached import CourseReached, LearnerReached
from eduapp.certificates.queries.reached import of_learner as reached_of
from eduapp.certificates.queries.ready import SHOWN, ReadyList, ReadyRow, Wanted, ready, ready_list
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
from eduapp.certificates.queries.sources import SourceRow, sources

__all__ = [
    "SHOWN",
    "Basis",
    "CertificateHead",
    "CertificateRow",
    "CourseReached",
    "Item",
    "LearnerReached",
    "ReadyList",
    "ReadyRow",
    "SourceRow",
    "Wanted",
    "basis_of",
    "certificate",
    "facts_of",
    "of_learner",
    "pdf",
    "pdfs",
    "reached_of",
    "ready",
    "ready_list",
    "register",
    "sources",
    "unfinished",
]
