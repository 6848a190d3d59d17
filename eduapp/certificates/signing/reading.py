"""Reads the signatures of a file that may be anybody's, and says what they are worth.

pyHanko answers for the cryptography and for what was added after; beside it stands what it does not ask:
that there is exactly one signature, that a root of ours vouches for it by itself, and that the hole in the
file holds nothing but the signature in our one form. An added revision leaves a signature "valid and
trusted": only all of these together mean that a paper is sound.
"""

import hashlib
import logging
from datetime import date, datetime
from io import BytesIO

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DiffResult
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    validate_pdf_signature,
)
from pyhanko_certvalidator import ValidationContext

from eduapp.certificates.signing import chain, form
from eduapp.certificates.signing.report import NOTHING_ADDED, Coverage, Report, Signature, Soundness
from eduapp.certificates.signing.signature import hole

for _library in ("pyhanko", "pyhanko_certvalidator"):  # they tell of certificates, and so of people
    logging.getLogger(_library).setLevel(logging.CRITICAL + 1)

LARGEST = 32 * 2**20  # bytes; a paper of ours has a hundredth

_COVERAGE = {
    SignatureCoverageLevel.ENTIRE_FILE: Coverage.WHOLE_FILE,
    SignatureCoverageLevel.ENTIRE_REVISION: Coverage.WHOLE_REVISION,
}
_LOOKED_AT = 8  # of many signatures; two are too many already


def check(pdf: bytes, roots: tuple[bytes, ...], day: date) -> Report:
    """See `eduapp.certificates.signing.check`."""
    chain.require_certificates(roots)
    if len(pdf) > LARGEST or not pdf.startswith(b"%PDF-"):
        return Report(Soundness.DAMAGED)
    try:
        reader = PdfFileReader(BytesIO(pdf), strict=True)
        _ = reader.root["/Pages"]
    except Exception:  # noqa: BLE001 - what a hostile file makes a reader raise, nobody can list
        return Report(Soundness.DAMAGED)
    try:
        embedded = list(reader.embedded_signatures)
    except Exception:  # noqa: BLE001 - there is something that should be a signature
        return Report(Soundness.CHANGED)
    found = tuple(_Looked(one, pdf).against(roots, day) for one in embedded[:_LOOKED_AT])
    return Report(_soundness(found, pdf), found)


def _soundness(found: tuple[Signature, ...], pdf: bytes) -> Soundness:
    if not found:
        return Soundness.CHANGED if b"/ByteRange" in pdf else Soundness.UNSIGNED
    if len(found) > 1:
        return Soundness.SEVERAL
    (only,) = found
    added = only.coverage is not Coverage.WHOLE_FILE or only.modification != NOTHING_ADDED
    answers = (
        (not only.intact, Soundness.CHANGED),
        (not only.ours, Soundness.FOREIGN),
        (added, Soundness.EDITED_AFTER),
        (not only.canonical, Soundness.CHANGED),
        (not only.trusted, Soundness.OUT_OF_TIME),
        (not only.bottom_line, Soundness.CHANGED),
    )
    return next((answer for is_so, answer in answers if is_so), Soundness.SOUND)


class _Looked:
    """One signature of a file; every question is answered, with a no if it cannot be asked."""

    def __init__(self, embedded: EmbeddedPdfSignature, pdf: bytes) -> None:
        self._embedded = embedded
        self._pdf = pdf

    def against(self, roots: tuple[bytes, ...], day: date) -> Signature:
        """What it is worth under these roots on that day."""
        leaf = self._leaf()
        status = self._status(leaf, roots, day)
        return Signature(
            ours=chain.is_for_papers(leaf) and chain.is_under(leaf, roots),
            intact=status is not None and status.intact and status.valid,
            trusted=status is not None and status.trusted,
            coverage=_coverage(status),
            modification=_modification(status),
            bottom_line=status is not None and status.bottom_line,
            canonical=self._is_canonical(),
            signer=hashlib.sha256(leaf).hexdigest() if leaf else "",
            moment=self._moment(),
        )

    def _leaf(self) -> bytes:
        try:
            return bytes(self._embedded.signer_cert.dump())
        except Exception:  # noqa: BLE001 - see check
            return b""

    def _status(self, leaf: bytes, roots: tuple[bytes, ...], day: date) -> PdfSignatureStatus | None:
        try:
            context = ValidationContext(
                trust_roots=[x509.Certificate.load(root) for root in roots],
                moment=chain.moment_within(day, [leaf, *roots]),
                allow_fetching=False,
                revocation_mode="soft-fail",
            )
            return validate_pdf_signature(self._embedded, context)
        except Exception:  # noqa: BLE001 - see check
            return None

    def _moment(self) -> datetime | None:
        try:
            return self._embedded.self_reported_timestamp
        except Exception:  # noqa: BLE001 - see check
            return None

    def _is_canonical(self) -> bool:
        """Whether the hole in the file is one hole, to the end of the file, and holds our form alone."""
        try:
            zero, start, after, rest = map(int, self._embedded.byte_range)
            covered = self._pdf[:start] + self._pdf[after:]
            made = form.first_value(self._embedded.pkcs7_content)
            whole = zero == 0 < start < after and after + rest == len(self._pdf)
            ours = form.is_ours(made, hashlib.sha256(covered).digest())
            return whole and ours and self._pdf[start:after] == hole(made, after - start)
        except Exception:  # noqa: BLE001 - see check
            return False


def _coverage(status: PdfSignatureStatus | None) -> Coverage:
    found = status.coverage if status else None
    return _COVERAGE.get(found, Coverage.LESS) if found else Coverage.LESS


def _modification(status: PdfSignatureStatus | None) -> str:
    found = status.diff_result if status else None
    if found is None and status and status.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return NOTHING_ADDED
    return found.modification_level.name.lower() if isinstance(found, DiffResult) else "other"
