"""Whether whoever is signed in is at the desk: while the screen is locked nothing is asked in their name."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from eduapp.core.errors import EduError
from eduapp.core.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_under_way: ContextVar[bool] = ContextVar("under_way", default=False)


class SessionLocked(EduError):
    """Somebody went away from the desk; what they may do waits until they are back."""

    message = N_("The screen is locked. Unlock it, then try again.")


class Gate:
    """One person's way to the database. What was begun before it was shut goes on to its end."""

    def __init__(self) -> None:
        self.shut = False

    def expect_open(self) -> None:
        """Go on only if the person is there. Raises SessionLocked."""
        if self.shut and not _under_way.get():
            raise SessionLocked

    @contextmanager
    def passed(self) -> Iterator[None]:
        """For work that was sent while the person was there: it is not cut off in its middle."""
        token = _under_way.set(True)
        try:
            yield
        finally:
            _under_way.reset(token)
