"""An empty list that is saved here and filled in is read as what was filled in, whatever the language."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given as forall
from hypothesis import settings
from hypothesis import strategies as st

from eduapp.core.i18n import _, date_text, speaking
from eduapp.exchange.files.formats import read_table, write_table
from eduapp.exchange.files.rules import check_rows, guess_columns
from eduapp.exchange.files.subjects import subject
from tests.support import given

WORDS = st.text("abcdefghijklmnopqrstuvwxyzæøå ", min_size=1, max_size=30).map(lambda t: " ".join(t.split()))
NAMES = WORDS.filter(bool)
CODES = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-", min_size=2, max_size=10).filter(
    lambda text: text[0].isalpha()
)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
ENDS = {"eget ønske": "own_wish", "flyttet": "moved", "fullført": "completed"}


def as_text(values, text=str):
    """What people write, and what it means."""
    return st.builds(lambda value: (text(value), value), values)


def maybe(cells):
    return cells | st.just(("", None))


def clock(minute):
    return f"{minute // 60:02d}.{minute % 60:02d}"


def some_days(days):
    return ", ".join(WEEKDAYS[day] for day in sorted(days))


def listed(numbers):
    return ", ".join(map(str, sorted(numbers)))


TIMES = as_text(st.integers(0, 1439), clock)
CELLS = {
    "code": as_text(CODES),
    "group": as_text(NAMES),
    "number": as_text(CODES),
    "teacher": maybe(as_text(NAMES)),
    "place": maybe(as_text(NAMES)),
    "capacity": maybe(as_text(st.integers(1, 60))),
    "first_day": as_text(DAYS, date_text),
    "last_day": as_text(DAYS, date_text),
    "consented_on": as_text(DAYS, date_text),
    "end_reason": maybe(st.sampled_from(sorted(ENDS.items()))),
    "weekdays": maybe(as_text(st.frozensets(st.integers(0, 6), min_size=1), some_days)),
    "day": maybe(as_text(DAYS, date_text)),
    "start": TIMES,
    "end": TIMES,
    "rotation": maybe(as_text(st.integers(1, 6))),
    "weeks": maybe(as_text(st.frozensets(st.integers(1, 6), min_size=1), listed)),
    "reason": maybe(as_text(NAMES)),
}


def filled(key):
    """Rows of a list: for every field what people write, and what it means."""
    fields = subject(key).fields(given.TODAY)
    return st.lists(st.tuples(*(CELLS[field.key] for field in fields)), min_size=1, max_size=6)


def read_again(key, spoken, suffix, rows):
    fields = subject(key).fields(given.TODAY)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"liste{suffix}"
        with speaking(spoken):
            headings = [_(field.label) for field in fields]
        write_table(path, headings, [tuple(text for text, _value in row) for row in rows])
        table = read_table(path)
    columns = guess_columns(fields, table.headings, table.rows)
    return fields, columns, check_rows(table, fields, columns)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@pytest.mark.parametrize("spoken", ["nb", "nn", "en"])
@pytest.mark.parametrize("key", ["groups", "enrolments", "timetable"])
@forall(data=st.data())
@settings(max_examples=15, deadline=None)
def test_what_was_filled_in_is_what_is_read(key, spoken, suffix, data):
    rows = data.draw(filled(key))

    fields, columns, preview = read_again(key, spoken, suffix, rows)

    assert columns == {field.key: number for number, field in enumerate(fields)}
    keys = [field.key for field in fields]
    meant = [dict(zip(keys, (value for _text, value in row), strict=True)) for row in rows]
    assert [dict(row.values) for row in preview.rows] == meant
    assert all(not row.problems for row in preview.rows)


@pytest.mark.parametrize(
    ("key", "headings"),
    [
        ("groups", "Fagkode;Gruppenavn;Faglærer;Rom;Antall plasser;Startdato;Sluttdato;Begrunnelse"),
        ("groups", "Kode;Gruppe;Lærar;Stad;Plassar;Frå;Til;Grunngiving"),
        ("groups", "Course code;Group name;Teacher;Room;Capacity;First day;Last day;Reason"),
        (
            "enrolments",
            "Deltakernummer;Fagkode;Gruppe;Fra dato;Samtykke;Til dato;Sluttårsak;Begrunnelse",
        ),
        ("enrolments", "Deltakarnr;Kode;Gruppe;Frå;Takka ja;Til;Årsak;Grunngiving"),
        ("enrolments", "Learner no;Course code;Group;First day;Accepted on;Last day;End reason;Reason"),
        (
            "timetable",
            (
                "Kode;Gruppe;Ukedager;Dato;Fra kl;Til kl;Rom;Lærer;Rullering;Rulleringsuke;Fra dato;Til dato;"
                "Begrunnelse"
            ),
        ),
        (
            "timetable",
            (
                "Kode;Gruppe;Vekedagar;Dato;Frå;Til;Rom;Lærar;Rotation;Rulleringsveke;Startdato;Sluttdato;"
                "Grunngiving"
            ),
        ),
        (
            "timetable",
            (
                "Course code;Group;Weekday;Day;From;To;Room;Teacher;Rotation;Rotation week;First day;"
                "Last day;Reason"
            ),
        ),
    ],
)
def test_headings_that_people_write_are_guessed(key, headings):
    fields = subject(key).fields(given.TODAY)

    assert guess_columns(fields, headings.split(";"), []) == {
        field.key: number for number, field in enumerate(fields)
    }
