"""Wrong tries at a file of a ticket, counted on this PC, through a restart."""

import contextlib
import json
from pathlib import Path

from eduapp.core.errors import EduError
from eduapp.core.files import write_atomically


class Tries:
    """A new ticket is a new file; after each unlocking there are five anew."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._counts: dict[str, int] = {}
        with contextlib.suppress(OSError, ValueError):
            told = json.loads(path.read_text(encoding="ascii"))
            self._counts = {str(mark): int(count) for mark, count in told.items()}

    def of(self, mark: str) -> int:
        """How many there were."""
        return self._counts.get(mark, 0)

    def add(self, mark: str) -> int:
        """One more; how many there are."""
        self._counts[mark] = self.of(mark) + 1
        self._keep()
        return self._counts[mark]

    def forget(self, mark: str) -> None:
        """The right code was typed."""
        if self._counts.pop(mark, None):
            self._keep()

    def _keep(self) -> None:
        with contextlib.suppress(EduError):
            write_atomically(self._path, json.dumps(self._counts).encode())
