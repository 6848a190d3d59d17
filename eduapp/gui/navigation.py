"""Going to pages and coming back. Pages say where to; the shell shows it."""

from PySide6.QtCore import QObject, Signal

from eduapp.gui.routes import Route

__all__ = ["Navigation", "Route"]

_REMEMBERED = 50


class Navigation(QObject):
    """The way through the program, like a browser's: go, back, forward."""

    moved = Signal(object)  # Route; the shell shows its page
    shown = Signal(object)  # Route of a record that the page we are on shows by itself

    def __init__(self) -> None:
        super().__init__()
        self._way: list[Route] = []
        self._at = -1
        self._names: dict[Route, tuple[str, str]] = {}

    @property
    def current(self) -> Route | None:
        """Where we are; None before the first step."""
        return self._way[self._at] if self._way else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a page behind us."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether we came back from somewhere."""
        return self._at + 1 < len(self._way)

    @property
    def visited(self) -> tuple[Route, ...]:
        """The way here, oldest first, without what we came back from."""
        return tuple(self._way[: self._at + 1])

    def go(self, route: Route) -> None:
        """Show a page; what lay ahead after coming back is forgotten."""
        if route == self.current:
            self.moved.emit(route)
            return
        self._way = [*self._way[: self._at + 1], route][-_REMEMBERED:]
        self._at = len(self._way) - 1
        self.moved.emit(route)

    def shows(self, route: Route) -> None:
        """The page we are on shows a record that somebody chose on it, or that it was left with: no step."""
        self.shown.emit(route)

    def name(self, route: Route, title: str, context: str) -> None:
        """What the page of a record is called, so that Today can offer the way back to it."""
        self._names.pop(route, None)
        self._names[route] = (title, context)

    def recent(self, count: int) -> list[tuple[Route, str, str]]:
        """The records visited last, the newest first: route, title, context."""
        return [(route, *words) for route, words in reversed(self._names.items())][:count]

    def back(self) -> bool:
        """One page back; False at the beginning."""
        return self._move(-1) if self.can_go_back else False

    def forward(self) -> bool:
        """One page forward again; False at the end."""
        return self._move(1) if self.can_go_forward else False

    def _move(self, by: int) -> bool:
        self._at += by
        self.moved.emit(self._way[self._at])
        return True
