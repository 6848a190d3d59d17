"""Every kind of record behind a line leads to a page that there is, and says what it is."""

from datetime import date
from uuid import UUID

from eduapp.app.catalogue import pages
from eduapp.certificates.queries import SourceRow
from eduapp.certificates.queries.sources import READ
from eduapp.certificates.ui.records import columns, route_to, words_of

DAY = date(2026, 11, 9)


def a_row(kind, text="x", line="course"):
    return SourceRow(UUID(int=1), line, kind, DAY, 90, text, UUID(int=2))


def test_each_kind_leads_to_its_page():
    known = pages()
    for kind in READ:
        route = route_to(a_row(kind))
        assert route.key in known
        assert route.id == UUID(int=2)
    assert route_to(a_row("hours")).detail == "2026-11-09"


def test_a_mark_is_told_in_words():
    assert words_of(a_row("mark", "present")) != "present" or words_of(a_row("mark", "absent")) == "absent"
    assert words_of(a_row("result", "B")) == "B"


def test_a_row_is_spoken_as_a_sentence():
    line, *_others, hours = columns()
    row = a_row("enrolment", "Truck, A")
    assert line.spoken(row) == "Course and period, 09.11.2026, Truck, A"
    assert hours.text(row) == "1:30"
