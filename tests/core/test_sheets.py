import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core import sheets
from eduapp.core.sheets import DoesNotFit, Sheet, write_csv, write_excel, write_sheets

TWO = [Sheet("Timer", ("Navn",), [("Kari",)]), Sheet("Kilder", ("Nr",), [(1,)])]
FORMULA = re.compile('"?(?:[\\s\x00-\x1f\u200b\u202e\ufeff]*[=+\\-@＝＋－＠]|[\t\r\n])')
cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffe\uffff"), max_size=20)
dangerous = st.builds(
    "".join, st.tuples(st.sampled_from("=+-@\t\r\n'＝＋－＠ \u200b\u202e\ufeff\x1b"), cells)
)


@forall(cells | dangerous)
def test_no_cell_written_begins_like_a_formula(text):
    written = write_csv(("A",), [(text,)]).decode("utf-8-sig").removeprefix("A\r\n")

    assert not FORMULA.match(written.removesuffix("\r\n"))
    assert sheets.unguarded(sheets.guarded(text)) == text


def test_numbers_and_dates_are_written_as_people_write_them():
    written = write_csv(("A",) * 5, [(date(2026, 6, 5), 6.5, Decimal("-7.25"), 1200, None)])

    assert written.decode("utf-8-sig").splitlines()[1] == "05.06.2026;6,5;-7,25;1200;"


@pytest.mark.parametrize("rows", [[("x" * 32_768,)], [("a",), ("x" * 40_000,)]])
def test_a_text_that_excel_would_cut_is_refused(rows):
    with pytest.raises(DoesNotFit) as error:
        write_excel(("A",), rows)

    assert error.value.facts["row"] == len(rows)


def test_more_rows_than_a_sheet_of_excel_holds_are_refused(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 3)

    with pytest.raises(DoesNotFit):
        write_excel(("A",), [("a",), ("b",), ("c",)])


def test_two_tables_are_sheets_of_one_workbook_or_files_side_by_side(tmp_path):
    assert write_sheets(tmp_path / "a.xlsx", TWO, sheets.EXCEL) == [tmp_path / "a.xlsx"]
    assert (tmp_path / "a.xlsx").read_bytes().startswith(b"PK")
    assert write_sheets(tmp_path / "a.csv", TWO, sheets.CSV) == [
        tmp_path / "a.csv",
        tmp_path / "a-kilder.csv",
    ]
    assert (tmp_path / "a-kilder.csv").read_text("utf-8-sig") == "Nr\n1\n"
