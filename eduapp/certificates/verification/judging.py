"""Judges what is shown: a PDF file, a picture, the text of a code, or a serial that somebody typed.

A file with a signature stands or falls with it: its bytes, its one signature and the code in it must all be
of one key of the school. A file without one may be the scan of a paper (`scans`); then the code answers, as
in a picture.
`resources/verification/scripts/judge.js` follows the same rules in the same order.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from cryptography import x509

from eduapp.certificates import signing
from eduapp.certificates.seals.code import Checked, check_code
from eduapp.certificates.seals.facts import read_serial
from eduapp.certificates.seals.faults import Fault, UnknownKey
from eduapp.certificates.seals.fields import NotPrintable
from eduapp.certificates.seals.key_list import KeyList, State
from eduapp.certificates.seals.status_list import Status, StatusList
from eduapp.certificates.seals.verdict import Outcome, Verdict
from eduapp.certificates.seals.verdict import judge as verdict_of
from eduapp.certificates.signing.report import Report, Soundness
from eduapp.certificates.verification import pages, pictures, scans
from eduapp.certificates.verification.bounded import is_bounded
from eduapp.certificates.verification.faults import (
    OF_SOUNDNESS,
    NoSignature,
    NotInRegister,
    NotReadable,
    NumberAlone,
    OtherCode,
    OtherFile,
    SignedOutOfTime,
)
from eduapp.certificates.verification.judged import Basis, Judged
from eduapp.core import crockford

LARGEST = 32 * 2**20  # bytes
Register = Mapping[str, str]  # serial → SHA-256 of the file that was issued, hexadecimal

_CODE_BEGINS = re.compile(r"BEVIS[1-9]")
_END_IS_WITHIN = 1024  # bytes
# What a file holds that bears a signature, or did: one changed byte does not hide all of them.
_CLAIMS = (b"/ByteRange", b"/Adobe.PPKLite", b"/ETSI.CAdES.detached", b"/DocMDP", b"/SigFlags")
_RANGE = re.compile(rb"/ByteRange\s*\[\s*\d{1,10}\s+\d{1,10}\s+(\d{1,10})\s+(\d{1,10})\s*\]")


class Judge:
    """Answers by the lists at hand, as of a day."""

    def __init__(
        self, keys: KeyList, status: StatusList | None, register: Register | None, today: date
    ) -> None:
        self._keys, self._status, self._register, self._today = keys, status, register, today

    def text(self, typed: str) -> Judged:
        """The answer for a code that was scanned or typed, or for a serial alone."""
        typed = typed.lstrip(crockford.AROUND)  # what stands behind may be a sign of the code
        serial = None if _CODE_BEGINS.match(typed) else _serial_in(typed)
        if serial is not None:
            return Judged(self._number(serial), Basis.NUMBER)
        return Judged(self._verdict(lambda: self._known(check_code(typed, self._keys))), Basis.CODE)

    def file(self, content: bytes) -> Judged:
        """The answer for the bytes of a file, whatever they are."""
        digest = hashlib.sha256(content).hexdigest()
        if content.startswith(b"%PDF"):
            return self._pdf(content, digest)
        if len(content) > LARGEST:
            return Judged(self._judged(NotReadable()), Basis.CODE, digest=digest)
        verdict = self._verdict(
            lambda: self._known(check_code(pictures.code_in_picture(content), self._keys))
        )
        return Judged(verdict, Basis.CODE, digest=digest)

    def _pdf(self, content: bytes, digest: str) -> Judged:
        if not (_is_whole(content) and is_bounded(content)):
            return Judged(self._judged(NotReadable()), Basis.FILE, digest=digest)
        report = self._signed(content)
        told = partial(Judged, basis=Basis.FILE, report=report, digest=digest)
        soundness = self._soundness(report, content)
        try:
            if soundness is Soundness.FOREIGN and report.is_sound_by_itself:
                self._require_known(content)
            if soundness in OF_SOUNDNESS:
                raise OF_SOUNDNESS[soundness]
            signed = soundness is not Soundness.UNSIGNED
            checked = check_code(pages.code_in_pdf(content, of_one_paper=signed), self._keys)
            if signed:
                basis, kept = self._proof(checked, report, digest)
            elif scans.is_scan(content):
                basis, kept = Basis.CODE, None
            else:
                raise NoSignature
            return told(self._judged(self._known(checked)), basis=basis, kept=kept)
        except Fault as fault:
            return told(self._judged(fault), kept=False if isinstance(fault, OtherFile) else None)

    def _signed(self, content: bytes) -> Report:
        return signing.check(content, [self._keys.root_certificate], self._today)

    def _soundness(self, report: Report, content: bytes) -> Soundness:
        """The report's answer, as far as it hangs on no day.

        A file that bears a signature and cannot be read by it was changed, or added to where all is sound up
        to where the signature reaches; another that cannot be read is looked at.
        """
        ranges = _RANGE.findall(content)
        if len(ranges) > 1:
            return Soundness.SEVERAL
        if report.soundness is Soundness.OUT_OF_TIME:
            return Soundness.SOUND  # of today; the day of issue is asked about once it is known
        if report.soundness not in (Soundness.UNSIGNED, Soundness.DAMAGED):
            return report.soundness
        if not any(one in content for one in _CLAIMS):
            return Soundness.UNSIGNED
        end = sum(map(int, ranges[0])) if ranges else len(content)
        before = self._signed(content[:end]).soundness if end < len(content) else Soundness.CHANGED
        was_sound = before in (Soundness.SOUND, Soundness.OUT_OF_TIME)
        return Soundness.EDITED_AFTER if was_sound else Soundness.CHANGED

    def _proof(self, checked: Checked, report: Report, digest: str) -> tuple[Basis, bool | None]:
        """What a sound file rests on, and whether the register has it.

        Once the key was lost the signature proves nothing by itself: then the code does, or the register.
        Raises SignedOutOfTime, OtherCode, OtherFile.
        """
        (signature,) = report.signatures
        if not _held_on(checked.key.certificate, checked.facts.issued_on):
            raise SignedOutOfTime
        if signature.signer != hashlib.sha256(checked.key.certificate).hexdigest():
            raise OtherCode
        stored = (self._register or {}).get(checked.facts.serial)
        if stored not in (None, digest):
            raise OtherFile
        proven = stored is not None or checked.key.state is not State.LOST
        return (Basis.FILE if proven else Basis.CODE), (None if stored is None else True)

    def _require_known(self, content: bytes) -> None:
        """Raise UnknownKey for the paper of another school: its code is by a key that is not here, too.

        With a code of this school, or without one, a foreign signature makes no paper genuine.
        """
        try:
            check_code(pages.code_in_pdf(content, of_one_paper=True), self._keys)
        except UnknownKey:
            raise
        except Fault:
            return

    def _known(self, checked: Checked) -> Checked:
        """The same, if the register at hand has issued it. Raises NotInRegister."""
        if self._register is not None and checked.facts.serial not in self._register:
            raise NotInRegister
        return checked

    def _number(self, serial: str) -> Verdict:
        age = None if self._status is None else self._status.age(self._today)
        entry = None if self._status is None else self._status.of(serial)
        if entry is not None:
            outcome = Outcome.REVOKED if entry.status is Status.REVOKED else Outcome.REPLACED
            return Verdict(outcome, day=entry.day, list_age=age)
        if self._register is not None and serial not in self._register:
            return self._judged(NotInRegister())
        return self._judged(NumberAlone())

    def _verdict(self, checked: Callable[[], Checked]) -> Verdict:
        try:
            return self._judged(checked())
        except Fault as fault:
            return self._judged(fault)

    def _judged(self, found: Checked | Fault) -> Verdict:
        return verdict_of(found, self._status, self._today)


def _serial_in(typed: str) -> str | None:
    try:
        return read_serial(typed)
    except NotPrintable:
        return None


def _is_whole(content: bytes) -> bool:
    """Whether a file begins and ends as a PDF does: one that was cut short does not."""
    return len(content) <= LARGEST and content.startswith(b"%PDF-") and b"%%EOF" in content[-_END_IS_WITHIN:]


def _held_on(certificate: bytes, day: date) -> bool:
    """Whether a certificate held on a day. A key may be made in the morning and sign at noon."""
    read = x509.load_der_x509_certificate(certificate)
    return read.not_valid_before_utc.date() <= day <= read.not_valid_after_utc.date()
