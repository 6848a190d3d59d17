"""After the exam in mathematics: everybody is told, two appeal, one of them is with who decides."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from eduapp.app.sample_site.facts import EXAM_DAY
from eduapp.exams.appeals import queries, service
from eduapp.exams.appeals.rules.parts import written_parts
from eduapp.exams.grading import service as grading
from eduapp.exams.grading.rules.kinds import Kind

if TYPE_CHECKING:
    from uuid import UUID

    from eduapp.app.sample_site.story import Site
    from eduapp.exams.appeals.queries import GradeRow

TOLD, APPEALED = EXAM_DAY + timedelta(days=1), EXAM_DAY + timedelta(days=2)
COMPLAINT = "Jeg mener at jeg fikk trukket for mye på oppgave 3. Utregningen står på side 2."
GROUNDS = (
    "Karakteren bygger på to prøver, et prosjekt om prosent og samtaler gjennom høsten. Kompetansemålene om "
    "personlig økonomi er nådd, de om funksjoner bare delvis."
)


def appeal(site: Site, sitting_id: UUID) -> None:
    """Told on the day after; one appeal waits to be sent, the other was sent."""
    site.go_to(TOLD, 13)
    with site.database.reading() as session:
        grades = sorted(queries.grades_of(session, sitting_id=sitting_id), key=lambda one: one.facts.number)
    people = tuple(one.facts.candidate_id for one in grades)
    told = grading.NoteTold(sitting_id=sitting_id, candidate_ids=people, told_on=TOLD)
    site.do("leader", grading.note_told, told)
    site.go_to(APPEALED, 11)
    _receive(site, grades[1], "overall", "")
    sent = _receive(site, grades[4], "overall", COMPLAINT)
    site.go_to(EXAM_DAY + timedelta(days=4), 7)
    for part in written_parts(Kind("overall")):
        words = GROUNDS if part == "grounds_teacher" else ""
        kept = service.KeepPart(appeal_id=sent, part=part, words=words, enclosed=not words)
        site.do("office", service.keep_part, kept)
    with site.database.reading() as session:
        page = queries.appeal(session, sent)
    order = service.StepAppeal(
        appeal_id=sent,
        version=page.version if page is not None else 1,
        step="sent",
        on_day=EXAM_DAY + timedelta(days=4),
        person=site.actors["office"].name,
        reason="Rekommandert brev, sak 2026/117",
    )
    site.do("office", service.step_appeal, order)


def _receive(site: Site, grade: GradeRow, kind: str, complaint: str) -> UUID:
    order = service.ReceiveAppeal(subject_id=grade.id, kind=kind, received_on=APPEALED, complaint=complaint)
    appeal_id: UUID = site.do("office", service.receive_appeal, order)
    return appeal_id
