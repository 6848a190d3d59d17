"""Where one is in the program: which page, of which record. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID


@dataclass(frozen=True)
class Route:
    """A page by its key (`people.learner`), the record it shows, and a word on how (`tab`, a filter)."""

    key: str
    id: UUID | None = None
    detail: str = ""
