"""Three people in one course at one site: no file tells that there are three, nor lets it be worked out."""

import re
import zipfile
from datetime import date
from io import BytesIO

import pytest

from eduapp.core.errors import NotAllowed, Refused
from eduapp.core.progress import NoProgress
from eduapp.core.small_numbers import Told
from eduapp.education.places.service import SavePlace, save_place
from eduapp.gui.pdf_pages import look_into
from eduapp.records.summary import jobs, queries, rules, terms
from tests.support import given, given_education

FEW, MANY, OTHER = "Berg", "Haug", "Vik"
AUTUMN = rules.Period(date(2026, 8, 1), date(2026, 12, 31), "autumn 2026")
AFTER = date(2027, 1, 4)


def at(database, site, people, kind="basic"):
    """So many people in one course at a site."""
    room = database.execute(save_place, SavePlace(name=f"Rom {site} {kind}", site=site))
    course = given_education.a_course(database, kind=kind, capacity=40)
    group = given_education.a_group(database, course, place_id=room, capacity=40)
    for number in range(people):
        learner = given.a_learner(database, f"Ola {site}{kind}{number}", site=site)
        given_education.an_enrolment(database, learner, group)


@pytest.fixture
def sites(database):
    at(database, FEW, 3)
    at(database, MANY, 17)
    at(database, OTHER, 11)
    at(database, MANY, 9, "vocational")
    at(database, OTHER, 8, "vocational")


@pytest.fixture
def after(clock):
    from tests.support import given_workshops  # noqa: PLC0415 - one clock

    given_workshops.at(clock, AFTER, 9)


def written(database, path, kind, by=given.LEADER):
    order = jobs.WriteSummary(AUTUMN, path, kind)
    return jobs.write_summary(database.acting_as(by), order, NoProgress())


def report(database):
    with database.reading() as look:
        return queries.report(look, AUTUMN.first, AUTUMN.last)


def line_of(found, section, label):
    return next(line for line in found.lines if (line.section, line.label) == (section, label))


def test_what_is_told_is_right_and_what_is_small_is_not_told(database, sites):
    found = report(database)

    all_ = line_of(found, "Courses", "Basic: all enrolments")
    assert all_.cells[FEW].told is Told.SMALL
    assert all_.cells[FEW].number is None
    learners = line_of(found, "Courses", "Learners")
    assert learners.cells[FEW].told is Told.SMALL
    shown = {
        (line.label, site): cell.number
        for line in found.lines
        for site, cell in line.cells.items()
        if cell.told is Told.SHOWN
    }
    right = {
        ("Basic: all enrolments", MANY): 17, ("Basic: all enrolments", OTHER): 11,
        ("Vocational: all enrolments", MANY): 9, ("Vocational: all enrolments", OTHER): 8,
        ("Learners", MANY): 26, ("Learners", OTHER): 19, ("Enrolments", MANY): 26, ("Enrolments", OTHER): 19,
        ("Basic: all enrolments", rules.ALL_SITES): 31, ("Enrolments", rules.ALL_SITES): 48,
        ("Learners", rules.ALL_SITES): 48, ("Vocational: all enrolments", rules.ALL_SITES): 17,
    }  # fmt: skip
    assert shown
    for key, number in shown.items():
        line = key[0].replace("goes on, or ended otherwise", "all enrolments")
        assert right[line, key[1]] == number


def told_cells(text):
    """The whole numbers of a text."""
    return {int(found) for found in re.findall(r"(?<![\d.])\d{1,3}(?![\d.])", text)}


@pytest.mark.parametrize("kind", ["pdf", "csv", "xlsx"])
def test_no_byte_and_no_sum_of_a_file_tells_the_three(database, sites, after, tmp_path, kind):
    path = written(database, tmp_path / f"figures.{kind}", kind)

    words = text_of(path)
    assert "under 5" in words
    assert "not told" in words
    found = told_cells(words) - {5}  # the limit itself stands in the rule
    assert 3 not in found
    # What would give the three: a total beside all other parts of it.
    for whole, parts in ((31, {17, 11}), (48, {26, 19})):
        assert not {whole, *parts} <= found


def text_of(path):
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


def test_a_period_that_goes_on_is_not_saved(database, sites, tmp_path):
    with pytest.raises(Refused, check=lambda error: "lasts until" in error.sentence()):
        written(database, tmp_path / "figures.csv", "csv")

    assert not list(tmp_path.iterdir())


def test_who_took_figures_out_is_kept(database, after, tmp_path, notes):
    written(database, tmp_path / "figures.csv", "csv", given.OFFICE)

    told = {"first": "2026-08-01", "last": "2026-12-31", "format": "CSV"}
    assert (notes[-1].action, notes[-1].details) == (terms.WRITTEN, told)


def test_a_teacher_takes_no_figures_out(database, after, tmp_path):
    with pytest.raises(NotAllowed):
        written(database, tmp_path / "figures.csv", "csv", given.TEACHER)
