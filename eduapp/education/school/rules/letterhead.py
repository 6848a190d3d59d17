"""What the school, its terms and lesson times must be, and which words no paper may hold. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from eduapp.core.i18n import LANGUAGES, N_, _, clock_text, date_text
from eduapp.core.names import folded, hidden_characters
from eduapp.core.spans import MINUTES_A_DAY, Span, as_time
from eduapp.core.violations import Violation

LONGEST_TEXT = 120
MOST_LESSONS = 20
SHORTEST_WORD = 3
AUTUMN, SPRING = "autumn", "spring"
DAYS_A_WEEK, FRIDAY = 7, 4

# What no paper of a learner may say, beside the prison's own names (opplæringslova § 28-5; glossary, rule 3).
# A verksbetjent is an officer of a prison: below a signature the title tells as much as its name would.
NEVER_ON_PAPER = (
    "fengsel",
    "fengslet",
    "soning",
    "kriminalomsorg",
    "innsatt",
    "innsett",
    "anstalt",
    "varetekt",
    "verksbetjent",
)

_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)
_DIGITS = 9
_MODULUS = 11


@dataclass(frozen=True)
class SchoolFacts:
    """The issuer as it stands on papers: letterhead and who signs. `address` holds lines."""

    name: str
    address: str = ""
    organisation_number: str = ""
    place: str = ""
    signer_name: str = ""
    signer_title: str = ""


@dataclass(frozen=True)
class TermFacts:
    """A half-year with its first and last day of teaching."""

    name: str
    first_day: date
    last_day: date


@dataclass(frozen=True)
class SiteFacts:
    """What is kept of the prison, only to check papers, and the language papers are written in."""

    prison_name: str = ""
    prison_words: str = ""  # one a line
    paper_language: str = "nb"

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that no paper may show."""
        lines = (self.prison_name, *self.prison_words.splitlines())
        return tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))


class NameMissing(Violation):
    """A paper needs an issuer."""

    about = ("name",)
    message = N_("The school has no name. Write it as it should stand on papers.")


class TextTooLong(Violation):
    """Longer than a letterhead can show."""

    message = N_("“{text}” is too long for a letterhead. At most {most} characters a line are possible.")


class HiddenCharacters(Violation):
    """Control or direction characters."""

    message = N_("The text holds hidden characters ({codes}). Type it again by hand.")


class OrganisationNumberWrong(Violation):
    """Nine digits, the last of which checks the others (modulus 11)."""

    about = ("organisation_number",)
    message = N_(
        "{number} is not an organisation number. It has nine digits; check them on a letter of the school."
    )


class NamesThePrison(Violation):
    """Papers come from an ordinary school and never tell where they were earned."""

    message = N_(
        "“{word}” would tell on every paper where it was earned. Write the school's own name and address."
    )


class TermNameMissing(Violation):
    """A term is chosen by its name."""

    about = ("terms",)
    message = N_("Term {place} has no name. Write one, such as “Autumn 2026”.")


class TermNameTwice(Violation):
    """Two terms of one name cannot be told apart."""

    about = ("terms",)
    message = N_("Two terms are called “{name}”. Give one of them another name.")


class TermRunsBackward(Violation):
    """The last day lies before the first."""

    about = ("terms",)
    message = N_("“{name}” ends on {last}, before it begins on {first}. Put one of the days right.")


class TermsOverlap(Violation):
    """A day belongs to one term."""

    about = ("terms",)
    message = N_("“{name}” and “{other}” overlap: {first} to {last}. Move one of the days.")


class LessonRunsBackward(Violation):
    """It ends before it begins, or outside the day."""

    about = ("times",)
    message = N_("Lesson {number} runs from {start} to {end}. The end must come after the start.")


class LessonsOverlap(Violation):
    """Nobody can be in two lessons."""

    about = ("times",)
    message = N_("Lesson {number} begins at {start}, before lesson {before} is over. Move one of them.")


class TooManyLessons(Violation):
    """More than a day holds."""

    about = ("times",)
    message = N_("{count} lesson times are too many for a day. At most {most} are possible.")


class LanguageUnknown(Violation):
    """Papers are written in a language the program has words for."""

    about = ("paper_language",)
    message = N_("Papers can be in Bokmål, Nynorsk or English, not in “{text}”.")


def check_school(facts: SchoolFacts, prison_names: Sequence[str] = ()) -> Iterator[Violation]:
    """Everything about the issuer; `prison_names` are those that no paper may show."""
    if not facts.name:
        yield NameMissing()
    lines = [facts.name, facts.place, facts.signer_name, facts.signer_title, *facts.address.splitlines()]
    for line in lines:
        if len(line) > LONGEST_TEXT:
            yield TextTooLong(text=line[:20] + "…", most=LONGEST_TEXT)
    if codes := hidden_characters("".join(lines)):
        yield HiddenCharacters(codes=", ".join(sorted(set(codes))))
    if facts.organisation_number and not is_organisation_number(facts.organisation_number):
        yield OrganisationNumberWrong(number=facts.organisation_number)
    for word in words_that_tell("\n".join(lines), prison_names):
        yield NamesThePrison(word=word)


def missing_for_papers(facts: SchoolFacts | None) -> tuple[str, ...]:
    """What a paper still needs of the issuer, as labels (N_) of the fields on the school page."""
    asked = (
        (N_("The school's name"), facts and facts.name),
        (N_("Place for date and signature"), facts and facts.place),
        (N_("Who signs"), facts and facts.signer_name),
        (N_("Title of who signs"), facts and facts.signer_title),
    )
    return tuple(label for label, value in asked if not value)


def is_organisation_number(text: str) -> bool:
    """Nine digits with the check digit of Enhetsregisteret (modulus 11)."""
    digits = [int(sign) for sign in text if sign.isascii() and sign.isdigit()]
    if len(digits) != _DIGITS or len(text.replace(" ", "")) != _DIGITS:
        return False
    total = sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=False))
    return (_MODULUS - total % _MODULUS) % _MODULUS == digits[-1]


def words_that_tell(text: str, prison_names: Iterable[str] = ()) -> tuple[str, ...]:
    """The words in a text that would tell where it was earned."""
    plain = f" {re.sub(r'[^0-9a-z]+', ' ', folded(text))} "
    found = []
    for word in (*NEVER_ON_PAPER, *prison_names):
        wanted = re.sub(r"[^0-9a-z]+", " ", folded(word)).strip()
        tail = "" if word in NEVER_ON_PAPER else " "
        if len(wanted) >= SHORTEST_WORD and f" {wanted}{tail}" in plain:
            found.append(word)
    return tuple(found)


def check_terms(terms: Sequence[TermFacts]) -> Iterator[Violation]:
    """Named, running forward, each day in one term at most."""
    for place, term in enumerate(terms, start=1):
        if not term.name:
            yield TermNameMissing(place=place)
        if term.last_day < term.first_day:
            yield TermRunsBackward(
                name=term.name, first=date_text(term.first_day), last=date_text(term.last_day)
            )
    names = [term.name for term in terms if term.name]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield TermNameTwice(name=name)
    ordered = sorted((t for t in terms if t.first_day <= t.last_day), key=lambda term: term.first_day)
    for one, other in pairwise(ordered):
        if other.first_day <= one.last_day:
            last = min(one.last_day, other.last_day)
            yield TermsOverlap(
                name=one.name, other=other.name, first=date_text(other.first_day), last=date_text(last)
            )


def check_lesson_times(times: Sequence[Span]) -> Iterator[Violation]:
    """In the order of the day, without overlaps. Lesson 1 is the first."""
    if len(times) > MOST_LESSONS:
        yield TooManyLessons(count=len(times), most=MOST_LESSONS)
    for number, span in enumerate(times, start=1):
        if not 0 <= span.start < span.end <= MINUTES_A_DAY:
            yield LessonRunsBackward(number=number, start=_clock(span.start), end=_clock(span.end))
    for number, (one, other) in enumerate(pairwise(times), start=2):
        if other.start < one.end:
            yield LessonsOverlap(number=number, before=number - 1, start=_clock(other.start))


def check_site(site: SiteFacts, *issuers: SchoolFacts | None) -> Iterator[Violation]:
    """The language is known, and no letterhead names the prison."""
    if site.paper_language not in LANGUAGES:
        yield LanguageUnknown(text=site.paper_language)
    for issuer in filter(None, issuers):
        text = f"{issuer.name}\n{issuer.address}\n{issuer.place}"
        for word in words_that_tell(text, site.names):
            yield NamesThePrison(word=word)


def proposed_term(after: date) -> tuple[str, date, date]:
    """The half-year that usually comes next: AUTUMN or SPRING, from a Monday to a Friday.

    Autumn runs from the middle of August to the week before Christmas, spring from January into June.
    """
    year = after.year
    choices = [
        (SPRING, _monday_from(date(year, 1, 2)), _friday_until(date(year, 6, 20))),
        (AUTUMN, _monday_from(date(year, 8, 15)), _friday_until(date(year, 12, 20))),
        (SPRING, _monday_from(date(year + 1, 1, 2)), _friday_until(date(year + 1, 6, 20))),
    ]
    return next(term for term in choices if term[2] > after)


def _monday_from(day: date) -> date:
    return day + timedelta(days=-day.weekday() % DAYS_A_WEEK)


def _friday_until(day: date) -> date:
    return day - timedelta(days=(day.weekday() - FRIDAY) % DAYS_A_WEEK)


def lesson_text(number: int, span: Span) -> str:
    """One lesson time in words: 1: 08.30–09.15."""
    return _("{number}: {start}–{end}").format(number=number, start=_clock(span.start), end=_clock(span.end))


def _clock(minute: int) -> str:
    return clock_text(as_time(minute))
