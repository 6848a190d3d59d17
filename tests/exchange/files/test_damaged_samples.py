"""Hundreds of damaged samples, the whole way: one sentence, or whole rows; never a half import."""

import random
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import func, select

from eduapp.core.errors import EduError, Refused
from eduapp.core.progress import NoProgress
from eduapp.education.courses.models import Course, CourseGroup
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.timetable.models import Session
from eduapp.exams.grading.models import TypedSheet
from eduapp.exams.sittings.models import Result
from eduapp.exchange.files import jobs, service
from eduapp.exchange.files.formats import Unusable
from eduapp.exchange.files.rules import State
from eduapp.exchange.files.service import BringIn
from eduapp.people.learners.models import Learner
from eduapp.workshops.aims.models import TradeAim
from eduapp.workshops.hours.models import HoursEntry
from tests.support.given_files import sample
from tests.support.given_grading import an_exam_on_paper
from tests.support.given_imports import again, the_samples

SAMPLES = {
    "people": ("deltakere.csv", "cp1252", Learner),
    "courses": ("kurs.csv", "cp1252", Course),
    "groups": ("grupper.csv", "cp1252", CourseGroup),
    "enrolments": ("pameldinger.csv", "cp1252", Enrolment),
    "timetable": ("timeplan.csv", "cp1252", Session),
    "hours": ("verkstedtimer.csv", "cp1252", HoursEntry),
    "results": ("eksamensresultater.csv", "cp1252", Result),
    "aims": ("kompetansemal.csv", "cp1252", TradeAim),
    "marks": ("poeng.csv", "cp1252", TypedSheet),
}
EXAM = {"KOKV107;20.11.2026": "MAT;24.11.2026"}  # of the sample site: the exam that was held here
EACH, IN_ONE_TEST = 125, 25  # copies of every sample
LINES = 30  # of a sample; more of them find nothing more
ODD = (
    "", " ", "-", "=1+1", "+47", "@x", "'", '"', "\x00", "\ufeff", "�", "Ã¸", "<b>x</b>", "{0}", "%s", "null",
    "0", "-1", "99999999999999999999", "1e9", "1,5", "1.234", "31.02.2026", "00.00.0000", "2026-13-01",
    "24:00", "25.00", "24.11.2999", "אבג", "أحمد", "x" * 5_000, "A;B", "A\tB", "A\rB", "NOR-A2 og (", "1042",
    "MAT1P",
)  # fmt: skip


class TakeItBack(Exception):
    """Ends a transaction that shall leave nothing."""


def swap_cells(dice, lines):
    at = dice.randrange(len(lines))
    cells = lines[at].split(";")
    dice.shuffle(cells)
    lines[at] = ";".join(cells)


def put_something_odd(dice, lines):
    at = dice.randrange(len(lines))
    cells = lines[at].split(";")
    cells[dice.randrange(len(cells))] = dice.choice(ODD)
    lines[at] = ";".join(cells)


def repeat_a_line(dice, lines):
    lines.insert(dice.randrange(len(lines)), dice.choice(lines))


def lose_a_line(dice, lines):
    del lines[dice.randrange(len(lines))]


def cut_a_line(dice, lines):
    at = dice.randrange(len(lines))
    lines[at] = lines[at][: dice.randrange(len(lines[at]) + 1)]


def add_cells(dice, lines):
    at = dice.randrange(len(lines))
    lines[at] += ";" * dice.randrange(1, 4) + dice.choice(ODD)


def copy_a_cell_down(dice, lines):
    at, column = dice.randrange(1, max(2, len(lines))), dice.randrange(9)
    with suppress(IndexError):
        cells = lines[at].split(";")
        cells[column] = dice.choice(lines).split(";")[column]
        lines[at] = ";".join(cells)


CHANGES = (
    swap_cells, *[put_something_odd] * 4, repeat_a_line, lose_a_line, cut_a_line, add_cells, copy_a_cell_down,
)  # fmt: skip


def damaged(dice: random.Random, name: str, encoding: str) -> bytes:
    """A copy with some lines of the sample, changed as people and programs change files."""
    text = sample(name).read_text(encoding)
    for there, here in EXAM.items():
        text = text.replace(there, here)
    heading, *rows = text.splitlines()
    lines = [heading, *(rows if len(rows) <= LINES else dice.sample(rows, LINES))]
    for _time in range(dice.randrange(1, 25)):
        if lines:
            dice.choice(CHANGES)(dice, lines)
    text = dice.choice(("\r\n", "\n")).join(lines)
    if dice.random() < 0.2:
        text = text.replace(";", dice.choice((",", "\t", "|")))
    data = bytearray(text.encode(dice.choice((encoding, "utf-8", "utf-8-sig", "utf-16")), "replace"))
    for _time in range(dice.choice((0, 0, 0, 1, 3))):
        if data:
            data[dice.randrange(len(data))] = dice.randrange(256)
    return bytes(data)


def change_something(dice, database, key, looked):
    """As a person does who corrects, leaves out and adds."""
    changes = []
    for _time in range(dice.randrange(5)):
        place = dice.randrange(len(looked.preview.rows))
        if dice.random() < 0.5 and looked.preview.columns:
            changes.append(jobs.Edited(place, dice.choice(list(looked.preview.columns)), dice.choice(ODD)))
        else:
            changes.append(jobs.Decided(place, dice.choice((State.NEW, State.LEFT_OUT, None))))
    return again(database, key, looked.preview, *changes)


def count(session, table):
    return session.scalar(select(func.count()).select_from(table))


def the_whole_way(dice, database, key, path: Path, table) -> str:
    """Read, look, correct, save what is refused, bring in; how it ended."""
    with ends_here(Unusable) as sentences:
        looked = jobs.read_file(database, jobs.ReadFile(key, path), NoProgress())
    if sentences:
        return "unusable" if "\n" not in sentences[0] else pytest.fail(sentences[0])
    looked = change_something(dice, database, key, looked)
    preview = looked.preview
    assert sum(preview.counts.values()) == len(preview.rows)
    assert all(problem.sentence() for row in preview.rows for problem in row.problems)
    anew = again(database, key, preview).preview
    assert [row.state for row in anew.rows] == [row.state for row in preview.rows]
    jobs.save_refused(database, jobs.SaveRefused(preview, path.with_suffix(".refused.csv")), NoProgress())
    with ends_here(Refused) as sentences:
        return bring_in_and_take_back(database, key, preview, table)
    return "columns" if "No column is chosen for" in sentences[0] else pytest.fail(sentences[0])


@contextmanager
def ends_here(kind):
    """Keeps the sentence of an error that may come; empty if none came."""
    sentences = []
    try:
        yield sentences
    except kind as told:
        sentences.append(told.sentence())


def bring_in_and_take_back(database, key, preview, table):
    """The very use case, in a transaction that leaves nothing."""
    entered = 0
    with suppress(TakeItBack), database.writing() as uow:
        before = count(uow.session, table)
        entered, _known, _refused = service.bring_in(uow, BringIn(subject=key, preview=preview))
        assert entered == preview.counts[State.NEW]
        made = count(uow.session, table) - before
        assert made == entered or (table is Session and made >= entered)  # a row may be a series
        take_it_back()
    return "in" if entered else "nothing new"


def take_it_back():
    raise TakeItBack


@pytest.fixture
def site(request, sqlite_database, sqlite_ready_made):
    """What must be there before rows of a subject can come in."""
    if request.param == "marks":
        sqlite_ready_made(an_exam_on_paper)
    else:
        sqlite_ready_made(the_samples, until=request.param)
    return sqlite_database


@pytest.mark.parametrize(
    ("site", "first"),
    [
        (key, first)
        for number, key in enumerate(SAMPLES)
        for first in range(number * EACH, (number + 1) * EACH, IN_ONE_TEST)
    ],
    indirect=["site"],
)
def test_a_damaged_file_gives_one_sentence_or_whole_rows(request, site, first, tmp_path):
    key = request.node.callspec.params["site"]
    name, encoding, table = SAMPLES[key]
    ends = []
    for seed in range(first, first + IN_ONE_TEST):
        dice = random.Random(seed)
        path = tmp_path / f"{seed}.csv"
        path.write_bytes(damaged(dice, name, encoding))
        try:
            ends.append(the_whole_way(dice, site, key, path, table))
        except EduError as unexpected:
            pytest.fail(f"{key}, seed {seed}: {unexpected.sentence()}")
        except Exception as bug:
            raise AssertionError(f"{key}, seed {seed}") from bug

    assert "in" in ends  # else the damage was so great that nothing was tried
    with site.reading() as session:
        assert count(session, table) == 0  # nothing of all this has stayed
