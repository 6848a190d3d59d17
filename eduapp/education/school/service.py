"""What can be done with the school: its letterhead, terms, lesson times, and words that no paper may show."""

from dataclasses import asdict, dataclass, replace
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.site_settings import store_site_value
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.names import tidy
from eduapp.core.spans import Span
from eduapp.education.school import queries, rules, terms
from eduapp.education.school.models import CalendarDay, LessonTime, School, Term
from eduapp.education.school.rules import CalendarFacts, DayParts, SchoolFacts, SiteFacts, TermFacts


@dataclass(frozen=True, kw_only=True)
class SaveSchool(Command):
    """The issuer: a new one (no `school_id`), or other facts about the one there is."""

    school_id: UUID | None = None
    version: int | None = None
    facts: SchoolFacts


@dataclass(frozen=True, kw_only=True)
class SaveTerms(Command):
    """All terms; those that are not named any more go. `before` are those that were shown."""

    terms: tuple[TermFacts, ...]
    before: tuple[TermFacts, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class SaveLessonTimes(Command):
    """All lesson times in the order of the day; lesson 1 is the first. `parts`: of a day, if they change.

    `before` is what was shown.
    """

    times: tuple[Span, ...]
    parts: DayParts | None = None
    before: tuple[tuple[Span, ...], DayParts] | None = None


@dataclass(frozen=True, kw_only=True)
class SaveCalendar(Command):
    """All days of the school calendar; those that are not named any more go. `before` are those shown."""

    entries: tuple[CalendarFacts, ...]
    before: tuple[CalendarFacts, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class SaveSite(Command):
    """The prison's names, kept only to check papers, and the papers' language. `before` is what was shown."""

    site: SiteFacts
    before: SiteFacts | None = None


@dataclass(frozen=True, kw_only=True)
class SavePracticeIssuer(Command):
    """Who issues papers on practice; nobody at all means the school. `before` is who was shown."""

    facts: SchoolFacts
    before: SchoolFacts | None = None


@dataclass(frozen=True, kw_only=True)
class MarkInvented(Command):
    """Say that everybody on this site is invented."""


def save_school(uow: UnitOfWork, command: SaveSchool) -> UUID:
    """Say who issues papers here."""
    uow.require(terms.CHANGE_SCHOOL)
    school = _wanted(uow, command)
    facts = _tidied(command.facts)
    uow.enforce(rules.check_school(facts, queries.site(uow.session).names))

    for column, value in asdict(facts).items():
        setattr(school, column, value)
    uow.session.add(school)
    uow.session.flush()
    uow.audit(terms.SCHOOL_SAVED, school.id, name=facts.name)
    uow.publish(terms.SCHOOL_CHANGED)
    return school.id


def save_terms(uow: UnitOfWork, command: SaveTerms) -> None:
    """Set the terms of the school."""
    uow.require(terms.CHANGE_SCHOOL)
    uow.take_turn(terms.YEAR)
    now = tuple(row.facts for row in queries.terms(uow.session))
    uow.expect(now, command.before, told_by=(terms.TERMS_SAVED,), terms=now)
    wanted = tuple(replace(term, name=tidy(term.name)) for term in command.terms)
    uow.enforce(rules.check_terms(wanted))

    known = {term.name: term for term in uow.session.scalars(select(Term))}
    for name in known.keys() - {term.name for term in wanted}:
        uow.session.delete(known[name])
    for facts in wanted:
        term = known.get(facts.name) or Term(name=facts.name)
        term.first_day, term.last_day = facts.first_day, facts.last_day
        uow.session.add(term)
    uow.audit(terms.TERMS_SAVED, uow.actor.user_id, count=len(wanted), terms=[term.name for term in wanted])
    uow.publish(terms.SCHOOL_CHANGED)


def save_lesson_times(uow: UnitOfWork, command: SaveLessonTimes) -> None:
    """Set the slots of the school day."""
    uow.require(terms.CHANGE_SCHOOL)
    uow.take_turn(terms.YEAR)
    now, parts = tuple(row.span for row in queries.lesson_times(uow.session)), queries.day_parts(uow.session)
    uow.expect(
        (now, parts),
        command.before,
        told_by=(terms.LESSON_TIMES_SAVED,),
        times=now,
        afternoon=parts.afternoon,
        evening=parts.evening,
    )
    against = list(rules.check_lesson_times(command.times))
    if command.parts is not None:
        against.extend(rules.check_day_parts(command.parts))
    uow.enforce(against)

    known = {slot.number: slot for slot in uow.session.scalars(select(LessonTime))}
    for number in known.keys() - set(range(1, len(command.times) + 1)):
        uow.session.delete(known[number])
    for number, span in enumerate(command.times, start=1):
        slot = known.get(number) or LessonTime(number=number)
        slot.start_minute, slot.end_minute = span.start, span.end
        uow.session.add(slot)
    if command.parts is not None:
        store_site_value(uow.session, terms.AFTERNOON_BEGINS, command.parts.afternoon)
        store_site_value(uow.session, terms.EVENING_BEGINS, command.parts.evening)
    uow.audit(terms.LESSON_TIMES_SAVED, uow.actor.user_id, count=len(command.times))
    uow.publish(terms.SCHOOL_CHANGED)


def save_calendar(uow: UnitOfWork, command: SaveCalendar) -> None:
    """Set the days of the school calendar. Sessions planned already stay as they are."""
    uow.require(terms.CHANGE_SCHOOL)
    uow.take_turn(terms.YEAR)
    now = tuple(queries.calendar(uow.session))
    uow.expect(now, command.before, told_by=(terms.CALENDAR_SAVED,), entries=now)
    wanted = dict.fromkeys(replace(entry, name=tidy(entry.name)) for entry in command.entries)
    uow.enforce(rules.check_calendar(list(wanted)))

    for row in uow.session.scalars(select(CalendarDay)):
        known = CalendarFacts(row.name, row.first_day, row.last_day, row.kind)
        if known in wanted:
            del wanted[known]
        else:
            uow.session.delete(row)
    uow.session.add_all(CalendarDay(**asdict(entry)) for entry in wanted)
    names = [entry.name for entry in wanted]
    uow.audit(terms.CALENDAR_SAVED, uow.actor.user_id, count=len(command.entries), new=names)
    uow.publish(terms.SCHOOL_CHANGED)


def save_site(uow: UnitOfWork, command: SaveSite) -> None:
    """Keep the words no paper may show. They never reach the trail: it is read by many."""
    uow.require(terms.CHANGE_SCHOOL)
    uow.take_turn(terms.YEAR)
    now = queries.site(uow.session)
    uow.expect(now, command.before, told_by=(terms.SITE_SAVED,), **asdict(now))
    names = SiteFacts(tidy(command.site.prison_name), command.site.prison_words).names
    site = replace(
        command.site,
        prison_name=tidy(command.site.prison_name),
        prison_words="\n".join(_others(names, command)),
    )
    school = queries.default_school(uow.session)
    issuer = queries.practice_issuer(uow.session)
    uow.enforce(rules.check_site(site, school.facts if school else None, issuer))

    store_site_value(uow.session, terms.PRISON_NAME, site.prison_name)
    store_site_value(uow.session, terms.PRISON_WORDS, site.prison_words)
    store_site_value(uow.session, terms.PAPER_LANGUAGE, site.paper_language)
    uow.audit(terms.SITE_SAVED, uow.actor.user_id, language=site.paper_language, words=len(site.names))
    uow.publish(terms.SCHOOL_CHANGED)


def save_practice_issuer(uow: UnitOfWork, command: SavePracticeIssuer) -> None:
    """Say who issues papers on practice, in place of the school."""
    uow.require(terms.CHANGE_SCHOOL)
    uow.take_turn(terms.YEAR)
    now = queries.practice_issuer(uow.session) or SchoolFacts("")
    uow.expect(now, command.before, told_by=(terms.PRACTICE_ISSUER_SAVED,), **asdict(now))
    facts = _tidied(command.facts)
    uow.enforce(rules.check_practice_issuer(facts, queries.site(uow.session).names))

    kept = {name: value for name, value in asdict(facts).items() if value}
    store_site_value(uow.session, terms.PRACTICE_ISSUER, kept)
    uow.audit(terms.PRACTICE_ISSUER_SAVED, uow.actor.user_id, name=facts.name or "–")
    uow.publish(terms.SCHOOL_CHANGED)


def mark_invented(uow: UnitOfWork, _command: MarkInvented) -> None:
    """Everybody here is invented: from now on windows and papers say so. There is no way back."""
    uow.require(terms.CHANGE_SCHOOL)
    if not queries.is_invented(uow.session):
        store_site_value(uow.session, terms.IS_INVENTED, True)
        uow.audit(terms.INVENTED, uow.actor.user_id)
        uow.publish(terms.SCHOOL_CHANGED)


def _wanted(uow: UnitOfWork, command: SaveSchool) -> School:
    if command.school_id is None:
        first = queries.default_school(uow.session) is None
        return School(is_default=first)
    school = uow.session.get(School, command.school_id)
    if school is None:
        raise NotFound
    uow.expect_version(school, command.version)
    return school


def _tidied(facts: SchoolFacts) -> SchoolFacts:
    """Without stray spaces or empty lines; the organisation number in threes, as the register writes it."""
    lines = [line for line in map(tidy, facts.address.splitlines()) if line]
    digits = facts.organisation_number.replace(" ", "")
    number = (
        " ".join((digits[:3], digits[3:6], digits[6:]))
        if rules.is_organisation_number(digits)
        else tidy(digits)
    )
    return SchoolFacts(
        name=tidy(facts.name),
        address="\n".join(lines),
        organisation_number=number,
        place=tidy(facts.place),
        signer_name=tidy(facts.signer_name),
        signer_title=tidy(facts.signer_title),
    )


def _others(names: tuple[str, ...], command: SaveSite) -> list[str]:
    """The lines of names beside the first, tidied."""
    own = tidy(command.site.prison_name)
    return [line for line in map(tidy, names) if line and line != own]
