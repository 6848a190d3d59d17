"""Which format a file of questions is in, told by its first bytes; its name is only a hint."""

import re

GIFT, AIKEN, MOODLE, QTI = "gift", "aiken", "moodle-xml", "qti"
LOOKED_AT = 64 * 2**10  # bytes from the beginning
_ZIP = b"PK\x03\x04"
_MARK = b"\xef\xbb\xbf"
_ROOT = re.compile(rb"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_ANSWER = re.compile(rb"^ANSWER:\s*[A-Z]\s*$", re.MULTILINE)
_CHOICE = re.compile(rb"^[A-Z][.)]\s+\S", re.MULTILINE)
_BY_NAME = {".gift": GIFT, ".zip": QTI}


def found_format(name: str, data: bytes) -> str:
    """The format of a file of this name. What nothing speaks for is taken for GIFT, which says why not."""
    head = data[:LOOKED_AT].removeprefix(_MARK).replace(b"\r\n", b"\n").replace(b"\r", b"\n").lstrip()
    if head.startswith(_ZIP):
        return QTI
    if head.startswith(b"<"):
        root = _ROOT.search(head)
        return MOODLE if root is not None and root[1] == b"quiz" else QTI
    if _ANSWER.search(head) and _CHOICE.search(head):
        return AIKEN
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    return _BY_NAME.get(ending, GIFT)
