"""Judges what is shown: a PDF file, a picture, the text of a code, or a serial that somebody typed.

A file with a signature stands or falls with it: its bytes, its one signature and the code in it must all be
of one key of the school. A file without one may be the scan of a paper; then the code answers, as in a
picture.
`resources/verification/scripts/judge.js` follows the same rules in the same order.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from datetime import date

from eduapp.certificates import signing
from eduapp.certificates.seals.code import Checked, check_code
from eduapp.certificates.seals.facts import read_serial
from eduapp.certificates.seals.faults import Fault
from eduapp.certificates.seals.fields import NotPrintable
from eduapp.certificates.seals.key_list import KeyList, State
from eduapp.certificates.seals.status_list import Status, StatusList
from eduapp.certificates.seals.verdict import Outcome, Verdict
from eduapp.certificates.seals.verdict import judge as verdict_of
from eduapp.certificates.signing.report import Report, Soundness
from eduapp.certificates.verification import pages, pictures
from eduapp.certificates.verification.faults import (
    OF_SOUNDNESS,
    NoSignature,
    NotInRegister,
    NotReadable,
    NumberAlone,
    OtherCode,
    OtherFile,
)
from eduapp.certificates.verification.judged import Basis, Judged

LARGEST = 32 * 2**20  # bytes
Register = Mapping[str, str]  # serial → SHA-256 of the file that was issued, hexadecimal

_CODE_BEGINS = re.compile(r"\s*BEVIS[1-9]")
_END_IS_WITHIN = 1024  # bytes
# What a file holds that bears a signature, or did: one changed byte does not hide all of them.
_CLAIMS = (b"/ByteRange", b"/Adobe.PPKLite", b"/ETSI.CAdES.detached", b"/DocMDP", b"/SigFlags")


class Judge:
    """Answers by the lists at hand, as of a day."""

    def __init__(
        self, keys: KeyList, status: StatusList | None, register: Register | None, today: date
    ) -> None:
        self._keys, self._status, self._register, self._today = keys, status, register, today

    def text(self, typed: str) -> Judged:
        """The answer for a code that was scanned or typed, or for a serial alone."""
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
        if not _is_whole(content):
            return Judged(self._judged(NotReadable()), Basis.FILE, digest=digest)
        seen, checked = self._seen(content)
        day = checked.facts.issued_on if isinstance(checked, Checked) else self._today
        report = signing.check(content, [self._keys.root_certificate], day)
        soundness = _soundness(report, content)
        if soundness in OF_SOUNDNESS:
            return Judged(self._judged(OF_SOUNDNESS[soundness]()), Basis.FILE, report, digest=digest)
        if isinstance(checked, Fault):
            return Judged(self._judged(checked), Basis.FILE, report, digest=digest)
        if soundness is Soundness.SOUND:
            return self._sound(checked, report, digest)
        found = self._verdict(lambda: self._known(checked)) if seen and seen.is_picture else None
        verdict = found or self._judged(NoSignature())
        return Judged(verdict, Basis.CODE if found else Basis.FILE, report, digest=digest)

    def _seen(self, content: bytes) -> tuple[pages.Seen | None, Checked | Fault]:
        """What is on the pages, and the code there as it was checked."""
        try:
            seen = pages.seen_in_pdf(content)
        except Fault as fault:
            return None, fault
        try:
            return seen, check_code(seen.code, self._keys)
        except Fault as fault:
            return seen, fault

    def _sound(self, checked: Checked, report: Report, digest: str) -> Judged:
        """A file as the school signed it. Once the key was lost its signature proves nothing by itself."""
        (signature,) = report.signatures
        if signature.signer != hashlib.sha256(checked.key.certificate).hexdigest():
            return Judged(self._judged(OtherCode()), Basis.FILE, report, digest=digest)
        stored = (self._register or {}).get(checked.facts.serial)
        kept = None if stored is None else stored == digest
        if kept is False:
            return Judged(self._judged(OtherFile()), Basis.FILE, report, kept, digest)
        proven = kept or checked.key.state is not State.LOST
        verdict = self._verdict(lambda: self._known(checked))
        return Judged(verdict, Basis.FILE if proven else Basis.CODE, report, kept, digest)

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


def _soundness(report: Report, content: bytes) -> Soundness:
    """The report's answer; a file that bears a signature and cannot be read by it was changed."""
    unclear = report.soundness in (Soundness.UNSIGNED, Soundness.DAMAGED)
    claims = any(one in content for one in _CLAIMS)
    return Soundness.CHANGED if unclear and claims else report.soundness
