"""Names that are found in whatever way a program writes them down: letters, escapes, hex, Base64."""

import base64
import json
import re
import unicodedata
from urllib.parse import quote

SHORTEST = 4  # letters; shorter ones occur by chance


def forms(text: str) -> frozenset[bytes]:
    """The bytes in which a text may stand in a file."""
    found: set[bytes] = set()
    for one in {text, text.casefold(), text.upper(), *map(str, _normal(text))}:
        found |= _plain(one)
        raw = one.encode("utf-8", "surrogatepass")
        found |= {raw.hex().encode(), raw.hex().upper().encode()}
        for before in range(3):  # a Base64 text may begin at any of three places
            coded = base64.b64encode(b"\0" * before + raw)
            kept = coded[(before * 4 + 2) // 3 + (before > 0) : -4 if len(coded) > 8 else None]
            found |= {kept, kept.replace(b"+", b"-").replace(b"/", b"_")}
    return frozenset(one for one in found if len(one) >= SHORTEST)


def hits(content: bytes, texts: dict[str, frozenset[bytes]]) -> list[str]:
    """Which of the texts stand in these bytes in any form."""
    return [text for text, known in texts.items() if any(form in content for form in known)]


def one_pattern(texts: list[str]) -> re.Pattern[bytes]:
    """All forms of many texts at once, which is faster than one after the other."""
    every = {form for text in texts for form in _plain(text)}
    return re.compile(b"|".join(re.escape(one) for one in sorted(every, key=len, reverse=True)))


def _normal(text: str) -> set[str]:
    return {unicodedata.normalize(form, text) for form in ("NFC", "NFD")}


def _plain(text: str) -> set[bytes]:
    found = {text.encode("utf-8", "surrogatepass")}
    found |= {text.encode(code) for code in ("utf-16-le", "utf-16-be", "utf-32-le")}
    found |= {json.dumps(text)[1:-1].encode(), ascii(text)[1:-1].encode(), quote(text, safe="").encode()}
    for code in ("latin-1", "cp1252", "iso-8859-10"):
        try:
            found.add(text.encode(code))
        except UnicodeEncodeError:
            continue
    return found
