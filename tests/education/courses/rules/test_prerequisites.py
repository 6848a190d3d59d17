"""Prerequisites are read as people mean them, and broken ones are explained."""

from datetime import date

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
    modules_in,
    read_requirement,
    requirement_of,
    spoken,
    still_needed,
    terms_in,
    wish_of,
)
from eduapp.education.courses.rules.reached import Held, Reached

CODES = ("NOR-A2", "MAT1P", "ENG1008", "SNEV101", "TRUCK-T", "KOKV107")
MODULES = ("module:NOR-A2/1", "module:NOR-A2/2", "module:SNEV101/A")
TERMS = (*CODES, *MODULES, "certificate:TRUCK", "safety:BANDSAW")
PIECES = (*TERMS, "and", "or", "(", ")", ",", ":", "module:", "safety:X:Y")
DAY = date(2026, 11, 23)


def met(wish, completed):
    """A naive oracle over the same expression: Python's own any and all."""
    if wish is None:
        return True
    if wish.code:
        whole = wish.term.startswith("module:") and wish.term[7:].split("/")[0] in completed
        return whole or wish.term in completed
    return (any if wish.join == "or" else all)(met(part, completed) for part in wish.parts)


def reached(terms):
    """The same as the rules take it."""
    sorted_out = {kind: set() for kind in ("", "module", "certificate", "safety")}
    for term in terms:
        kind, _, code = term.rpartition(":")
        sorted_out[kind].add(code)
    return Reached(
        courses=sorted_out[""],
        modules=sorted_out["module"],
        certificates=[Held(code, DAY) for code in sorted_out["certificate"]],
        safety=[Held(code) for code in sorted_out["safety"]],
        day=DAY,
    )


def expressions():
    def grow(inner):
        join = st.sampled_from([" and ", " or ", " OG ", " eller "])
        several = st.lists(inner, min_size=2, max_size=4)
        return st.builds(lambda parts, word: "(" + word.join(parts) + ")", several, join)

    return st.recursive(st.sampled_from(TERMS), grow, max_leaves=12)


@forall(expressions(), st.frozensets(st.sampled_from(TERMS)))
def test_nothing_is_needed_exactly_when_the_expression_is_met(text, completed):
    wish = read_requirement(text)

    assert (still_needed(wish, reached(completed)) is None) == met(wish, completed)
    assert (missing(wish, reached(completed)) == ()) == met(wish, completed)


@forall(expressions(), st.frozensets(st.sampled_from(TERMS)))
def test_whoever_completes_what_is_missing_may_begin(text, completed):
    wish = read_requirement(text)

    assert met(wish, completed | set(missing(wish, reached(completed))))
    assert not set(missing(wish, reached(completed))) & completed


@forall(expressions())
def test_the_one_form_means_the_same_and_stays_itself(text):
    wish = read_requirement(text)
    form = in_words(wish)

    assert read_requirement(form) == wish
    assert in_words(read_requirement(form)) == form


@forall(st.text(max_size=60) | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_any_text_is_read_or_explained(text):
    wish = requirement_of(text)

    if isinstance(wish, Unreadable):
        assert wish.sentence().startswith("The prerequisites cannot be read at character ")
        assert 1 <= wish.facts["position"] <= len(text) + 1
    else:
        assert wish is None or list(terms_in(wish))


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
        ("Modul:nor-a2/2 og BEVIS:truck", "module:NOR-A2/2 and certificate:TRUCK"),
        ("sikkerhet:bandsag eller tryggleik:høvel", "safety:BANDSAG or safety:HØVEL"),
        ("kurs:NOR-A2 or NOR-A2", "NOR-A2"),
        ("module:NOR/A2/2", "module:NOR/A2/2"),
        ("(safety:BANDSAW)", "safety:BANDSAW"),
    ],
)
def test_the_one_form(text, form):
    assert in_words(read_requirement(text)) == form


@pytest.mark.parametrize(
    ("text", "at", "why"),
    [
        ("NOR-A2 and", 11, "A course code is missing at the end."),
        ("NOR-A2 and   ", 11, "A course code is missing at the end."),
        ("and NOR-A2", 1, "A course code is missing before “and”."),
        ("NOR-A2 MAT1P", 8, "Before “MAT1P” a word is missing: and, or."),
        ("NOR-A2 (MAT1P)", 8, "Before “(” a word is missing: and, or."),
        ("A and (NOR-A2 or MAT1P", 7, "A bracket is opened but not closed."),
        ("(NOR-A2 MAT1P)", 9, "Before “MAT1P” a word is missing: and, or."),
        ("NOR-A2)", 7, "There is a closing bracket too many."),
        ("()", 2, "A course code is missing before “)”."),
        ("NOR-A2, MAT1P", 7, "“,” is not part of a course code; join codes with and, or."),
        ("& NOR-A2", 1, "“&” is not part of a course code; join codes with and, or."),
        ("(" * (DEEPEST + 1) + "A" + ")" * (DEEPEST + 1), 21, "There are too many brackets within brackets."),
        ("A and paper:TRUCK", 7, "“paper” is not known before a colon; use module, certificate or safety."),
        ("safety: BANDSAW", 8, "After “safety:” a code is missing."),
        ("certificate::X", 13, "“” is not known before a colon; use module, certificate or safety."),
        ("A or module:NOR-A2", 13, "“NOR-A2” names no module; write course and module, such as NOR-A2/2."),
        ("module:NOR-A2/", 8, "“NOR-A2/” names no module; write course and module, such as NOR-A2/2."),
    ],
)
def test_a_broken_expression_is_explained_with_the_place(text, at, why):
    with pytest.raises(UnreadableError) as broken:
        read_requirement(text)
    assert broken.value.violation.sentence() == (
        f"The prerequisites cannot be read at character {at}. {why} "
        "An example: NOR-A2 and (MAT1P or ENG1008)."
    )
    assert isinstance(broken.value.violation, Unreadable)


def test_what_is_left_keeps_the_alternatives():
    wish = read_requirement("NOR-A2 and (MAT1P or ENG1008)")

    assert in_words(still_needed(wish, {"NOR-A2"})) == "MAT1P or ENG1008"
    assert in_words(still_needed(wish, {"MAT1P"})) == "NOR-A2"
    assert missing(wish, set()) == ("NOR-A2", "MAT1P", "ENG1008")


def test_a_bare_set_is_that_of_completed_courses():
    wish = read_requirement("NOR-A2 and module:MAT1P/1 and safety:BANDSAW")

    assert missing(wish, {"NOR-A2", "MAT1P"}) == ("safety:BANDSAW",)


def test_courses_and_modules_an_expression_names():
    wish = read_requirement("module:NOR-A2/2 or (MAT1P and certificate:TRUCK) or module:NOR-A2/3 or NOR-A2")

    assert codes_in(wish) == ("NOR-A2", "MAT1P")
    assert modules_in(wish) == ("NOR-A2/2", "NOR-A2/3")


@pytest.mark.parametrize(
    ("tongue", "said"),
    [
        ("en", "module 2 of NOR-A2 and (a valid certificate TRUCK or safety training BANDSAW)"),
        ("nb", "modul 2 av NOR-A2 og (et gyldig bevis TRUCK eller sikkerhetsopplæring BANDSAW)"),
        ("nn", "modul 2 av NOR-A2 og (eit gyldig bevis TRUCK eller tryggleiksopplæring BANDSAW)"),
    ],
)
def test_each_kind_is_said_in_words(tongue, said):
    wish = read_requirement("module:NOR-A2/2 and (certificate:TRUCK or safety:BANDSAW)")

    with speaking(tongue):
        assert spoken(wish) == said


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


def test_a_module_waits_as_its_course_does():
    wishes = {"A": read_requirement("module:B/1"), "B": read_requirement("module:A/1 and safety:X")}
    assert goes_round(wishes) == ("A", "B")

    wishes["B"] = read_requirement("certificate:A or safety:X")
    assert goes_round(wishes) == ()


def test_a_code_nobody_knows_is_another_fault_than_a_round():
    assert goes_round({"A": read_requirement("X")}) == ()


def test_what_asks_for_nothing_or_cannot_be_read_holds_nobody_back():
    assert [wish_of(text) for text in ("", "  ", "NOR-A2 and", "(A")] == [None] * 4
    assert wish_of("nor-a2").code == "NOR-A2"
