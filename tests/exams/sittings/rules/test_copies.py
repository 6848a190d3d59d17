from uuid import UUID

from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.exams.arrangements.rules import Measure
from eduapp.exams.papers.rules.page_codes import PageCode, read_page_code
from eduapp.exams.papers.rules.printed import Print
from eduapp.exams.sittings.rules.copies import Copy, check_copies, mark_of, print_of, together

ORDINARY = Print()


def names(*copies, has_paper=True):
    return [violation.name for violation in check_copies(copies, has_paper=has_paper)]


@forall(st.uuids(), st.integers(1, 999))
def test_a_page_can_be_read_back_by_the_mark_of_its_sitting(sitting_id, number):
    code = PageCode(mark_of(sitting_id), "B", number, "S", 2, 4)

    assert read_page_code(code.text) == code


def test_two_sittings_have_two_marks():
    assert len({mark_of(UUID(int=number)) for number in range(2_000)}) == 2_000


def test_letters_are_as_large_as_was_granted():
    assert print_of(()) == ORDINARY
    large = print_of([Measure("large_print", percent=150)])
    assert large != ORDINARY
    assert not large.easy
    assert print_of([Measure("easy_font")]).easy


def test_what_is_missing_is_said_by_number():
    assert names(has_paper=False) == ["NoPaper"]
    assert names() == ["NobodyToPrintFor"]
    assert names(Copy(101, "", ORDINARY), Copy(102, "A", ORDINARY)) == ["NoVersion"]
    assert names(Copy(102, "A", ORDINARY)) == []


def test_who_reads_the_same_is_set_once():
    large = Print("large")
    copies = [
        Copy(101, "A", ORDINARY),
        Copy(102, "A", large),
        Copy(103, "A", ORDINARY),
        Copy(104, "B", large),
    ]
    assert together(copies) == {("A", ORDINARY): [101, 103], ("A", large): [102], ("B", large): [104]}
