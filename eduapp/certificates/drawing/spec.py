"""Reading one table of a template: every value checked, every fault collected, none of them guessed away."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from eduapp.certificates.drawing import faults
from eduapp.certificates.drawing.school_pictures import NO_PICTURES, Pictures
from eduapp.core.violations import Violation
from eduapp.drawing.marks import MM

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass
class Spec:
    """One table of a template with the place it stands at, for sentences such as 'Element 3: …'.

    `close()` reports the keys nobody asked for. A faulty value is reported and replaced by its default, so
    that one reading finds everything that is wrong.
    """

    values: Mapping[str, object]
    where: str
    folder: Path
    pictures: Pictures = NO_PICTURES
    faults: list[Violation] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def has(self, key: str) -> bool:
        """Whether the table says anything about it."""
        return key in self.values

    def table(self, key: str, where: str) -> "Spec":
        """A table within this one; an empty one if it is missing or none."""
        value = self._take(key)
        if not isinstance(value, Mapping):
            self.faults.append(faults.MissingKey(where=self.where, key=key))
            value = {}
        return Spec(value, where, self.folder, self.pictures, self.faults)

    def tables(self, key: str, where: str) -> "list[Spec]":
        """A list of tables within this one, each named by its place in the list."""
        value = self._take(key)
        if not isinstance(value, list) or not value or not all(isinstance(one, Mapping) for one in value):
            self.faults.append(faults.MissingKey(where=self.where, key=key))
            return []
        return [
            Spec(one, f"{where} {number}", self.folder, self.pictures, self.faults)
            for number, one in enumerate(value, 1)
        ]

    def number(self, key: str, least: float, most: float, default: float | None = None) -> float:
        """A measure within its bounds."""
        value = self._take(key)
        if value is None and default is not None:
            return default
        number = float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
        if number is None or not least <= number <= most:
            bounds = {"least": f"{least:g}", "most": f"{most:g}"}
            self.faults.append(faults.NotANumber(where=self.where, key=key, **bounds))
        return min(max(least, number or 0), most)

    def points(self, key: str, default: float | None = None, least: float = 0) -> float:
        """A length or place given in millimetres, as points."""
        return self.number(key, least, 500, default) * MM

    def lengths(self, key: str, count: int | None = None) -> tuple[float, ...]:
        """So many lengths or places in millimetres, as points; one at least."""
        value = self._take(key)
        if isinstance(value, list) and value and count in (None, len(value)) and all(map(_is_length, value)):
            return tuple(length * MM for length in value)
        self.faults.append(faults.NotAList(where=self.where, key=key, wanted="[20, 35.5]"))
        return (0.0,) * (count or 1)

    def shares(self, key: str) -> tuple[float, ...]:
        """Parts of a width, each from 0 to 1; one at least."""
        value = self._take(key)
        if isinstance(value, list) and value and all(_is_length(one) and one <= 1 for one in value):
            return tuple(map(float, value))
        self.faults.append(faults.NotAList(where=self.where, key=key, wanted="[0, 0.5]"))
        return (0.0,)

    def flag(self, key: str, default: bool = False) -> bool:
        """A switch."""
        value = self._take(key)
        if value is None or isinstance(value, bool):
            return default if value is None else value
        self.faults.append(faults.NotTrueOrFalse(where=self.where, key=key))
        return default

    def text(self, key: str, default: str | None = None) -> str:
        """Words; without a default they must be there."""
        value = self._take(key)
        if isinstance(value, str):
            return value
        if value is None and default is not None:
            return default
        fault = faults.MissingKey if value is None else faults.NotAText
        self.faults.append(fault(where=self.where, key=key))
        return default or ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of words."""
        value = self._take(key)
        if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
            return tuple(map(str, value))
        self.faults.append(faults.NotAList(where=self.where, key=key, wanted='["…", "…"]'))
        return ()

    def choice(self, key: str, known: Collection[str], default: str | None = None) -> str:
        """One word of a closed list."""
        value = self.text(key, default)
        if value in known:
            return value
        if value:
            self.faults.append(
                faults.NotAChoice(where=self.where, key=key, value=value, known=", ".join(known))
            )
        return default or next(iter(known), "")

    def colour(self, key: str) -> str:
        """A colour as #RRGGBB."""
        value = self.text(key)
        if _COLOUR.fullmatch(value):
            return value
        self.faults.append(faults.NotAColour(where=self.where, key=key))
        return "#000000"

    def close(self) -> None:
        """Report the keys that mean nothing."""
        for key in self.values:
            if key not in self.asked:
                known = ", ".join(dict.fromkeys(self.asked))
                self.faults.append(faults.UnknownKey(where=self.where, key=key, known=known))

    def _take(self, key: str) -> object:
        self.asked.append(key)
        return self.values.get(key)


def _is_length(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 500  # noqa: PLR2004
