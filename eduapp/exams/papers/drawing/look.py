"""How a paper looks: the sheet, the size of its letters, and the family they are of."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_
from eduapp.core.violations import Violation
from eduapp.drawing import fonts, text
from eduapp.drawing.ink import INK, mm
from eduapp.drawing.style import SMALLEST_TYPE, Align, Style
from eduapp.exams.papers.drawing.paragraphs import words_in
from eduapp.exams.papers.rules.printed import PRINTS, Print, PrintedPaper

ORDINARY_FAMILY, EASY_FAMILY, INSTEAD = "NotoSans", "AtkinsonHyperlegible", "Inter"
NAMES = {ORDINARY_FAMILY: "Noto Sans", EASY_FAMILY: "Atkinson Hyperlegible", INSTEAD: "Inter"}
_SHEETS = {"A4": (210.0, 297.0), "A3": (297.0, 420.0)}
_EASY_BODY = 13.0  # points at least
_OTHER_SCRIPTS = ("ARABIC", "ETHIOPIC")  # set in families of their own whatever the rest is in


class LettersMissing(Violation):
    """A paper must not have boxes instead of letters."""

    message = N_("No font of the program has the letters {letters} (in “{where}”). Write them differently.")


@dataclass(frozen=True)
class Look:
    """All that a page is set with, in points."""

    width: float
    height: float
    body: float
    leading: float
    family: str

    @property
    def side(self) -> float:
        """The margin at the left and the right."""
        return mm(18)

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.side

    @property
    def small(self) -> float:
        """The size of what stands beside: points, hints, the foot."""
        return max(self.body * 0.82, SMALLEST_TYPE + 1)

    def style(
        self, size: float = 0, *, bold: bool = False, colour: str = INK, align: Align = "left"
    ) -> Style:
        """Letters of a size, the body's if none is told."""
        size = size or self.body
        return Style(
            chain(self.family, bold=bold), size, size, self.leading, 0, colour, align, capitals=False
        )


@cache
def chain(family: str, *, bold: bool) -> text.Chain:
    """The faces a letter is looked for in; Inter last, for signs of mathematics that Noto Sans lacks."""
    weight = "Bold" if bold else "Regular"
    return tuple(dict.fromkeys((*fonts.chain(family, bold), f"{INSTEAD}-{weight}")))


def look_of(paper: PrintedPaper, how: Print) -> Look:
    """The look of a paper in some print."""
    code = code_list(PRINTS)[how.size]
    width, height = (mm(side) for side in _SHEETS[code.said("sheet")])
    body = float(cast("int", code.flags["body"]))
    leading = 1.32
    if how.easy:
        body, leading = max(body, _EASY_BODY), 1.5
    return Look(width, height, body, leading, family_of(paper, how))


def family_of(paper: PrintedPaper, how: Print) -> str:
    """The family of its letters: the easy one only if it has every letter of its script on the paper."""
    if not how.easy:
        return ORDINARY_FAMILY
    known = fonts.face(f"{EASY_FAMILY}-Regular").letters & fonts.face(f"{EASY_FAMILY}-Bold").letters
    needed = {ord(one) for _where, said in words_of(paper) for one in said if _is_letter(one)}
    return EASY_FAMILY if needed <= known else INSTEAD


def unknown_letters(paper: PrintedPaper) -> list[Violation]:
    """A reason for each text with letters that no font has."""
    found: list[Violation] = []
    for where, said in words_of(paper):
        faces = chain(ORDINARY_FAMILY, bold=True)
        if missing := text.missing(said.replace("\n", " "), faces):
            found.append(LettersMissing(letters=" ".join(missing), where=where))
    return found


def words_of(paper: PrintedPaper) -> Iterator[tuple[str, str]]:
    """All words of a paper that are not the program's own, each with where they stand."""
    beside = (paper.title, paper.course, paper.instructions, paper.aids_note)
    yield paper.title, " ".join(filter(None, beside))
    for one in paper.questions:
        texts = [words_in(each) for each in (one.stem, *one.choices, *one.lefts)]
        said = " ".join([one.heading, *texts, *one.rights, one.unit])
        yield " ".join(texts[0].split())[:40], said


def _is_letter(letter: str) -> bool:
    """Whether it is one that the family must have: signs come from another, and so do other scripts."""
    if not unicodedata.category(letter).startswith("L") or unicodedata.category(letter) == "Lm":
        return False
    return not unicodedata.name(letter, "").startswith(_OTHER_SCRIPTS)
