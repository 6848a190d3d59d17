"""What stands behind each line of a paper."""

from datetime import date

import pytest

from eduapp.certificates import jobs, queries
from tests.support import given, given_certificates, given_roads

pytestmark = pytest.mark.both_databases


def sources(database, item):
    certificate_id = jobs.issue_one(database, item)
    with database.reading() as session:
        rows = queries.sources(session, certificate_id)
        assert queries.certificate(session, certificate_id).sources == len(rows)
    return rows


def test_sources_of_a_course_stand_by_line_and_day(database, school):
    rows = sources(database, given_certificates.a_course_done(database, grade="B").item)

    assert [row.line for row in rows] == ["attended"] * 5 + ["course", "result"]
    assert [row.day for row in rows][:5] == sorted(row.day for row in rows[:5])
    assert rows[5].text == "Truckteori T1, T2 og T4, Høst 2026"
    assert (rows[6].text, rows[6].day) == ("B", given_certificates.EXAM_DAY)


def test_every_line_of_a_statement_can_be_traced(database, school):
    item = given_certificates.a_whole_practice(database)
    given_roads.a_practice(database, item.learner_id)
    rows = sources(database, item)

    told = [(row.line, row.kind, row.day, row.minutes, row.text) for row in rows]
    workdays = [date(2026, 11, 9 + number) for number in range(5)]
    assert told == [
        ("aims", "aim", given.TODAY, None, "KM1: Lese tegninger"),
        ("elsewhere", "outside", date(2023, 1, 1), None, "Nordlys Snekkeri, kitchens"),
        ("machines", "training", given.TODAY, None, "Båndsag (M-01)"),
        ("posts", "placement", date(2026, 8, 17), None, "Snekkerverksted, 100 %"),
        *(("practice", "hours", day, 390, "Snekkerverksted") for day in workdays),
    ]
