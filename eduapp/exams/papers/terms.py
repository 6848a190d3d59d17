"""The words of exam papers."""

from eduapp.core.changes import Topic

SEE_PAPERS = "papers.see"  # what is asked in exams to come
KEEP_PAPERS = "papers.keep"
FREEZE_PAPERS = "papers.freeze"  # by publishing a sitting
PRINT_PAPERS = "papers.print"
PERMISSIONS = (SEE_PAPERS, KEEP_PAPERS, FREEZE_PAPERS, PRINT_PAPERS)

PAPERS_CHANGED = Topic("exams.papers")

PAPER_SAVED = "papers.saved"
PAPER_DRAWN = "papers.drawn"
PAPER_COPIED = "papers.copied"
PAPER_FROZEN = "papers.frozen"
PAPER_PRINTED = "papers.printed"
