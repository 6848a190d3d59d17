"""What can be told of papers: the list, one with all on it, and whether it is as it was frozen.

Sittings ask `paper_head`, `versions` and `verify`; whoever prints asks `printed`.
"""

from eduapp.exams.papers.queries.composed import Composed, ComposedItem, composed, facts_of
from eduapp.exams.papers.queries.frozen import frozen_digest, verify
from eduapp.exams.papers.queries.papers import (
    MOST_SHOWN,
    Asking,
    PaperHead,
    PaperRow,
    PaperVersionRow,
    asked_by,
    next_serial,
    paper_head,
    papers,
    papers_of_course,
    versions,
)
from eduapp.exams.papers.queries.printed import printed, printed_of

__all__ = [
    "MOST_SHOWN",
    "Asking",
    "Composed",
    "ComposedItem",
    "PaperHead",
    "PaperRow",
    "PaperVersionRow",
    "asked_by",
    "composed",
    "facts_of",
    "frozen_digest",
    "next_serial",
    "paper_head",
    "papers",
    "papers_of_course",
    "printed",
    "printed_of",
    "verify",
    "versions",
]
