from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, settings
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.sheets import write_excel
from eduapp.exchange.files.formats import read_content, workbook
from eduapp.exchange.files.formats.content import Content
from eduapp.exchange.files.formats.unusable import DamagedWorkbook, EmptyFile
from tests.support.given_files import (
    a_table,
    an_archive,
    an_excel_file,
    an_open_document,
    excel_members,
    excel_rows,
    open_document_rows,
    sample,
)

HEADINGS = ("Navn", "Dato", "Merknad")
cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffe\uffff"), max_size=20)
rows = st.lists(st.tuples(cells, cells, cells | st.just("=1+1")), min_size=1, max_size=4)


def written(headings, rows):
    return read_content(Content.of("liste.xlsx", write_excel(headings, rows)))


@settings(max_examples=40)
@forall(rows)
def test_any_text_comes_back_as_it_was_written(rows):
    assume(all(any(map(str.strip, row)) for row in rows))

    assert [row.cells for row in written(HEADINGS, rows).rows] == rows


@pytest.mark.parametrize("name", ["deltakere.csv", "deltakere-mange-skrifter.csv", "eksamensresultater.csv"])
def test_a_sample_saved_in_excel_reads_as_the_sample(name):
    text = a_table(sample(name).read_bytes())

    saved = written(text.headings, [row.cells for row in text.rows])

    assert saved.headings == text.headings
    assert saved.rows == text.rows


def test_texts_that_look_like_formulas_stay_texts():
    data = write_excel(("A", "B"), [("=HYPERLINK(1)", "http://example.no"), ("+47", "12")])

    table = read_content(Content.of("x.xlsx", data))

    assert [row.cells for row in table.rows] == [("=HYPERLINK(1)", "http://example.no"), ("+47", "12")]
    assert table.remarks == ()  # no cell is calculated


def test_numbers_and_dates_are_written_as_numbers_and_dates():
    table = written(
        ("A", "B", "C", "D"), [(date(2026, 6, 5), 6.5, Decimal("7.25"), None), (None, 3, "x", None)]
    )

    assert [row.cells for row in table.rows] == [("05.06.2026", "6,5", "7,25", ""), ("", "3", "x", "")]


def test_a_text_as_long_as_excel_takes_is_written_whole():
    assert written(("A", "B"), [("x" * 32_767, "y")]).rows[0].cells == ("x" * 32_767, "y")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1064.0, "1064"),
        (-7.0, "-7"),
        (6.5, "6,5"),
        (0.1 + 0.2, "0,3"),
        (12345678901.0, "12345678901"),
        (1e20, "100000000000000000000"),
        (0.00001, "0,00001"),
        (float("inf"), "Infinity"),
        (True, "TRUE"),
        (date(2026, 1, 2), "02.01.2026"),
        (datetime(2026, 1, 2), "02.01.2026"),
        (datetime(2026, 1, 2, 8, 30), "02.01.2026 08.30"),
        (datetime(2026, 1, 1, 23, 59, 59, 999_900), "02.01.2026"),
        (datetime(9999, 12, 31, 23, 59, 59, 900_000), "31.12.9999 23.59.59"),
        (time(8, 30), "08.30"),
        (time(8, 29, 59, 999_999), "08.30"),
        (time(8, 30, 15), "08.30.15"),
        (timedelta(hours=30, minutes=5), "30:05"),
        (timedelta(hours=-1, minutes=-30), "-1:30"),
        ("", ""),
    ],
)
def test_a_cell_becomes_what_a_person_would_type(value, text):
    assert workbook.cell_text(value) == text


def test_a_row_keeps_its_number_in_the_sheet():
    table = read_content(an_excel_file(
        '<row r="3"><c r="B3" t="str"><v>Navn</v></c><c r="C3" t="str"><v>Timer</v></c></row>'
        '<row r="7"><c r="B7" t="str"><v>Kari</v></c><c r="C7"><v>6.5</v></c></row>'
    ))  # fmt: skip

    assert table.headings == ("Navn", "Timer")
    assert [tuple(row) for row in table.rows] == [(7, ("Kari", "6,5"))]
    assert table.description() == "1 row from the sheet Ark1."


def test_results_of_formulas_are_read_and_told():
    head = excel_rows(("Navn", "Timer"))
    table = read_content(an_excel_file(
        head + '<row r="2"><c r="A2" t="str"><f>"Ka"</f><v>Kari</v></c><c r="B2"><f>3+3</f><v>6</v></c></row>'
    ))  # fmt: skip

    assert table.rows[0].cells == ("Kari", "6")
    assert [r.sentence() for r in table.remarks] == [
        "Cells with formulas: 2. Their last saved results were read."
    ]


def test_the_first_sheet_that_holds_anything_is_read_and_the_others_are_told():
    table = read_content(
        an_excel_file("", excel_rows(("Navn", "Sted"), ("Kari", "Ås")), excel_rows(("x", "y")))
    )

    assert table.headings == ("Navn", "Sted")
    assert "The sheet Ark2 was read. Other sheets in the file: 2." in [r.sentence() for r in table.remarks]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_not_read(state):
    members = excel_members(excel_rows(("x", "y"), ("a", "b")), excel_rows(("Navn", "Sted"), ("Kari", "Ås")))
    book = str(members["xl/workbook.xml"]).replace('sheetId="1"', f'sheetId="1" state="{state}"')

    table = read_content(Content.of("x.xlsx", an_archive({**members, "xl/workbook.xml": book})))

    assert (table.headings, table.remarks) == (("Navn", "Sted"), ())


def test_sheets_without_anything_are_an_empty_file():
    with pytest.raises(EmptyFile):
        read_content(an_excel_file("", ""))


def test_open_document_is_read_with_its_dates_and_numbers():
    head = open_document_rows(("Navn", "Født", "Timer", "Fra"))
    row = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>ወርቅነህ</text:p>'
        "</table:table-cell>"
        '<table:table-cell office:value-type="date" office:date-value="1990-06-05"><text:p>5/6</text:p>'
        '</table:table-cell><table:table-cell office:value-type="float" office:value="6.5"/>'
        '<table:table-cell office:value-type="time" office:time-value="PT08H30M00S"/></table:table-row>'
    )

    table = read_content(an_open_document(head + row))

    assert table.format == "ods"
    assert table.rows[0].cells == ("ወርቅነህ", "05.06.1990", "6,5", "08.30")


@pytest.mark.parametrize(
    "member", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"]
)
@pytest.mark.parametrize("xml", ["", "<", "<a><b></a>", "<worksheet><sheetData><row><c t='s'><v>9</v>"])
def test_broken_xml_is_damage(member, xml):
    members = {**excel_members(excel_rows(("Navn", "Sted"), ("Kari", "Ås"))), member: xml}

    with pytest.raises((DamagedWorkbook, EmptyFile)):
        read_content(Content.of("x.xlsx", an_archive(members)))


def test_a_name_of_a_text_that_is_not_there_is_damage_or_blank():
    rows = (
        excel_rows(("Navn", "Sted")) + '<row r="2"><c r="A2" t="s"><v>99</v></c><c r="B2"><v>1</v></c></row>'
    )

    try:
        table = read_content(an_excel_file(rows, texts="<si><t>a</t></si>"))
    except DamagedWorkbook:
        return
    assert table.rows[0].cells[1] == "1"
