"""Settings are declared once, with default, parser and help; nobody keeps free keys.

Two scopes only: *machine* (language, look, text size, which database: a small JSON file beside the
data) and *site* (limits, names: a table, see core.db.site_settings).
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from eduapp.core.files import write_atomically

T = TypeVar("T")


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One thing that can be set."""

    key: str
    default: T
    parse: Callable[[str], T]
    label: str  # N_
    help: str = ""  # N_
    write: Callable[[T], str] = str


class MachineSettings:
    """What this PC remembers: one small JSON file, written whole."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._values: dict[str, str] = dict(json.loads(path.read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            self._values = {}  # missing or unreadable: defaults, and the next change writes it anew

    def get(self, setting: Setting[T]) -> T:
        """The value on this PC, or the default if there is none or it cannot be read."""
        stored = self._values.get(setting.key)
        if stored is None:
            return setting.default
        try:
            return setting.parse(stored)
        except ValueError:
            return setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Remember it; survives the next start."""
        self._values[setting.key] = setting.write(value)
        write_atomically(self._path, json.dumps(self._values, indent=1, ensure_ascii=False).encode())
