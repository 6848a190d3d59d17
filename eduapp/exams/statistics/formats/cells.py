"""Cells that hold marks: their texts become whole numbers of one unit, as fine as the finest of them."""

import re
from collections.abc import Sequence

from eduapp.core.violations import Violation
from eduapp.exams.statistics.formats import places

LEFT_OUT = -1  # a question that was not answered; no mark is negative
LONGEST_QUOTE = 40
_MARK = re.compile(r"\+?(?=[.,]?[0-9])([0-9]{0,12})(?:[.,]([0-9]{0,15}))?")
_BELOW = re.compile(r"[-−–] ?[.,]?[0-9]{1,12}(?:[.,][0-9]{0,15})?")
_NOTHING = frozenset({"", "-", "−", "–", "—"})


class Cells:
    """Knows each text it has read: in a table of marks the same few come again and again."""

    def __init__(self) -> None:
        self.decimals = 0  # of the unit: 10 to the power of it makes a point
        self._known: dict[str, int] = {}

    def read(self, texts: Sequence[str]) -> list[int] | None:
        """The marks of a row whose texts are all known, LEFT_OUT among them; None if any is not."""
        try:
            return [self._known[text] for text in texts]
        except KeyError:
            return None

    def learn(self, text: str) -> Violation | None:
        """Know a text from now on, in a finer unit if it needs one; or why it is no mark."""
        if text in self._known:
            return None
        plain = text.strip().replace("\xa0", "")
        if plain in _NOTHING:
            self._known[text] = LEFT_OUT
            return None
        match = _MARK.fullmatch(plain)
        if match is None:
            below = _BELOW.fullmatch(plain)
            fault = places.BelowNothing if below else places.NotAMark
            return fault(text=quoted(plain))
        fine = (match[2] or "").rstrip("0")
        if len(fine) > self.decimals:
            self._refine(len(fine))
        self._known[text] = int((match[1] or "0") + fine.ljust(self.decimals, "0"))
        return None

    def _refine(self, decimals: int) -> None:
        factor = 10 ** (decimals - self.decimals)
        self._known = {text: finer(mark, factor) for text, mark in self._known.items()}
        self.decimals = decimals


def finer(mark: int, factor: int) -> int:
    """A mark in a unit that is so many times finer."""
    return mark if mark == LEFT_OUT else mark * factor


def unhidden(text: str) -> str:
    """The text with a dot for everything hidden in it, which a terminal would obey."""
    return "".join(letter if letter.isprintable() else "·" for letter in text)


def quoted(text: str) -> str:
    """The text of a cell fit for a sentence: one line, not too long, nothing hidden in it."""
    plain = unhidden(text[: LONGEST_QUOTE + 1])
    return plain if len(plain) <= LONGEST_QUOTE else plain[: LONGEST_QUOTE - 1] + "…"
