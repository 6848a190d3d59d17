"""Grade scales hold what the regulation says, and read what people write."""

import pytest

from eduapp.core.i18n import speaking
from eduapp.education.courses.rules.scales import scale, scales


def test_a_grade_is_spoken_in_each_language():
    grade = scale("K16").grade("1")

    assert grade.label == "1 one"
    with speaking("nn"):
        assert grade.label == "1 ein"
        assert scale("K16").label == "karakter 1–6"


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        ("K16", "5", "5"),
        ("K16", "5 fem", "5"),
        ("K16", " FEM ", "5"),
        ("K16", "ein", "1"),
        ("K16", "iv", "IV"),
        ("K16", "ikke vurderingsgrunnlag", "IV"),
        ("BIB", "Bestått", "B"),
        ("BIB", "ikkje bestått", "IB"),
        ("FAGPR", "BM", "BM"),
        ("AF", "c", "C"),
    ],
)
def test_grades_are_read_as_people_write_them(key, text, code):
    assert scale(key).read(text) == scale(key).grade(code)


@pytest.mark.parametrize("text", ["", "7", "5,5", "4 fem", "bestatt meget", "fire fem"])
def test_what_is_no_grade_is_not_guessed(text):
    assert scale("K16").read(text) is None


@pytest.mark.parametrize("known", scales(), ids=lambda known: known.key)
def test_every_grade_is_read_back_in_every_language(known):
    assert known.grades
    for grade in known.grades:
        assert known.read(grade.code) == grade
        for language in ("nb", "nn", "en"):
            with speaking(language):
                assert known.read(grade.label) == grade
        assert known.grade(grade.code) is grade


def test_two_and_better_is_passed_and_iv_is_no_grade():
    passed = {grade.code: grade.passed for grade in scale("K16").grades}
    assert passed == {"6": True, "5": True, "4": True, "3": True, "2": True, "1": False, "IV": None}


def test_a_code_of_another_scale_is_a_bug():
    with pytest.raises(KeyError):
        scale("BIB").grade("6")


def test_a_scale_of_a_newer_program_has_no_grades():
    assert scale("NEWER").grades == ()
    assert scale("NEWER").label == "NEWER"
