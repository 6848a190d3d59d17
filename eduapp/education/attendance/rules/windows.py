"""How long marks may be recorded, changed and kept: dated numbers, each with its paragraph or rule. Pure.

`ruling` is the one table of corrections: the service, the screens and the tests all read it. The first line
of register_windows that fits an act decides what it needs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, date_text
from eduapp.core.violations import Violation

FIRST_TIME, SAME_DAY, OPEN, CLOSED = "first_time", "same_day", "window_open", "window_closed"
AHEAD, REASON_KEPT, REASON_KEPT_MOST = "ahead", "reason_kept", "reason_kept_most"
LONGEST_WHY = 200


@dataclass(frozen=True)
class Window:
    """A number of days in force, and where it stands."""

    days: int
    basis: str


@dataclass(frozen=True)
class Act:
    """What decides about recording somebody: when the session was, and when and by whom the mark was made."""

    session_day: date
    recorded_on: date | None = None  # None: nothing is recorded yet
    by_me: bool = False


@dataclass(frozen=True)
class Ruling:
    """What an act needs, by which line of the table."""

    name: str
    basis: str
    asks_why: bool = False
    asks_second: bool = False
    leader_only: bool = False


@dataclass(frozen=True)
class Correction:
    """Why a mark is changed, and who else stands behind it."""

    why: str = ""
    second_id: UUID | None = None


class WindowIsClosed(Violation):
    """What was reported has gone out; only a leader changes it, with a second name."""

    message = N_(
        "The session was on {day}. Marks can be changed for {days} days ({basis}). "
        "Ask a leader to correct it."
    )


class WhyNeeded(Violation):
    """What stood overnight is not changed without a word."""

    message = N_("This was recorded on another day. Write why it is changed ({basis}).")


class WhyTooLong(Violation):
    """Longer than a line."""

    message = N_("The reason has {length} characters. At most {most} are possible.")


class SecondNameNeeded(Violation):
    """Late corrections carry two names."""

    message = N_("The time for corrections is over. Choose a colleague who stands behind this too ({basis}).")


class SecondIsYourself(Violation):
    """Two names are two people."""

    message = N_("The second name is your own. Choose somebody else.")


class SecondUnknown(Violation):
    """The second name belongs to somebody who works here."""

    message = N_("The second name belongs to nobody who works here now. Choose a colleague from the list.")


class KeptTooShort(Violation):
    """Corrections need the reason."""

    message = N_("Reasons are needed for corrections. Keep them for at least {least} days.")


class KeptTooLong(Violation):
    """Longer than anybody asks for them."""

    message = N_("Reasons are kept for {most} days at most ({basis}).")


class DayHasNotCome(Violation):
    """What is deleted is deleted for good, so never by a clock that runs ahead."""

    message = N_("{day} has not come yet. Nothing is reduced ahead of time.")


def window(name: str, day: date) -> Window:
    """The days in force on a day; before the first row, the first."""
    code = code_list("register_windows")[name]
    rows = code.flags.get("rows", ())
    dated = sorted(rows if isinstance(rows, list) else (), key=lambda row: row["from"])
    in_force = [row for row in dated if row["from"] <= day] or dated[:1]
    return Window(in_force[-1]["days"], code.said("basis"))


def last_open_day(session_day: date) -> date:
    """The last day on which a teacher may still change marks of a session."""
    return session_day + timedelta(days=window(OPEN, session_day).days - 1)


def is_final(session_day: date, today: date) -> bool:
    """Whether figures of a day are final: its time for corrections is over."""
    return today > last_open_day(session_day)


def ruling(act: Act, today: date) -> Ruling:
    """Which line of the table an act falls under, and what it needs."""
    is_open = not is_final(act.session_day, today)
    if act.recorded_on is None:
        return _ruling(FIRST_TIME if is_open else CLOSED)
    # What was known ahead is first tried on the day itself. A slip of the same day is no correction; once the
    # time for corrections is over, that holds for one's own only.
    on_the_day = max(act.recorded_on, act.session_day) >= today
    if on_the_day and (is_open or act.by_me):
        return _ruling(SAME_DAY)
    return _ruling(OPEN if is_open else CLOSED)


def check_keeping(days: int, today: date) -> Iterator[Violation]:
    """Whether a school may keep reasons for so many days."""
    least, most = window(OPEN, today), window(REASON_KEPT_MOST, today)
    if days < least.days:
        yield KeptTooShort(least=least.days)
    if days > most.days:
        yield KeptTooLong(most=most.days, basis=most.basis)


def check_reducing(day: date, today: date) -> Iterator[Violation]:
    """Whether what is due on a day may be reduced now."""
    if day > today:
        yield DayHasNotCome(day=date_text(day))


def check_ruling(
    ruled: Ruling, act: Act, correction: Correction, actor: UUID, *, leader: bool
) -> Iterator[Violation]:
    """Everything an act lacks of what its ruling asks."""
    if ruled.leader_only and not leader:
        days = window(OPEN, act.session_day).days
        yield WindowIsClosed(day=date_text(act.session_day), days=days, basis=ruled.basis)
        return
    if ruled.asks_why and not correction.why:
        yield WhyNeeded(basis=ruled.basis)
    if len(correction.why) > LONGEST_WHY:
        yield WhyTooLong(length=len(correction.why), most=LONGEST_WHY)
    if ruled.asks_second and correction.second_id is None:
        yield SecondNameNeeded(basis=ruled.basis)
    if correction.second_id == actor:
        yield SecondIsYourself()


def _ruling(name: str) -> Ruling:
    code = code_list("register_windows")[name]
    asked = code.flags.get("asks", ())
    asks = tuple(asked) if isinstance(asked, list) else ()
    return Ruling(
        name,
        code.said("basis"),
        "why" in asks,
        "second" in asks,
        leader_only=code.has("leader"),
    )
