"""What a certificate says, in the few texts that formats of others have room for. Pure."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from decimal import Decimal

from eduapp.certificates.drawing import wording
from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.drawing.phrases import spoken
from eduapp.certificates.issue.sealing import words_of

_MINUTES = Decimal(60)
_LANGUAGES: Mapping[str, str] = {"nb": "nb", "nn": "nn", "en": "en", "se": "se"}  # RFC 5646


def title(facts: CertificateFacts) -> str:
    """What was learnt: the course, or the field of work; of a paper about neither, what it is."""
    return facts.course or facts.field_of_work or kind(facts)


def heading(facts: CertificateFacts) -> str:
    """What the paper is called, and what it is about."""
    return f"{kind(facts)}: {title(facts)}" if title(facts) != kind(facts) else kind(facts)


def kind(facts: CertificateFacts) -> str:
    """What the paper is called."""
    with _spoken(facts):
        return wording.title(facts)


def offered(facts: CertificateFacts) -> str:
    """What is the same for all who earn it: what they did, in the words of the paper, and how large it is."""
    with _spoken(facts):
        words = f"{wording.sentence(replace(facts, first=None, last=None))} {title(facts)}"
        scope = wording.scope(facts)
    return f"{words} ({scope})" if scope else words


def contents(facts: CertificateFacts) -> str:
    """What a course is about, a line each; what was offered where nothing more is said."""
    return "\n".join(facts.contents) or offered(facts)


def criteria(facts: CertificateFacts) -> str:
    """What it takes: what is offered, and what is to be learnt."""
    return "\n".join((offered(facts), *facts.goals))


def reached(facts: CertificateFacts) -> str:
    """What is this person's own: how much, which tasks, modules and aims, a line each."""
    with _spoken(facts):
        lines = (
            wording.practice(facts),
            wording.attended(facts) if facts.attended is not None else "",
            *facts.tasks,
            *wording.modules(facts),
            *wording.aims(facts),
        )
    return "\n".join(filter(None, lines))


def hours(facts: CertificateFacts) -> Decimal | None:
    """Hours of 60 minutes, to two decimals; None where the paper tells none."""
    minutes = facts.practice_minutes if facts.practice_minutes is not None else facts.scope_minutes
    return None if minutes is None else (minutes / _MINUTES).quantize(Decimal("0.01")).normalize() + 0


def days(facts: CertificateFacts) -> tuple[date | None, date | None]:
    """From when until when."""
    return facts.first, facts.last


def language(facts: CertificateFacts) -> str:
    """The language of the paper's words, as a tag."""
    return _LANGUAGES[facts.language]


def module_texts(facts: CertificateFacts) -> Iterator[tuple[str, date | None]]:
    """Each module that was reached, and when."""
    return ((one.text, one.day) for one in facts.modules)


def _spoken(facts: CertificateFacts) -> AbstractContextManager[None]:
    """Speak as the paper does: a language that the program does not has words of its own."""
    return spoken(facts.language, words_of(facts))
