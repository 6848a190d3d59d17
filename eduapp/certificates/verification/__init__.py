"""Whether a paper that somebody shows is genuine, without a network: file, picture, code or number.

    faults, judged       what may be wrong, and the answer
    pictures, pages      squares of dots in pictures and on the pages of PDF files
    scans                what a PDF file without a signature must be to be taken for a scan
    judging              the rules, in their order
    lists                what a school hands out so that others can check: its keys, its revoked papers
    words, web_page      verify.html, which follows the same rules in any browser

No database and no Qt: what is needed is given. Importing this costs nothing.
"""

from collections.abc import Mapping
from datetime import date

from eduapp.certificates.seals.key_list import KeyList
from eduapp.certificates.seals.status_list import StatusList
from eduapp.certificates.verification.judged import Basis, Judged


def judge(
    data: bytes | str,
    keys: KeyList,
    status: StatusList | None,
    register: Mapping[str, str] | None,
    today: date,
) -> Judged:
    """The answer for a file (bytes: PDF, picture) or for what was typed (the text of a code, or a serial).

    `register` tells the SHA-256 (hexadecimal) of the file that was issued for each serial, where the school's
    own register is at hand. It never raises for what somebody shows.
    """
    from eduapp.certificates.verification.judging import Judge  # noqa: PLC0415 - heavy

    judging = Judge(keys, status, register, today)
    return judging.text(data) if isinstance(data, str) else judging.file(data)


__all__ = ["Basis", "Judged", "judge"]
