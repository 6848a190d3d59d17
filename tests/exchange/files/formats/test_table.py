import pytest

from eduapp.core.i18n import speaking
from eduapp.core.progress import Cancelled, NoProgress
from eduapp.exchange.files.formats import table as tables
from eduapp.exchange.files.formats.table import Found, Row, build
from eduapp.exchange.files.formats.unusable import (
    DoubledHeading,
    EmptyFile,
    NoHeadings,
    OnlyHeadings,
    TooManyColumns,
    TooManyRows,
)
from tests.support.given_files import a_file, a_table, sample


def built(*rows, progress=None):
    numbered = [Row(line, cells) for line, cells in enumerate(rows, start=1)]
    return build(a_file(), Found("csv"), numbered, progress or NoProgress(), total=len(rows))


def test_the_first_line_is_the_headings_and_each_row_knows_its_line():
    table = built(("Navn", " Alder "), ("Kari", "41"), ("", ""), ("Ola", "42"))

    assert table.headings == ("Navn", "Alder")
    assert table.rows == (Row(2, ("Kari", "41")), Row(4, ("Ola", "42")))


def test_short_rows_are_filled_up_and_blank_ends_are_dropped():
    """Rule 87 of the field."""
    table = built(("A", "B", "C"), ("x",), ("x", "y", "z", "", " "))

    assert [row.cells for row in table.rows] == [("x", "", ""), ("x", "y", "z")]


def test_a_row_longer_than_the_headings_keeps_what_stands_beyond():
    assert built(("A", "B"), ("x", "y", "", "z")).rows[0].cells == ("x", "y", "", "z")


def test_delimiters_at_the_end_of_every_line_make_no_columns():
    table = built(("A", "B", "", ""), ("x", "y", "", ""), ("x", "y", "", "", "z"))

    assert table.headings == ("A", "B")
    assert [row.cells for row in table.rows] == [("x", "y"), ("x", "y", "z")]


def test_a_column_without_heading_stays_if_any_row_fills_it():
    table = built(("A", "B", ""), ("x", "y", ""), ("x", "y", "z"), ("x", "y", ""))

    assert table.headings == ("A", "B", "")
    assert table.rows[1].cells == ("x", "y", "z")


def test_a_title_above_the_headings_is_passed_and_told():
    table = built(("Deltakere høsten 2026", "", ""), ("A", "B", "C"), ("x", "y", "z"))

    assert table.headings == ("A", "B", "C")
    assert [remark.sentence() for remark in table.remarks] == [
        "Line 1 stands above the headings and was left out: Deltakere høsten 2026"
    ]


def test_one_column_is_a_table_too():
    table = built(("Deltakernr",), ("1001",), ("1002",))

    assert (table.headings, len(table.rows)) == (("Deltakernr",), 2)


@pytest.mark.parametrize("rows", [[], [("",)], [("", " "), ("\t",)]])
def test_nothing_but_blanks_is_an_empty_file(rows):
    with pytest.raises(EmptyFile):
        built(*rows)


def test_headings_alone_are_told_with_their_line():
    with pytest.raises(OnlyHeadings) as error:
        built(("", ""), ("A", "B"))

    assert "in line 2" in error.value.sentence()


@pytest.mark.parametrize("file", ["deltakere.csv", "kurs.csv", "verkstedtimer.csv", "eksamensresultater.csv"])
def test_every_sample_without_its_headings_is_seen_to_lack_them(file):
    _headings, _, rows = sample(file).read_bytes().partition(b"\n")

    with pytest.raises(NoHeadings) as error:
        a_table(rows)

    assert error.value.facts["line"] == 1


def test_a_year_among_headings_is_a_heading():
    assert built(("Navn", "Fag", "Sted", "Kode", "2026"), ("a", "b", "c", "d", "e")).headings[-1] == "2026"


@pytest.mark.parametrize("second", ["Dato", "dato", " DATO "])
def test_a_doubled_heading_is_named_with_both_columns(second):
    with pytest.raises(DoubledHeading) as error:
        built(("Dato", "Navn", second), ("a", "b", "c"))

    assert error.value.sentence() == (
        f"The heading {second.strip()} stands twice in liste.csv: in columns 1 and 3. Rename one."
    )


def test_two_blank_headings_are_not_a_double():
    assert built(("A", "", "", "B"), ("1a", "x", "y", "z")).headings == ("A", "", "", "B")


def test_more_rows_than_can_be_looked_through_are_refused(monkeypatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 3)

    with pytest.raises(TooManyRows):
        built(("A", "B"), *[("x", "y")] * 4)


def test_many_columns_allow_fewer_rows(monkeypatch):
    monkeypatch.setattr(tables, "MOST_CELLS", 6)

    with pytest.raises(TooManyRows):
        built(("A", "B"), *[("x", "y")] * 4)


def test_as_many_columns_and_rows_as_allowed_are_read(monkeypatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    headings = tuple(f"Spalte {n}" for n in range(200))

    assert len(built(headings, *[("x",) * 200] * 3).rows) == 3
    assert len(built(("A", "B"), ("x",) * 200).rows[0].cells) == 200


@pytest.mark.parametrize("rows", [[("A",) * 201, ("x",) * 201], [("A", "B"), ("x",) * 201]])
def test_more_columns_than_anybody_could_match_are_refused(rows):
    with pytest.raises(TooManyColumns):
        built(*rows)


def test_reading_tells_how_far_it_is_and_stops_when_asked(monkeypatch):
    monkeypatch.setattr(tables, "ROWS_A_STEP", 2)
    steps = []

    class StopsAtFour:
        def step(self, done, total, label=""):
            steps.append((done, total))
            if done >= 4:
                raise Cancelled

    with pytest.raises(Cancelled):
        built(("A", "B"), *[("x", str(n)) for n in range(40)], progress=StopsAtFour())

    assert steps[-1] == (4, 41) or steps[-1][0] >= 4


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "1 row, separated by semicolon, UTF-8 text."),
        ("nb", "1 rad, skilt med semikolon, UTF-8-tekst."),
        ("nn", "1 rad, skilde med semikolon, UTF-8-tekst."),
    ],
)
def test_what_was_found_is_said_in_a_sentence(language, said):
    table = a_table("Navn;Alder\nKari;41\n")

    with speaking(language):
        assert table.description() == said


def test_a_single_column_is_not_said_to_be_separated():
    assert a_table("Navn\nKari\nOla\n").description() == "2 rows, one column, UTF-8 text."
