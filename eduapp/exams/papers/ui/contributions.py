"""What exam papers give the shell."""

from eduapp.core.i18n import N_
from eduapp.exams.papers import terms
from eduapp.gui.contributions import Contributions

CONTRIBUTIONS = Contributions(
    audit_sentences={
        terms.PAPER_SAVED: N_(
            "The exam paper “{title}” was saved: {questions} questions, {versions} versions."
        ),
        terms.PAPER_DRAWN: N_(
            "The exam paper “{title}” was drawn: {questions} questions, {versions} versions."
        ),
        terms.PAPER_COPIED: N_("The exam paper “{title}” was copied from “{old}”."),
        terms.PAPER_FROZEN: N_("The exam paper “{title}” was frozen, digest {digest}."),
        terms.PAPER_PRINTED: N_("The exam paper “{title}” was printed: {what}, {copies} copies."),
    },
)
