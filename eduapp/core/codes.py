"""Closed lists: codes that never change, and labels that may. They live in resources/codes/*.toml.

A list is a table of codes in order; each code has a label in nb, nn and en and the flags its list defines.
"""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from eduapp.core.i18n import program_language
from eduapp.core.resources import resource


@dataclass(frozen=True)
class Code:
    """One code of a closed list."""

    key: str
    labels: Mapping[str, str]
    flags: Mapping[str, object]

    @property
    def label(self) -> str:
        """Its word in the language spoken now."""
        return self.labels[program_language()]

    def said(self, flag: str) -> str:
        """What a flag says in words, in the language spoken now where it differs; "" for nothing."""
        told = self.flags.get(flag, "")
        return str(told[program_language()]) if isinstance(told, Mapping) else str(told)

    def has(self, flag: str) -> bool:
        """Whether the list says so of this code."""
        return bool(self.flags.get(flag, False))

    def on(self, day: date, rows: str = "rows") -> Mapping[str, object]:
        """Of dated rows (the flag `rows`) the newest whose `from` is not after a day; empty if none is."""
        told = self.flags.get(rows)
        known = [row for row in told if row["from"] <= day] if isinstance(told, list) else []
        return max(known, key=lambda row: row["from"], default={})


class CodeList:
    """A closed list in its own order."""

    def __init__(self, name: str, codes: tuple[Code, ...]) -> None:
        self.name = name
        self._codes = {code.key: code for code in codes}

    def __iter__(self):  # type: ignore[no-untyped-def]  # noqa: ANN204 - an iterator of Code
        return iter(self._codes.values())

    def __contains__(self, key: object) -> bool:
        return key in self._codes

    def __getitem__(self, key: str) -> Code:
        """The code; an unknown key (from a newer program) speaks for itself instead of failing."""
        return self._codes.get(key) or Code(
            key, MappingProxyType({"nb": key, "nn": key, "en": key}), MappingProxyType({})
        )

    def keys(self) -> tuple[str, ...]:
        """All codes in order."""
        return tuple(self._codes)

    def choices(self) -> list[tuple[str, str]]:
        """Code and label, for a choice on a form."""
        return [(code.key, code.label) for code in self]


@functools.cache
def code_list(name: str) -> CodeList:
    """The list in resources/codes/<name>.toml."""
    with resource(f"codes/{name}.toml").open("rb") as file:
        table = tomllib.load(file)
    return CodeList(name, tuple(_code(key, entry) for key, entry in table.items()))


@functools.cache
def list_names() -> frozenset[str]:
    """The names of all closed lists."""
    return frozenset(file.stem for file in resource("codes").glob("*.toml"))


def _code(key: str, entry: dict[str, object]) -> Code:
    labels = {spoken: str(entry[spoken]) for spoken in ("nb", "nn", "en")}
    flags = {name: value for name, value in entry.items() if name not in labels}
    return Code(key, MappingProxyType(labels), MappingProxyType(flags))
