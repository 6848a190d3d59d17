"""Learners from a list of the county or a spreadsheet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.codes import CodeList, code_list
from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.i18n import N_, ngettext
from eduapp.core.names import folded, tidy
from eduapp.core.progress import Progress
from eduapp.core.violations import Violation
from eduapp.exchange.files.formats import cells, words
from eduapp.exchange.files.formats.remarks import Problem
from eduapp.exchange.files.rules import Field, Fields, Judge, Known, Preview, RowVerdict, State, Values
from eduapp.exchange.files.subjects.subject import (
    KnownByNumber,
    Moment,
    PerhapsKnown,
    Subject,
    as_problem,
    entering,
)
from eduapp.people.learners import queries, rules, service, terms
from eduapp.people.learners.rules import LONGEST_NUMBER, LONGEST_TEXT, LearnerFacts

HERE_ALREADY = N_("{name} is here already with this number. Nothing is changed.")
SAME_PERSON = N_("Same name and date of birth as learner {number}, who is here already. Nothing is changed.")
SAME_IN_FILE = N_("Same name and date of birth as in line {line}. Brought in once, with that line's number.")
OTHER_PERSON = N_("Number {number} belongs to {name}. Correct the number or leave the row out.")
BORN_LABEL = N_("Date of birth")

Person = tuple[str, date | None]  # the name (with its letters or without accents), and the date of birth

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
SITE = Field("site", N_("Site"), words.texts(LONGEST_TEXT), synonyms=("Sted", "Stad", "Location", "Anstalt"))
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
    N_("Security level"),
    words.choices(_choices(code_list("security_levels"))),
    synonyms=("Sikkerhetsnivå", "Tryggleiksnivå"),
)
SOURCE = Field(
    "available_source",
    N_("Where the day comes from"),
    words.choices(_choices(code_list("available_sources"))),
    synonyms=("Kilde", "Kjelde", "Source", "Datotype"),
)
_BORN = ("Fødselsdato", "Født", "Fødd", "Born", "Date of birth", "Birth date")
_UNTIL = ("Tilgjengelig til", "Tilgjengeleg til", "Løslatelse", "Lauslating", "Release date", "Until")
AS_OF_LABEL = N_("As of")
_AS_OF = ("Per", "Per dato", "Opplysning fra", "Opplysning frå", "Oppdatert", "Updated")
_CELLS: Mapping[type[Violation], str] = {  # which cell a rule speaks of
    rules.NumberTooLong: NUMBER.label,
    rules.BirthDateImpossible: BORN_LABEL,
    rules.LevelUnknown: LEVEL.label,
    rules.SecurityLevelUnknown: SECURITY.label,
    rules.SourceWithoutDay: SOURCE.label,
    rules.AsOfWithoutDay: AS_OF_LABEL,
    rules.AsOfInFuture: AS_OF_LABEL,
}


def fields(today: date) -> Fields:
    """The columns a list of people may have. Dates of birth lie before today, and so does what is known."""
    born = Field(
        "birth_date",
        BORN_LABEL,
        cells.dates(last=today, newest_short_year=today.year),
        synonyms=_BORN,
    )
    until = Field("available_until", N_("Available until"), cells.dates(), synonyms=_UNTIL)
    as_of = Field("available_as_of", AS_OF_LABEL, cells.dates(last=today), synonyms=_AS_OF)
    return (NUMBER, FAMILY, GIVEN, born, LANGUAGE, LEVEL, SITE, UNIT, SECURITY, until, SOURCE, as_of)


_LABELS = {field.key: field.label for field in fields(date.max)}


def judge(session: Session, preview: Preview, moment: Moment) -> Judge:
    """Beside those who are here and those in the file: known by number, by name and birth date, or new."""
    return _Beside(session, preview, moment).look


class _Beside:
    """What the rows of a list of people are judged by, read once."""

    def __init__(self, session: Session, preview: Preview, moment: Moment) -> None:
        self._today = moment.day
        self._by_number, self._by_person = queries.known_people(session)
        owners = self._by_number.items()
        self._by_letters = {_lettered(owner.facts): number for number, owner in owners}
        self._first: dict[Person, tuple[int, str]] = {}  # line and number of whoever comes in
        self._first_by_letters: dict[Person, tuple[int, str]] = {}
        for row in preview.rows:
            person, number = _person(row.values), NUMBER.of(row.values)
            comes_in = not row.problems and row.choice is not State.LEFT_OUT
            if comes_in and number and all(person) and number not in self._by_number:
                self._first.setdefault(person, (row.line, number))
                self._first_by_letters.setdefault(_lettered(facts_of(row.values)), (row.line, number))

    def look(self, line: int, values: Values) -> Iterator[Problem | Known]:
        """One row."""
        facts = facts_of(values)
        for violation in rules.check_learner(facts, self._today):
            if not isinstance(violation, rules.NumberMissing):  # the empty cell says so itself
                yield as_problem(violation, _cell_of(violation, values))
        if facts.number and facts.printed_name:
            yield from self._beside(line, facts, values)

    def _beside(self, line: int, facts: LearnerFacts, values: Values) -> Iterable[Problem | Known]:
        owner, person = self._by_number.get(facts.number), _person(values)
        if owner is not None:
            told = {"number": facts.number, "name": owner.name}
            if _may_be_one(owner.person, person):
                yield KnownByNumber(HERE_ALREADY, told, differs=_differing(values, owner.facts))
            else:
                yield Problem(OTHER_PERSON, told, facts.number, NUMBER.label)
        elif all(person):
            letters = _lettered(facts)
            found = _alike(letters, self._by_letters, self._first_by_letters, line, facts.number)
            if found is not None:
                yield Known(*found)
            elif (found := _alike(person, self._by_person, self._first, line, facts.number)) is not None:
                yield PerhapsKnown(*found)


def _alike(
    person: Person, here: Mapping[Person, str], first: Mapping[Person, tuple[int, str]], line: int, own: str
) -> tuple[str, dict[str, object]] | None:
    """Who has this name and date of birth under another number: here, or higher up in the file."""
    if person in here:
        return SAME_PERSON, {"number": here[person], "own": own}
    place, number = first.get(person, (line, ""))
    return (SAME_IN_FILE, {"line": place, "number": number, "own": own}) if place < line else None


def bring_in(uow: UnitOfWork, rows: Sequence[RowVerdict], _run: UUID, progress: Progress) -> int:
    """Take them in."""
    fresh = entering(rows)
    for count, row in enumerate(fresh):
        progress.step(count, len(fresh))
        service.admit_learner(uow, service.AdmitLearner(facts=facts_of(row.values)))
    return len(fresh)


def facts_of(values: Values) -> LearnerFacts:
    """A row as the record it would become; what is empty is unknown."""
    known = {key: value for key, value in values.items() if value is not None}
    return LearnerFacts(**({"number": ""} | known))  # type: ignore[arg-type]  # each key is a field of both


def _person(values: Values) -> Person:
    born = values.get("birth_date")
    name = " ".join(filter(None, (GIVEN.of(values), FAMILY.of(values))))
    return folded(name), born if isinstance(born, date) else None


def _lettered(facts: LearnerFacts) -> Person:
    """The name letter by letter: å is not a. Only capitals and spaces do not count."""
    return tidy(facts.printed_name).casefold(), facts.birth_date


def _differing(values: Values, stored: LearnerFacts) -> tuple[str, ...]:
    """Labels of the columns in which the file says something else; an empty cell says nothing."""
    told = [key for key, value in values.items() if value is not None and value != getattr(stored, key)]
    return tuple(_LABELS[key] for key in told)


def _may_be_one(one: Person, other: Person) -> bool:
    """Same name, and dates of birth that do not contradict each other."""
    return one[0] == other[0] and (one[1] == other[1] or None in (one[1], other[1]))


def _cell_of(violation: Violation, values: Values) -> str:
    """The cell to correct: for a name the first of the two that the file has."""
    name = FAMILY if FAMILY.key in values else GIVEN
    return _CELLS.get(type(violation), name.label)


PEOPLE = Subject(
    key="people",
    label=N_("Learners"),
    title=N_("Bring in learners"),
    permissions=(terms.ADMIT_LEARNERS,),
    topics_of="learners.list",
    fields=fields,
    judge=judge,
    bring_in=bring_in,
    turn=terms.NUMBERS,
    verb=lambda count: ngettext("Bring in {count} learner", "Bring in {count} learners", count).format(
        count=count
    ),
    done=lambda count: ngettext("{count} learner is in.", "{count} learners are in.", count).format(
        count=count
    ),
)
