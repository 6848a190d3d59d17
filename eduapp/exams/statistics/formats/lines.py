"""The lines of a file, decoded one by one, so that no file is too large to be read."""

import re
from collections import deque
from collections.abc import Iterator
from io import BufferedReader

from eduapp.exams.statistics.formats import places
from eduapp.exams.statistics.formats.places import Fault

LONGEST = 2**20  # bytes of a line
_MARK = b"\xef\xbb\xbf"
_FOREIGN = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"\xff\xfe", b"\xfe\xff")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")  # some systems end lines with a return alone
_OTHER = "cp1252"  # what a Norwegian Excel saves as CSV


class Broken(Exception):
    """The file cannot be read on."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.reason.name)
        self.fault = fault


class Lines(Iterator[str]):
    """Lines with their ends; `number` is that of the last one that was given. Raises Broken, and OSError."""

    def __init__(self, file: BufferedReader) -> None:
        self._file = file
        self._ahead: deque[str] = deque()
        self.number = 0

    def __next__(self) -> str:
        if not self._ahead:
            self._ahead += _LINE.findall(self._read())
        self.number += 1
        return self._ahead.popleft()

    def first(self) -> str:
        """Go past blank lines; the first other one, which comes next too. Raises Broken if there is none."""
        for line in self:
            if line.strip():
                self.number -= 1
                self._ahead.appendleft(line)
                return line
        raise Broken(Fault(1, 0, places.NothingInIt()))

    def _read(self) -> str:
        raw, number = self._file.readline(LONGEST + 1), self.number + 1
        if not raw:
            raise StopIteration
        if len(raw) > LONGEST:
            raise Broken(Fault(number, 0, places.LineTooLong()))
        if b"\0" in raw or (number == 1 and raw.startswith(_FOREIGN)):
            raise Broken(Fault(number, 0, places.NotATextFile()))
        return _decoded(raw.removeprefix(_MARK) if number == 1 else raw, number)


def _decoded(raw: bytes, number: int) -> str:
    for codec in ("utf-8", _OTHER):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    raise Broken(Fault(number, 0, places.NotLetters()))
