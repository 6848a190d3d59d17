"""The sample files, brought in as the import page does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.progress import NoProgress
from eduapp.core.resources import resource
from eduapp.exams.questions import jobs as questions
from eduapp.exchange.files import jobs as files
from eduapp.exchange.files.service import BringIn

if TYPE_CHECKING:
    from pathlib import Path

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
