"""Whether what somebody wrote fits an answer of a key, in which * stands for any letters. Pure."""

import re
import unicodedata
from functools import lru_cache

STAR, ESCAPED = "*", r"\*"


def fits(key: str, given: str, *, case_matters: bool = False) -> bool:
    r"""Whether a short answer fits: letter by letter, spaces around and doubled ones aside.

    A * in the key stands for any letters or none, \* for a star. Letters with accents are the same however
    they were typed; with `case_matters` Oslo and OSLO differ.
    """
    return _pattern(key, case_matters).fullmatch(_tidied(given, case_matters=case_matters)) is not None


@lru_cache(maxsize=4096)
def _pattern(key: str, case_matters: bool) -> re.Pattern[str]:
    parts = re.split(r"(?<!\\)\*+", _tidied(key, case_matters=case_matters))
    plain = [re.escape(part.replace(ESCAPED, STAR)) for part in parts]
    return re.compile(".*?".join(plain), re.DOTALL)


def _tidied(words: str, *, case_matters: bool) -> str:
    plain = " ".join(unicodedata.normalize("NFC", words).split())
    return plain if case_matters else unicodedata.normalize("NFC", plain.casefold())
