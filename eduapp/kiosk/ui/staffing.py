"""What the person in the room does at a candidate's PC, behind one key and the code of the paper."""

from typing import TYPE_CHECKING, Any

from eduapp.core.errors import EduError
from eduapp.kiosk.drawing import rest_on_paper
from eduapp.kiosk.formats import record as r
from eduapp.kiosk.formats.faults import Fault, WrongCode
from eduapp.kiosk.rules import replay as replaying
from eduapp.kiosk.ui.said import state_lines
from eduapp.kiosk.ui.staff_page import LEAVE, MOVE, NEXT, OPEN, PAPER, StaffPage

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
        if state in {replaying.HANDED_IN, replaying.MOVED, replaying.ON_PAPER} and not kiosk.place.number:
            may.append(NEXT)
    page = StaffPage(kiosk.theme, [*may, LEAVE], str(kiosk.place.out), state_lines(sitting, now.trouble))
    page.asked.connect(lambda what, code: _act(kiosk, page, what, code))
    page.done.connect(lambda: _close(kiosk))
    return page


def _act(kiosk: "Kiosk", page: StaffPage, what: str, code: str) -> None:
    try:
        _may(kiosk, code)
        _ACTS[what](kiosk, code)
    except EduError as error:
        page.refuse(error.sentence())


def _may(kiosk: "Kiosk", code: str) -> None:
    sitting, leave = kiosk.sitting, kiosk.place.leave
    if (leave and code.strip() == leave) or (sitting is not None and sitting.is_staff(code)):
        return
    raise WrongCode


def _open(kiosk: "Kiosk", code: str) -> None:
    if kiosk.entered is not None:
        kiosk.entered.begin_by_code(code)
    _close(kiosk)


def _move(kiosk: "Kiosk", _code: str) -> None:
    if kiosk.entered is not None:
        kiosk.entered.move_to(kiosk.place.out)
    _close(kiosk)


def _to_paper(kiosk: "Kiosk", _code: str) -> None:
    sitting = kiosk.sitting
    if sitting is None or sitting.paper is None:
        return
    written = rest_on_paper(sitting.paper, sitting.attempt.answers, sitting.clocks.time(), kiosk.place.out)
    sitting.keep(r.PAPER_FALLBACK, {"pages": written.pages, "code": written.mark})
    _close(kiosk)


def _next(kiosk: "Kiosk", _code: str) -> None:
    kiosk.forget()


def _leave(kiosk: "Kiosk", _code: str) -> None:
    kiosk.leave()


def _close(kiosk: "Kiosk") -> None:
    kiosk.now.over = ""
    if isinstance(kiosk.now.trouble, Fault):
        kiosk.now.trouble = None
    kiosk.refresh()


_ACTS: dict[str, Any] = {OPEN: _open, MOVE: _move, PAPER: _to_paper, NEXT: _next, LEAVE: _leave}
