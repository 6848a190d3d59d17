"""What tells by its form: whole weeks, rooms by letters, hosts, paths, national numbers. Pure."""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from eduapp.certificates.neutrality.finding import Reason, Strength
from eduapp.certificates.neutrality.letters import plain
from eduapp.certificates.neutrality.lists import plain_words, table, words_as_written
from eduapp.certificates.neutrality.matching import Hit
from eduapp.certificates.neutrality.national import is_national_number
from eduapp.certificates.neutrality.ways import DEGREES, NO_WAYS, PHONE, Ways, degrees, places_in

_WEEK = 7
_ROOM_WORDS = "|".join(sorted(words_as_written("ordinary", "rooms"), key=len, reverse=True))
# A number may stand right behind the word, a letter apart and large: “verksted i” is no room.
_LABEL = r"(?:[ \t]?\d{1,3}[A-Z]?|[ \t](?:[A-HJ-ZÆØÅ]\d{0,2}|[IVX]{2,4}))"
_ROOM = re.compile(rf"\b(?i:\w*?(?:{_ROOM_WORDS})\.?){_LABEL}\b(?!\s*(?:%|m2|prosent|kvm))")
_BESIDE = re.compile(r"[ \t,/-]{1,3}")

_SEVEN_DAYS = re.compile(
    r"\b(?:7|sju|syv|seven)\s+(?:dager|dagar|days|døgn)\s+(?:i|per|pr\.?|a|in\s+the|each|vahkus)\s*\w*"
    r"|\b7/7\b|\b(?:man(?:dag)?|mån(?:dag)?|mon(?:day)?)\.?\s*[-–—]\s*(?:søn(?:dag)?|sun(?:day)?)\b"
    r"|\b(?:måndag|mandag)\s+til\s+(?:søndag|sundag)\b|\bmonday\s+to\s+sunday\b"
    r"|\b(?:alle|kvar|hver|every)\s+(?:dager|dagar|dag|day)\s+(?:i|of|in)\s+(?:uka|uken|veka|the\s+week)\b",
    re.IGNORECASE,
)
_DATE = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b|\b(\d{4})-(\d{2})-(\d{2})\b")

_MONTHS_OF_LANGUAGES = (
    "januar februar mars april mai juni juli august september oktober november desember",
    "january february march april may june july august september october november december",
    (
        "ođđajagemánnu guovvamánnu njukčamánnu cuoŋománnu miessemánnu geassemánnu suoidnemánnu borgemánnu"
        " čakčamánnu golggotmánnu skábmamánnu juovlamánnu"
    ),
)
_MONTHS = {
    name: number
    for names in _MONTHS_OF_LANGUAGES
    for number, name in enumerate(map(plain, names.split()), start=1)
}
_MONTH_ROW = re.compile(
    r"^[ \t]*(\w+)[ \t]+(\d{4})[ \t]+(\d{1,3})(?:[,.:]\d+)?(?:[ \t]*\w{1,6}\.?)*[ \t]*$", re.MULTILINE
)

_WEEKLY = re.compile(
    r"\b(\d{2,3})(?:[,.]\d+)?\s+(?:timer|timar|hours|diimmu)\s+(?:i|per|pr\.?|a)\s+(?:uke|uka|uken|veke|veka|week)\b"
)

_ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://|www\.|mailto:)[^\s<>\"']+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\b(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:no|com|org|net|eu|info|io|dep|{inside})\b"
    r"|\b(?:\d{1,3}\.){3}\d{1,3}\b".replace("{inside}", "|".join(sorted(plain_words("hosts", "inside")))),
    re.IGNORECASE,
)
_FOUR_BYTES = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)")
_PATH = re.compile(
    r"\b[A-Za-z]:\\[^\s]*|\\\\[\w.-]+\\[^\s]*|file:/\S+"
    r"|(?<![\w/])/(?:home|Users|tmp|var|mnt|media|private|srv|opt|root|Volumes|etc|usr)/\S+"
)
_ELEVEN = re.compile(r"(?<!\d)\d{6}[ \t]?\d{5}(?!\d)")


def _rooms(text: str) -> Iterator[Hit]:
    """One room by its letter warns; two in a row (“Verksted B avd. 2”) are a place in a house we know."""
    start = end = -1
    strength = Strength.WEAK
    for found in _ROOM.finditer(text):
        if end >= 0 and _BESIDE.fullmatch(text, end, found.start()):
            end, strength = found.end(), Strength.STRONG
            continue
        if end >= 0:
            yield Hit(start, end, strength, "", Reason.ROOM)
        (start, end), strength = found.span(), Strength.WEAK
    if end >= 0:
        yield Hit(start, end, strength, "", Reason.ROOM)


def _whole_weeks(text: str) -> Iterator[Hit]:
    for found in _SEVEN_DAYS.finditer(text):
        yield Hit(*found.span(), Strength.WEAK, "", Reason.WHOLE_WEEK)
    yield from _days_in_a_row(text)
    yield from _full_months(text)
    yield from _long_weeks(text)


def _days_in_a_row(text: str) -> Iterator[Hit]:
    """Seven days that follow each other, each told as a day: no ordinary school has them."""
    days: dict[date, re.Match[str]] = {}
    for found in _DATE.finditer(text):
        day = _day(found)
        if day is not None:
            days.setdefault(day, found)
    for day, found in days.items():
        if (
            all(day + timedelta(days=more) in days for more in range(_WEEK))
            and day - timedelta(days=1) not in days
        ):
            yield Hit(*found.span(), Strength.WEAK, "", Reason.WHOLE_WEEK)


def _day(found: re.Match[str]) -> date | None:
    day, month, year, *iso = found.groups()
    parts = iso if iso[0] else [year, month, day]
    try:
        return date(*map(int, parts))
    except ValueError:
        return None


def _full_months(text: str) -> Iterator[Hit]:
    """A month with more hours than its days from Monday to Friday have room for (hours.toml)."""
    for found in _MONTH_ROW.finditer(text):
        month = _MONTHS.get(plain(found[1]))
        if month is not None and _is_full(int(found[2]), month, int(found[3])):
            yield Hit(*found.span(), Strength.WEAK, "", Reason.WHOLE_WEEK)


def _is_full(year: int, month: int, hours: int) -> bool:
    if not date.min.year <= year < date.max.year:
        return False
    first = date(year, month, 1)
    days = ((first + timedelta(days=more)) for more in range(31))
    working = sum(day.month == month and day.weekday() < 5 for day in days)  # noqa: PLR2004 - Monday to Friday
    return hours > working * _most("per_day", first)


def _long_weeks(text: str) -> Iterator[Hit]:
    """More hours in every week than the law has for one."""
    for found in _WEEKLY.finditer(text):
        if int(found[1]) > _most("per_week", date.max):
            yield Hit(*found.span(), Strength.WEAK, "", Reason.WHOLE_WEEK)


def _most(what: str, day: date) -> float:
    """How many hours an ordinary day or week has, by the newest row that holds on a day (hours.toml)."""
    rows = table("hours")["rows"]
    known = [row for row in rows if row["from"] <= day] if isinstance(rows, list) else []
    return int(max(known, key=lambda row: row["from"])[what]) if known else math.inf


def _hosts(text: str, ways: Ways) -> Iterator[Hit]:
    for found in _ADDRESS.finditer(text):
        if found.group()[0].isdigit() and not _is_host(found.group()):
            continue
        own = ways.has_host(found.group())
        strength = Strength.STRONG if own else strength_of_host(found.group())
        yield Hit(*found.span(), strength, "", Reason.SITE_ADDRESS if own else Reason.HOST)


def _phones(text: str, ways: Ways) -> Iterator[Hit]:
    for found in PHONE.finditer(text):
        yield _on_the_way(found, Reason.PHONE, own=ways.has_phone(found.group()))


def _places(text: str, ways: Ways) -> Iterator[Hit]:
    for found in places_in(text):
        yield _on_the_way(found, Reason.MAP, own=found.re is DEGREES and ways.is_near(degrees(found)))


def _on_the_way(found: re.Match[str], reason: Reason, *, own: bool) -> Hit:
    """What leads somewhere warns, and to the site is strong."""
    if own:
        return Hit(*found.span(), Strength.STRONG, "", Reason.SITE_ADDRESS)
    return Hit(*found.span(), Strength.WEAK, "", reason)


def _is_host(text: str) -> bool:
    return bool(_FOUR_BYTES.fullmatch(text)) or not text.replace(".", "").isdigit()


def strength_of_host(address: str) -> Strength:
    """STRONG for networks of the service, networks inside a house, and numbers; WEAK for any other."""
    rest = address.lower().split("://")[-1].removeprefix("mailto:").split("@")[-1]
    host = re.split(r"[/:?#]", rest, maxsplit=1)[0].strip(".")
    ends = plain_words("hosts", "service")
    inside = host.rsplit(".", 1)[-1] in plain_words("hosts", "inside")
    known = any(host == one or host.endswith("." + one) for one in ends)
    return Strength.STRONG if known or inside or _FOUR_BYTES.fullmatch(host) else Strength.WEAK


def _paths(text: str) -> Iterator[Hit]:
    for found in _PATH.finditer(text):
        yield Hit(*found.span(), Strength.STRONG, "", Reason.PATH)


def _national_numbers(text: str) -> Iterator[Hit]:
    for found in _ELEVEN.finditer(text):
        if is_national_number(re.sub(r"\s", "", found.group())):
            yield Hit(*found.span(), Strength.STRONG, "", Reason.NATIONAL_NUMBER)


# What must stand in a text for a pattern to be in it at all: looking for that is many times as quick.
_LOOKS: Mapping[Callable[[str], Iterator[Hit]], re.Pattern[str]] = {
    _rooms: re.compile(_ROOM_WORDS, re.IGNORECASE),
    _whole_weeks: re.compile(r"\d|m[aåo]n|alle|kvar|hver|every|sju|syv|seven", re.IGNORECASE),
    _paths: re.compile(r"[\\/]"),
    _national_numbers: re.compile(r"\d{5}"),
}
_ON_THE_WAY: Mapping[Callable[[str, Ways], Iterator[Hit]], re.Pattern[str]] = {
    _hosts: re.compile(r"[@.:]"),
    _phones: re.compile(r"\d\d[ \u00a0\u202f]?\d\d"),
    _places: re.compile(r"\d[.,°]\d|\d°|[VWX+]"),
}


def hits(text: str, ways: Ways = NO_WAYS) -> Iterator[Hit]:
    """Every pattern in a cleaned text; `ways`: those that lead to the site."""
    for look, needs in _LOOKS.items():
        if needs.search(text):
            yield from look(text)
    for seek, needs in _ON_THE_WAY.items():
        if needs.search(text):
            yield from seek(text, ways)
