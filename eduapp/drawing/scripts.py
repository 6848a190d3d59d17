"""Which of the program's fonts draws which script, so that people of the whole world get their own letters.

A letter says its script in the first word of its Unicode name. The file of a script is read when the first
letter of it is drawn, and never before: nearly every paper needs one or two of them. Add a script by putting
its font into resources/fonts and a line here.
"""

import functools
import unicodedata
from collections.abc import Mapping

FAMILY_OF: Mapping[str, str] = {
    # Europe and Western Asia
    "ARMENIAN": "NotoSansArmenian",
    "GEORGIAN": "NotoSansGeorgian",
    "HEBREW": "NotoSansHebrew",
    "ARABIC": "NotoSansArabic",
    "SYRIAC": "NotoSansSyriac",
    "THAANA": "NotoSansThaana",
    # Africa
    "ETHIOPIC": "NotoSansEthiopic",
    "NKO": "NotoSansNKo",
    "TIFINAGH": "NotoSansTifinagh",
    "ADLAM": "NotoSansAdlam",
    "VAI": "NotoSansVai",
    # Southern Asia
    "DEVANAGARI": "NotoSansDevanagari",
    "BENGALI": "NotoSansBengali",
    "GURMUKHI": "NotoSansGurmukhi",
    "GUJARATI": "NotoSansGujarati",
    "ORIYA": "NotoSansOriya",
    "TAMIL": "NotoSansTamil",
    "TELUGU": "NotoSansTelugu",
    "KANNADA": "NotoSansKannada",
    "MALAYALAM": "NotoSansMalayalam",
    "SINHALA": "NotoSansSinhala",
    "TIBETAN": "NotoSerifTibetan",
    "OL": "NotoSansOlChiki",
    "MEETEI": "NotoSansMeeteiMayek",
    "CHAKMA": "NotoSansChakma",
    "HANIFI": "NotoSansHanifiRohingya",
    # South-eastern and eastern Asia
    "THAI": "NotoSansThai",
    "LAO": "NotoSansLao",
    "KHMER": "NotoSansKhmer",
    "MYANMAR": "NotoSansMyanmar",
    "CJK": "NotoSansSC",
    "IDEOGRAPHIC": "NotoSansSC",
    "BOPOMOFO": "NotoSansSC",
    "HIRAGANA": "NotoSansSC",
    "KATAKANA": "NotoSansSC",
    "KATAKANA-HIRAGANA": "NotoSansSC",
    "FULLWIDTH": "NotoSansSC",
    "HANGUL": "NotoSansKR",
}
"""The family of each script that a style's own family and Noto Sans do not have."""

_FAMILIES = frozenset(FAMILY_OF.values())


@functools.lru_cache(maxsize=4096)
def script_of(letter: str) -> str:
    """The script in which Unicode names a letter, digit or mark; for signs of all scripts some other word."""
    return unicodedata.name(letter, "").partition(" ")[0]


def joins(family: str) -> bool:
    """Whether letters of a family may hang together, so that no room may be put between them."""
    return family in _FAMILIES
