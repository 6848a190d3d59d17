"""Long work for a sitting: its lists and labels on paper, and a copy of the exam paper for everybody."""

from eduapp.exams.sittings.jobs.copies import Copies, MakeCopies, make_copies
from eduapp.exams.sittings.jobs.lists import Made, MakePaper, facts, make_paper

__all__ = ["Copies", "Made", "MakeCopies", "MakePaper", "facts", "make_copies", "make_paper"]
