"""File formats: bytes of a file to a Table of text, and rows to bytes again (by `core.sheets`).

    table = read_table(path)                      # raises Unusable: one sentence with what, where, what to do
    write_table(path, headings, rows)             # by the suffix of the path: .csv or .xlsx

A reader understands letters, delimiters and sheets, never the meaning of a cell: `cells` turns texts into
values, `eduapp.exchange.files.rules` matches columns and judges rows. What a file is, is told by its bytes,
never by its name. A new format is one module with a Reader (and a Writer, if it can be written) and one entry
in FORMATS.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from eduapp.core.files import write_atomically
from eduapp.core.i18n import N_
from eduapp.core.memory import without_collecting
from eduapp.core.progress import NoProgress, Progress
from eduapp.core.sheets import CSV, EXCEL, Cell, Sheet, write_csv, write_excel, write_sheets
from eduapp.exchange.files.formats import csv, workbook
from eduapp.exchange.files.formats.content import Content, load
from eduapp.exchange.files.formats.encoding import BINARY
from eduapp.exchange.files.formats.remarks import Problem, Remark, Word
from eduapp.exchange.files.formats.table import Row, Table
from eduapp.exchange.files.formats.unusable import LockedWorkbook, NotATable, OldWorkbook, Unusable

__all__ = [
    "FORMATS",
    "Cell",
    "Format",
    "Problem",
    "Reader",
    "Remark",
    "Row",
    "Sheet",
    "Table",
    "Unusable",
    "Writer",
    "format_for",
    "read_content",
    "read_table",
    "write_sheets",
    "write_table",
]


class Reader(Protocol):
    """Bytes to rows. Raises Unusable and nothing else, whatever the bytes are."""

    def __call__(self, content: Content, progress: Progress) -> Table:
        """Read the whole file; `progress` may stop it."""
        ...


class Writer(Protocol):
    """Rows to bytes, so that the reader of the same format gives the texts back."""

    def __call__(self, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
        """Write all rows; texts stay texts, whatever they begin with."""
        ...


@dataclass(frozen=True)
class Format:
    """One kind of file. `recognises` looks at the bytes."""

    key: str
    title: str
    suffix: str
    recognises: Callable[[Content], bool]
    read: Reader
    write: Writer | None = None


_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_PACKED = N_("a packed archive")
_PICTURE = N_("a picture")
_FOREIGN = (
    (b"%PDF-", N_("a PDF")),
    (b"{\\rtf", N_("a text document")),
    (b"\x89PNG\r\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"\x1f\x8b", _PACKED),
    (b"7z\xbc\xaf\x27\x1c", _PACKED),
    (b"Rar!", _PACKED),
    (b"SQLite format 3\0", N_("a database")),
    (b"MZ", BINARY),
    (b"\x7fELF", BINARY),
)

FORMATS: tuple[Format, ...] = (
    Format(
        key=EXCEL,
        title=N_("Excel file"),
        suffix=".xlsx",
        recognises=lambda content: content.data.startswith(_ZIP) and b"xl/workbook." in content.data,
        read=workbook.read_excel,
        write=write_excel,
    ),
    Format(
        key=workbook.KEY_OPEN_DOCUMENT,
        title=N_("OpenDocument spreadsheet"),
        suffix=".ods",
        recognises=lambda content: content.data.startswith(_ZIP) and _OPEN_DOCUMENT in content.data[:512],
        read=workbook.read_open_document,
    ),
    Format(
        key=CSV,
        title=N_("Text file (CSV)"),
        suffix=".csv",
        recognises=lambda content: not content.data.startswith(_ZIP),
        read=csv.read,
        write=write_csv,
    ),
)


def read_table(path: Path, progress: Progress | None = None) -> Table:
    """The file as headings and rows of text. Raises Unusable; Cancelled if `progress` says so."""
    return read_content(load(path), progress)


def read_content(content: Content, progress: Progress | None = None) -> Table:
    """Like read_table, for bytes that are not on a disk."""
    _refuse_foreign(content)
    for known in FORMATS:
        if known.recognises(content):
            with without_collecting():
                return known.read(content, progress or NoProgress())
    word = b"word/document.xml" in content.data
    raise NotATable(file=content.name, kind=Word(N_("a text document") if word else _PACKED))


def write_table(path: Path, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write a file whole or not at all, in the format of its suffix (CSV if there is none of ours)."""
    write = format_for(path).write or write_csv
    write_atomically(path, write(headings, rows))


def format_for(path: Path) -> Format:
    """The format that a file name asks for; text if it asks for none we write."""
    wanted = [known for known in FORMATS if known.write and known.suffix == path.suffix.casefold()]
    return wanted[0] if wanted else FORMATS[-1]


def _refuse_foreign(content: Content) -> None:
    if content.data.startswith(_OLE):
        locked = _ENCRYPTED in content.data
        raise LockedWorkbook(file=content.name) if locked else OldWorkbook(file=content.name)
    for start, kind in _FOREIGN:
        if content.data.startswith(start):
            raise NotATable(file=content.name, kind=Word(kind))
