import pytest

from tests.support.given_rows import SMALL, SPENT, preview_of, small, troubles


@pytest.mark.parametrize(
    "formula", ["=1+1", "=A1", "＝x", "+SUM(A1)", "-A1", "@HYPERLINK(1)", '+"x"', "=cmd|' /C calc'!A0"]
)
def test_a_formula_is_no_value(formula):
    preview = preview_of(small("Kari;x"), SMALL).edited(0, "born", formula)

    assert troubles(preview) == {2: [f"{formula} is a formula, not a value. Write the value."]}


def test_a_formula_is_no_name_either():
    assert troubles(preview_of(small("=Kari;05.06.1990"), SMALL))[2][0].startswith("=Kari is a formula")


def test_a_negative_number_is_no_formula():
    assert SPENT.read("-7").sentence() == "-7 is below zero. Write how long it took."
