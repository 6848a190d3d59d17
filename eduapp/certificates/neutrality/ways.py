"""Ways to a place that are no words: telephone numbers, places on the map, hosts of networks. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_BLANK = r"[ \t\u00a0\u202f]"
_COUNTRY = rf"(?:(?:\+|\b00){_BLANK}?47{_BLANK}?)"
_CALLED = r"(?i:\b(?:tlf|telefon(?:nr)?|tel|mob(?:il)?|phone|telefovdna|fax|faks)\b\.?:?[ \t\u00a0]*)"
_PAIRS = rf"\d\d{_BLANK}\d\d{_BLANK}\d\d{_BLANK}\d\d"
_MOBILE = rf"[489]\d\d{_BLANK}\d\d{_BLANK}\d\d\d"
_NUMBER = rf"(?:{_PAIRS}|\d\d\d{_BLANK}\d\d{_BLANK}\d\d\d|\d{{8}}|\d{{5}})"
# By itself a number is one in the pairs that telephones have, with nothing of a table around it.
PHONE = re.compile(
    rf"(?:{_CALLED}{_COUNTRY}?{_NUMBER}|{_COUNTRY}{_NUMBER}"
    rf"|(?<![\d.,:/+-])(?<!\d{_BLANK})(?:{_PAIRS}|{_MOBILE})(?!{_BLANK}?\d|[.,:]\d))(?!\d)"
)
_LATITUDE, _LONGITUDE = r"(?:5[7-9]|6\d|7[0-9]|80)", r"(?:[4-9]|[12]\d|3[0-3])"  # of Norway
DEGREES = re.compile(
    rf"(?<![\d.,])({_LATITUDE}[.,]\d{{3,}})°?{_BLANK}?[Nn]?{_BLANK}?[,;/]?{_BLANK}?[Ee]?{_BLANK}?"
    rf"(?<!\d)({_LONGITUDE}[.,]\d{{3,}})(?!\d)"
)
_MINUTES = re.compile(
    r"\b\d{1,3}°\s?\d{1,2}(?:[.,]\d+)?\s?['′’](?:\s?\d{1,2}(?:[.,]\d+)?\s?[\"″”])?\s?[NSEWØVnsewøv]\b"
)
_GRID = re.compile(
    r"\b3[1-6][VWX][A-Z]{0,2}\s?\d{5,6}\s?\d{5,7}\b|\b9[CFG][2-9CFGHJMPQRVWX]{6}\+[2-9CFGHJMPQRVWX]{2,3}\b"
)
_EIGHT = re.compile(r"(?<!\d)\d{8}(?!\d)")
HOST = re.compile(r"\b(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}\b", re.IGNORECASE)
_NEAR = 0.02  # degrees: a kilometre or two
_PHONE_DIGITS = 8


@dataclass(frozen=True)
class Ways:
    """What leads to the site: its telephones (digits alone), hosts, and places on the map in degrees."""

    phones: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    places: tuple[tuple[float, float], ...] = ()

    def has_phone(self, text: str) -> bool:
        """Whether a number in a text is one of them, however it is written."""
        return digits_of(text) in self.phones

    def has_host(self, address: str) -> bool:
        """Whether an address on a network leads to one of them, or below it."""
        found = (one.group().lower() for one in HOST.finditer(address))
        return any(one == host or one.endswith("." + host) for one in found for host in self.hosts)

    def is_near(self, place: tuple[float, float]) -> bool:
        """Whether a place on the map is the site's."""
        return any(all(abs(a - b) < _NEAR for a, b in zip(place, one, strict=True)) for one in self.places)


NO_WAYS = Ways()


def ways_of(lines: Iterable[str]) -> Ways:
    """The ways that lines of a site tell."""
    told = "\n".join(lines)
    hosts = {one.group().lower().removeprefix("www.") for one in HOST.finditer(told)}
    phones = {digits_of(one.group()) for form in (PHONE, _EIGHT) for one in form.finditer(told)}
    return Ways(frozenset(phones), frozenset(hosts), tuple(map(degrees, DEGREES.finditer(told))))


def without_ways(line: str) -> str:
    """A line of a site without them: what is left are names and streets."""
    return DEGREES.sub("\n", PHONE.sub("\n", line))


def places_in(text: str) -> Iterator[re.Match[str]]:
    """Everything in a text that is a place on the map, in whichever form."""
    for form in (DEGREES, _MINUTES, _GRID):
        yield from form.finditer(text)


def degrees(found: re.Match[str]) -> tuple[float, float]:
    """A match of DEGREES as numbers."""
    north, east = (float(one.replace(",", ".")) for one in found.groups())
    return north, east


def digits_of(text: str) -> str:
    """The digits of a telephone number without the country's."""
    return "".join(filter(str.isdigit, text))[-_PHONE_DIGITS:]
