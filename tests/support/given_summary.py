"""Three people in one course at one site, many at two others: what anonymous figures must not tell."""

import re
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

from eduapp.core.db.unit_of_work import Database
from eduapp.education.places.service import SavePlace, save_place
from eduapp.gui.pdf_pages import look_into
from eduapp.records.summary import rules
from eduapp.records.summary.drawing import SummarySheet
from tests.support import given, given_education

FEW, MANY, OTHER = "Berg", "Haug", "Vik"
YEAR = rules.Period(date(2026, 1, 1), date(2026, 12, 31), "the year 2026")
AFTER = date(2027, 1, 4)


def at(database: Database, site: str, people: int, kind: str = "basic") -> None:
    """So many people in one course at a site."""
    room = database.execute(save_place, SavePlace(name=f"Rom {site} {kind}", site=site))
    course = given_education.a_course(database, kind=kind, capacity=40)
    group = given_education.a_group(database, course, place_id=room, capacity=40)
    for number in range(people):
        learner = given.a_learner(database, f"Ola {site}{kind}{number}", site=site)
        given_education.an_enrolment(database, learner, group)


def three_sites(database: Database) -> None:
    """Three at Berg; 17 and 9 at Haug, 11 and 8 at Vik."""
    at(database, FEW, 3)
    at(database, MANY, 17)
    at(database, OTHER, 11)
    at(database, MANY, 9, "vocational")
    at(database, OTHER, 8, "vocational")


def numbers_in(text: str) -> set[int]:
    """The whole numbers of a text, but for the limit that stands in the rule."""
    return {int(found) for found in re.findall(r"(?<![\d.])\d{1,3}(?![\d.])", text)} - {5}


def text_of(path: Path) -> str:
    """Everything that stands in a file of figures, numbers of cells among it."""
    data = path.read_bytes()
    if path.suffix == ".pdf":
        return "\n".join(look_into(data).texts)
    if path.suffix == ".csv":
        return data.decode("utf-8-sig")
    with zipfile.ZipFile(BytesIO(data)) as book:
        texts = book.read("xl/sharedStrings.xml").decode()
        page = book.read("xl/worksheets/sheet1.xml").decode()
    numbers = re.findall(r'<c r="\w+"><v>(\d+)</v>', page)
    return " ".join([*re.findall(r"<t[^>]*>([^<]*)", texts), *numbers])


def a_sheet(
    rows: int = 3, language: str = "en", headings: tuple[str, ...] = (FEW, MANY, OTHER)
) -> SummarySheet:
    """A sheet of so many rows in two sections; every other row has a small number."""
    cells = ("under 5", *["not told"] * (len(headings) - 1))
    shown = tuple(str(20 + number) for number in range(len(headings)))
    lines = [("Courses", f"Course {number}", cells if number % 2 else shown) for number in range(rows)]
    rule = "Numbers under 5 are not told."
    return SummarySheet(
        "Vik school", "", language, "the year 2026", rule, headings, (*lines, ("Exams", "Passed", cells))
    )
