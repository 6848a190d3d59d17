"""A result of the exam in mathematics that was typed wrong: the right one is proposed, nobody attests yet."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from eduapp.app.sample_site.facts import EXAM_DAY
from eduapp.exams.grading import queries as grading
from eduapp.exams.sittings import service
from eduapp.exams.sittings.rules.corrections import ENTRY_ERROR

if TYPE_CHECKING:
    from uuid import UUID

    from eduapp.app.sample_site.story import Site

NOTICED = EXAM_DAY + timedelta(days=4)
WHY = "Karakteren er skrevet av fra feil linje i karakterlista."


def propose(site: Site, sitting_id: UUID) -> None:
    """Noticed a few days after everybody was told; a leader has it on the page of the exam."""
    site.go_to(NOTICED, 9)
    with site.database.reading() as session:
        found = grading.released(session, sitting_id)[0]
    order = service.ProposeCorrection(
        candidate_id=found.candidate_id,
        before=found.result_id,
        grade="5" if found.grade == "4" else "4",
        basis=ENTRY_ERROR,
        reason=WHY,
    )
    site.do("office", service.propose_correction, order)
