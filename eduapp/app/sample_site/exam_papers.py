"""The papers of the invented exam: received, opened by two, used, handed in; one sheet is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.app.sample_site import facts
from eduapp.exams.custody import queries, service
from eduapp.exams.custody.rules.recording import StepFacts
from eduapp.exams.sittings import queries as sittings

if TYPE_CHECKING:
    from uuid import UUID

    from eduapp.app.sample_site.story import Site

COURSE = "MAT1P"


def keep_papers(site: Site) -> None:
    """Half past eight to half past two on the day of the exam, as the log tells it."""
    with site.database.reading() as session:
        exam = next(row for row in sittings.sittings(session) if row.course_code == COURSE)
    count = exam.candidates
    site.go_to(facts.EXAM_DAY, 8)
    papers = receive(site, exam.id, "Oppgavesett", "question_papers", count + 2, "F 20411")
    sheets = receive(site, exam.id, "Svarark", "answer_sheets", 4 * count + 10, "")
    receive(site, exam.id, "Oppgavesett i stor skrift", "large_print", 2, "F 20412")
    step(site, papers, "moved", words="Safen på kontoret")
    opened(site, papers, count + 2)
    opened(site, sheets, 4 * count + 9)
    step(site, papers, "handed_out", count=count, first_number=1, last_number=count)
    step(site, sheets, "handed_out", count=3 * count)
    site.go_to(facts.EXAM_DAY, 14)
    step(site, sheets, "back", count=2)
    step(site, sheets, "handed_in", count=3 * count - 2)
    step(site, sheets, "missing", count=1, words="Talt to ganger, ikke i esken")


def receive(site: Site, exam_id: UUID, label: str, holds: str, count: int, seal: str) -> UUID:
    """A bundle that the office took in now; its id."""
    order = service.ReceiveBundle(
        sitting_id=exam_id, label=label, holds=holds, count=count, source="Fylkeskommunen", seal=seal
    )
    return site.do("office", service.receive_bundle, order)


def opened(site: Site, bundle_id: UUID, found: int) -> None:
    """By the invigilator and the leader, each in their own name."""
    event_id = step(site, bundle_id, "opened", count=found)
    order = service.ConfirmStep(bundle_id=bundle_id, turn=_turn(site, bundle_id), event_id=event_id)
    site.do("leader", service.confirm_step, order)


def step(site: Site, bundle_id: UUID, kind: str, **said: object) -> UUID:
    """What happened to a bundle now, as the invigilator writes it down."""
    told = StepFacts(**said)  # type: ignore[arg-type]
    order = service.RecordStep(bundle_id=bundle_id, turn=_turn(site, bundle_id), step=kind, facts=told)
    return site.do("invigilator", service.record_step, order)


def _turn(site: Site, bundle_id: UUID) -> int:
    with site.database.reading() as session:
        found = queries.bundle(session, bundle_id)
    return found.turn if found is not None else 0
