"""Draws question papers and answer sheets: facts in, bytes of a PDF out. No database, no screen, no clock.

Importing this costs nothing: what draws is loaded when the first paper is.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eduapp.core.violations import Violation
    from eduapp.exams.papers.rules.printed import Print, PrintedPaper


def draw_paper(
    paper: "PrintedPaper", how: "Print", day: date, *, mark: str = "", copy: int = 0, across: str = ""
) -> bytes:
    """The questions of one version. With a `mark` each page has the code of this copy at its foot."""
    from eduapp.exams.papers.drawing import copies  # noqa: PLC0415 - heavy

    return copies.question_paper(paper, how, day, mark=mark, copy=copy, across=across)


def draw_answer_sheets(
    paper: "PrintedPaper", how: "Print", day: date, mark: str, numbers: Iterable[int], *, across: str = ""
) -> bytes:
    """The answer sheets of these copies of one version in one file, each page with its code and no name."""
    from eduapp.exams.papers.drawing import copies  # noqa: PLC0415 - heavy

    return copies.answer_sheets(paper, how, day, mark, list(numbers), across=across)


def draw_copies(
    paper: "PrintedPaper", how: "Print", day: date, mark: str, numbers: Iterable[int], *, across: str = ""
) -> Iterator[bytes]:
    """A file for each copy: its questions, then its answer sheet. Set once, so that many cost little."""
    from eduapp.exams.papers.drawing import copies  # noqa: PLC0415 - heavy

    return copies.whole_copies(paper, how, day, mark, numbers, across=across)


def check(paper: "PrintedPaper") -> list["Violation"]:
    """Everything that stands against drawing this paper, such as letters that no font has."""
    from eduapp.exams.papers.drawing import look  # noqa: PLC0415 - heavy

    return look.unknown_letters(paper)


def typeface(paper: "PrintedPaper", how: "Print") -> str:
    """What the letters are called that the paper is set in: easy ones only where they suffice."""
    from eduapp.exams.papers.drawing import look  # noqa: PLC0415 - heavy

    return look.NAMES[look.family_of(paper, how)]


__all__ = ["check", "draw_answer_sheets", "draw_copies", "draw_paper", "typeface"]
