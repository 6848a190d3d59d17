"""The file of a month: everybody, in hours, with what was missed and why; and the statements."""

from datetime import date

import pytest
from sqlalchemy import select

from eduapp.core.errors import Unavailable
from eduapp.core.progress import NoProgress
from eduapp.exchange.files.formats import read_table
from eduapp.exchange.statements import jobs
from eduapp.people.learners.models import Learner
from tests.support import given
from tests.support.given_disputes import a_dispute
from tests.support.given_statements import OCTOBER, a_month, made


@pytest.fixture
def month(database, clock):
    return a_month(database, clock)


def written(database, path, kind):
    order = jobs.WriteMonth(OCTOBER, path, kind)
    return jobs.write_month(database.acting_as(given.OFFICE), order, NoProgress())


def rows_of(path):
    table = read_table(path)
    return [dict(zip(table.headings, row.cells, strict=True)) for row in table.rows]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_everybody_stands_in_the_file_with_hours_and_causes(database, month, tmp_path, kind):
    made(database, month[0])

    done = written(database, tmp_path / f"month.{kind}", kind)

    rows = {row["Name"]: row for row in rows_of(done.paths[0])}
    assert done.lines == 3
    names = ("Days", "Hours", "Counted", "Approved, not counted", "Waiting", "Missed: court")
    figures = {who: [float(row[name].replace(",", ".")) for name in names] for who, row in rows.items()}
    assert figures == {
        "Ek, Bo": [1, 0, 0, 0, 6.5, 0],
        "Foss, Carl": [0, 0, 0, 0, 0, 6.5],
        "Holm, Ada": [2, 13, 13, 0, 0, 0],
    }
    assert {row["Time zone"] for row in rows.values()} == {"Europe/Oslo"}


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_hours_somebody_disputes_are_marked_in_words(database, month, tmp_path, kind):
    with database.reading() as session:
        people = dict(map(tuple, session.execute(select(Learner.family_name, Learner.id))))
    a_dispute(database, people["Holm"], "hours")
    a_dispute(database, people["Foss"], "results")
    a_dispute(database, people["Ek"], "hours", date(2026, 9, 1), date(2026, 9, 2))

    done = written(database, tmp_path / f"month.{kind}", kind)

    told = {row["Name"]: row["Disputed"] for row in rows_of(done.paths[0])}
    assert told["Holm, Ada"].startswith("Disputed by the learner")
    assert (told["Foss, Carl"], told["Ek, Bo"]) == ("", "")


def test_text_files_come_with_the_statements_beside(database, month, tmp_path):
    made(database, month[0])

    done = written(database, tmp_path / "month.csv", "csv")

    [row] = rows_of(done.paths[1])
    assert (row["Statement"], row["Workshop"], row["By"]) == ("2026-1", "Carpentry", "Åse Bakke")
    assert len(row["Checksum"]) == 64


def test_a_place_that_is_no_folder_gets_a_sentence_and_no_note(database, month, tmp_path, notes):
    notes.clear()
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(Unavailable):
        written(database, tmp_path / "file" / "month.csv", "csv")

    assert notes == []
