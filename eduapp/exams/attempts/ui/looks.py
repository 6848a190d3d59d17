"""How seats look and sound on the board. Numbers and seats alone: the board may be seen by others."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from eduapp.core.clock import zone
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital, ngettext
from eduapp.core.spans import SECOND_MS, whole_minutes
from eduapp.exams.attempts.rules import needs, states
from eduapp.exams.attempts.rules.everybody import left_out_words
from eduapp.exams.attempts.ui import time_words
from eduapp.exams.room.rules.exam import at
from eduapp.exams.sittings.rules.publishing import listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from eduapp.exams.attempts.queries import Board, Card

Look = tuple[str, str, str]

NEEDS: dict[str, Look] = {  # token, icon, words
    needs.BROKEN: ("absent", "triangle-alert", N_("answers not genuine")),
    needs.LOST: ("absent", "wifi-off", N_("contact lost")),
    needs.UNTOLD: ("absent", "wifi-off", N_("its PC has not told")),
    needs.UNDONE: ("absent", "triangle-alert", N_("its PC goes on")),
    needs.LEFT: ("absent", "wifi-off", N_("a PC that was left has not told")),
    needs.UNSEEN: ("late", "monitor", N_("no exam PC was seen")),
    needs.UNTAKEN: ("late", "monitor", N_("no exam PC")),
    needs.BACK: ("late", "monitor", N_("brought back, at no PC")),
    needs.HELP: ("late", "hand", N_("asks for help")),
    needs.LOCKED: ("late", "lock", N_("ticket locked")),
    needs.WAITS: ("late", "hourglass", N_("waits at the PC")),
    needs.ASIDE: ("absent", "monitor", N_("answers from two PCs")),
    needs.RESTED: ("late", "coffee", N_("break is over")),
    needs.NOTICED: ("late", "bell", N_("look here")),
    needs.TIME: ("excused", "timer", N_("time to decide")),
    needs.CLOCK: ("excused", "timer", N_("its clock is wrong")),
    needs.AWAY: ("late", "eye-off", N_("away from the exam")),
    needs.QUIET: ("late", "circle-alert", N_("quiet")),
}
_BEFORE_THE_STATE = frozenset(
    {needs.BROKEN, needs.LOST, needs.UNTOLD, needs.UNTAKEN, needs.BACK, needs.HELP, needs.QUIET, needs.AWAY}
)
_SAID = {
    needs.UNTOLD: N_("Its exam PC has not told that it handed in. Answers may be on it alone."),
    needs.UNDONE: N_("Was handed in here, and its exam PC goes on. Look there: F12 says why."),
    needs.LEFT: N_("A PC that was left has not told that it stopped. Answers may be on it alone."),
    needs.UNSEEN: N_("No exam PC was seen at this seat. If there was one, take in what it kept by a stick."),
    needs.UNTAKEN: N_("No exam PC has taken this seat yet. Type the ticket on one."),
    needs.BACK: N_(
        "Brought back, and no exam PC has taken it up yet. Type the ticket where the candidate sat."
        " If that PC is dead or somebody else sits there, move the candidate."
    ),
    needs.HELP: N_("Asks for help."),
    needs.LOCKED: N_(
        "Five wrong codes at one PC, where the ticket is locked. Look who sits there, then unlock it."
    ),
    needs.RESTED: N_("The break that was granted is used up. What goes beyond it counts."),
    needs.AWAY: N_("Left the window of the exam. Noted, nothing more."),
}


def letter(act: str) -> str:
    """The one key for an act, in the language spoken now."""
    return code_list("screen_acts")[act].said("key")


def verb(act: str) -> str:
    """What a button of an act says."""
    return capital(code_list("screen_acts")[act].label)


def chip(card: Card) -> Look:
    """Where somebody stands, in a word; what needs somebody now goes before it."""
    if card.needs and card.needs[0] in _BEFORE_THE_STATE:
        token, icon, words = NEEDS[card.needs[0]]
        return token, icon, _(words)
    if card.resting_since is not None:
        return "held", "coffee", _("break")
    code = code_list("screen_states")[card.state]
    return code.said("token"), code.said("icon"), code.label


def edge(card: Card) -> str:
    """The token of the line around a card that needs somebody; "" for none."""
    return NEEDS[card.needs[0]][0] if card.needs else ""


def left_text(card: Card) -> str:
    """Minutes left, with all that was granted and given back."""
    if card.left is None or card.state not in states.LIVE | {states.ON_PAPER}:
        return ""
    return _("{count} min").format(count=whole_minutes(card.left * SECOND_MS))


def count_text(card: Card) -> str:
    """How many questions have an answer."""
    return _("{count} of {total}").format(count=card.answered, total=card.questions)


def note(card: Card) -> str:
    """The line below: what needs somebody, else when the last answer came in."""
    if card.needs and card.needs[0] != needs.CLOCK:  # which stays so, and stands beside what was saved
        return need_text(card, card.needs[0])
    if card.handed_in_at is not None:
        return _("Handed in {time}").format(time=clock(card.handed_in_at))
    if card.moving:
        return _("May go on at another PC")
    if card.missed is not None:
        return _not_begun(card)
    if card.resting_since is not None:
        told = _("Break since {time}, {left} of {count} min left")
        return told.format(time=at(card.resting_since), left=card.breaks_left, count=card.breaks)
    nothing = _("No exam PC yet") if card.saved_at is None else _("No answer yet")
    return " · ".join(_parts(card)) or nothing


def _parts(card: Card) -> Iterator[str]:
    """Of who is at work: when the last answer was kept, and what was given."""
    if card.answered_at is not None:
        yield _("Saved {time}").format(time=seconds(card.answered_at))
    if needs.CLOCK in card.needs:
        yield _(NEEDS[needs.CLOCK][2])
    if card.breaks:
        yield _("{left} of {count} min of breaks left").format(left=card.breaks_left, count=card.breaks)
    if card.late:
        yield _("{count} min late").format(count=card.late)
    if card.extra:
        yield _("+{count} min by decision").format(count=card.extra)
    if card.given:
        yield _("+{count} min given back").format(count=card.given)


def need_text(card: Card, need: str) -> str:
    """One thing that needs somebody, as a sentence."""
    told = {
        needs.BROKEN: _broken,
        needs.NOTICED: _noticed,
        needs.LOST: _lost,
        needs.QUIET: _quiet,
        needs.ASIDE: _aside,
        needs.WAITS: _not_begun,
        needs.TIME: time_words.lost_time,
        needs.CLOCK: time_words.clock_differs,
    }
    return told[need](card) if need in told else _(_SAID[need])


def _broken(card: Card) -> str:
    return capital(card.fault or _unfit(card))


def _noticed(card: Card) -> str:
    return capital(card.notice)


def _aside(card: Card) -> str:
    """Which answers of a PC that was left are others than those that count."""
    numbers = sorted({one.question for one in card.aside})
    words = ngettext(
        "A PC that was left has another answer to question {numbers}",
        "A PC that was left has other answers to questions {numbers}",
        len(numbers),
    )
    return words.format(numbers=", ".join(map(str, numbers)))


def _unfit(card: Card) -> str:
    words = ngettext(
        "{count} record from a PC that was left cannot be believed",
        "{count} records from a PC that was left cannot be believed",
        card.unfit,
    )
    return words.format(count=card.unfit)


def _not_begun(card: Card) -> str:
    """Of who is not at work while the others are: whether they may still begin, and what is gone."""
    gone = ngettext("{count} minute is gone", "{count} minutes are gone", card.missed or 0)
    told = gone.format(count=card.missed)
    if card.state != states.REGISTERED:
        return _("Not begun yet, {gone}").format(gone=told)
    if card.why[states.LET_IN]:
        return _("Came too late to sit, or not at all")
    return _("May still come, {gone}").format(gone=told)


def without_pc(board: Board) -> list[int]:
    """Who would begin at no exam PC if everybody began now: candidate numbers."""
    found = (card for card in board.cards if card.state == states.AUTHORISED and not card.taken)
    return sorted(card.number for card in found)


def start_note(without: list[int]) -> str:
    """What it means to start without somebody's PC."""
    words = _("At no exam PC yet: {numbers}. Their time runs from the start like that of the others.")
    return words.format(numbers=listed(without))


def started_words(count: int, without: list[int]) -> str:
    """How many began at a PC, and whose time runs without one."""
    at_work = count - len(without)
    told = ngettext("{count} has begun.", "{count} have begun.", at_work).format(count=at_work)
    if not without:
        return told
    return " ".join((told, _("The time runs, but no exam PC: {numbers}.").format(numbers=listed(without))))


def late_words(board: Board, card: Card) -> str:
    """What coming late means for somebody who is let in now; "" before the others have begun."""
    if card.missed is None:
        return ""
    words = ngettext(
        "The exam began {count} minute ago. That time is not given back, and one must have come before {time}"
        " ({basis}).",
        "The exam began {count} minutes ago. That time is not given back, and one must have come before"
        " {time} ({basis}).",
        card.missed,
    )
    return words.format(count=card.missed, time=at(board.latest), basis=board.latest_basis)


def let_in_words(card: Card, late: int) -> str:
    """What came of letting somebody in."""
    if not late:
        return _("Candidate {number} is let in.").format(number=card.number)
    words = _("Candidate {number} has begun, {count} min late. No time is given back.")
    return words.format(number=card.number, count=late)


def _quiet(card: Card) -> str:
    """Since when nothing was answered, and whether somebody has looked since."""
    if card.answered_at is None:
        told = _("No answer yet.")
    else:
        told = _("No answer since {time}.").format(time=clock(card.answered_at))
    if card.looked_at is None or (card.answered_at is not None and card.looked_at < card.answered_at):
        return told
    return " ".join((told, _("Looked at {time}.").format(time=clock(card.looked_at))))


def _lost(card: Card) -> str:
    if card.saved_at is None:
        return _("Lost contact. The exam PC has told nothing yet.")
    return _("Lost contact. Answers are safe up to {time}.").format(time=seconds(card.saved_at))


def rest_note(card: Card) -> str:
    """What going on on paper means, that it is final, and which answers are not on it."""
    if card.state == states.ON_PAPER:
        return _("It is printed once more, with the answers that have come in by now.")
    told = [
        _("The screen of the candidate stops. What has no answer is printed with room to write."),
        _("It is final: nobody comes back to the screen from paper."),
    ]
    if needs.LOST in card.needs:
        lost = _("There is no contact with the PC: answers given there since {time} are not on the paper.")
        told.append(lost.format(time=seconds(card.saved_at)))
    if needs.ASIDE in card.needs:
        words = _("{what}. Choose first which count: the paper shows those that count now.")
        told.append(words.format(what=_aside(card)))
    return " ".join(told)


def rest_words(number: int, saved_at: datetime | None) -> str:
    """What is on the paper that the rest of an exam is written on; `saved_at`: of the last of it."""
    if saved_at is None:
        words = _("The rest for candidate {number} is printed. No answers had come in.")
        return words.format(number=number)
    words = _("The rest for candidate {number} is printed, with the answers that came in until {time}.")
    return words.format(number=number, time=seconds(saved_at))


def not_printed(number: int) -> str:
    """That the candidate still has no paper, and how to get it: what the screen was told stays told."""
    words = _("The rest for candidate {number} is not printed. “{act}” ({letter}) prints it once more.")
    return words.format(number=number, act=verb(states.TO_PAPER), letter=letter(states.TO_PAPER))


def sentence(card: Card) -> str:
    """The whole card for a screen reader."""
    parts = [
        _("Candidate {number}").format(number=card.number),
        _("seat {seat}").format(seat=card.place) if card.place else "",
        chip(card)[2],
        _("{count} of {total} answered").format(count=card.answered, total=card.questions),
        _("{time} left").format(time=left_text(card)) if left_text(card) else "",
        note(card),
    ]
    return ", ".join(filter(None, parts))


def saved_text(board: Board) -> str:
    """Whether everything that is written has come in."""
    if not any(card.saved_at for card in board.cards):
        return _("No exam PC yet")
    lost = sum(needs.LOST in card.needs for card in board.cards)
    if lost:
        return ngettext("{count} seat without contact", "{count} seats without contact", lost).format(
            count=lost
        )
    return _("All answers saved")


def age_text(board: Board) -> str:
    """As of when a board is to which nothing new comes in."""
    return _("As of {time}: no answer since").format(time=seconds(board.now))


def reach_sentences(board: Board) -> list[str]:
    """Whom minutes for everybody reach, and who gets none for which reason."""
    told = board.for_all
    words = ngettext("{count} person gets them", "{count} people get them", told.count)
    parts = [words.format(count=told.count)]
    if told.on_paper:
        parts.append(_("{count} of them on paper").format(count=told.on_paper))
    found = [f"{', '.join(parts)}."]
    if told.left_out:
        found.append(_("Not: {who}.").format(who=left_out_words(told.left_out)))
    return found


def new_ends(board: Board, minutes: int) -> str:
    """The first and the last end if everybody gets so many minutes; "" where there are none."""
    ends = board.for_all.ends
    if not ends or not minutes:
        return ""
    first, last = ends[0], ends[-1]
    more = timedelta(minutes=minutes)
    told = {"new": seconds(first + more), "old": seconds(first)}
    if first == last:
        return _("Everybody then has until {new} instead of {old}.").format(**told)
    told |= {"last_new": seconds(last + more), "last_old": seconds(last)}
    return _(
        "The first then has until {new} instead of {old}, the last until {last_new} instead of {last_old}."
    ).format(**told)


def given_words(count: int, left_out: tuple[tuple[int, str], ...]) -> str:
    """What came of minutes for everybody."""
    words = ngettext("{count} person got time back.", "{count} people got time back.", count)
    parts = [words.format(count=count)]
    if left_out:
        parts.append(_("Not: {who}.").format(who=left_out_words(left_out)))
    return " ".join(parts)


def clock(moment: datetime) -> str:
    """09.40, at the site."""
    return f"{moment.astimezone(zone()):%H.%M}"


def seconds(moment: datetime | None) -> str:
    """09.40.12, at the site."""
    return f"{moment.astimezone(zone()):%H.%M.%S}" if moment else "–"
