"""What printed lists give the shell, Today, and the pages of groups and registers."""

from eduapp.core.i18n import N_
from eduapp.gui.contributions import Contributions
from eduapp.records.lists import terms

CONTRIBUTIONS = Contributions(
    audit_sentences={
        terms.PRINTED: N_("List {number} was printed: {of}."),
        terms.SAVED_AS_FILE: N_("List {number} was saved as a file: {of}."),
        terms.TYPED_IN: N_("List {number} was typed in, {of}: {count} marks."),
        terms.TAKEN_BACK: N_("What was typed in from list {number} was taken back: {count} marks."),
    },
)
