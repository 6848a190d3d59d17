"""Names, texts, codes and words of closed lists in cells: kept as typed, unless they would print wrongly.

Like those in `cells`, each function makes a parser: text in, value or Problem out.

    choices({"high": ("høyt", "høgt")})   "høgt" → "high"
    names(), texts(), codes()             the text itself, tidied and safe to print
    zones()                               "europe/oslo" → "Europe/Oslo"
"""

import difflib
import itertools
import re
import unicodedata
from collections.abc import Mapping

from eduapp.core.day_clock import zone_names
from eduapp.core.i18n import N_
from eduapp.core.names import LONGEST_NAME, begins_as_name, folded, hidden_characters, tidy
from eduapp.exchange.files.formats.cells import Parser
from eduapp.exchange.files.formats.remarks import Problem

_DASHES_AND_QUOTES = "–—‘’“”"
_FAULT_OF_A_SHEET = re.compile(r"#(?:[A-ZÆØÅ]+[!?]|[A-Z]+/[A-Z0-9]!?)")
NOT_A_CHOICE = N_("{text} is not known here. Write one of these: {options}.")
PERHAPS = N_("{text} is not known here. Perhaps {guess} is meant.")
HIDDEN = N_("{text} holds a hidden character ({codes}). Type it again.")
BROKEN = N_("{text} has broken letters. Write {whole}.")
LOST_LETTER = N_("{text} has lost a letter where ? stands. Type it again.")
NO_LETTER = N_("{text} holds no letter. Write the name, or leave the cell empty.")
ODD_START = N_("{text} does not begin with a letter. Write the name without what stands in front.")
TOO_LONG = N_("{text} has {length} characters; {most} is the most. Shorten it.")
ONE_WORD = N_("{text} holds a space or a line end. Write it as one word.")
NO_ZONE = N_("{text} is no time zone. Write it as Europe/Oslo, or leave the cell empty.")
FAULT = N_("{text} is a fault of the spreadsheet it came from. Write the value.")


def choices(words: Mapping[str, tuple[str, ...]]) -> Parser[str]:
    """One of a closed list: code → the words people write for it, in all languages; the first is shown."""
    known = {folded(word): code for code, said in words.items() for word in (code, *said)}
    shown = ", ".join(said[0] if said else code for code, said in words.items())

    def parse(text: str) -> str | Problem:
        code = known.get(folded(text))
        if code is not None:
            return code
        near = difflib.get_close_matches(folded(text[:LONGEST_NAME]), known, n=1, cutoff=0.8)
        if near:
            said = words[known[near[0]]]
            return Problem(PERHAPS, {"guess": said[0] if said else known[near[0]]}, text=text)
        return Problem(NOT_A_CHOICE, {"options": shown}, text=text)

    return parse


def names(longest: int = LONGEST_NAME) -> Parser[str]:
    """A name in any script, kept as typed but in form NFC. Broken letters are told: they get printed."""

    def parse(text: str) -> str | Problem:
        name = tidy(text)
        problem = _unprintable(name, longest)
        if problem:
            return problem
        if "?" in name or "\ufffd" in name:
            return Problem(LOST_LETTER, text=text)
        if not any(unicodedata.category(c)[0] == "L" for c in name):
            return Problem(NO_LETTER, text=text)
        if not begins_as_name(name):
            return Problem(ODD_START, text=text)
        return name

    return parse


def texts(longest: int = 2_000) -> Parser[str]:
    """Anything people write, over several lines if they like; form NFC, nothing hidden."""

    def parse(text: str) -> str | Problem:
        lines = [tidy(line) for line in unicodedata.normalize("NFC", text).replace("\r", "\n").split("\n")]
        return _unprintable(tidy(text), longest) or "\n".join(filter(None, lines))

    return parse


def codes(longest: int = 40) -> Parser[str]:
    """A number or code by which something is known, as typed: leading zeros stay, spaces do not fit."""

    def parse(text: str) -> str | Problem:
        code = unicodedata.normalize("NFC", text)
        return _unprintable(code, longest) or (
            Problem(ONE_WORD, text=text) if len(code.split()) != 1 else code
        )

    return parse


def zones() -> Parser[str]:
    """A time zone by its name in the IANA database, whatever the size of its letters."""

    def parse(text: str) -> str | Problem:
        return zone_names().get(tidy(text).casefold()) or Problem(NO_ZONE, text=text)

    return parse


def _unprintable(text: str, longest: int) -> Problem | None:
    """What would go wrong on paper: hidden characters, wrongly read letters, too many of them."""
    hidden = hidden_characters(text.replace("\n", " ").replace("\t", " "))
    if hidden:
        return Problem(HIDDEN, {"codes": ", ".join(dict.fromkeys(hidden[:3]))}, text=text)
    if len(text) > longest:
        return Problem(TOO_LONG, {"length": len(text), "most": longest}, text=text)
    if _FAULT_OF_A_SHEET.fullmatch(text):
        return Problem(FAULT, text=text)
    whole = _read_rightly(text)
    return Problem(BROKEN, {"whole": whole}, text=text) if whole else None


def _read_rightly(text: str) -> str:
    """Bjørn for BjÃ¸rn, which is UTF-8 read as Windows-1252; empty if the letters are whole."""
    if not any(_is_half_a_letter(*pair) for pair in itertools.pairwise(text)):
        return ""
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""


def _is_half_a_letter(character: str, after: str) -> bool:
    """Whether this may be the first byte of a letter: an accented capital with a sign behind it."""
    if not "\u00c2" <= character <= "\u00f4" or after.isascii():
        return False
    return character == "Ã" or not (after.isalpha() or after in _DASHES_AND_QUOTES)
