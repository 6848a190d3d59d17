"""How a question is filed: by what words it is found, and what stands against a whole file of them. Pure."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from eduapp.core.i18n import N_
from eduapp.core.names import hidden_characters, search_text, tidy
from eduapp.core.violations import Violation
from eduapp.exams.questions.rules.facts import digest
from eduapp.exams.questions.rules.placing import said_by
from eduapp.exams.questions.rules.question import Question, one_line

LONGEST_LABEL, LONGEST_SEARCH = 120, 600
LONGEST_LEVEL, LONGEST_AIM, LONGEST_REASON = 40, 300, 300


@dataclass(frozen=True)
class Filing:
    """What the school says of a question beside what is asked."""

    level: str = ""
    aim: str = ""


UNFILED = Filing()


class AskedAlready(Violation):
    """Another question in use asks the same."""

    message = N_("The bank has this question already. Change that one, or retire it first.")
    about = ("stem",)


class IdTaken(Violation):
    """An id of another system that another question has."""

    message = N_("The id {text} belongs to another question of the bank. Give this one no id, or another.")


class FilingTooLong(Violation):
    """A level or an aim that no list could show."""

    message = N_("A level has at most {level} characters, an aim {aim}, and neither hides any. Shorten them.")
    about = ("level",)


class ReasonMissing(Violation):
    """Retired for no reason."""

    message = N_("Say why the question is retired, in at most {limit} characters.")
    about = ("reason",)


class RetiredAlready(Violation):
    """Nothing to change about a question that is out of use."""

    message = N_("This question is retired. Write a new one instead.")


def label_of(question: Question) -> str:
    """Its title, or how it begins."""
    words = question.title or one_line(said_by(question.stem))
    return words if len(words) <= LONGEST_LABEL else words[: LONGEST_LABEL - 1] + "…"


def found_by(question: Question) -> str:
    """The folded words it is found by; of a long text, the first."""
    parts = (question.title, said_by(question.stem)[:LONGEST_SEARCH], question.category, *question.tags)
    return search_text(*parts, question.outside_id)[: 2 * LONGEST_SEARCH]


def new_among(questions: Sequence[Question], known: Collection[str]) -> list[Question]:
    """Those that ask something the bank does not, each once."""
    seen, coming = set(known), list[Question]()
    for question in questions:
        told = digest(question)
        if told not in seen:
            seen.add(told)
            coming.append(question)
    return coming


def check_filing(filing: Filing) -> Iterator[Violation]:
    """Short words, nothing hidden."""
    too_long = len(filing.level) > LONGEST_LEVEL or len(filing.aim) > LONGEST_AIM
    if too_long or hidden_characters(filing.level + filing.aim):
        yield FilingTooLong(level=LONGEST_LEVEL, aim=LONGEST_AIM)


def check_new(question: Question, same: bool, ids_taken: Collection[str]) -> Iterator[Violation]:
    """A question that comes in asks something new, under an id of its own."""
    if same:
        yield AskedAlready()
    elif question.outside_id in ids_taken:
        yield IdTaken(text=question.outside_id)


def check_retiring(reason: str, *, retired: bool) -> Iterator[Violation]:
    """Once, and for a reason."""
    if retired:
        yield RetiredAlready()
    if not tidy(reason) or len(reason) > LONGEST_REASON or hidden_characters(reason):
        yield ReasonMissing(limit=LONGEST_REASON)
