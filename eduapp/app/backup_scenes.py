"""The page of the backups as it is drawn: how it stands, and the dialogs of each act."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from eduapp.safekeeping import jobs, terms
from eduapp.safekeeping.formats.manifest import Manifest, TrailHead
from eduapp.safekeeping.jobs.folders import Lying
from eduapp.safekeeping.rules import Standing
from eduapp.safekeeping.ui import acts
from eduapp.safekeeping.ui.backups_page import BackupsPage, Shown

if TYPE_CHECKING:
    from eduapp.app.stage import Stage

_MARK, _CODE = "7KQ2 M0XA", "R4T7N 2QK9D X0HM5 V8C3P 6WJ1B"
_OCCASIONS = (terms.CLOSING, terms.DAILY, terms.CLOSING, terms.BEFORE_STEP)


def _page(stage: Stage) -> BackupsPage:
    page = stage.shell.page
    if not isinstance(page, BackupsPage):
        raise TypeError("the page is not that of the backups")
    return page


def _lying(stage: Stage, back: int = 0) -> Lying:
    """One that was made some days ago; nothing lies there."""
    day = stage.bench.today() - timedelta(days=back)
    number = 42 - back
    manifest = Manifest(
        number=number,
        day=day,
        made_at=datetime.combine(day, time(15), UTC),
        occasion=_OCCASIONS[back % len(_OCCASIONS)],
        program="1.0",
        step="r0063",
        tables={"learner": 61, "audit_entry": 18_240 - 310 * back},
        size=48_000_000,
        sha256="5e" * 32,
        trail=TrailHead(18_240 - 310 * back, "9f" * 32),
        invented=False,
        key=_MARK,
        recovery=b"box",
    )
    return Lying(Path(f"dagverk-backup-{number:06}"), manifest, "00" * 32)


def well(stage: Stage) -> None:
    """Backups of today in both places."""
    today = stage.bench.today()
    standing = Standing(near=today, away=today, has_code=True, has_place=True)
    lying = [(terms.NEAR, _lying(stage, back)) for back in range(4)]
    _page(stage).show_shown(Shown(standing, (*lying, (terms.AWAY, _lying(stage)))))


def late(stage: Stage) -> None:
    """None on the stick for nine days."""
    today = stage.bench.today()
    away = today - timedelta(days=9)
    standing = Standing(near=today, away=away, has_code=True, has_place=True)
    _page(stage).show_shown(Shown(standing, ((terms.NEAR, _lying(stage)), (terms.AWAY, _lying(stage, 9)))))


def without_code(stage: Stage) -> None:
    """One that opens on this PC alone."""
    standing = Standing(near=stage.bench.today(), has_place=True)
    _page(stage).show_shown(Shown(standing, ((terms.NEAR, _lying(stage)),)))


def code(stage: Stage) -> None:
    """The code, once."""
    acts.show_code(_page(stage), jobs.NewCode(code=_CODE, mark=_MARK))


def back(stage: Stage) -> None:
    """Two people and a reason, and what is lost."""
    preview = jobs.Preview(_lying(stage, 2), 623, same=True)
    acts.restore_dialog(_page(stage), preview)


def out(stage: Stage) -> None:
    """Everything in readable files."""
    acts.take_out(_page(stage))


def encrypt(stage: Stage) -> None:
    """A database of before there were keys goes under one."""
    page = _page(stage)
    standing = Standing(near=stage.bench.today(), has_code=True, has_place=True, readable=True)
    page.show_shown(Shown(standing, ((terms.NEAR, _lying(stage)),)))
    acts.encrypt(page)
