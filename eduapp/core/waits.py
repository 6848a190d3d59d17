"""What is measured by a clock that nobody can set: waits after wrong tries, and how old a password is.

How many tries were wrong is kept in the database, where all PCs see it; since when one waits only in memory,
by the steady clock, and each PC for itself. So a wait begins whole again with the program, and whoever sets
the clock on the wall, or starts the PC anew, shortens nothing.
"""

from collections.abc import Callable, Hashable
from datetime import timedelta

from eduapp.core.clock import steady_ms


class Waits:
    """What was tried in vain, and since when it is known here; and who typed a password, and when."""

    def __init__(self, steady: Callable[[], int] = steady_ms) -> None:
        self.steady = steady
        self._since: dict[Hashable, int] = {}
        self._typed: dict[Hashable, int] = {}

    def password_typed(self, who: Hashable) -> None:
        """Somebody has just shown who they are."""
        self._typed[who] = self.steady()

    def since_password(self, who: Hashable) -> timedelta | None:
        """How long ago that was; None if not since the program began."""
        at = self._typed.get(who)
        return None if at is None else timedelta(milliseconds=self.steady() - at)

    def begin(self, what: Hashable) -> None:
        """Something was tried here just now: unless it was right, the whole wait for it begins."""
        self._since[what] = self.steady()

    def left(self, what: Hashable, whole: timedelta) -> timedelta:
        """What is left of the wait for `what`, which begins when it is first asked for here.

        Tries on other PCs make the next wait longer, and begin none anew here: else whoever tries in vain
        somewhere, now and then, would keep the right one out everywhere and for ever.
        """
        if not whole:
            self._since.pop(what, None)
            return timedelta()
        since = self._since.setdefault(what, self.steady())
        return max(whole - timedelta(milliseconds=self.steady() - since), timedelta())
