"""The school that all prisons of a file share: letterhead, year, courses, and the people who may sign in."""

from dataclasses import dataclass

from eduapp.app.sample_data.making import NewFile
from eduapp.app.sample_data.prison import MORNING
from eduapp.app.sample_data.year import TERMS
from eduapp.app.sample_site.facts import COURSES as WORDS
from eduapp.app.sample_site.facts import LESSONS, PRISON, PRISON_WORDS, SCHOOL
from eduapp.certificates.terms import SECOND_PERSON
from eduapp.core.db.site_settings import SiteSetting
from eduapp.core.names import search_text, sort_key
from eduapp.core.passwords import hash_password
from eduapp.core.resources import resource
from eduapp.education.courses.models import Course
from eduapp.education.courses.rules import CourseFacts
from eduapp.education.school import terms
from eduapp.education.school.models import LessonTime, School, Term
from eduapp.exchange.files.formats import read_table
from eduapp.exchange.files.rules import check_rows, guess_columns
from eduapp.exchange.files.subjects.courses import facts_of, fields
from eduapp.people.access.models import RoleGrant, User

PASSWORD = "proev dagverk her"  # of invented people; said to whoever makes the file
NO_HASH = "-"  # no hash: nobody can sign in
SESSION_MINUTES = MORNING[1] - MORNING[0]
_STAFF = (
    ("leder", "Solveig Nes", "avdelingsleder", "leader"),
    ("larer", "Ingrid Solheim", "faglærer", "teacher"),
    ("verksted", "Terje Haug", "verkstedleder", "workshop_leader"),
    ("kontor", "Åse Bakke", "konsulent", "office"),
    ("admin", "Nils Ås", "ikt-ansvarlig", "administrator"),
)
LEADER = (_STAFF[0][2], (_STAFF[0][3],))  # title and roles
SIGN_IN_NAMES = tuple(name for name, *_ in _STAFF)


@dataclass(frozen=True)
class Offered:
    """A course of the catalogue with its id, and how many sessions its hours fill."""

    id: str
    facts: CourseFacts
    sessions: int


@dataclass(frozen=True)
class Account:
    """Somebody on the staff."""

    id: str
    name: str


class Staff:
    """Opens accounts. The five who may sign in come first and share one password hash."""

    def __init__(self, file: NewFile) -> None:
        self._users = file.rows(
            User, "id version sign_in_name name title password_hash active wrong_passwords"
        )
        self._roles = file.rows(RoleGrant, "user_id role")
        shared = hash_password(PASSWORD)
        found = [self._open(key, name, title, role, shared) for key, name, title, role in _STAFF]
        self.leader, self.teacher, self.workshop_leader = found[:3]
        self._given = 1

    def add(self, name: str, title: str, role: str) -> Account:
        """Somebody more, who cannot sign in."""
        self._given += 1
        return self._open(f"{role.replace('_', '')}{self._given}", name, title, role, NO_HASH)

    def _open(self, key: str, name: str, title: str, role: str, kept: str) -> Account:
        account = Account(self._users.new_id(), name)
        self._users.add(account.id, 1, key, name, title, kept, 1, 0)
        self._roles.add(account.id, role)
        return account


def build_school(file: NewFile) -> list[Offered]:
    """Letterhead, terms, lesson times, the words no paper may show; and the catalogue, as it is answered."""
    school = file.rows(School, f"id version {' '.join(SCHOOL)} is_default")
    digits = SCHOOL["organisation_number"]
    letterhead = SCHOOL | {"organisation_number": " ".join((digits[:3], digits[3:6], digits[6:]))}
    school.add(school.new_id(), 1, *letterhead.values(), 1)
    year = file.rows(Term, "id version name first_day last_day")
    day = year.converter("first_day")
    for name, first, last in TERMS:
        year.add(year.new_id(), 1, name, day(first), day(last))
    slots = file.rows(LessonTime, "id version number start_minute end_minute")
    for number, (start, end) in enumerate(LESSONS, start=1):
        slots.add(slots.new_id(), 1, number, start, end)
    settings = file.rows(SiteSetting, "key value")
    settings.add(terms.PRISON_NAME.key, PRISON)
    settings.add(terms.PRISON_WORDS.key, PRISON_WORDS)
    settings.add(terms.PAPER_LANGUAGE.key, "nb")
    settings.add(SECOND_PERSON.key, str(False))  # papers of a year are issued by one
    return _catalogue(file)


def _catalogue(file: NewFile) -> list[Offered]:
    columns = "id version code name sort_key search_text kind planned_hours minutes_per_hour capacity"
    more = "prerequisites scale contents goals attendance_percent active partner"
    rows = file.rows(Course, f"{columns} {more}")
    offered = []
    for facts in sample_courses():
        contents, goals = WORDS.get(facts.code, ("", ""))
        found = Offered(rows.new_id(), facts, -(-facts.planned_minutes // SESSION_MINUTES))
        rows.add(
            found.id,
            1,
            facts.code,
            facts.name,
            sort_key(facts.name),
            search_text(facts.code, facts.name),
            facts.kind,
            facts.planned_hours,
            facts.minutes_per_hour,
            facts.capacity,
            facts.prerequisites,
            facts.scale,
            contents,
            goals,
            facts.attendance_percent,
            1,
            facts.partner,
        )
        offered.append(found)
    return offered


def sample_courses() -> list[CourseFacts]:
    """The catalogue in resources/sample, read as the program reads files."""
    table = read_table(resource("sample/kurs.csv"))
    wanted = fields(TERMS[0][1])
    preview = check_rows(table, wanted, guess_columns(wanted, table.headings, table.rows))
    found = (facts_of(row.values) for row in preview.coming())
    return [facts for facts in found if facts is not None]
