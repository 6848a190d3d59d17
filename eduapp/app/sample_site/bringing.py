"""The sample files, brought in as the import page does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.progress import NoProgress
from eduapp.core.resources import resource
from eduapp.exams.papers import service as papers
from eduapp.exams.papers.rules.drawn import DrawingRule
from eduapp.exams.papers.rules.paper import PaperFacts
from eduapp.exams.questions import jobs as questions
from eduapp.exchange.files import jobs as files
from eduapp.exchange.files.service import BringIn

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from eduapp.app.sample_site.story import Site


def bring(site: Site, by: str, subject: str, file_name: str) -> files.Report:
    """Bring a sample file in, as the import page does: refused rows stay outside."""
    database = site.by(by)
    path: Path = resource(f"sample/{file_name}")
    looked = files.read_file(database, files.ReadFile(subject, path), NoProgress())
    return files.bring_in(database, BringIn(subject=subject, preview=looked.preview), NoProgress())


def bring_questions(site: Site, by: str, file_name: str) -> int:
    """Bring a sample file of exam questions into the bank, as the command does; how many came in."""
    database = site.by(by)
    order = questions.ReadQuestions(resource(f"sample/{file_name}"), "gift")
    looked = questions.read_file(database, order, NoProgress())
    entered, _known = questions.bring_in(database, looked, NoProgress())
    return entered


def draw_paper(site: Site, by: str, title: str = "Prøve: tall og sikkerhet på verkstedet") -> UUID:
    """An exam paper drawn from the bank by rules, in two versions; its id."""
    facts = PaperFacts(
        title=title,
        minutes=90,
        instructions="Svar på alle oppgavene. Vis utregninger.",
        aids=frozenset({"calculator", "dictionary"}),
        skills=frozenset({"reading", "calculating"}),
    )
    rules = (
        DrawingRule(3, 2, category="Matematikk/Tall", heading="Del 1: Tall"),
        DrawingRule(2, 3, category="Verksted/Sikkerhet", heading="Del 2: Sikkerhet"),
    )
    order = papers.SavePaper(facts=facts, rules=rules, versions=2, draw=True, seed="20261123")
    return site.by(by).execute(papers.save_paper, order)
