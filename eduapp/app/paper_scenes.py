"""Papers as they are drawn: what became of one, the register of issue with entries, and what is asked."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.certificates.queries import EntryRow
from eduapp.certificates.queries.endings import Endings, HandoverRow, Link, RevocationRow
from eduapp.certificates.rules.clock import Known, check_clock
from eduapp.certificates.seals.register import Head
from eduapp.certificates.ui import head_dialogs, paper_dialogs, rules_dialogs
from eduapp.certificates.ui.certificate_page import CertificatePage
from eduapp.certificates.ui.chain_page import ChainPage

if TYPE_CHECKING:
    from eduapp.app.stage import Stage

ONE, NUMBER = UUID(int=1), "2026-00417"
ACTS = ("revoked", "replaced", "issued", "voided", "issued", "issued")
NAMES = ("Haddad, Karim", "Żółć, Łukasz", "Kaŋas, Máret Ánne")


def _proposal(stage: Stage) -> RevocationRow:
    """Somebody else thinks that the paper is wrong."""
    at = datetime.combine(stage.bench.today(), time(9, 12), UTC)
    return RevocationRow(
        ONE, 1, ONE, "wrong_facts", "Kurset het noe annet.", ONE, "Åse Bakke", at, "", None, "", None, ""
    )


def ended(stage: Stage) -> None:
    """A paper that replaced another, was handed over, and may be revoked."""
    day = stage.bench.today()
    handed = HandoverRow(ONE, day, "in_hand", "Åse Bakke")
    found = Endings(Link(ONE, "2026-00233", "name", day), None, (_proposal(stage),), (handed,))
    page = stage.shell.page
    if not isinstance(page, CertificatePage):
        raise TypeError("the page is not that of a paper")
    page.endings.show_endings(NUMBER, found)


def refusing(stage: Stage) -> None:
    """Why the paper goes on counting."""
    page = stage.shell.page
    if page is not None:
        paper_dialogs.refuse(stage.bench, _proposal(stage), NUMBER, page)


def chained(stage: Stage) -> None:
    """A register with an entry of every kind."""
    page = stage.shell.page
    if not isinstance(page, ChainPage):
        raise TypeError("the page is not the register of issue")
    day = stage.bench.today()
    page.show_rows(
        [
            EntryRow(n, act, ONE, f"2026-{n:05}", NAMES[n % 3], "", f"7KQ2M9T4X{n}", day, f"{n}f3c" * 16)
            for n, act in zip(range(len(ACTS), 0, -1), ACTS, strict=True)
        ]
    )


def quiet(stage: Stage) -> None:
    """A register in which nothing has come for weeks."""
    page, today = stage.shell.page, stage.bench.today()
    if not isinstance(page, ChainPage):
        raise TypeError("the page is not the register of issue")
    page.show_clock(list(check_clock(today, Known(today - timedelta(weeks=9)))))


def asking_the_clock(stage: Stage) -> None:
    """A leader says which day it is."""
    page = stage.shell.page
    if page is not None:
        head_dialogs.confirm_clock(stage.bench, page)


def noting(stage: Stage) -> None:
    """The last entry is written down elsewhere."""
    page = stage.shell.page
    if isinstance(page, ChainPage):
        page.note_head(Head(4, bytes.fromhex("9f3c6a01" * 8)))


def second_person(stage: Stage) -> None:
    """Papers are to be checked by somebody else."""
    page = stage.shell.page
    if page is not None:
        rules_dialogs.want(stage.bench, page)


def no_second_person(stage: Stage) -> None:
    """Papers are to be issued by one alone."""
    page = stage.shell.page
    if page is not None:
        rules_dialogs.drop(stage.bench, page)
