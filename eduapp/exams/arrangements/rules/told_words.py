"""Words that stand in no log of an exam: verdicts before a decision, health, and why somebody is here. Pure.

No list knows every word; it stops the usual slip.
"""

import re

from eduapp.core.names import folded
from eduapp.exams.arrangements.rules.health_words import health_word

# Verdicts, in Norwegian and English, as `folded` writes them; and the words that make a suspicion of one.
_VERDICT = re.compile(
    r"\b(?:(?:[a-z]*(?:juks|fusk)|cheat|plagiat|plagiar|plagier)[a-z]*|snyt|snyter|snot|snoyt|snytt)\b"
)
_SUSPICION = re.compile(
    r"\b(?:mistanke|mistanken|mistenk[a-z]*|mistenkt[a-z]*|suspicion|suspect[a-z]*)(?: [a-z]+){0,3} $"
)
_SENTENCE = re.compile(r"[.!?;]\s+|\n")
# Why somebody is where they are.
_REASON = re.compile(
    r"""\b(?:
    (?: straff | varetekt | forvaring | isolat | isoler | utelukk | soning | kriminel | lovbrudd | lovbrot
      | remand | convict | felon | offence | crimin )[a-z]*
    | [a-z]*(?: domfelt | dsdomt | psdomt | tsdomt ) | domt | domd | dom | dommen | domen
    | soner | sonar | sone )\b""",
    re.VERBOSE,
)


def verdict_word(words: str) -> str:
    """The first word that calls a suspicion a fact, in plain letters; "" for none."""
    for sentence in _SENTENCE.split(words):
        text = _plain(sentence)
        for found in _VERDICT.finditer(text):
            if not _SUSPICION.search(text[: found.start()]):
                return found.group()
    return ""


def reason_word(words: str) -> str:
    """The first word that tells why somebody is here, in plain letters; "" for none."""
    found = _REASON.search(_plain(words))
    return found.group() if found else ""


def told_word(words: str) -> str:
    """The first word that has no place beside papers or in why an exam does not count; "" for none."""
    return verdict_word(words) or health_word(words) or reason_word(words)


def _plain(words: str) -> str:
    return re.sub(r"[^a-z]+", " ", folded(words))
