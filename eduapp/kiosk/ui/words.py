"""What the screens say about time, state and direction."""

from collections.abc import Iterable
from datetime import datetime

from eduapp.core.clock import zone
from eduapp.core.codes import code_list
from eduapp.core.errors import EduError
from eduapp.core.i18n import (
    CANDIDATE_LANGUAGES,
    LANGUAGE_NAMES,
    _,
    clock_sign,
    language,
    ngettext,
    pgettext,
)
from eduapp.core.spans import MINUTE_MS, whole_minutes, whole_seconds
from eduapp.kiosk.link import NoContact

FROM_THE_RIGHT = frozenset({"ar", "fa", "prs", "ps", "ckb", "ur", "he"})
OFFERED = LANGUAGE_NAMES | CANDIDATE_LANGUAGES
OWN_NAMES = OFFERED | {"ps": "پښتو", "ur": "اردو", "ckb": "کوردی"}
_APART, _UNTIL = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
CLOSE_MS = 5 * MINUTE_MS  # from here on the clock shows seconds


def runs_from_right(code: str) -> bool:
    """Whether a language is read from the right."""
    return code in FROM_THE_RIGHT


def spoken_for(code: str) -> str:
    """The language the screens speak when the candidate chose this one: itself, if there are words in it."""
    if code in OFFERED:
        return code
    return "nb" if code == "se" else "en"  # who reads Sámi here reads Bokmål


def languages(of_paper: str = "", now: str = "") -> list[tuple[str, str]]:
    """What may be chosen, by own names: the paper's language first, then all that there are words in.

    Of a language without words (the paper's, or the one that is chosen now) there is the layout.
    """
    known = code_list("exam_languages")
    more = dict.fromkeys(code for code in (of_paper, now) if code and code not in OFFERED)
    names = {code: known[code].label if code in known else code for code in more} | OWN_NAMES
    first = [of_paper] if of_paper in OFFERED else []
    return [(code, names[code]) for code in dict.fromkeys((*first, *OFFERED, *more))]


def for_candidate(error: EduError) -> str:
    """What a candidate can do about something that went wrong: nothing but ask. The cause is the room's."""
    ask = _("Ask the person in the room.")
    if isinstance(error, NoContact):
        why = _("There is no contact with the other computer just now.")
        return f"{why} {ask}"
    return ask


def apart(words: str) -> str:
    """Words of another language within this one: they are read in their own direction."""
    return f"{_APART}{words}{_UNTIL}" if runs_from_right(language()) else words


def listed(numbers: Iterable[int]) -> str:
    """Numbers one after the other: 3, 5."""
    return pgettext("between numbers in a list", ", ").join(map(str, numbers))


def clock_face(left_ms: int) -> str:
    """What the clock shows: minutes, and seconds towards the end. Figures are 0–9 in every language."""
    left = max(0, left_ms)
    if left <= CLOSE_MS:
        seconds = whole_seconds(left)
        return f"{seconds // 60}:{seconds % 60:02}"
    return time_left(left)


def time_left(left_ms: int) -> str:
    """What is left in words, in whole minutes."""
    minutes = whole_minutes(left_ms)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return ngettext("{count} minute left", "{count} minutes left", minutes).format(count=minutes)
    # Translators: short, as it stands on a clock.
    return _("{hours} h {minutes} min left").format(hours=hours, minutes=rest)


def time_of(moment: datetime) -> str:
    """A moment on the wall here, with seconds: 10.42.07."""
    sign = clock_sign()
    return f"{moment.astimezone(zone()):%H{sign}%M{sign}%S}"


def letter(place: int) -> str:
    """What a choice is called, from 0."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return letters[place] if place < len(letters) else str(place + 1)
