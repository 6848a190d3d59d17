"""Numbers as candidates write them: with comma or point, spaces between thousands, perhaps a unit. Pure."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

_FARTHEST = 60  # power of ten: what is beyond it is no answer to any question
_MINUS = str.maketrans("−–—﹣－", "-----")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_RUN = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+")
_NUMBER = re.compile(
    r"([+-]?(?:\d{1,40}(?:[.,]\d{0,40})?|[.,]\d{1,40}))"
    r"(?:(?:[eE]|[*·×x]10\^)([+-]?\d{1,3}))?"  # 1,5e3, 1,5·10³ and 1,5*10^3
    r"([^\d.,].*)?"
)


@dataclass(frozen=True)
class Typed:
    """What was typed: the number in it if there is one, and whether it stands in another unit."""

    number: Decimal | None
    other_unit: bool = False


def read_typed(given: str, unit: str = "") -> Typed:
    """The number that somebody wrote. Who leaves the unit out means the one of the question.

    A point or a comma parts decimals; 1.234,5 has both and is no number. Without a unit in the question none
    is known, and a number with one is none.
    """
    found = _NUMBER.fullmatch(_squeezed(given))
    if found is None or (found[3] and not unit) or abs(int(found[2] or 0)) > _FARTHEST:
        return Typed(None)
    number = Decimal(found[1].replace(",", ".")).scaleb(int(found[2] or 0))
    written = (found[3] or "").replace("^", "")
    return Typed(number, bool(written) and written != _squeezed(unit).replace("^", ""))


def _squeezed(words: str) -> str:
    """Without spaces and marks of direction; what is raised stands behind ^."""
    plain = "".join(
        letter for letter in unicodedata.normalize("NFC", words) if unicodedata.category(letter) != "Cf"
    )
    squeezed = "".join(plain.split()).translate(_MINUS)
    return _RUN.sub(lambda found: f"^{found[0].translate(_RAISED)}", squeezed)
