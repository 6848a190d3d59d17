"""What a place says when it holds nothing: what it is for, when things appear, and one or two verbs."""

from collections.abc import Callable
from dataclasses import dataclass

from eduapp.core.i18n import _
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import EmptyState


@dataclass(frozen=True)
class Verb:
    """A button of an empty place: what it says and what it does."""

    text: str
    act: Callable[[], None]


@dataclass(frozen=True)
class Empty:
    """The words of an empty place. `text` says what will appear here and when; the first verb stands out."""

    icon: str
    title: str
    text: str
    primary: Verb | None = None
    secondary: Verb | None = None


def empty_state(theme: Theme, empty: Empty) -> EmptyState:
    """The widget that says it."""
    first, second = (
        (verb.text, verb.act) if verb is not None else None for verb in (empty.primary, empty.secondary)
    )
    return EmptyState(theme, empty.icon, empty.title, empty.text, first, second)


def nothing_found(typed: str, show_all: Callable[[], None]) -> Empty:
    """What a list says when the search or the filter matches nothing; the way back is one press."""
    verb = Verb(_("Show all"), show_all)
    if typed:
        title = _("Nothing matches “{text}”").format(text=typed)
        return Empty("search", title, _("Write fewer letters, or another word."), verb)
    return Empty("list-filter", _("Nothing matches the filter"), _("Everything else is still there."), verb)
