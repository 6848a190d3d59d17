"""By which rules a mark came about, in words of the language that is spoken. Pure."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from eduapp.core.i18n import N_, _, language
from eduapp.exams.marking.rules import machine
from eduapp.exams.marking.rules.points import points_text

Facts = Mapping[str, Any]

_SENTENCES: Mapping[str, str] = {
    machine.OMITTED: N_("Nothing was answered: 0 points."),
    machine.CHOSEN: N_("Chosen: “{text}”, {percent} %."),
    machine.FITS: N_("“{given}” fits “{key}” in the key: {percent} %. The first that fits counts."),
    machine.FITS_NONE: N_("“{given}” fits nothing in the key: 0 %."),
    machine.WITHIN: N_("“{given}” is within {tolerance} of {number}: {percent} %."),
    machine.ANY_NUMBER: N_("Every other answer earns {percent} %."),
    machine.OTHER_NUMBER: N_("“{given}” is farther from every number of the key than is allowed."),
    machine.NO_NUMBER: N_("“{given}” is no number."),
    machine.OTHER_UNIT: N_("“{given}” is not in {unit}."),
    machine.PAIRS: N_("{right} of {of} pairs are right; each is as much of the whole."),
    machine.PLACES: N_("{right} of {of} stand at their place; each is as much of the whole."),
    machine.GAP_FITS: N_("Gap {gap}: “{given}” fits “{key}” in the key, {percent} %."),
    machine.GAP_FITS_NONE: N_("Gap {gap}: “{given}” fits nothing in the key, 0 %."),
    machine.GAP_EMPTY: N_("Gap {gap}: nothing was filled in, 0 %."),
    machine.ALL_RIGHT: N_("Everything that is right was chosen and nothing else: 100 %."),
    machine.FLOOR: N_("Together that is below 0; no question gives less than 0 points."),
    machine.CEILING: N_("Together that is above 100 %; no question gives more than all its points."),
    machine.EARNED: N_("Points: {points} of {most} ({percent} %)."),
}
_TRUE, _FALSE = N_("Said to be true: {percent} %."), N_("Said to be false: {percent} %.")


def lines(told: Iterable[tuple[str, Facts]]) -> list[str]:
    """A sentence for each rule; one of a newer program is named as it is kept."""
    return [_line(name, facts) for name, facts in told]


def _line(name: str, facts: Facts) -> str:
    if name == machine.TRUTH:
        return _(_TRUE if facts["said"] else _FALSE).format(percent=_percent(facts["percent"]))
    if name not in _SENTENCES:
        return name
    said = {key: _SAID.get(key, str)(value) for key, value in facts.items()}
    return _(_SENTENCES[name]).format(**said)


def _percent(kept: str) -> str:
    """Two decimals at most: thirds need no more."""
    number = round(Decimal(kept), 2)
    words = f"{number.normalize():f}" if number else "0"
    return _as_here(words)


def _as_here(words: str) -> str:
    plain = words.replace("-", "−")
    return plain if language() == "en" else plain.replace(".", ",")


_SAID: Mapping[str, Callable[[Any], str]] = {
    "percent": _percent,
    "number": _as_here,
    "tolerance": _as_here,
    "most": points_text,
    "points": points_text,
}
