"""Words, dates and numbers without Qt, so that rules, services, papers and the command line speak too.

English text is the key; Bokmål and Nynorsk live in resources/locale/<language>/*.po, one file a feature.
A paper speaks its own language while the screen stays in the person's: `with speaking("nn"):`.
At an exam on screen candidates may choose among more languages (`CANDIDATE_LANGUAGES`); those have the words
of the candidate's screens and nothing else, and what they lack is said in English.
"""

import contextlib
import functools
import gettext as _gettext
import io
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import date, time
from pathlib import Path

from eduapp.core.resources import resource

LANGUAGES = ("nb", "nn", "en")
LANGUAGE_NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}
# Their own names, in the order they are offered. No native speaker has read these translations yet.
CANDIDATE_LANGUAGES = {
    "ar": "العربية",
    "prs": "دری",
    "es": "Español",
    "fa": "فارسی",
    "fr": "Français",
    "lt": "Lietuvių",
    "pl": "Polski",
    "ro": "Română",
    "so": "Soomaali",
    "uk": "Українська",
}

_screen_language = "en"
_spoken: ContextVar[str | None] = ContextVar("spoken", default=None)


def N_(text: str) -> str:
    """Mark text for the catalogue; it is translated where it is shown."""
    return text


def _(text: str) -> str:
    """The text in the language spoken now."""
    return _catalogue(language()).gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """The right form for a count; fill in `{count}` afterwards with format()."""
    return _catalogue(language()).ngettext(one, many, count)


def pgettext(context: str, text: str) -> str:
    """Like `_`, for words that mean different things in different places."""
    return _catalogue(language()).pgettext(context, text)


def language() -> str:
    """The language spoken here and now: nb, nn, en, or one that a candidate chose."""
    return _spoken.get() or _screen_language


def program_language() -> str:
    """The language spoken now if the whole program speaks it, else English: dates, codes, the handbook."""
    return language() if language() in LANGUAGES else "en"


def set_screen_language(code: str) -> None:
    """The language of the window; every thread without a language of its own speaks it too."""
    global _screen_language  # noqa: PLW0603 - one window, one language; papers use speaking()
    if code not in LANGUAGES and code not in CANDIDATE_LANGUAGES:
        raise ValueError(code)
    _screen_language = code


@contextlib.contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak another language for a while: a paper's, not the screen's."""
    token = _spoken.set(code)
    try:
        yield
    finally:
        _spoken.reset(token)


@functools.cache
def _catalogue(code: str) -> _gettext.NullTranslations:
    merged = _gettext.GNUTranslations()
    merged._catalog = {}  # type: ignore[attr-defined]  # noqa: SLF001 - one catalogue out of many files
    merged.plural = lambda n: int(n != 1)  # type: ignore[attr-defined]  # of English
    for po in sorted(resource(f"locale/{code}").glob("*.po")) if code != "en" else ():
        read = _compiled(po)
        merged._catalog.update(read._catalog)  # type: ignore[attr-defined]  # noqa: SLF001
        merged.plural = read.plural  # type: ignore[attr-defined]  # the same in all files of a language
    return merged


def _compiled(po: Path) -> _gettext.GNUTranslations:
    """The .mo beside the .po if it is fresh (`make words` writes it), else compiled here and now."""
    mo = po.with_suffix(".mo")
    if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
        return _gettext.GNUTranslations(io.BytesIO(mo.read_bytes()))
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - heavy, and not needed once compiled
    from babel.messages.pofile import read_po  # noqa: PLC0415

    buffer = io.BytesIO()
    write_mo(buffer, read_po(io.BytesIO(po.read_bytes()), locale=po.parent.name))
    buffer.seek(0)
    return _gettext.GNUTranslations(buffer)


_MONTHS = {
    "nb": [
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
_MONTHS["nn"] = _MONTHS["nb"]
_WEEKDAYS = {
    "nb": ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
    "nn": ["måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}


def capital(words: str) -> str:
    """Words as they begin a sentence or a cell; only the first letter changes, so names in them stay."""
    return words[:1].upper() + words[1:]


def date_text(day: date) -> str:
    """A date in lists and tables: 05.06.2026 (Språkrådet; English screens use the same order)."""
    return f"{day:%d.%m.%Y}"


def long_date(day: date) -> str:
    """A date on papers: 5. juni 2026 (nb, nn), 5 June 2026 (en)."""
    dot = "" if program_language() == "en" else "."
    return f"{day.day}{dot} {_MONTHS[program_language()][day.month - 1]} {day.year}"


def month_text(day: date) -> str:
    """The month of a day: november 2026 (nb, nn), November 2026 (en)."""
    return f"{_MONTHS[program_language()][day.month - 1]} {day.year}"


def day_with_weekday(day: date) -> str:
    """A date in a heading: mandag 23. november."""
    spoken = program_language()
    dot = "" if spoken == "en" else "."
    return f"{_WEEKDAYS[spoken][day.weekday()]} {day.day}{dot} {_MONTHS[spoken][day.month - 1]}"


def weekday_short(day: date) -> str:
    """Three letters: man, tir … (måndag → mån, laurdag → lau)."""
    return _WEEKDAYS[program_language()][day.weekday()][:3]


def period_text(first: date, last: date) -> str:
    """A span of days on papers: 1.–28. mars 2027; the shared parts are written once, with an en dash."""
    if first == last:
        return long_date(first)
    if (first.year, first.month) == (last.year, last.month):
        dot = "" if program_language() == "en" else "."
        return f"{first.day}{dot}–{long_date(last)}"
    if first.year == last.year:
        return f"{long_date(first).removesuffix(f' {first.year}')} – {long_date(last)}"
    return f"{long_date(first)} – {long_date(last)}"


def clock_text(at: time) -> str:
    """A time of day: 09.00 in Norwegian, 09:00 in all others."""
    return f"{at:%H}{clock_sign()}{at:%M}"


def clock_sign() -> str:
    """What stands between hours and minutes."""
    return "." if language() in {"nb", "nn"} else ":"


def number_text(value: float, decimals: int = 0) -> str:
    """A number with the decimal sign of the language and a hard space between thousands (from 10 000)."""
    text = f"{value:,.{decimals}f}" if abs(value) >= 10_000 else f"{value:.{decimals}f}"  # noqa: PLR2004
    if decimals:
        text = text.rstrip("0").rstrip(".")
    if language() == "en":
        return text
    return text.replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")


def hours_text(minutes: int, unit: int = 60) -> str:
    """Minutes as hours of `unit` minutes with a decimal sign: 390 → 6,5."""
    return number_text(minutes / unit, 2)
