"""Learners from a list of the county or a spreadsheet."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.codes import CodeList, code_list
from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.i18n import N_
from eduapp.core.names import folded
from eduapp.exchange.files.formats import cells, words
from eduapp.exchange.files.formats.remarks import Problem
from eduapp.exchange.files.rules import Field, Fields, Judge, Known, Preview, RowVerdict, Values
from eduapp.exchange.files.subjects.subject import Moment, Subject, as_problem
from eduapp.people.learners import queries, rules, service, terms
from eduapp.people.learners.rules import LONGEST_NUMBER, LONGEST_TEXT, LearnerFacts

HERE_ALREADY = N_("{name} is here already with this number. Nothing is changed.")
SAME_PERSON = N_("Same name and date of birth as learner {number}, who is here already. Nothing is changed.")
OTHER_PERSON = N_("Number {number} belongs to {name}. Correct the number or leave the row out.")

NUMBER = Field(
    "number",
    N_("Learner number"),
    words.codes(LONGEST_NUMBER),
    required=True,
    unique=True,
    synonyms=("Deltakernr", "Deltakarnr", "Deltakernummer", "Learner no", "Number", "Nr", "Elevnr"),
)
FAMILY = Field(
    "family_name",
    N_("Last name"),
    words.names(),
    synonyms=("Etternavn", "Etternamn", "Surname", "Family name"),
)
GIVEN = Field(
    "given_name", N_("First name"), words.names(), synonyms=("Fornavn", "Førenamn", "Fornamn", "Given name")
)
LANGUAGE = Field(
    "first_language",
    N_("First language"),
    words.texts(LONGEST_TEXT),
    synonyms=("Morsmål", "Førstespråk", "Mother tongue", "Language"),
)
UNIT = Field("unit", N_("Unit"), words.texts(LONGEST_TEXT), synonyms=("Avdeling", "Avd", "Unit", "Wing"))


def _choices(codes: CodeList) -> dict[str, tuple[str, ...]]:
    return {code.key: (*dict.fromkeys(code.labels.values()),) for code in codes}


LEVEL = Field(
    "norwegian_level",
    N_("Level of Norwegian"),
    words.choices(_choices(code_list("norwegian_levels"))),
    synonyms=("Norsknivå", "Nivå", "Level"),
)
SECURITY = Field(
    "security_level",
    N_("Security level of the placement"),
    words.choices(_choices(code_list("security_levels"))),
    synonyms=("Sikkerhetsnivå", "Tryggleiksnivå", "Security level"),
)
_BORN = ("Fødselsdato", "Født", "Fødd", "Born", "Date of birth", "Birth date")
_UNTIL = ("Tilgjengelig til", "Tilgjengeleg til", "Løslatelse", "Lauslating", "Release date", "Until")


def fields(today: date) -> Fields:
    """The columns a list of people may have. Dates of birth lie before today."""
    born = Field(
        "birth_date",
        N_("Date of birth"),
        cells.dates(last=today, newest_short_year=today.year),
        synonyms=_BORN,
    )
    until = Field("available_until", N_("Available until"), cells.dates(), synonyms=_UNTIL)
    return (NUMBER, FAMILY, GIVEN, born, LANGUAGE, LEVEL, UNIT, SECURITY, until)


def judge(session: Session, _preview: Preview, moment: Moment) -> Judge:
    """Beside those who are here: known by number, known by name and birth date, or new."""
    by_number, by_person = queries.known_people(session)

    def look(_line: int, values: Values) -> Iterator[Problem | Known]:
        facts = facts_of(values)
        if not facts.family_name and not facts.given_name:
            yield as_problem(rules.NameMissing())
        elif facts.number:
            yield from (as_problem(one) for one in rules.check_learner(facts, moment.day))
            yield from _beside(facts)

    def _beside(facts: LearnerFacts) -> Iterable[Problem | Known]:
        person = _person(facts)
        owner = by_number.get(facts.number)
        if owner is not None:
            same = owner.person == person or (
                owner.person[:1] == person[:1] and None in (owner.person[1], person[1])
            )
            message = HERE_ALREADY if same else OTHER_PERSON
            told = {"number": facts.number, "name": owner.name}
            yield Known(message, told) if same else Problem(message, told, facts.number, NUMBER.label)
        elif person[1] is not None and person in by_person:
            yield Known(SAME_PERSON, {"number": by_person[person]})

    return look


def bring_in(uow: UnitOfWork, rows: Sequence[RowVerdict], _run: UUID) -> int:
    """Take them in. Rows joined with somebody known change nothing."""
    fresh = [row for row in rows if row.state == "new"]
    for row in fresh:
        service.admit_learner(uow, service.AdmitLearner(facts=facts_of(row.values)))
    return len(fresh)


def facts_of(values: Values) -> LearnerFacts:
    """A row as the record it would become; what is empty is unknown."""
    known = {key: value for key, value in values.items() if value is not None}
    return LearnerFacts(**({"number": ""} | known))  # type: ignore[arg-type]  # each key is a field of both


def _person(facts: LearnerFacts) -> tuple[str, date | None]:
    return folded(facts.printed_name), facts.birth_date


PEOPLE = Subject(
    key="people",
    label=N_("Learners"),
    permission=terms.ADMIT_LEARNERS,
    topics_of="learners.list",
    fields=fields,
    judge=judge,
    bring_in=bring_in,
)
