"""Files as others hand them over: text, spreadsheets by the byte, and the five samples."""

import io
import zipfile
from pathlib import Path

from eduapp.core.resources import resource
from eduapp.exchange.files.formats import Row, Table, read_content
from eduapp.exchange.files.formats.content import Content

SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns"
MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"


def sample(name: str) -> Path:
    """One of the sample files that the program carries."""
    return resource(f"sample/{name}")


def a_file(text: str | bytes = "Navn;Alder\nKari;41\n", name: str = "liste.csv", encoding: str = "utf-8"):
    """A file of that text or those bytes, never on a disk."""
    return Content.of(name, text if isinstance(text, bytes) else text.encode(encoding))


def a_table(text: str | bytes = "Navn;Alder\nKari;41\n", name: str = "liste.csv") -> Table:
    """What reading that text gives."""
    return read_content(a_file(text, name))


def some_rows(*cells: tuple[str, ...]) -> list[Row]:
    """Rows from line 2 on."""
    return [Row(line, row) for line, row in enumerate(cells, start=2)]


def an_archive(members: dict[str, str | bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of these members."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", way) as archive:
        for name, member in members.items():
            archive.writestr(name, member, zipfile.ZIP_STORED if name == "mimetype" else way)
    return data.getvalue()


def excel_members(*sheets: str, texts: str = "", names: tuple[str, ...] = ()) -> dict[str, str | bytes]:
    """The members of an Excel file: the XML of its rows, and of its shared texts."""
    numbers = range(1, len(sheets) + 1)
    named = [names[n - 1] if names else f"Ark{n}" for n in numbers]
    listed = "".join(f'<sheet name="{named[n - 1]}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    targets = "".join(
        f'<Relationship Id="r{n}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    book = f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{book}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{SPREADSHEET}" xmlns:r="{RELATIONS}"><sheets>{listed}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{targets}'
        "</Relationships>",
    }
    for number, rows in zip(numbers, sheets, strict=True):
        members[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{SPREADSHEET}"><sheetData>{rows}</sheetData></worksheet>'
        )
    if texts:
        members["xl/sharedStrings.xml"] = f'<sst xmlns="{SPREADSHEET}">{texts}</sst>'
    return members


def an_excel_file(*sheets: str, texts: str = "", name: str = "liste.xlsx") -> Content:
    """An Excel file from the XML of the rows of its sheets."""
    return Content.of(name, an_archive(excel_members(*sheets, texts=texts)))


def excel_rows(*rows: tuple[str, ...]) -> str:
    """Rows of text as a sheet of Excel holds them."""
    return "".join(_excel_row(number, row) for number, row in enumerate(rows, start=1))


def _excel_row(number: int, row: tuple[str, ...]) -> str:
    cells = (
        f'<c r="{chr(65 + column)}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for column, text in enumerate(row)
    )
    return f'<row r="{number}">{"".join(cells)}</row>'


def an_open_document(rows: str, name: str = "liste.ods") -> Content:
    """An OpenDocument spreadsheet from the XML of its rows."""
    spaces = "".join(f' xmlns:{space}="{OPEN_DOCUMENT}:{space}:1.0"' for space in ("office", "table", "text"))
    body = f'<office:body><office:spreadsheet><table:table table:name="Ark1">{rows}</table:table>'
    entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIMETYPE}"/>'
    space = f'xmlns:manifest="{OPEN_DOCUMENT}:manifest:1.0"'
    members = {
        "mimetype": MIMETYPE,
        "content.xml": f"<office:document-content{spaces}>{body}</office:spreadsheet></office:body>"
        "</office:document-content>",
        "META-INF/manifest.xml": f"<manifest:manifest {space}>{entry}</manifest:manifest>",
    }
    return Content.of(name, an_archive(members))


def open_document_rows(*rows: tuple[str, ...]) -> str:
    """Rows of text as OpenDocument holds them."""
    return "".join(
        f"<table:table-row>{''.join(_open_document_cell(text) for text in row)}</table:table-row>"
        for row in rows
    )


def _open_document_cell(text: str) -> str:
    if not text:
        return "<table:table-cell/>"
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
