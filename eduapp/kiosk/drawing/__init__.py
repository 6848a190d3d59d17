"""The rest of an exam on paper: what is not answered yet with room to write, and the answers so far.

Importing this costs nothing: what draws is loaded when it is needed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from eduapp.core.files import sha256, write_atomically
from eduapp.kiosk.formats.paper import PaperContent


@dataclass(frozen=True)
class Written:
    """A file that was written: where, how many pages, and the mark that all its page codes begin with."""

    path: Path
    pages: int
    mark: str


def mark_of(attempt: str) -> str:
    """What the pages of an attempt are marked with: it tells nothing of a person."""
    return sha256(attempt.encode())[:6].upper()


def rest_on_paper(paper: PaperContent, answers: Mapping[int, Any], now: datetime, folder: Path) -> Written:
    """Write the rest of the exam as a PDF into a folder. Raises Unavailable."""
    from eduapp.kiosk.drawing import rest  # noqa: PLC0415 - heavy

    mark = mark_of(paper.attempt)
    content, pages = rest.drawn(paper, answers, now, mark)
    path = folder / f"paper-{paper.number}.pdf"
    write_atomically(path, content)
    return Written(path, pages, mark)
