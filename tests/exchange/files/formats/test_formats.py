"""What every format keeps, what is no table at all, and 2,000 files that somebody has damaged."""

import io
import os
import random
import zipfile

import pytest

from eduapp.core.errors import Unavailable
from eduapp.core.sheets import write_excel
from eduapp.exchange.files.formats import (
    FORMATS,
    Sheet,
    Table,
    Unusable,
    format_for,
    read_content,
    read_table,
    write_sheets,
    write_table,
)
from eduapp.exchange.files.formats.content import Content
from eduapp.exchange.files.formats.unusable import LockedWorkbook, NotATable, OldWorkbook
from tests.support.given_files import a_file, an_archive, an_open_document, open_document_rows, sample

HEADINGS = ("Navn", "Født", "Merknad")
ROWS = [("Åse 日本 أحمد", "05.06.1990", "=1+1"), ("O'Brien", "", 'to\nlinjer; og "sitat"')]
WRITTEN = [known for known in FORMATS if known.write]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize("known", WRITTEN, ids=lambda known: known.key)
def test_what_a_format_writes_it_reads(known):
    content = Content.of(f"liste{known.suffix}", known.write(HEADINGS, ROWS))

    table = read_content(content)

    assert known.recognises(content)
    assert (table.format, table.headings) == (known.key, HEADINGS)
    assert [row.cells for row in table.rows] == ROWS
    assert table.sha256 == content.sha256


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.key)
def test_every_format_has_a_name_of_its_own(known):
    assert [other.key for other in FORMATS].count(known.key) == 1
    assert [other.suffix for other in FORMATS].count(known.suffix) == 1


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.key)
def test_every_format_answers_nonsense_with_a_sentence(known):
    for data in (b"", b"PK\x03\x04", b"\0" * 100, os.urandom(300), b"a"):
        with pytest.raises(Unusable) as error:
            known.read(a_file(data), Ignored())

        assert error.value.sentence().endswith(".")


class Ignored:
    def step(self, done, total, label=""):
        """Nobody watches."""


@pytest.mark.parametrize(
    ("name", "key"), [("a.csv", "csv"), ("a.XLSX", "xlsx"), ("a.txt", "csv"), ("a", "csv"), ("a.ods", "csv")]
)
def test_a_name_asks_for_a_format_that_can_be_written(tmp_path, name, key):
    assert format_for(tmp_path / name).key == key


def test_a_table_is_written_to_a_file_and_read_from_it(tmp_path):
    write_table(tmp_path / "liste.csv", HEADINGS, ROWS)

    table = read_table(tmp_path / "liste.csv")

    assert table.file_name == "liste.csv"
    assert [row.cells for row in table.rows] == ROWS


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    write_table(tmp_path / "liste.csv", HEADINGS, ROWS)

    def rows():
        yield ROWS[0]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_table(tmp_path / "liste.csv", HEADINGS, rows())
    assert len(read_table(tmp_path / "liste.csv").rows) == 2


def test_a_place_that_takes_no_file_is_told(tmp_path):
    (tmp_path / "fil").write_bytes(b"")

    with pytest.raises(Unavailable):
        write_table(tmp_path / "fil" / "liste.csv", HEADINGS, ROWS)


def test_a_file_is_known_by_its_bytes_and_not_by_its_name():
    data = write_excel(HEADINGS, ROWS)

    assert read_content(Content.of("liste.csv", data)).format == "xlsx"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"\x1f\x8b\x08", "a packed archive"),
        (b"SQLite format 3\0" + b"\0" * 84, "a database"),
        (b"MZ\x90\0", "a program's own file"),
        (an_archive({"a.csv": "x"}), "a packed archive"),
        (an_archive({"word/document.xml": "x"}), "a text document"),
    ],
)
def test_what_is_no_table_is_named(data, kind):
    with pytest.raises(NotATable) as error:
        read_content(a_file(data))

    assert error.value.sentence().startswith(f"liste.csv is {kind}, not a table.")


def test_old_and_locked_excel_files_are_told_apart():
    with pytest.raises(OldWorkbook):
        read_content(a_file(OLE + b"\0" * 600, "liste.xls"))
    with pytest.raises(LockedWorkbook):
        read_content(a_file(OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "liste.xlsx"))


@pytest.mark.parametrize("name", ["deltakere.csv", "kurs.csv", "verkstedtimer.csv"])
def test_a_hundred_thousand_rows_are_read(name):
    head, _, rows = sample(name).read_bytes().partition(b"\r\n")
    times = 100_000 // rows.count(b"\r\n") + 1

    assert len(read_content(a_file(head + b"\r\n" + rows * times)).rows) >= 100_000


# ── Damaged files ────────────────────────────────────────────────────────────────────────────────

PIECES = [
    b"\0",
    b'"',
    b";",
    b",",
    b"\t",
    b"\n",
    b"\r",
    b"\r\n",
    b"'",
    b"=",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\x81",
]
PIECES += [
    b"\xc3\xb8",
    b"\xf8",
    b"PK\x03\x04",
    b"<",
    b">",
    b"/",
    b"<!--",
    b'r="ZZ9"',
    b"&#0;",
    b"9999999",
    b"\x1a",
]


def seeds():
    csvs = [sample(name).read_bytes()[:1500] for name in ("deltakere.csv", "kurs.csv", "verkstedtimer.csv")]
    csvs.append(sample("deltakere-mange-skrifter.csv").read_bytes())
    csvs.append("Navn;Født\r\nBjørn;05.06.1990\r\n".encode("utf-16"))
    table = read_content(a_file(csvs[0]))
    rows = [row.cells for row in table.rows[:5]]
    sheets = [write_excel(table.headings, rows)]
    sheets.append(an_open_document(open_document_rows(table.headings, *rows)).data)
    return csvs, sheets


def damaged(dice, data):
    bytes_ = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(bytes_) + 1)
        end = min(len(bytes_), at + dice.choice((0, 1, 1, 2, 30)))
        bytes_[at:end] = dice.choice((dice.choice(PIECES), bytes_[at:end] * 2, bytes([dice.randrange(256)])))
    return bytes(bytes_[: dice.randrange(1, len(bytes_) + 1)]) if dice.random() < 0.15 else bytes(bytes_)


def damaged_inside(dice, data):
    """One member of a spreadsheet damaged, and all packed again: past the checks of sums."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = dice.choice([name for name in members if name.endswith(".xml")])
    return an_archive({**members, name: damaged(dice, members[name])})


SHEETS = [Sheet("Dager", HEADINGS, ROWS), Sheet("Koder", ("Kode",), [("late",)])]


def test_several_tables_become_sheets_of_one_excel_file(tmp_path):
    assert write_sheets(tmp_path / "a.xlsx", SHEETS, "xlsx") == [tmp_path / "a.xlsx"]

    table = read_table(tmp_path / "a.xlsx")
    assert (table.sheet, [row.cells for row in table.rows]) == ("Dager", ROWS)
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert b'name="Koder"' in archive.read("xl/workbook.xml")


def test_several_tables_become_text_files_side_by_side_the_first_named_as_asked(tmp_path):
    paths = write_sheets(tmp_path / "a.csv", SHEETS, "csv")

    assert [path.name for path in paths] == ["a.csv", "a-koder.csv"]
    assert [read_table(path).headings for path in paths] == [HEADINGS, ("Kode",)]


@pytest.mark.parametrize("seed", range(10))
def test_no_damaged_file_brings_the_program_down(seed, capfd):
    dice = random.Random(seed)
    texts, sheets = seeds()
    for number in range(200):
        if number % 4:
            data = damaged(dice, dice.choice(texts))
        else:
            data = dice.choice((damaged, damaged_inside, damaged_inside))(dice, dice.choice(sheets))

        answer = read_or_sentence(data)

        assert answer


def read_or_sentence(data):
    """A table whose rows all fit, or a sentence; anything else is a bug."""
    try:
        table = read_content(a_file(data or b" "))
    except Unusable as error:
        return error.sentence()
    assert isinstance(table, Table)
    assert all(len(row.cells) >= len(table.headings) for row in table.rows)
    assert table.rows
    return table.description()
