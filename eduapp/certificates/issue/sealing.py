"""The facts of a page as they are signed: what both say must be the same, or nobody could compare them."""

from dataclasses import dataclass

from eduapp.certificates.drawing import load_template
from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.drawing.fields import values
from eduapp.certificates.drawing.phrases import NO_WORDS, Words
from eduapp.certificates.seals.facts import PrintedFacts

_UNPRINTED = str.maketrans(dict.fromkeys("\n\r\t\x0b\x0c\u2028\u2029", " "))


@dataclass(frozen=True)
class Grade:
    """A result as a code of a scale; both "" where the paper prints none."""

    grade: str = ""
    scale: str = ""


NO_GRADE = Grade()


def printed_facts(facts: CertificateFacts, serial: str, replaces: str, grade: Grade) -> PrintedFacts:
    """What is signed of a page with this serial. `replaces`: the serial of the paper it takes the place of.

    Raises NotPrintable, which names the field, for what no code can say.
    """
    told = grade if facts.result else NO_GRADE
    return PrintedFacts(
        serial=serial,
        number=facts.number,
        kind=facts.kind,
        name=in_one_line(facts.name),
        born=facts.born,
        title=in_one_line(title_of(facts)),
        minutes=_minutes(facts),
        minutes_per_hour=facts.minutes_per_hour,
        grade=told.grade,
        scale=told.scale,
        first=facts.first if facts.last else None,
        last=facts.last if facts.first else None,
        modules=tuple(map(in_one_line, _listed(facts))),
        aims=tuple(in_one_line(one.text) for one in facts.aims),
        issuer=in_one_line(issuer_of(facts)),
        issued_on=facts.issued_on,
        valid_until=facts.valid_until,
        language=facts.language,
        replaces=replaces,
    )


def _minutes(facts: CertificateFacts) -> int | None:
    """How much the paper tells of: of a course, of practice, or what was attended."""
    told = (facts.scope_minutes, facts.practice_minutes, facts.attended_minutes)
    return next((minutes for minutes in told if minutes is not None), None)


def _listed(facts: CertificateFacts) -> tuple[str, ...]:
    """What the paper lists: modules, or the results or trainings it is made of, each as it is printed.

    A list that is signed nowhere could be drawn anew beside a genuine square.
    """
    said = values(facts, words_of(facts))
    made_of = (*said["results"], *(said["trainings"] if facts.kind == "opplaeringslogg" else ()))
    return (*(one.text for one in facts.modules), *made_of)


def title_of(facts: CertificateFacts) -> str:
    """What the paper is about: its course or field of work; of a paper without either, what it is."""
    return facts.course or facts.field_of_work or heading_of(facts)


def issuer_of(facts: CertificateFacts) -> str:
    """Who issued the paper; of invented people also the word that stands across the page."""
    return f"{facts.issuer.name} ({facts.across})" if facts.across else facts.issuer.name


def words_of(facts: CertificateFacts) -> Words:
    """What the paper says in words of its own: a language that the program does not speak comes of them."""
    return load_template(facts.kind).words.get(facts.language, NO_WORDS)


def heading_of(facts: CertificateFacts) -> str:
    """The words at the head of the page, in its language."""
    return str(values(facts, words_of(facts))["title"])


def in_one_line(text: str) -> str:
    """A text in one line, as the code wants it."""
    return " ".join(text.translate(_UNPRINTED).split())
