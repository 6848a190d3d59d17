"""What can be told of the school and its year."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.core.db.site_settings import site_value
from eduapp.core.i18n import pgettext, speaking
from eduapp.core.spans import Span
from eduapp.education.school import terms as words
from eduapp.education.school.models import CalendarDay, LessonTime, School, Term
from eduapp.education.school.rules import (
    NOBODY,
    CalendarFacts,
    ClosedDay,
    DayParts,
    SchoolFacts,
    SiteFacts,
    TermFacts,
    closed_among,
    teaching_among,
)

NO_FACTS = {"name": ""}


@dataclass(frozen=True)
class SchoolRow:
    """The school that issues papers."""

    id: UUID
    version: int
    name: str
    address: str
    organisation_number: str
    place: str
    signer_name: str
    signer_title: str

    @property
    def facts(self) -> SchoolFacts:
        """What is recorded of it."""
        return SchoolFacts(
            self.name, self.address, self.organisation_number, self.place, self.signer_name, self.signer_title
        )


@dataclass(frozen=True)
class TermRow:
    """One half-year."""

    id: UUID
    name: str
    first_day: date
    last_day: date

    @property
    def facts(self) -> TermFacts:
        """Name and days."""
        return TermFacts(self.name, self.first_day, self.last_day)

    @property
    def label(self) -> str:
        """For pickers: its name."""
        return self.name


@dataclass(frozen=True)
class LessonTimeRow:
    """One slot of the school day, in minutes after midnight."""

    id: UUID
    number: int
    start_minute: int
    end_minute: int

    @property
    def span(self) -> Span:
        """Its stretch of the day."""
        return Span(self.start_minute, self.end_minute)


@dataclass(frozen=True)
class SchoolYear:
    """Everything the school page shows, read in one go."""

    school: SchoolRow | None
    terms: tuple[TermRow, ...]
    lesson_times: tuple[LessonTimeRow, ...]
    site: SiteFacts
    calendar: tuple[CalendarFacts, ...] = ()
    day_parts: DayParts = field(default_factory=DayParts)
    practice_issuer: SchoolFacts = NOBODY


def default_school(session: Session) -> SchoolRow | None:
    """The school on new papers, or None before the first run has named it."""
    query = select(
        School.id,
        School.version,
        School.name,
        School.address,
        School.organisation_number,
        School.place,
        School.signer_name,
        School.signer_title,
    )
    values = session.execute(query.where(School.is_default).order_by(School.id).limit(1)).one_or_none()
    return None if values is None else SchoolRow(*values)


def practice_issuer(session: Session) -> SchoolFacts | None:
    """Who issues papers on practice, or None where the school does."""
    facts = SchoolFacts(**(NO_FACTS | site_value(session, words.PRACTICE_ISSUER)))
    return None if facts == NOBODY else facts


def place_name(session: Session) -> str:
    """What stands below the program's name: the school, whose employees the teachers are."""
    school = default_school(session)
    return school.name if school else ""


def is_invented(session: Session) -> bool:
    """Whether everybody here is invented: a site to try things on."""
    return site_value(session, words.IS_INVENTED)


def across(session: Session, language: str) -> str:
    """The word that stands across every paper of invented people, in the paper's language; "" on others."""
    if not is_invented(session):
        return ""
    with speaking(language):
        return pgettext("paper", "TRIAL")


def on_sheets(session: Session, language: str) -> tuple[str, str]:
    """What stands on sheets about the program itself: the school, and the word across if all are invented."""
    return place_name(session), across(session, language)


def terms(session: Session) -> list[TermRow]:
    """All terms, the oldest first."""
    query = select(Term.id, Term.name, Term.first_day, Term.last_day).order_by(Term.first_day)
    return [TermRow(*values) for values in session.execute(query)]


def term_on(session: Session, day: date) -> TermRow | None:
    """The term a day belongs to, or else the next one to come."""
    return next((row for row in terms(session) if row.last_day >= day), None)


def lesson_times(session: Session) -> list[LessonTimeRow]:
    """The slots of the school day in order."""
    query = select(LessonTime.id, LessonTime.number, LessonTime.start_minute, LessonTime.end_minute)
    return [LessonTimeRow(*values) for values in session.execute(query.order_by(LessonTime.number))]


def site(session: Session) -> SiteFacts:
    """What is kept of the prison, and the language of papers."""
    settings = (words.PRISON_NAME, words.PRISON_WORDS, words.PAPER_LANGUAGE)
    return SiteFacts(*(site_value(session, setting) for setting in settings))


def calendar(session: Session, first: date | None = None, last: date | None = None) -> list[CalendarFacts]:
    """The school's own days, the first on top: all, or those that lie at least partly between two days."""
    query = select(CalendarDay.name, CalendarDay.first_day, CalendarDay.last_day, CalendarDay.kind)
    if first is not None and last is not None:
        query = query.where(CalendarDay.last_day >= first, CalendarDay.first_day <= last)
    found = session.execute(query.order_by(CalendarDay.first_day, CalendarDay.last_day, CalendarDay.name))
    return [CalendarFacts(*values) for values in found]


def closed_days(session: Session, first: date, last: date) -> dict[date, ClosedDay]:
    """The days between two days on which nothing is taught and why: the law's holidays, the school's own."""
    return closed_among(first, last, calendar(session, first, last))


def teaching_days(session: Session, first: date, last: date) -> list[date]:
    """The days between two days on which there can be teaching: Monday to Friday in a term, none closed.

    Extra school days count wherever they lie. While no term is recorded, every week counts.
    """
    spans = [(row.first_day, row.last_day) for row in terms(session)]
    return teaching_among(first, last, calendar(session, first, last), spans)


def day_parts(session: Session) -> DayParts:
    """Where the afternoon and the evening begin."""
    return DayParts(site_value(session, words.AFTERNOON_BEGINS), site_value(session, words.EVENING_BEGINS))


def school_year(session: Session) -> SchoolYear:
    """Everything for the school page."""
    return SchoolYear(
        default_school(session),
        tuple(terms(session)),
        tuple(lesson_times(session)),
        site(session),
        tuple(calendar(session)),
        day_parts(session),
        practice_issuer(session) or NOBODY,
    )
