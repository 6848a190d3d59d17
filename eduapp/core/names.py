"""How people's names are kept, found and sorted. Names are text: nothing is derived from them."""

import unicodedata
from functools import cache

LONGEST_NAME = 120
_APOSTROPHES = "'’‘`´ʹ"  # those of letter kind (ʻ, ʼ, ʿ) count as letters anyway

# Letters that Unicode does not take apart, with what people type for them.
_PLAIN = str.maketrans({
    "ø": "o", "æ": "ae", "đ": "d", "ð": "d", "ŧ": "t", "ŋ": "n", "ł": "l", "ħ": "h", "ı": "i", "œ": "oe",
    "þ": "th", "ß": "ss", "’": "", "'": "", "ʼ": "", "-": " ",
})  # fmt: skip


def tidy(text: str) -> str:
    """The name as typed, in Unicode form NFC and without spaces around or doubled."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def hidden_characters(text: str) -> list[str]:
    """Control, direction and private characters (Cc, Cf, Co, Cs, Zl, Zp) as U+ codes: no name holds them.

    The zero-width joiners stay allowed: Persian, Urdu and Indic names are written with them.
    """
    allowed = {"\u200c", "\u200d"}
    bad = [
        c
        for c in text
        if unicodedata.category(c) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"} and c not in allowed
    ]
    return [f"U+{ord(c):04X}" for c in bad]


def begins_as_name(text: str) -> bool:
    """Whether a name begins with a letter of any script, perhaps behind an apostrophe: 't Hooft, ʻAlī, ’Abd.

    What begins with =, +, - or @ is a formula to a spreadsheet that the name may come to, and no name.
    """
    return text.lstrip(_APOSTROPHES)[:1].isalpha()


def folded(text: str) -> str:
    """Lower case without accents, so that `sara` finds Sárá and `ostby` finds Østby."""
    plain = unicodedata.normalize("NFKD", text).casefold()  # apart first: 𝐀 becomes A, then a
    apart = unicodedata.normalize("NFKD", plain).translate(_PLAIN)
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())


def search_text(*parts: str) -> str:
    """What a search looks in: every word with a space before it, so `% sar%` finds beginnings of words."""
    return " " + " ".join(filter(None, (folded(part) for part in parts)))


def typed_words(typed: str) -> list[str]:
    """The words somebody looks for, without case and accents.

    Commas only part words: lists show "Eide, Lars", and so people type it.
    """
    return folded(typed).replace(",", " ").split()


def all_begin_words(typed: str, *parts: str) -> bool:
    """Whether each word somebody looks for begins a word of these, as `search_patterns` asks it."""
    within = search_text(*parts)
    return all(f" {word}" in within for word in typed_words(typed))


def search_patterns(typed: str) -> list[str]:
    """One LIKE pattern a typed word; all must match. A typed `%` or `_` is an ordinary sign."""
    escaped = (word.replace("!", "!!").replace("%", "!%").replace("_", "!_") for word in typed_words(typed))
    return [f"% {word}%" for word in escaped]


_ORDER = {"æ": "z{", "ä": "z{", "ø": "z|", "ö": "z|", "å": "z}"}


def sort_key(*parts: str) -> str:
    """A text whose plain byte order is the Norwegian order: a … z æ ø å, with `aa` as å, accents ignored."""
    keys = []
    for part in parts:
        text = unicodedata.normalize("NFC", part.casefold()).replace("aa", "å")
        keys.append(text if text.isascii() else "".join(map(_letter_key, text)))
    return "\x1f".join(keys)


@cache
def _letter_key(letter: str) -> str:
    return _ORDER.get(letter) or folded(letter) or letter
