"""What is written in a search log, and how two people close it. Pure."""

from collections.abc import Iterator
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_
from eduapp.core.names import hidden_characters
from eduapp.core.violations import Violation
from eduapp.workshops.tools.rules.register import LOST, HiddenCharacters, TooLong

LONGEST_WORDS = 300
FOUND = "found"
OPENED, STILL, SEEN, BACK = "opened", "still", "seen", "back"
LOOKED, PROPOSED, CLOSED = "looked", "proposed", "closed"


class WordsMissing(Violation):
    """A log without words is none."""

    about = ("words",)
    message = N_("Write where you looked, or where it was found.")


class OutcomeMissing(Violation):
    """Not a code of the closed list."""

    about = ("outcome",)
    message = N_("Choose how the search ended.")


class NothingIsLost(Violation):
    """More than expected is a slip in the numbers."""

    about = ("outcome",)
    message = N_("There is more than expected, so nothing is lost. Choose that it was counted wrongly.")


class SearchClosed(Violation):
    """It has been closed by two people."""

    message = N_("This search is closed. If something is missing again, the next count opens another one.")


class NothingProposed(Violation):
    """The second of two confirms what the first has said."""

    message = N_("Nobody has proposed how the search ended. Propose it first; a second person confirms it.")


class SamePerson(Violation):
    """Two people, four eyes (rule 82)."""

    message = N_("You proposed this yourself. Let somebody else look at it and confirm it.")


def check_entry(words: str, *, closed: bool) -> Iterator[Violation]:
    """Whether a line can be added to a search log."""
    if closed:
        yield SearchClosed()
    yield from _check_words(words)


def check_proposal(outcome: str, words: str, *, surplus: bool, closed: bool) -> Iterator[Violation]:
    """Whether this can be proposed as the end of a search."""
    if closed:
        yield SearchClosed()
    if outcome not in code_list("tool_search_outcomes"):
        yield OutcomeMissing()
    elif outcome == LOST and surplus:
        yield NothingIsLost()
    yield from _check_words(words)


def check_closing(proposed_by: UUID | None, actor: UUID, *, closed: bool) -> Iterator[Violation]:
    """Whether this person may be the second of the two."""
    if closed:
        yield SearchClosed()
    elif proposed_by is None:
        yield NothingProposed()
    elif proposed_by == actor:
        yield SamePerson()


def _check_words(words: str) -> Iterator[Violation]:
    if not words:
        yield WordsMissing()
    if len(words) > LONGEST_WORDS:
        yield TooLong(text=words[:20] + "…", length=len(words), most=LONGEST_WORDS)
    if codes := hidden_characters(words):
        yield HiddenCharacters(codes=", ".join(sorted(set(codes))))
