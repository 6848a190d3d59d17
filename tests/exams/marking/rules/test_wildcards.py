import pytest

from eduapp.exams.marking.rules.wildcards import fits


@pytest.mark.parametrize(
    ("key", "given"),
    [
        ("Oslo", "oslo"),
        ("Oslo", "  OSLO "),
        ("New York", "new   york"),
        ("Oslo*", "Oslo by"),
        ("*fjord*", "ved Oslofjorden"),
        ("*", "hva som helst"),
        ("*", "over\nto linjer"),
        (r"2\*3", "2*3"),
        ("a.c", "A.C"),
        ("café", "cafe\u0301"),  # one letter with an accent, or two
        ("Straße", "STRASSE"),
    ],
)
def test_what_fits(key, given):
    assert fits(key, given)


@pytest.mark.parametrize(
    ("key", "given"),
    [
        ("Oslo", "Oslo by"),
        ("Oslo*", "i Oslo"),
        (r"2\*3", "2 x 3"),
        ("a.c", "abc"),
        ("cafe", "café"),
        ("[a]", "a"),
    ],
)
def test_what_does_not(key, given):
    assert not fits(key, given)


def test_case_matters_where_the_question_says_so():
    assert fits("NaCl", "NaCl", case_matters=True)
    assert not fits("NaCl", "nacl", case_matters=True)
