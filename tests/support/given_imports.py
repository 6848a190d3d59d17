"""Files on their way in: read, looked at, brought in."""

from pathlib import Path

from eduapp.app.sample_site import facts
from eduapp.core.db.unit_of_work import Database
from eduapp.core.progress import NoProgress
from eduapp.exchange.files import jobs
from eduapp.exchange.files.jobs import Looked, Report
from eduapp.exchange.files.rules import Preview, RowVerdict, State
from eduapp.exchange.files.service import BringIn
from eduapp.people.access.models import RoleGrant, User
from tests.support import given_education
from tests.support.given_files import sample

PEOPLE = "Deltakernr;Etternavn;Fornavn;Fødselsdato\n"
COURSES = "Kode;Navn;Type;Timer;Minutter per time;Plasser;Forkunnskap\n"
GROUPS = "Kode;Gruppe;Lærer;Rom;Plasser;Første dag;Siste dag;Begrunnelse\n"
ENROLMENTS = "Deltakernr;Kode;Gruppe;Første dag;Takket ja;Siste dag;Sluttårsak;Begrunnelse\n"
TIMETABLE = (
    "Kode;Gruppe;Ukedag;Dato;Fra;Til;Rom;Lærer;Hver n uke;Rulleringsuke;Første dag;Siste dag;Begrunnelse\n"
)
HOURS = "Dato;Verksted;Deltakernr;Fra;Til;Pause min;Timer;Oppgave\n"
RESULTS = "Kode;Deltakernr;Karakter;Dato\n"

SAMPLES = (
    ("people", "deltakere.csv"),
    ("people", "deltakere-mange-skrifter.csv"),
    ("courses", "kurs.csv"),
    ("hours", "verkstedtimer.csv"),
    ("results", "eksamensresultater.csv"),
)


SCHOOL = (  # needs the rooms and the staff of the school, and no hours
    ("groups", "grupper.csv"),
    ("enrolments", "pameldinger.csv"),
    ("timetable", "timeplan.csv"),
)


def a_list(folder: Path, text: str, name: str = "liste.csv") -> Path:
    """A file of that text, as UTF-8."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def looked_at(database: Database, key: str, path: Path) -> Looked:
    """A file read and judged."""
    return jobs.read_file(database, jobs.ReadFile(key, path), NoProgress())


def again(database: Database, key: str, preview: Preview, *changes: jobs.Change) -> Looked:
    """The same rows judged anew, after changes."""
    return jobs.look_again(database, jobs.LookAgain(key, preview, changes=changes), NoProgress())


def brought_in(database: Database, key: str, source: Path | Looked) -> Report:
    """A file, or rows that were looked at, brought in."""
    looked = looked_at(database, key, source) if isinstance(source, Path) else source
    return jobs.bring_in(database, BringIn(subject=key, preview=looked.preview), NoProgress())


def the_samples(database: Database, until: str = "") -> None:
    """The sample files in their order, up to the first of the subject `until`."""
    lists = SAMPLES
    if until in dict(SCHOOL):
        lists = (*SAMPLES[:3], *SCHOOL)
        the_rooms(database)
    for key, name in lists:
        if key == until:
            return
        brought_in(database, key, sample(name))


def the_rooms(database: Database) -> None:
    """The places that sample files name, and the one teacher who is not among the usual staff."""
    for name, kind, seats in facts.PLACES:
        given_education.a_place(database, name, kind, seats)
    with database.writing() as uow:
        user = User(sign_in_name="henrik", name="Henrik Aune", title="faglærer", password_hash="-")
        uow.session.add(user)
        uow.session.flush()
        uow.session.add(RoleGrant(user_id=user.id, role="teacher"))


def told(looked: Looked) -> dict[int, list[tuple[str, str]]]:
    """What is to fix: line → (column, sentence)."""
    return {
        row.line: [(problem.column, problem.sentence()) for problem in row.problems]
        for row in looked.preview.rows
        if row.state is State.FIX
    }


def states(looked: Looked) -> dict[int, str]:
    """Line → what will happen to it."""
    return {row.line: row.state.value for row in looked.preview.rows}


def at_line(looked: Looked, line: int) -> RowVerdict:
    """The row that stands in a line of the file."""
    return next(row for row in looked.preview.rows if row.line == line)


def place_of(looked: Looked, line: int) -> int:
    """Where among the rows the one of a line is."""
    return next(place for place, row in enumerate(looked.preview.rows) if row.line == line)
