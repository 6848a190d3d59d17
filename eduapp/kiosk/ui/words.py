"""What the screens say about time, state and direction."""

from datetime import datetime

from eduapp.core.clock import zone
from eduapp.core.codes import code_list
from eduapp.core.i18n import LANGUAGE_NAMES, LANGUAGES, _, language, ngettext

MINUTE, HOUR = 60_000, 3_600_000
FROM_THE_RIGHT = frozenset({"ar", "fa", "prs", "ps", "ckb", "ur", "he", "ti_ar"})
OWN_NAMES = {"ar": "العربية", "fa": "فارسی", "prs": "دری", "ps": "پښتو", "ur": "اردو", "ckb": "کوردی"}
CLOSE_MS = 5 * MINUTE  # from here on the clock shows seconds


def runs_from_right(code: str) -> bool:
    """Whether a language is read from the right."""
    return code in FROM_THE_RIGHT


def spoken_for(code: str) -> str:
    """The language the program itself speaks when the candidate chose this one: one of ours."""
    if code in LANGUAGES:
        return code
    return "nb" if code == "se" else "en"


def languages(*others: str) -> list[tuple[str, str]]:
    """What may be chosen: ours, and the layout of others, such as the paper's own language."""
    offered = [(code, LANGUAGE_NAMES[code]) for code in LANGUAGES]
    known = code_list("exam_languages")
    more = [code for code in dict.fromkeys(others) if code and code not in LANGUAGES]
    names = {code: known[code].label if code in known else code for code in more} | OWN_NAMES
    return [*offered, *((code, names[code]) for code in more)]


def clock_face(left_ms: int) -> str:
    """What the clock shows: minutes, and seconds towards the end. Figures are 0–9 in every language."""
    left = max(0, left_ms)
    if left <= CLOSE_MS:
        seconds = -(-left // 1000)
        return f"{seconds // 60}:{seconds % 60:02}"
    return time_left(left)


def time_left(left_ms: int) -> str:
    """What is left in words, rounded up to minutes."""
    minutes = -(-max(0, left_ms) // MINUTE)
    hours, rest = divmod(minutes, 60)
    if not hours:
        return ngettext("{count} minute left", "{count} minutes left", minutes).format(count=minutes)
    return _("{hours} h {minutes} min left").format(hours=hours, minutes=rest)


def time_of(moment: datetime) -> str:
    """A moment on the wall here, with seconds: 10.42.07."""
    sign = ":" if language() == "en" else "."
    return f"{moment.astimezone(zone()):%H{sign}%M{sign}%S}"


def letter(place: int) -> str:
    """What a choice is called, from 0."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return letters[place] if place < len(letters) else str(place + 1)
