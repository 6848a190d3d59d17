"""Signatures in papers (PAdES, ETSI EN 319 142-1, level B), and what a paper's signatures are worth.

No database, no network: what is needed is given. Importing this costs nothing; what signs is loaded when the
first paper is, which takes a second. An `Order` may be handed to another process.
"""

from collections.abc import Iterable
from datetime import date

from eduapp.certificates.signing.order import Order, SigningKey
from eduapp.certificates.signing.report import Coverage, Report, Signature, Soundness


def signed(order: Order) -> bytes:
    """The paper with its one signature, which forbids every later change; equal orders give equal bytes.

    What was PDF/A-1b before is PDF/A-1b after. Raises UnfitKey if the key is not one for papers, and Refused
    if the paper is no whole PDF or is signed already.
    """
    from eduapp.certificates.signing import signature  # noqa: PLC0415 - heavy

    return signature.signed(order)


def check(pdf: bytes, roots: Iterable[bytes], day: date) -> Report:
    """What the signatures of a file are worth, whatever the file is; it never raises for what a file holds.

    `roots` are the school's own root certificates (DER), old ones too; `day` is when the paper was issued,
    so that a key that was changed since harms no paper it signed. Raises ValueError if a root is none.
    """
    from eduapp.certificates.signing import reading  # noqa: PLC0415 - heavy

    return reading.check(pdf, tuple(roots), day)


__all__ = ["Coverage", "Order", "Report", "Signature", "SigningKey", "Soundness", "check", "signed"]
