"""Answers on the page that checks papers, as they are drawn: to compare with the paper, or that warn."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from eduapp.certificates.seals.facts import PrintedFacts
from eduapp.certificates.seals.verdict import Outcome, Verdict
from eduapp.certificates.verification import Basis, Judged
from eduapp.certificates.verification.faults import FileEdited
from eduapp.certificates.verification.ui.check_page import CheckPage

if TYPE_CHECKING:
    from eduapp.app.stage import Stage

_DIGEST = "9f3c6a01" * 8


def genuine(stage: Stage) -> None:
    """The code of a photograph: what the school signed, to be compared line by line."""
    _shown(stage, Judged(Verdict(Outcome.GENUINE, _facts(stage), list_age=3), Basis.CODE, digest=_DIGEST))


def replaced(stage: Stage) -> None:
    """A paper whose holder has a newer one."""
    day = stage.bench.today()
    facts = replace(_facts(stage), valid_until=day + timedelta(days=700))
    _shown(stage, Judged(Verdict(Outcome.REPLACED, facts, day, 0), Basis.FILE, kept=True, digest=_DIGEST))


def to_come(stage: Stage) -> None:
    """A paper of a PC whose clock ran ahead."""
    day = stage.bench.today() + timedelta(days=400)
    facts = replace(_facts(stage), issued_on=day)
    _shown(stage, Judged(Verdict(Outcome.TO_COME, facts, day, 0), Basis.FILE, kept=True, digest=_DIGEST))


def changed(stage: Stage) -> None:
    """A file to which something was added."""
    _shown(stage, Judged(Verdict(Outcome.NOT_GENUINE, fault=FileEdited()), Basis.FILE, digest=_DIGEST))


def _facts(stage: Stage) -> PrintedFacts:
    day = stage.bench.today()
    return PrintedFacts(
        serial="7KQ2M9T4XB",
        number="2026-00012",
        kind="kursbevis",
        name="Karim Haddad",
        title="Truckteori T1, T2 og T4",
        minutes=630,
        minutes_per_hour=45,
        grade="B",
        scale="BIB",
        first=day - timedelta(days=40),
        last=day - timedelta(days=12),
        modules=("Stabilitet og last", "Daglig kontroll"),
        issuer="Fjellvik videregående skole",
        issued_on=day - timedelta(days=10),
        language="nb",
    )


def _shown(stage: Stage, judged: Judged) -> None:
    page = stage.shell.page
    if not isinstance(page, CheckPage):
        raise TypeError("the page is not that of checking papers")
    page.answer.show_answer(judged, "bevis.pdf")
