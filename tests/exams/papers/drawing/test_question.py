"""Questions as pieces that are kept together as far as a page reaches."""

from eduapp.drawing.marks import letters_in
from eduapp.exams.papers.drawing.look import look_of
from eduapp.exams.papers.drawing.question import ends_here, gaps_of, pieces, sheet_title
from eduapp.exams.papers.rules.printed import Print
from eduapp.exams.questions.rules import question as q
from tests.support.printed_papers import LONG, a_printed_paper, asked

ROOM = 700.0


def made(questions, room=ROOM):
    paper = a_printed_paper(questions)
    return pieces(paper, look_of(paper, Print()), room)


def said(piece):
    return " ".join(one.line.text for one in letters_in(piece.block))


def test_a_question_is_one_piece_with_its_number_and_points():
    [one, two] = made([asked(1), asked(2, points=1)])

    assert said(one).startswith("Hva er 2 + 2?")
    assert "1." in said(one)
    assert "2 points" in said(one)
    assert "1 point" in said(two)


def test_headings_and_texts_keep_with_what_follows():
    text = asked(0, "Les dette.", q.DESCRIPTION, (), 0)
    made_of = made([asked(1, heading="Del 1"), text, asked(2)])

    assert [piece.keep for piece in made_of] == [True, False, True, False]


def test_what_does_not_fit_a_page_with_what_follows_lets_go():
    text = asked(0, "\n".join([LONG] * 5), q.DESCRIPTION, (), 0)
    [first, second] = made([text, asked(1, "\n".join([LONG] * 4))], room=400)

    assert not first.keep
    assert first.block.height + second.block.height > 400


def test_a_question_higher_than_a_page_is_parted_between_lines():
    parts = made([asked(1, "\n".join(f"Linje {n}." for n in range(100)))])

    assert len(parts) > 100
    assert max(piece.block.height for piece in parts) < 40


def test_gaps_have_numbers_and_lines():
    question = asked(1, "[[2]] ligger ved [[1]].", q.GAPS, ())
    [piece] = made([question])

    assert gaps_of(question) == [1, 2]
    assert "(2)\N{NO-BREAK SPACE}____" in said(piece)


def test_pairs_stand_beside_each_other_with_numbers_and_letters():
    lefts = tuple(q.Text(word) for word in ("Norge", "Sverige"))
    [piece] = made([asked(1, "Par?", q.MATCHING, (), lefts=lefts, rights=("Oslo", "Paris", "Stockholm"))])

    words = said(piece).split()
    for mark in ("1", "2", "A", "B", "C", "Norge", "Sverige", "Oslo", "Paris", "Stockholm"):
        assert mark in words


def test_the_end_is_told_and_the_version_only_where_there_are_several():
    paper = a_printed_paper()

    assert "End of the paper" in " ".join(
        one.line.text for one in letters_in(ends_here(look_of(paper, Print())))
    )
    assert sheet_title(paper) == "Eksamen i matematikk · Version B"
    assert sheet_title(a_printed_paper(versions=1)) == "Eksamen i matematikk"
