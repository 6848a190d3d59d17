"""What a feature brings to the shell. Modules are named as text, `package.module:name`, and loaded late."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Protocol, TypeVar
from uuid import UUID

from eduapp.core.actor import Actor
from eduapp.gui.loading import load as load  # noqa: PLC0414 - for who has offers at hand already
from eduapp.gui.routes import Route

HELD, COPY = "privacy.held", "privacy.copy"  # where features say what they keep of people, and who may see it


@dataclass(frozen=True)
class PageOffer:
    """A page: its key in routes, its class (`…ui.learners_page:LearnersPage`), and who may see it.

    `place` is the place in the rail it belongs to, if that is another feature's.
    """

    key: str
    module: str
    permission: str
    place: str = ""


@dataclass(frozen=True)
class RailItem:
    """A place in the navigation rail: the key of its page, its word (N_), icon and order."""

    key: str
    text: str
    icon: str
    order: int


@dataclass(frozen=True)
class PanelOffer:
    """A part of another feature's page. Its class: `Panel(bench, subject_id)` with `reload()`."""

    place: str  # "people.learner", "courses.group" …
    title: str
    module: str
    permission: str
    order: int


@dataclass(frozen=True)
class PrintOffer:
    """Where Ctrl+P leads on a page that prints nothing itself: a route with the record of the page."""

    place: str  # the key of the page: "attendance.register", "learners.learner" …
    route_key: str
    detail: str
    permission: str


@dataclass(frozen=True)
class ActionOffer:
    """Something the command palette can do: text (N_), where it leads, icon, permission.

    `beside` is the key of a page of a feature below that shows it too, as a button among its own.
    """

    text: str
    route: Route
    icon: str
    permission: str
    beside: str = ""


@dataclass(frozen=True)
class Found:
    """One hit of a search."""

    id: UUID
    label: str
    detail: str = ""


@dataclass(frozen=True)
class FindOffer:
    """A search for the command palette: `query` is `module:function`, (session, text) → list of Found."""

    title: str
    query: str
    route_key: str
    icon: str
    permission: str


@dataclass(frozen=True)
class TodayRow:
    """One row of Today: a session of the day, or something that waits for somebody."""

    title: str
    detail: str
    icon: str
    verb: str  # what the row's button says
    route: Route
    kind: str = "attention"  # "session": in the list of the day; "attention": under Needs attention
    start_minute: int | None = None  # of the day, for sessions
    end_minute: int | None = None
    token: str = "none"  # colour of its icon: a status or primary
    chip: str = ""  # a word on its state
    chip_icon: str = ""
    now: bool = False  # going on just now, or the next to do: its button is the primary one
    order: int = 100  # smaller comes first among those that wait


@dataclass(frozen=True)
class TodayOffer:
    """Rows for Today: `query` is `module:function`, (session, actor, today) → list of TodayRow.

    What looks at everybody comes `later`: the day stands there before it is asked.
    """

    query: str
    permission: str
    later: bool = False
    sessions: bool = False  # its rows may be of kind "session": lessons and shifts of the day


@dataclass(frozen=True)
class Figure:
    """One number on Today, with what it means; `weeks` are the last weeks, the present one last."""

    title: str
    value: str
    note: str
    icon: str
    weeks: tuple[float, ...] = ()


@dataclass(frozen=True)
class FigureOffer:
    """A number for Today: `query` is `module:function`, (session, actor, today) → Figure or None."""

    query: str
    permission: str
    order: int


@dataclass(frozen=True)
class WeekMark:
    """Something in the week to come: a word on a day."""

    day: date
    text: str
    icon: str
    token: str


@dataclass(frozen=True)
class WeekOffer:
    """Marks for the week on Today: `query` is `module:function`, (session, actor, monday) → WeekMarks."""

    query: str
    permission: str


@dataclass(frozen=True)
class SettingsOffer:
    """A group on the settings page: its title (N_) and the class of its panel, `Panel(bench)`."""

    title: str
    module: str
    permission: str
    order: int
    icon: str = "settings"


@dataclass(frozen=True)
class AnswerOffer:
    """What a feature above tells a page below; `query` is `module:function`.

    What it is given and what it gives, the page says that asks at `place`.
    """

    place: str  # "timetable.roll" …
    query: str
    permission: str


def keeps(feature: str) -> AnswerOffer:
    """What a feature keeps about people (`<feature>/held.py`), for a person’s copy and its life."""
    return AnswerOffer(HELD, f"{feature}.held:held", COPY)


@dataclass(frozen=True)
class Contributions:
    """Everything one feature brings; `audit_sentences`: audit action → words with {placeholders}."""

    pages: tuple[PageOffer, ...] = ()
    rail: tuple[RailItem, ...] = ()
    panels: tuple[PanelOffer, ...] = ()
    actions: tuple[ActionOffer, ...] = ()
    finds: tuple[FindOffer, ...] = ()
    today: tuple[TodayOffer, ...] = ()
    figures: tuple[FigureOffer, ...] = ()
    week: tuple[WeekOffer, ...] = ()
    audit_sentences: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    settings: tuple[SettingsOffer, ...] = ()
    answers: tuple[AnswerOffer, ...] = ()
    prints: tuple[PrintOffer, ...] = ()


class Offer(Protocol):
    """Anything a permission opens."""

    @property
    def permission(self) -> str:
        """What the person needs."""
        ...


AnOffer = TypeVar("AnOffer", bound=Offer)


def allowed(offers: Sequence[AnOffer], actor: Actor) -> list[AnOffer]:
    """The offers this person may use."""
    return [offer for offer in offers if actor.may(offer.permission)]
