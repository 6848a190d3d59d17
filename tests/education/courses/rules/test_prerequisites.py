"""Prerequisites are read as people mean them, and broken ones are explained."""

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.i18n import speaking
from eduapp.education.courses.rules.prerequisites import (
    DEEPEST,
    Unreadable,
    UnreadableError,
    codes_in,
    goes_round,
    in_words,
    missing,
    read_requirement,
    requirement_of,
    spoken,
    still_needed,
)

CODES = ("NOR-A2", "MAT1P", "ENG1008", "SNEV101", "TRUCK-T", "KOKV107")


def met(wish, completed):
    """A naive oracle over the same expression: Python's own any and all."""
    if wish is None:
        return True
    if wish.code:
        return wish.code in completed
    return (any if wish.join == "or" else all)(met(part, completed) for part in wish.parts)


def expressions():
    def grow(inner):
        join = st.sampled_from([" and ", " or ", " OG ", " eller "])
        several = st.lists(inner, min_size=2, max_size=4)
        return st.builds(lambda parts, word: "(" + word.join(parts) + ")", several, join)

    return st.recursive(st.sampled_from(CODES), grow, max_leaves=12)


@forall(expressions(), st.frozensets(st.sampled_from(CODES)))
def test_nothing_is_needed_exactly_when_the_expression_is_met(text, completed):
    wish = read_requirement(text)

    assert (still_needed(wish, completed) is None) == met(wish, completed)
    assert (missing(wish, completed) == ()) == met(wish, completed)


@forall(expressions(), st.frozensets(st.sampled_from(CODES)))
def test_whoever_completes_what_is_missing_may_begin(text, completed):
    wish = read_requirement(text)

    assert met(wish, completed | set(missing(wish, completed)))
    assert not set(missing(wish, completed)) & completed


@forall(expressions())
def test_the_one_form_means_the_same_and_stays_itself(text):
    wish = read_requirement(text)
    form = in_words(wish)

    assert read_requirement(form) == wish
    assert in_words(read_requirement(form)) == form


@forall(st.text(max_size=60) | st.lists(st.sampled_from([*CODES, "and", "or", "(", ")", ","])).map(" ".join))
def test_any_text_is_read_or_explained(text):
    wish = requirement_of(text)

    if isinstance(wish, Unreadable):
        assert wish.sentence().startswith("The prerequisites cannot be read. ")
    else:
        assert wish is None or codes_in(wish)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("nor-a2", "NOR-A2"),
        ("NOR-A2 and (MAT1P or ENG1008)", "NOR-A2 and (MAT1P or ENG1008)"),
        ("A or B and C", "A or (B and C)"),
        ("(A and (B and C))", "A and B and C"),
        ("A og B eller C", "(A and B) or C"),
        ("A and A", "A"),
        ("  ", ""),
    ],
)
def test_the_one_form(text, form):
    assert in_words(read_requirement(text)) == form


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("NOR-A2 and", "A course code is missing at the end."),
        ("and NOR-A2", "A course code is missing before “and”."),
        ("NOR-A2 MAT1P", "Before “MAT1P” a word is missing: and, or."),
        ("NOR-A2 (MAT1P)", "Before “(” a word is missing: and, or."),
        ("(NOR-A2 or MAT1P", "A bracket is opened but not closed."),
        ("(NOR-A2 MAT1P)", "Before “MAT1P” a word is missing: and, or."),
        ("NOR-A2)", "There is a closing bracket too many."),
        ("()", "A course code is missing before “)”."),
        ("NOR-A2, MAT1P", "“,” is not part of a course code; join codes with and, or."),
        ("& NOR-A2", "“&” is not part of a course code; join codes with and, or."),
        ("(" * (DEEPEST + 1) + "A" + ")" * (DEEPEST + 1), "There are too many brackets within brackets."),
    ],
)
def test_a_broken_expression_is_explained(text, why):
    with pytest.raises(UnreadableError) as broken:
        read_requirement(text)
    assert broken.value.violation.sentence() == (
        f"The prerequisites cannot be read. {why} An example: NOR-A2 and (MAT1P or ENG1008)."
    )
    assert isinstance(broken.value.violation, Unreadable)


def test_what_is_left_keeps_the_alternatives():
    wish = read_requirement("NOR-A2 and (MAT1P or ENG1008)")

    assert in_words(still_needed(wish, {"NOR-A2"})) == "MAT1P or ENG1008"
    assert in_words(still_needed(wish, {"MAT1P"})) == "NOR-A2"
    assert missing(wish, set()) == ("NOR-A2", "MAT1P", "ENG1008")


def test_it_speaks_the_language_of_the_screen():
    wish = read_requirement("A and (B or C)")

    with speaking("nb"):
        assert spoken(wish) == "A og (B eller C)"
    with speaking("nn"):
        assert spoken(wish) == "A og (B eller C)"
    assert spoken(None) == ""


def test_courses_that_wait_for_each_other_are_found():
    wishes = {"A": read_requirement("B"), "B": read_requirement("C or A"), "C": read_requirement("A")}
    assert goes_round(wishes) == ("A", "B", "C")

    wishes["C"] = None
    assert goes_round(wishes) == ()


def test_a_code_nobody_knows_is_another_fault_than_a_round():
    assert goes_round({"A": read_requirement("X")}) == ()
