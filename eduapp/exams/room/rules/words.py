"""The sentence beside an act: said at all, short enough, and without words that do not belong there. Pure.

Nobody has cheated before it is decided: until then it is a suspicion. Health, and why somebody is where they
are, have no place in a log. No list knows every word; it stops the usual slip.
"""

from collections.abc import Iterator

from eduapp.core.i18n import N_
from eduapp.core.names import hidden_characters
from eduapp.core.violations import Violation
from eduapp.exams.arrangements.rules.health_words import health_word
from eduapp.exams.arrangements.rules.told_words import reason_word, verdict_word

LONGEST_WORDS = 300
LONGEST_NAME = 80


class WordsMissing(Violation):
    """One sentence for who reads it later."""

    message = N_("Write one sentence: what happened, and what was done.")
    about = ("words",)


class WordsTooLong(Violation):
    """One sentence, not a report."""

    message = N_("That is {length} characters. Write {most} at most.")
    about = ("words",)


class WordsHidden(Violation):
    """Signs nobody can see."""

    message = N_("Hidden characters ({codes}) cannot be kept. Write it again.")
    about = ("words",)


class VerdictWord(Violation):
    """Before a decision it is a suspicion (law-states 2.4, norway 4.2)."""

    message = N_(
        "“{word}” is a verdict, and nothing has been decided (opplæringsforskrifta § 9-42). Write “suspicion "
        "of cheating”, and what you saw."
    )
    about = ("words",)


class HealthWord(Violation):
    """The measure, never the diagnosis."""

    message = N_("“{word}” tells of health, which is not kept here. Write what was done, not why.")
    about = ("words",)


class ReasonWord(Violation):
    """Why somebody is here is nobody's business at an exam."""

    message = N_("“{word}” tells why somebody is here, which is not kept here. Leave it out.")
    about = ("words",)


def check_words(
    words: str, *, needed: bool = False, decided: bool = False, longest: int = LONGEST_WORDS
) -> Iterator[Violation]:
    """Everything against a sentence; where it tells a decision (`decided`) it may use the word of the law."""
    if needed and not words.strip():
        yield WordsMissing()
    if len(words) > longest:
        yield WordsTooLong(length=len(words), most=longest)
    if codes := hidden_characters(words):
        yield WordsHidden(codes=codes)
    if not decided and (word := verdict_word(words)):
        yield VerdictWord(word=word)
    if word := health_word(words):
        yield HealthWord(word=word)
    if word := reason_word(words):
        yield ReasonWord(word=word)
