"""What no spreadsheet may do to the program that opens it. Every file here is a few kilobytes."""

import io
import zipfile

import pytest

from eduapp.exchange.files.formats import archive
from eduapp.exchange.files.formats.archive import inspect
from eduapp.exchange.files.formats.content import Content
from eduapp.exchange.files.formats.unusable import (
    DamagedWorkbook,
    FormulasWithoutResults,
    LockedWorkbook,
    OldWorkbook,
    Overblown,
)
from tests.support.given_files import (
    an_archive,
    an_excel_file,
    an_open_document,
    excel_members,
    excel_rows,
    open_document_rows,
)


def cell(name, value=1):
    return f'<row r="1"><c r="{name}"><v>{value}</v></c></row>'


def excel(members):
    return Content.of("liste.xlsx", an_archive(members))


def test_an_ordinary_sheet_passes_and_is_packed_anew():
    content = an_excel_file(excel_rows(("Navn", "Alder"), ("Kari", "41")))

    inspected = inspect(content)

    with zipfile.ZipFile(io.BytesIO(inspected.data)) as packed:
        assert b"Kari" in packed.read("xl/worksheets/sheet1.xml")


def test_macros_and_pictures_are_not_handed_on():
    content = excel({**excel_members(cell("A1")), "xl/vbaProject.bin": b"x", "xl/media/a.png": b"x"})

    with zipfile.ZipFile(io.BytesIO(inspect(content).data)) as packed:
        assert not {"xl/vbaProject.bin", "xl/media/a.png"} & set(packed.namelist())


def test_a_bomb_is_refused_by_what_it_says_of_itself():
    with pytest.raises(Overblown):
        inspect(excel({**excel_members(cell("A1")), "xl/big.xml": b" " * 300 * 2**20}))


def test_a_member_packed_too_well_is_refused():
    with pytest.raises(Overblown):
        inspect(excel({**excel_members(cell("A1")), "xl/big.xml": b" " * 20 * 2**20}))


def test_a_member_that_lies_about_its_size_is_refused_early():
    data = an_archive({**excel_members(cell("A1")), "xl/big.xml": b" " * 50 * 2**20})
    real, told = (50 * 2**20).to_bytes(4, "little"), (10).to_bytes(4, "little")

    with pytest.raises(DamagedWorkbook):
        inspect(Content.of("x.xlsx", data.replace(real, told)))


def test_thousands_of_members_are_no_spreadsheet():
    with pytest.raises(Overblown):
        inspect(excel({f"xl/{number}.xml": b"" for number in range(archive.MOST_MEMBERS + 1)}))


def test_two_members_of_one_name_are_refused():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as twice:
        twice.writestr("xl/workbook.xml", "a")
        with pytest.warns(UserWarning, match="Duplicate"):
            twice.writestr("xl/workbook.xml", "b")

    with pytest.raises(DamagedWorkbook):
        inspect(Content.of("x.xlsx", data.getvalue()))


def test_a_way_of_packing_that_spreadsheets_do_not_know_is_refused():
    with pytest.raises(DamagedWorkbook):
        inspect(Content.of("x.xlsx", an_archive(excel_members(cell("A1")), zipfile.ZIP_LZMA)))


def test_a_locked_member_is_told_to_be_locked():
    data = bytearray(an_archive(excel_members(cell("A1"))))
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1

    with pytest.raises(LockedWorkbook):
        inspect(Content.of("x.xlsx", bytes(data)))


def test_a_binary_workbook_is_told_to_be_one():
    with pytest.raises(OldWorkbook):
        inspect(excel({"xl/workbook.bin": b"", **excel_members(cell("A1"))}))


@pytest.mark.parametrize("cut", [4, 30, 200, -30, -1])
def test_half_an_archive_is_damaged(cut):
    data = an_archive(excel_members(cell("A1")))

    with pytest.raises(DamagedWorkbook):
        inspect(Content.of("x.xlsx", data[:cut] if cut > 0 else data[: len(data) + cut]))


@pytest.mark.parametrize(
    "rows",
    [
        cell("A1") + cell("XFD1048576"),
        cell("A1") + cell("ZZ99999"),
        cell("A1") + cell("zz99999"),
        cell("A1") + cell("A9999999") + cell("ZZ1"),
        "<row r='1'><c r='A1'/></row><row r = '999999'><c\n  r = 'ZZ999999' ><v>1</v></c></row>",
        '<x:row r="1"><x:c r="A1"/><x:c r="ZZZ1000000"><x:v>1</x:v></x:c></x:row>',
        '<row r="1000000">' + "<c><v>1</v></c>" * 1000 + "</row>",
        "<row/>" * 60_000 + "<row>" + "<c><v>1</v></c>" * 1000 + "</row>",
        '<row r="1000000">' + "<c x=' r=\"A1\"'><v>1</v></c>" * 1000 + "</row>",
        '<row r="1000000">' + '<c s="1" x="<c r=\'A1\'"><v>1</v></c>' * 1000 + "</row>",
    ],
)
def test_a_lone_cell_far_out_does_not_fill_the_memory(rows):
    with pytest.raises((Overblown, DamagedWorkbook)):
        inspect(an_excel_file(rows))


@pytest.mark.parametrize("name", ["A99999999999", "AAAAAAAA1", "A1B2", "&#65;1", "1A", "A-1"])
def test_a_cell_named_strangely_is_damage(name):
    with pytest.raises(DamagedWorkbook):
        inspect(an_excel_file(cell("A1") + cell(name)))


@pytest.mark.parametrize(("columns", "rows"), [(26, 200_000), (200, 50_000), (4, 1_000_000)])
def test_a_real_sheet_of_that_size_would_pass(columns, rows):
    letters = chr(64 + columns) if columns <= 26 else "GR"

    inspect(an_excel_file(cell("A1") + cell(f"{letters}{rows}")))


def test_one_long_text_named_many_times_does_not_fill_the_memory():
    named = '<row r="1">' + '<c t="s"><v>0</v></c>' * 20_000 + "</row>"

    with pytest.raises(Overblown):
        inspect(an_excel_file(named, texts=f"<si><t>{'x' * 100_000}</t></si>"))


@pytest.mark.parametrize(
    "texts",
    [
        f"<x:si><t>{'x' * 100_000}</t></x:si>",
        f"<si><t>{'x' * 100_000}</t></si >",
        f"<si/><si><t>{'x' * 100_000}</t></si>",
    ],
)
def test_a_long_text_is_found_however_it_is_written(texts):
    named = '<row r="1">' + '<c t="s"><v>0</v></c><c t="s"><v>1</v></c>' * 20_000 + "</row>"

    with pytest.raises(Overblown):
        inspect(an_excel_file(named, texts=texts))


def test_short_texts_elsewhere_do_not_hide_a_long_one():
    named = '<row r="1">' + '<c t="s"><v>0</v></c>' * 20_000 + "</row>"
    members = excel_members(named, texts=f"<si><t>{'x' * 100_000}</t></si>")

    with pytest.raises(Overblown):
        inspect(excel({"a.xml": "<si>x</si>" * 9, **members}))


def test_one_long_text_among_many_short_ones_passes():
    names = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>1</v></c></row>' for n in range(1, 6000))
    texts = f"<si><t>{'x' * 100_000}</t></si><si><t>kort</t></si>"

    inspect(an_excel_file(names, texts=texts))


@pytest.mark.parametrize(
    "hidden", ["<!-- <row/> -->", "<![CDATA[ <c r='A1'/> ]]>", "<!DOCTYPE x [<!ENTITY a 'b'>]>", "\0"]
)
def test_what_could_hide_a_cell_is_damage(hidden):
    with pytest.raises(DamagedWorkbook):
        inspect(an_excel_file(cell("A1") + hidden))


def row(cells, times=1):
    return f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'


def filled(text="a", more=""):
    return f'<table:table-cell {more} office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


def repeated(times):
    return f'table:number-columns-repeated="{times}"'


def blank(times=1):
    return f"<table:table-cell {repeated(times)}/>"


@pytest.mark.parametrize(
    "rows",
    [
        row(filled(more=repeated(1000)), times=1_048_576),
        row(blank(), times=1_000_000) + row(blank(1000) + filled()),
        row(filled("x" * 100_000), times=10_000),
        row(f'<table:table-cell office:value="1" {repeated(16_000)}/>', times=10_000),
        row(f'<table:table-cell table:formula="of:=1" {repeated(16_000)}/>', times=10_000),
        row(filled(more=f"x='>' {repeated(999_999_999)}")),
        row(filled(more=repeated(10**12)), times=1000),
        row(filled(more=repeated(10**20)), times=1000),
        row(filled(more=repeated("+16000")), times=1000),
        row(filled(more=repeated("&#49;6000")), times=1000),
        row(filled(more=repeated(" 16000")), times=1000),
        row(filled(more=f"x='<' {repeated(16_000)}")),
    ],
)
def test_repeated_cells_do_not_fill_the_memory(rows):
    with pytest.raises((Overblown, DamagedWorkbook)):
        inspect(an_open_document(rows))


def test_blank_cells_repeated_to_the_end_of_the_sheet_pass():
    rows = open_document_rows(("Navn", "Alder"), ("Kari", "41"))

    inspect(an_open_document(rows + row(blank(16_384), times=1_048_500)))


@pytest.mark.parametrize(
    ("cells", "missing"),
    [
        ('<c r="A1"><f>B1+1</f></c><c r="B1"><f>C1</f><v></v></c><c r="C1"><f>D1</f><v/></c>', 3),
        ('<c r="A1"><f t="shared" si="0"/></c>', 1),
        ('<c r="A1" t="str"><f>IF(B1,"","")</f><v></v></c>', 0),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', 0),
    ],
)
def test_formulas_nobody_calculated_are_counted(cells, missing):
    content = an_excel_file(f'<row r="1">{cells}</row>')

    if missing:
        with pytest.raises(FormulasWithoutResults) as error:
            inspect(content)
        assert error.value.facts["count"] == missing
    else:
        assert inspect(content).formulas == 1
