"""Desk labels: number, seat, version, course and time on each; ten on a page."""

from eduapp.exams.sittings.drawing.labels import ACROSS, DOWN
from tests.support.given_sitting_papers import drawn, label_sheet, pages_read
from tests.support.list_pages import margins_of, pages_of


def test_each_label_says_number_seat_course_and_time():
    [said] = pages_read(drawn(label_sheet(2)))
    for words in (
        "101",
        "102",
        "Plass A1",
        "Plass A2",
        "Matematikk 1P",
        "Torsdag 3. desember 2026, 09.00–14.00",
    ):
        assert words in said
    assert said.count("Matematikk 1P") == 2


def test_the_version_stands_on_the_label_of_whoever_has_one():
    [said] = pages_read(drawn(label_sheet(2, letters=((102, "B"),))))
    assert said.count("Versjon B") == 1
    assert said.index("102") < said.index("Versjon B")
    assert "Versjon" not in said[: said.index("102")]


def test_ten_stand_on_a_page_and_the_eleventh_on_the_next():
    each = ACROSS * DOWN
    pages = pages_read(drawn(label_sheet(each + 1)))
    assert [page.count("Kandidat") for page in pages] == [each, 1]


def test_a_long_course_is_never_cut_and_stays_on_its_label():
    pdf = drawn(label_sheet(10, course="Helsearbeiderfaget med tilrettelagt norskopplæring for voksne " * 2))
    assert pages_of(pdf) == 1
    assert min(margins_of(pdf)) > 10


def test_a_ticket_stands_on_the_label_of_who_sits_on_screen_and_the_watch_has_a_page_of_its_own():
    pages = pages_read(drawn(label_sheet(2, codes=((101, "7K2M 9QXA"),), watch_code="AAAA BBBB")))
    assert len(pages) == 2
    assert pages[0].count("7K2M 9QXA") == 1
    assert "AAAA BBBB" not in pages[0]
    assert "AAAA BBBB" in pages[1]
    assert "7K2M" not in pages[1]
