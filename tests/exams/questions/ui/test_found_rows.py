"""What a file holds, row by row, in the order of its lines."""

from eduapp.exams.questions.formats import Note, Placed, Refusal
from eduapp.exams.questions.formats.faults import DecimalComma
from eduapp.exams.questions.formats.qti_faults import BecameEssay
from eduapp.exams.questions.jobs import Looked
from eduapp.exams.questions.ui.found_rows import KNOWN, NEW, NOTED, REFUSED, columns, rows_of
from tests.support.given_questions import a_number, a_single

LOOKED = Looked(
    "a.gift",
    (Placed(1, a_single(title="En")), Placed(9, a_number())),
    (Refusal(4, DecimalComma(text="1,5")),),
    frozenset({1}),
    "gift",
)


def test_every_question_and_every_refusal_has_its_row():
    rows = rows_of(LOOKED)

    assert [(row.id, row.line, row.state) for row in rows] == [(0, 1, NEW), (1, 4, REFUSED), (2, 9, KNOWN)]
    assert rows[1].words.startswith("“1,5” has a comma.")
    assert rows[1].question is None


def test_rows_of_a_package_name_its_files_and_notes_stand_among_them():
    looked = Looked(
        "a.zip",
        (Placed(1, a_single(title="En"), "b.xml"), Placed(1, a_number(), "a.xml")),
        (Refusal(2, DecimalComma(text="1,5"), "c.xml"),),
        notes=(Note(3, BecameEssay(), "b.xml"),),
    )
    rows = rows_of(looked)

    assert [(row.line, row.state) for row in rows] == [(1, NEW), (3, NOTED), (1, NEW), (2, REFUSED)]
    assert rows[3].words.startswith("c.xml: “1,5” has a comma.")
    assert columns()[0].spoken(rows[1]).endswith("to know")


def test_a_row_is_read_aloud_in_one_sentence():
    first, *_others = columns()

    assert [first.spoken(row) for row in rows_of(LOOKED)] == [
        "Line 1, En, Single choice, comes in",
        f"Line 4, {LOOKED.refusals[0].reason.sentence()}, to put right",
        "Line 9, Hva er pi?, Number, is there already",
    ]
