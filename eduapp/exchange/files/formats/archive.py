"""Looks into a spreadsheet before it is opened, so that no file can fill the memory or end the program.

A spreadsheet is a ZIP archive of XML. python-calamine lays a sheet out as one full rectangle and copies a
shared text into every cell that names it: two cells far apart, or one long text named a million times, let a
file of a few kilobytes ask for hundreds of gigabytes, and a failed allocation there ends the whole process.
So the XML is unpacked here first, in chunks and with a cap, and the size that calamine would need is reckoned
from it; what could mislead that reckoning (comments, strange cell names) is refused as damage. calamine then
gets exactly the bytes that were looked at, packed anew.
"""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from eduapp.exchange.files.formats.content import Content
from eduapp.exchange.files.formats.unusable import (
    DamagedWorkbook,
    FormulasWithoutResults,
    LockedWorkbook,
    OldWorkbook,
    Overblown,
)

MOST_MEMBERS = 2_000
MOST_UNPACKED = 256 * 2**20  # bytes, all members together
MOST_RATIO = 150  # real spreadsheets stay below 40; counted from _SMALL on
MOST_CELLS = 10_000_000  # of the rectangle, some 32 bytes each, and a second a few millions
MOST_TEXT = 512 * 2**20  # bytes of text, once it has been copied into every cell
_SMALL = 8 * 2**20
_CHUNK = 2**18
_ENCRYPTED = 0x1
_PLAIN_WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_WANTED = (".xml", ".rels", "mimetype")  # no pictures, no macros

_TAG = rb"<(?:[^\s<>/:=\"']++:)?"
_END = rb"</(?:[^\s<>/:=\"']++:)?"
_IS = rb"\s*=\s*[\"']"
_USUAL_CELL = b'<c r="'  # as Excel, LibreOffice and the libraries write it
_UNUSUAL_CELL = re.compile(rb"<c[\t\r\n/>]|:c[\s/>]")
_STRANGELY_NAMED = re.compile(rb"\sr\s*=(?!\s*[\"'][A-Za-z]{0,3}\d{0,7}[\"'])")
_FAR_COLUMN = re.compile(rb"\sr" + _IS + rb"([A-Za-z]{2,3})\d")
_FAR_ROW = re.compile(rb"\sr" + _IS + rb"[A-Za-z]{0,3}(\d{6,7})[\"']")
_COLUMN = re.compile(rb"\sr" + _IS + rb"([A-Za-z]{1,3})\d")
_ROW_NUMBER = re.compile(rb"\sr" + _IS + rb"[A-Za-z]{0,3}(\d{1,7})[\"']")
_CELL = re.compile(_TAG + rb"c[\s/>]")
_CELL_NAMED = re.compile(
    _TAG + rb"c\s+(?:(?!r\s*=)[\w:.-]++\s*=\s*(?:\"[^\"<]*+\"|'[^'<]*+')\s+)*+r" + _IS + rb"[A-Za-z]"
)
_ROW = re.compile(_TAG + rb"row[\s/>]")
_TEXT_END = re.compile(_END + rb"si\s*>|" + _TAG + rb"si\s*/>")
_TEXT_NAMED = re.compile(rb"\st" + _IS + rb"s[\"'][^<>]*+>\s*" + _TAG + rb"v\s*>\s*(\d{1,9})")
_FORMULA = re.compile(rb"<f[\s/>]")
_NO_RESULT = re.compile(
    rb"<c\b(?![^<>]*\bt" + _IS + rb"str)[^<>]*+>\s*<f\b(?:[^<>]*/>|[^<>]*>[^<]*</f\s*>)\s*"
    rb"(?:<v\s*/>|<v\s*>\s*</v\s*>)?\s*</c\s*>"
)
_ODS_START = re.compile(rb"<table:(?:table|table-row|table-cell|covered-table-cell)[\s/>]")
_ODS_TAG = re.compile(
    rb"<table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])"
    rb"((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>"
)
_ODS_REPEATED = re.compile(rb"\stable:number-(?:columns|rows)-repeated" + _IS + rb"\+?(\d{1,18})[\"']")


@dataclass(frozen=True)
class Inspected:
    """An archive of nothing but what was looked at, and how many of its cells are calculated."""

    data: bytes
    formulas: int


def inspect(content: Content) -> Inspected:
    """Unpack, reckon, pack anew. Raises Unusable for what must not be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(content.data)) as archive:
            members = _unpacked(content, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, LookupError, NotImplementedError, OSError) as error:
        raise DamagedWorkbook(file=content.name) from error
    except (RuntimeError, ValueError) as error:  # what zipfile says to a wrong password or position
        raise DamagedWorkbook(file=content.name) from error
    sheets = [data for data in members.values() if b"sheetData" in data]
    documents = [data for data in members.values() if b"<table:table" in data]
    _check_excel(content, sheets, list(members.values()))
    _check_open_document(content, documents)
    _check_results(content, sheets)
    formulas = sum(len(_FORMULA.findall(sheet)) for sheet in sheets)
    formulas += sum(document.count(b" table:formula=") for document in documents)
    return Inspected(_packed(members), formulas)


def _unpacked(content: Content, archive: zipfile.ZipFile) -> dict[str, bytes]:
    """What is wanted, whole. Told sizes are not believed: zipfile's check of the sum finds a lie."""
    members = archive.infolist()
    if any(member.filename.lower() == "xl/workbook.bin" for member in members):
        raise OldWorkbook(file=content.name)
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise LockedWorkbook(file=content.name)
    wanted = [member for member in members if member.filename.lower().endswith(_WANTED)]
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in wanted) > MOST_UNPACKED:
        raise Overblown(file=content.name)
    unpacked: dict[str, bytes] = {}
    for member in wanted:
        if member.compress_type not in _PLAIN_WAYS or member.filename in unpacked:
            raise DamagedWorkbook(file=content.name)
        if member.file_size > max(_SMALL, member.compress_size * MOST_RATIO):
            raise Overblown(file=content.name)
        with archive.open(member) as file:
            unpacked[member.filename] = b"".join(iter(lambda file=file: file.read(_CHUNK), b""))  # type: ignore[misc]
        _check_plain(content, unpacked[member.filename])
    return unpacked


def _packed(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return packed.getvalue()


def _check_plain(content: Content, data: bytes) -> None:
    """Comments, literal sections and UTF-16 are not written by spreadsheets and could hide tags from us."""
    if b"\0" in data or (b"<!" in data and (b"sheetData" in data or b"<table:table" in data or _texts(data))):
        raise DamagedWorkbook(file=content.name)


def _check_excel(content: Content, sheets: list[bytes], members: list[bytes]) -> None:
    for sheet in sheets:
        if _STRANGELY_NAMED.search(sheet):
            raise DamagedWorkbook(file=content.name)
        if _rectangle(sheet) > MOST_CELLS:
            raise Overblown(file=content.name)
    if max((_copied(sheets, texts) for texts in map(_texts, members) if texts), default=0) > MOST_TEXT:
        raise Overblown(file=content.name)


def _check_results(content: Content, sheets: list[bytes]) -> None:
    missing = sum(len(_NO_RESULT.findall(sheet)) for sheet in sheets if b"<f" in sheet)
    if missing:
        raise FormulasWithoutResults(file=content.name, count=missing)


def _rectangle(sheet: bytes) -> int:
    """The farthest row times the farthest column, whether they are named or counted on from the last.

    First only far names are looked for, which is quick: a sheet without any lies within Z99999.
    """
    row, column = _farthest(sheet, _FAR_ROW, 99_999), _farthest_column(sheet, _FAR_COLUMN, 26)
    if row * column > MOST_CELLS:
        row, column = _farthest(sheet, _ROW_NUMBER, 0), _farthest_column(sheet, _COLUMN, 0)
    usual = sheet.count(_USUAL_CELL) == sheet.count(b"<c ") and not _UNUSUAL_CELL.search(sheet)
    if not usual and len(_CELL_NAMED.findall(sheet)) < len(_CELL.findall(sheet)):
        row += len(_ROW.findall(sheet))
        column += max(len(_CELL.findall(part)) for part in _ROW.split(sheet))
    return row * column


def _farthest(sheet: bytes, rows: re.Pattern[bytes], near: int) -> int:
    return max(map(int, set(rows.findall(sheet))), default=near)


def _farthest_column(sheet: bytes, columns: re.Pattern[bytes], near: int) -> int:
    return max((_column_number(letters.upper()) for letters in set(columns.findall(sheet))), default=near)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _texts(data: bytes) -> list[int]:
    """The lengths of the shared texts that a member holds."""
    if b"<si" not in data and b"/si" not in data and b":si" not in data:
        return []
    return [len(text) for text in _TEXT_END.split(data)]


def _copied(sheets: list[bytes], texts: list[int]) -> int:
    """Bytes once every cell has its copy of these shared texts; reckoned closely only if it matters."""
    longest = max(texts)
    cells = sum(sheet.count(b'"s"') + sheet.count(b"'s'") for sheet in sheets)
    if cells * longest <= MOST_TEXT:
        return cells * longest
    named = [int(index) for sheet in sheets for index in _TEXT_NAMED.findall(sheet)]
    return longest * (cells - len(named)) + sum(texts[index] for index in named if index < len(texts))


def _check_open_document(content: Content, members: list[bytes]) -> None:
    for data in members:
        repeats = sum(map(data.count, (b"table:number-columns-repeated", b"table:number-rows-repeated")))
        strange = len(_ODS_REPEATED.findall(data)) != repeats
        if strange or len(_ODS_TAG.findall(data)) != len(_ODS_START.findall(data)):
            raise DamagedWorkbook(file=content.name)
        cells, text = _spread(data)
        if cells > MOST_CELLS or text > MOST_TEXT:
            raise Overblown(file=content.name)


def _spread(data: bytes) -> tuple[int, int]:
    """Cells and bytes of text once `repeated` is carried out; what is blank at the end costs nothing."""
    done = rows = repeat = column = width = height = text = 0
    for tag in _ODS_TAG.finditer(data):
        kind, attributes = tag.groups()
        repeated = _ODS_REPEATED.search(attributes)
        times = int(repeated[1]) if repeated else 1
        if kind == b"table":
            done += height * width
            rows = repeat = column = width = height = 0
        elif kind == b"table-row":
            rows, repeat, column = rows + repeat, times, 0
        else:
            column += times
            if b"value" in attributes or b"formula" in attributes or not attributes.endswith(b"/"):
                width, height = max(width, column), rows + repeat
                after = data.find(b"<table:", tag.end())
                text += repeat * times * ((after if after >= 0 else len(data)) - tag.end())
    return done + height * width, text
