"""The keys of the school as they are drawn: a school that has some, the dialogs of two, and the ceremony."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.certificates.keys import rules
from eduapp.certificates.keys.jobs import Prepared
from eduapp.certificates.keys.jobs.papers import ListStanding
from eduapp.certificates.keys.queries import ActRow, Holder, KeyState, Stand
from eduapp.certificates.keys.ui import acts, overruling
from eduapp.certificates.keys.ui.ceremony_half import Phase
from eduapp.certificates.keys.ui.ceremony_page import CeremonyPage
from eduapp.certificates.keys.ui.keys_page import KeysPage
from eduapp.certificates.keys.ui.open_dialog import open_keys
from eduapp.certificates.seals import keyfile
from eduapp.certificates.seals.keys import SECRET, new_root

if TYPE_CHECKING:
    from datetime import date

    from eduapp.app.stage import Stage

SCHOOL = "Fjellvik videregående skole"
HALF = bytes(range(7, 7 + SECRET))
REGISTER = "eduapp.certificates.jobs.papers:papers"


def _prepared(day: date) -> Prepared:
    """A root that signs nothing, always the same."""
    secret = bytes(range(SECRET))
    return Prepared(
        root=new_root(SCHOOL, day, secret), secret=secret, halves=(HALF, keyfile.joined(HALF, secret))
    )


def _state(stage: Stage) -> KeyState:
    """A school whose keys were renewed once."""
    day = stage.bench.today()
    before = day.replace(year=day.year - 1)
    root = _prepared(before).root
    kept = rules.rotated(root, rules.new_keys(root, before).keys, day).keys
    active = rules.only_active(kept)
    names = ("Solveig Nes", "Nils Ås")
    return KeyState(
        stand=Stand.READY,
        name=SCHOOL,
        root_kid=root.kid.hex(),
        active=active,
        next_rotation=rules.next_rotation(active.first),
        keys=kept,
        holders=tuple(Holder(half, name, before) for half, name in enumerate(names, start=1)),
        acts=(ActRow(2, "rotated", *names, day), ActRow(1, "begun", *names, before)),
    )


def _keys(stage: Stage) -> KeysPage:
    page = stage.shell.page
    if not isinstance(page, KeysPage):
        raise TypeError("the page is not that of the keys")
    return page


def none(stage: Stage) -> None:
    """A school before the ceremony."""
    _keys(stage).show_state(KeyState(Stand.NONE))


def held(stage: Stage) -> None:
    """A school that has keys."""
    page = _keys(stage)
    page.show_state(_state(stage))
    page.show_list(ListStanding(12, stage.bench.today(), by_lost_key=False, to_come=False))


def ahead(stage: Stage) -> None:
    """A school whose list a PC signed four years ahead."""
    page, today = _keys(stage), stage.bench.today()
    page.show_state(_state(stage))
    page.show_list(ListStanding(12, today.replace(year=today.year + 4), by_lost_key=False, to_come=True))


def beginning_anew(stage: Stage) -> None:
    """The list of revoked papers, signed by the root."""
    overruling.begin_anew(stage.bench, REGISTER, _keys(stage))


def opening(stage: Stage) -> None:
    """The password of issuing is asked for."""
    open_keys(stage.bench, _keys(stage), lambda _opened: None)


def renewing(stage: Stage) -> None:
    """A new issuing key."""
    acts.renew(stage.bench, _state(stage), _keys(stage))


def losing(stage: Stage) -> None:
    """A key in the wrong hands."""
    overruling.tell_lost(stage.bench, _state(stage), REGISTER, _keys(stage))


def locking(stage: Stage) -> None:
    """Other passwords of the root."""
    acts.lock_root_anew(stage.bench, _keys(stage))


def changing(stage: Stage) -> None:
    """Another password of issuing."""
    acts.change_password(stage.bench, _keys(stage))


def _ceremony(stage: Stage) -> CeremonyPage:
    page = stage.shell.page
    if not isinstance(page, CeremonyPage):
        raise TypeError("the page is not the ceremony")
    page.gathered.prepared = _prepared(stage.bench.today())
    return page


def who(stage: Stage) -> None:
    """Whose turn it is."""
    _ceremony(stage).go(2)


def half(stage: Stage) -> None:
    """A half on screen."""
    page = _ceremony(stage)
    page.go(1)
    page.first.turn(Phase.READ)


def proof(stage: Stage) -> None:
    """Groups typed back from paper."""
    page = _ceremony(stage)
    page.go(1)
    page.first.turn(Phase.PROVE)


def make(stage: Stage) -> None:
    """The last choice of both."""
    _ceremony(stage).go(3)


def done(stage: Stage) -> None:
    """What to do now. Nothing is unsaved any more."""
    page = _ceremony(stage)
    page.go(4)
    page.gathered.prepared = None
