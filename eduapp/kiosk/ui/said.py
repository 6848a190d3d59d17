"""What the screens say of how things stand: kept or not, contact or none, paused, moved, ended."""

from collections.abc import Callable, Collection

from eduapp.core.clock import zone
from eduapp.core.i18n import _, clock_text, ngettext, speaking
from eduapp.core.spans import MINUTE_MS, whole_minutes
from eduapp.gui.theme import Theme
from eduapp.kiosk.formats import record as r
from eduapp.kiosk.formats.faults import Fault
from eduapp.kiosk.rules import replay as replaying
from eduapp.kiosk.sitting import BY_TIME, Sitting
from eduapp.kiosk.ui.pages import NoticePage
from eduapp.kiosk.ui.words import for_candidate, listed, time_left, time_of
from eduapp.kiosk.whereabouts import is_over, only_here, only_in_file


def time_words(sitting: Sitting | None, left: Callable[[int], str] = time_left) -> str:
    """What there is to say of the time; "" once there is nothing. `left`: words for what is left, by ms.

    On paper the time runs on, and no PC counts it: until when by what is decided, as the board has it.
    """
    account = sitting.attempt.account if sitting is not None else None
    if sitting is None or account is None or account.ends_at is None:
        return ""
    if sitting.state == replaying.ON_PAPER:
        ends = account.ends_at.astimezone(zone()).time()
        # Translators: short, as it stands on a clock: until when the candidate may write on paper.
        return _("Until {time}").format(time=clock_text(ends))
    return "" if is_over(sitting) else left(sitting.left_ms)


def kept_words(sitting: Sitting | None, *, unkept: bool, offline: bool = False) -> str:
    """When the last answer was kept, in words."""
    if sitting is None or sitting.paper is None:
        return ""
    if unkept:
        return _("Not saved yet.")
    words = "" if is_over(sitting) else _("Every answer is saved as you give it.")
    times = sitting.attempt.answered_at
    if times:
        saved = _("Saved on this computer {time}.") if offline else _("Saved {time}.")
        words = saved.format(time=time_of(max(times.values())))
    if sitting.attempt.account.open_ms >= MINUTE_MS / 2:
        minutes = whole_minutes(sitting.attempt.account.open_ms)
        lost = ngettext(
            "Nobody could work here for {count} minute. The person in the room decides on this time.",
            "Nobody could work here for {count} minutes. The person in the room decides on this time.",
            minutes,
        )
        words = f"{words} {lost.format(count=minutes)}".lstrip()
    return words


def warning_words(unkept: Collection[int] | bool, moment: str, *, offline: bool) -> str:
    """What is in the way or to be noticed, the most urgent first; "" if nothing is.

    Why something cannot be kept is for the person in the room: it stands behind F12.
    """
    if unkept:
        return _("This computer cannot save your answer just now. It stays on the screen. Raise your hand.")
    if moment:
        return moment
    if offline:
        return _("No contact with the other computers just now. Your answers are safe on this one. Go on.")
    return ""


def more_time_words(ms: int) -> str:
    """That somebody was given time; "" if a decision gave none."""
    minutes = whole_minutes(ms)
    words = ngettext("You have {count} more minute.", "You have {count} more minutes.", minutes)
    return words.format(count=minutes) if minutes else ""


def put_right_words(left: str) -> str:
    """That somebody has less time than they were told, because the log of the room was put right.

    `left`: what there is to say of the time (`time_words`); "" for who goes on no more.
    """
    words = _("The time that was noted for you was not right, and was put right. {left}.")
    return words.format(left=left) if left else ""


def due_announcement(before: int | None, left: int, total: int) -> str:
    """What is said aloud as a moment passes: half of the time, 15, 5 and 1 minute left."""
    if before is None:
        return ""
    for moment in (MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS):
        if left <= moment < before:
            return time_left(moment)
    if left <= total // 2 < before:
        return _("Half of the time has passed. {left}.").format(left=time_left(total // 2))
    return ""


def notice_of(theme: Theme, sitting: Sitting | None, trouble: Fault | None, speaks: str = "nb") -> NoticePage:
    """The page for everything but a question; `speaks` is the language of the person in the room."""
    if trouble is not None:
        with speaking(speaks):
            cause = trouble.sentence()
        return NoticePage(theme, "hand", for_candidate(trouble), _("Your answers are kept."), cause=cause)
    if sitting is None:
        return NoticePage(theme, "hand", "", _("Your answers are kept."))
    told = _notice(sitting)
    if not sitting.unkept:
        return NoticePage(theme, *told)
    words = _("Not saved yet: {numbers}. This computer keeps trying. Stay in your seat and raise your hand.")
    unkept = words.format(numbers=listed(sorted(sitting.unkept)))
    if sitting.state == replaying.RUNNING and sitting.paper is not None:
        return NoticePage(theme, "hourglass", _("The time is over"), unkept)
    also = (
        told[2:] if sitting.state in {replaying.MOVED, replaying.ON_PAPER} else ()
    )  # else they say it is kept
    return NoticePage(theme, *told[:2], *also, unkept)


def _notice(sitting: Sitting) -> tuple[str, ...]:
    """A mark, a title, what it means, and what else there is to know."""
    match sitting.state:
        case replaying.HANDED_IN:
            by_time = sitting.attempt.handed_in_by == BY_TIME
            title = _("The time is over") if by_time else _("Handed in")
            stay = _("Stay in your seat until the person in the room lets you go.")
            return ("circle-check", title, _("Your answers are kept and handed in."), stay)
        case replaying.PAUSED:
            words = _("The exam is paused for you. The time stands still. Your answers are kept.")
            return ("pause", _("Paused"), words)
        case replaying.MOVED:
            return ("log-out", _("Go on at another computer"), _left_words(sitting))
        case replaying.ON_PAPER:
            return ("pen-line", _("Go on on paper"), _paper_words(sitting))
        case _ if sitting.state == replaying.RUNNING or sitting.started_at is not None:
            words = _("Ask the person in the room to open the paper here. Your answers are kept.")
            return ("lock", _("The paper is closed"), words)
    keys = _(
        "Keys: A, B, C choose an answer. Alt+→ goes on, Alt+← back. Alt+T says the time. F1 asks for help."
    )
    words = _("Stay on this page. The first question comes when the exam begins.")
    return ("hourglass", _("Wait until the exam begins"), words, keys)


def _paper_words(sitting: Sitting) -> str:
    """Where the answers are of who goes on on paper: the pages have what this PC printed, or has sent."""
    last = next(one.value for one in reversed(sitting.records) if one.kind == r.PAPER_FALLBACK)
    if "pages" not in last and (count := only_here(sitting)):
        return _only_here_words(count)
    return _("Your answers so far are on the pages you get.")


def _only_here_words(count: int) -> str:
    words = _("Answers kept on this computer only: {count}. Ask the person in the room.")
    return words.format(count=count)


def _left_words(sitting: Sitting) -> str:
    """What became of the answers on a PC that goes on no more."""
    if count := only_here(sitting):
        return _only_here_words(count)
    if sitting.aside_n > sitting.sent_n or only_in_file(sitting):
        return _("This computer goes on no more. The person in the room has your answers.")
    return _("This computer goes on no more. Your answers have come along.")
