import hashlib

import pytest
from fontTools.ttLib import TTFont

from tests.architecture import source
from tests.support import world_names

FONTS = source.ROOT / "resources" / "fonts"
LARGEST_FOLDER = 20_000_000  # bytes; Chinese, Japanese and Korean letters are half of it
NAMES = {
    "Latin": "ÅØÆåøæ ÁČĐŊŠŦŽáčđŋšŧž Żółć Łukasz Nguyễn Thị Hồng Ștefănescu Kaŋas –«»’…€§",
    "Latin in part": "ÅØÆåøæ ÁČĐŠŽáčđšž éèêëóòôöüñç Żółć Łukasz Ștefănescu –«»’…€§",
    "Cyrillic": "Иванов Дмитрий Їжак",
    "Greek": "Γεώργιος",
    "Arabic": "أحمد يوسف گچپژ ٹڈڑ",
    "Ethiopic": "ኃይሉ ወርቅነህ",
} | world_names.NAMES


def table():
    """The rows of the table in README.md: {file: {column: cell}}."""
    lines = [
        line for line in (FONTS / "README.md").read_text(encoding="utf-8").splitlines() if line[:1] == "|"
    ]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0]: dict(zip(rows[0], row, strict=True)) for row in rows[2:]}


def test_the_table_names_every_font_and_no_other():
    assert sorted(table()) == sorted(path.name for path in FONTS.glob("*.[to]tf"))


def test_every_script_people_write_their_names_in_is_in_the_table():
    carried = {script for row in table().values() for script in row["scripts"].split(", ")}

    assert carried == set(NAMES)


def test_no_file_is_another_than_the_one_that_was_looked_at():
    sums = dict(
        reversed(line.split("  ", 1)) for line in (FONTS / "SHA256SUMS").read_text("utf-8").splitlines()
    )

    assert sums == {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in FONTS.glob("*.ttf")}


def test_every_licence_lies_beside_its_fonts():
    for row in table().values():
        assert "SIL OPEN FONT LICENSE" in (FONTS / row["licence"]).read_text(encoding="utf-8")


def test_the_folder_stays_small():
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < LARGEST_FOLDER


@pytest.mark.parametrize("file", table())
def test_a_font_is_what_the_table_says(file):
    row, font = table()[file], TTFont(FONTS / file)
    names = font["name"]

    assert (names.getDebugName(16) or names.getDebugName(1)) == row["family"]
    assert font["OS/2"].usWeightClass == int(row["weight"])
    assert "glyf" in font, "papers can embed only TrueType outlines"
    assert "fvar" not in font, "Qt and papers take nothing but Regular of a variable font"


@pytest.mark.parametrize("file", table())
def test_a_font_has_every_letter_of_its_scripts(file):
    row, known = table()[file], TTFont(FONTS / file).getBestCmap()
    for script in row["scripts"].split(", "):
        assert [letter for letter in NAMES[script] if letter != " " and ord(letter) not in known] == []
