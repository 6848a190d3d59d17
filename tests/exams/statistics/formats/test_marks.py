"""Tables of marks as people save them, each fault with its place, and files that somebody has damaged."""

import random

import pytest

from eduapp.exams.statistics.formats import marks, read_marks
from eduapp.exams.statistics.rules.asked import Column


@pytest.fixture
def read(tmp_path):
    def reading(text, encoding="utf-8"):
        path = tmp_path / "marks.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return read_marks(path)

    return reading


@pytest.mark.parametrize(
    "text",
    [
        "forsøk;Q1;Q2\n1;1;0,5\n2;;1\n",
        "attempt,Q1,Q2\n1,1,0.5\n2,,1\n",
        'attempt,Q1,Q2\n1,1,"0,5"\n2,-,1\n',
        '"attempt", "Q1", "Q2"\r\n1, 1, "0,5"\r\n2, , 1\r\n',
        "attempt\tQ1\tQ2\n1\t1\t0,5\n2\t\t1\n",
        "sep=;\nattempt;Q1;Q2\n1;1;.5\n2;;1",
        "\ufeff\n\nattempt;Q1;Q2;;\n1;1;0.5;;\n\n2;;1;;\n\n",
        "forsøk;Q1;Q2\n1;1;0,50\n2;–;1,0\n".encode("cp1252"),
        "attempt;Q1;Q2\r1;1;0,5\r2;;1\r",
    ],
)
def test_the_same_table_however_it_was_saved(read, text):
    found = read(text)

    assert (found.faults, found.names, found.has_most) == ((), ("Q1", "Q2"), False)
    assert found.asked.columns == (Column([10, 0], None, 1), Column([5, 10], None, 2))
    assert found.asked.unit == 10


@pytest.mark.parametrize("word", ["max", "Maks", "MAKSPOENG"])
def test_a_row_right_under_the_headings_may_have_the_highest_marks(read, word):
    found = read(f"a;Q1;Q2\n{word};2;0,25\n1;1;0\n")

    assert found.has_most
    assert [column.most for column in found.asked.columns] == [200, 25]
    assert [list(column.marks) for column in found.asked.columns] == [[100], [0]]


def test_headings_may_be_numbers_if_the_first_is_not(read):
    assert read("attempt,1,2\nx,1,0\n").names == ("1", "2")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(1, 0, "NothingInIt")]),
        ("a;Q1\n", [(1, 0, "NoAttempts")]),
        ("a;Q1\nmax;1\n", [(2, 0, "NoAttempts")]),
        ("attempt\n1\n", [(1, 0, "NoQuestions")]),
        ("1;1;0\n2;0;1\n", [(1, 0, "NoHeadings")]),
        ("a;Q1;;Q3\n1;1;1;1\n", [(1, 3, "HeadingMissing")]),
        ("a;Q1;Q2;Q1\n1;1;1;1\n", [(1, 4, "HeadingTwice")]),
        ("a;Q1;Q2\n1;1\n2;1;0;1\n", [(2, 0, "WrongWidth"), (3, 0, "WrongWidth")]),
        ("a;Q1\n;1\n2;0\n2;1\n", [(2, 1, "AttemptMissing"), (4, 1, "AttemptTwice")]),
        ("a;Q1;Q2\n1;x;-1\n", [(2, 2, "NotAMark"), (2, 3, "BelowNothing")]),
        ("a;Q1\nmax;1\n1;0\n2;1,5\n", [(4, 2, "AboveTheMost")]),
        ("a;Q1;Q2\nmax;1;\n1;0;0\n", [(2, 3, "MostMissing")]),
        ("a;Q1\n1;0\nmax;1\n", [(3, 1, "MostNotFirst")]),
        ('a;Q1\n1;"0\n2;1\n', [(2, 0, "QuoteAstray")]),
        ('a;Q1\n"1\n1";0\n2;x\n', [(4, 2, "NotAMark")]),
        (b"a;Q1\n1;\x00\n", [(2, 0, "NotATextFile")]),
    ],
)
def test_every_fault_is_named_with_its_line_and_column(read, text, expected):
    found = read(text)

    assert [(one.line, one.column, one.reason.name) for one in found.faults] == expected
    assert found.asked.columns == ()


def test_a_mark_above_the_most_is_found_though_a_finer_one_came_between(read):
    found = read("a;Q1;Q2\nmax;1;1\n1;0,125;0\n2;2;1\n")

    [fault] = found.faults
    assert (fault.line, fault.column) == (4, 2)
    assert fault.reason.sentence() == "“2” is more than this question gives: 1 at most. Correct one of them."


def test_a_file_full_of_faults_is_not_read_to_its_end(read, monkeypatch):
    monkeypatch.setattr(marks, "MOST_FAULTS", 3)

    found = read("a;Q1\n" + "".join(f"{n};x\n" for n in range(1, 10)))

    assert [one.reason.name for one in found.faults] == ["NotAMark"] * 3 + ["TooManyFaults"]


@pytest.mark.parametrize("seed", range(10))
def test_no_damaged_file_brings_the_program_down(read, seed):
    dice = random.Random(seed)
    whole = "forsøk;Q1;Q2;Q3\nmaks;1;2;0,5\n" + "".join(f'{n};1;"1,5";0,25\n' for n in range(30))
    for _time in range(100):
        data = bytearray(whole.encode())
        for _hit in range(dice.randint(1, 6)):
            at = dice.randrange(len(data))
            data[at : at + dice.randint(0, 3)] = dice.randbytes(dice.randint(0, 3))
        found = read(bytes(data))

        assert bool(found.faults) != bool(found.asked.columns)
        assert all(column.most is None or max(column.marks) <= column.most for column in found.asked.columns)


def test_headings_hold_nothing_that_a_terminal_would_obey(read):
    found = read("attempt;q\x1b[31m1;Oppgave\xa02;\u202eq3\n1;1;1;0\n2;0;1;1\n")
    assert found.names == ("q·[31m1", "Oppgave 2", "·q3")
