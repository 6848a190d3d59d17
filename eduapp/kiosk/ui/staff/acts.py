"""What the person in the room does at a candidate's PC, behind one key and the code of the paper."""

import sys
from collections.abc import Callable
from hmac import compare_digest
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from eduapp.core.bug_log import described
from eduapp.core.errors import EduError
from eduapp.core.i18n import _, speaking
from eduapp.kiosk.drawing import rest_on_paper
from eduapp.kiosk.formats.faults import Fault, WrongCode
from eduapp.kiosk.rules import replay as replaying
from eduapp.kiosk.ui.staff.page import (
    LEAVE,
    LEFT,
    MOVE,
    NEXT,
    OPEN,
    PAPER,
    StaffPage,
    copied_lines,
    needed_words,
    state_lines,
)
from eduapp.kiosk.whereabouts import is_needed, is_over, only_in_file

if TYPE_CHECKING:
    from eduapp.kiosk.ui.kiosk import Kiosk


def staff_page(kiosk: "Kiosk") -> StaffPage:
    """The page, with what may be done as it stands now."""
    sitting, now = kiosk.sitting, kiosk.now
    may = []
    if sitting is not None:
        state = sitting.state
        if sitting.paper is None and state in {replaying.WAITING, replaying.RUNNING}:
            may.append(OPEN)
        if state in {replaying.RUNNING, replaying.PAUSED, replaying.WAITING}:
            may.append(MOVE)
        if sitting.paper is not None and state in {replaying.RUNNING, replaying.PAUSED}:
            may.append(PAPER)
        if is_needed(sitting) or only_in_file(sitting):
            may.append(LEFT)
        if is_over(sitting) and not kiosk.place.number:
            may.append(NEXT)
    with speaking(kiosk.place.speaks):
        page = StaffPage(
            kiosk.theme,
            [*may, LEAVE] if sitting is not None or kiosk.place.leave else may,
            str(kiosk.place.where),
            [
                *copied_lines(is_copied=kiosk.place.is_copied),
                *state_lines(sitting, now.trouble, now.because, kiosk.link.apart),
            ],
        )
        look_again(kiosk, page)
    page.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as all languages of the program are read
    page.asked.connect(lambda what, code: _act(kiosk, page, what, code))
    page.done.connect(lambda: _close(kiosk))
    return page


def look_again(kiosk: "Kiosk", page: StaffPage) -> None:
    """Whether somebody else may sit down here by now: contact may have come while the page is open."""
    with speaking(kiosk.place.speaks):
        page.hold_back("" if kiosk.sitting is None else needed_words(kiosk.sitting))


def _act(kiosk: "Kiosk", page: StaffPage, what: str, code: str) -> None:
    with speaking(kiosk.place.speaks):
        try:
            _may(kiosk, code)
            if what == LEFT:
                page.tell(_write_left(kiosk))
                look_again(kiosk, page)
                return
            if what in _ACTS:
                _ACTS[what](kiosk, code)
        except EduError as error:
            page.refuse(error.sentence())
            return
        except Exception as bug:  # noqa: BLE001 - whatever it is, who pressed must hear of it
            words = _("That did not work ({what}). Try another way, and write it down.")
            page.refuse(words.format(what=type(bug).__name__))
            if sys.stderr is not None:
                sys.stderr.write(described(bug))
            return
    _AFTER.get(what, _close)(kiosk)  # what is shown then is the candidate's again


def _may(kiosk: "Kiosk", code: str) -> None:
    sitting, leave = kiosk.sitting, kiosk.place.leave
    if (leave and compare_digest(code.strip().encode(), leave.encode())) or (
        sitting is not None and sitting.is_staff(code)
    ):
        return
    raise WrongCode


def _open(kiosk: "Kiosk", code: str) -> None:
    if kiosk.entered is not None:
        kiosk.entered.begin_by_code(code)


def _move(kiosk: "Kiosk", _code: str) -> None:
    if kiosk.entered is not None:
        kiosk.entered.move_to(kiosk.place.where)


def _write_left(kiosk: "Kiosk") -> str:
    """Write what only this PC has; what to do with it."""
    if kiosk.entered is None:
        return ""
    path = kiosk.entered.write_left(kiosk.place.where)
    words = _("{name} is written. Take it to the board: “Stick or folder…”, there you choose what counts.")
    return words.format(name=path.name)


def _to_paper(kiosk: "Kiosk", _code: str) -> None:
    sitting = kiosk.sitting
    if sitting is None or sitting.paper is None:
        return
    answers = {**sitting.attempt.answers, **sitting.unkept}
    written = rest_on_paper(sitting.paper, answers, sitting.clocks.time(), kiosk.place.where)
    sitting.go_on_on_paper({"pages": written.pages, "code": written.mark})


def _close(kiosk: "Kiosk") -> None:
    kiosk.now.over = ""
    if isinstance(kiosk.now.trouble, Fault):
        kiosk.now.trouble = None
    kiosk.refresh()


def _next(kiosk: "Kiosk") -> None:
    kiosk.forget()


def _leave(kiosk: "Kiosk") -> None:
    kiosk.leave()


_ACTS: dict[str, Callable[["Kiosk", str], None]] = {OPEN: _open, MOVE: _move, PAPER: _to_paper}
_AFTER: dict[str, Callable[["Kiosk"], None]] = {NEXT: _next, LEAVE: _leave}
