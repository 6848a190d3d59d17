"""The files that an item names: pictures of its package or folder, and texts. Nothing is ever fetched."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote

from eduapp.exams.questions.formats.gift_text import Stopped
from eduapp.exams.questions.formats.qti_faults import FileMissing, PathLeaves, PictureElsewhere
from eduapp.exams.questions.rules.picture import ENDINGS, LONGEST_PICTURE_NAME, Picture

Beside = Callable[[str], bytes | None]  # a path within a folder or package; None if it is not there
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_ODD = re.compile(r"[^\w ().-]")


def nothing_beside(_path: str) -> bytes | None:
    """Where only the item itself is at hand."""
    return None


def within(folder: str, address: str, line: int) -> str:
    """The path in a package that an address of a file in `folder` leads to. Raises Stopped if it leaves."""
    path = unquote(address.strip())
    if _ELSEWHERE.match(address.strip()) or _ELSEWHERE.match(path):
        raise Stopped(line, PictureElsewhere(text=address[:80]))
    whole = posixpath.normpath(posixpath.join(folder, path))
    if path.startswith("/") or "\\" in path or "\0" in path or whole.split("/")[0] == "..":
        raise Stopped(line, PathLeaves(text=address[:80]))
    return whole


@dataclass
class Files:
    """What lies around one item, and which pictures it has taken from there so far."""

    beside: Beside = nothing_beside
    folder: str = ""
    pictures: dict[str, Picture] = field(default_factory=dict)  # by path

    def content(self, address: str, line: int) -> bytes:
        """The bytes of a file. Raises Stopped if it is not there, or would have to be fetched."""
        path = within(self.folder, address, line)
        try:
            found = self.beside(path)
        except Stopped as stop:
            raise Stopped(line, stop.reason) from None
        if found is None:
            raise Stopped(line, FileMissing(text=address[:80]))
        return found

    def picture(self, address: str, line: int) -> Picture:
        """A picture under a name of its own."""
        path = within(self.folder, address, line)
        if path not in self.pictures:
            self.pictures[path] = self._named(posixpath.basename(path), self.content(address, line))
        return self.pictures[path]

    def _named(self, name: str, content: bytes) -> Picture:
        """Under its own name as far as it is a plain one, ended as the picture is, and taken by no other."""
        endings = ENDINGS.get(Picture(name, content).media_type, ("",))
        stem, dot, _ending = name.rpartition(".") if name.lower().endswith(endings) else (name, "", "")
        stem = stem if dot else name
        ending = name[len(stem) :] or endings[0]
        plain = _ODD.sub("-", unicodedata.normalize("NFC", stem)).lstrip(" .-") or "picture"
        plain = plain[: LONGEST_PICTURE_NAME - len(ending) - 4]
        taken = {picture.name for picture in self.pictures.values()}
        names = [plain + ending, *(f"{plain}-{number}{ending}" for number in range(2, len(taken) + 3))]
        return Picture(next(each for each in names if each not in taken), content)
