"""Fields, files and judges for the rules of what is brought in."""

from collections.abc import Iterator

from eduapp.exchange.files.formats import Problem, cells, words
from eduapp.exchange.files.rules import Field, Known, check_rows, guess_columns
from tests.support.given_files import a_table, sample

NUMBER = Field(
    "number",
    "Learner number",
    words.codes(),
    required=True,
    unique=True,
    synonyms=("Deltakernr", "Deltakarnr", "Deltakernummer"),
)
FAMILY = Field("family", "Last name", words.names(), synonyms=("Etternavn", "Etternamn"))
GIVEN = Field("given", "First name", words.names(), synonyms=("Fornavn", "Førenamn", "Fornamn"))
BORN = Field(
    "born", "Birth date", cells.dates(), required=True, synonyms=("Fødselsdato", "Født", "Fødd", "Fød")
)
LEVEL = Field(
    "level",
    "Norwegian level",
    words.choices(dict.fromkeys(("A1", "A2", "B1", "B2"), ())),
    synonyms=("Norsknivå",),
)
SECURITY = Field(
    "security",
    "Security level",
    words.choices({"high": ("høyt", "høgt"), "low": ("lavere", "lågare")}),
    synonyms=("Sikkerhetsnivå", "Tryggleiksnivå"),
)
UNTIL = Field("until", "Available until", cells.dates(), synonyms=("Tilgjengelig til", "Tilgjengeleg til"))
PEOPLE = (NUMBER, FAMILY, GIVEN, BORN, LEVEL, SECURITY, UNTIL)

DAY = Field("day", "Date", cells.dates(), required=True, synonyms=("Dato",))
WORKSHOP = Field("workshop", "Workshop", words.names(), required=True, synonyms=("Verksted", "Verkstad"))
LEARNER = Field("learner", "Learner number", words.codes(), required=True, synonyms=("Deltakernr",))
START = Field("start", "From", cells.times(latest=1439), required=True, synonyms=("Fra", "Frå"))
END = Field("end", "To", cells.times(), required=True, synonyms=("Til",))
PAUSE = Field("pause", "Break", cells.minutes(), synonyms=("Pause min", "Pause"))
SPENT = Field("spent", "Hours", cells.hours(), synonyms=("Timer", "Timar"))
HOURS = (DAY, WORKSHOP, LEARNER, START, END, PAUSE, SPENT)

NAME = Field("name", "Name", words.names(), required=True, synonyms=("Navn", "Namn"))
SMALL = (NAME, BORN)


def preview_of(table, fields, judge=None):
    columns = guess_columns(fields, table.headings, table.rows)
    return check_rows(table, fields, columns, judge) if judge else check_rows(table, fields, columns)


def sample_preview(name, fields, judge=None):
    return preview_of(a_table(sample(name).read_bytes(), name), fields, judge)


def small(*rows, head="Navn;Født"):
    return a_table("\n".join((head, *rows)))


def troubles(preview):
    """Line → sentences, of the rows that want a fix."""
    return {
        row.line: [problem.sentence() for problem in row.problems] for row in preview.rows if row.problems
    }


def hours_judge(line, values) -> Iterator[Problem | Known]:
    start, end = START.of(values), END.of(values)
    if start is not None and end is not None and end <= start:
        yield Problem("The end is before the start.")


def named_judge(line, values):
    if NAME.of(values) == "Kari":
        yield Known("Kari is known.")
    if NAME.of(values) == "Ola":
        yield Problem("Ola has left.")
