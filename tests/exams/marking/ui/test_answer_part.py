from dataclasses import replace

from PySide6.QtWidgets import QLabel

from eduapp.exams.marking.rules.desk import DeskAnswer, OtherMark, TalksWith
from eduapp.exams.marking.rules.final import TALKED, Given
from eduapp.exams.marking.rules.marking import Asked
from eduapp.exams.marking.ui.answer_part import AnswerPart, on_sheets_text, other_text, place_text


def texts(part):
    return [one.text() for one in part.findChildren(QLabel) if one.text()]


def test_what_was_written_stands_there_paragraph_by_paragraph(qtbot, theme, desk):
    part = AnswerPart(theme, desk)
    qtbot.addWidget(part)
    part.show_answer(desk.answers[0])

    assert texts(part) == ["Answer of candidate 101", "Answer 101.1", "Second line"]


def test_what_stands_on_paper_is_found_by_version_and_number():
    paper = DeskAnswer(Asked(103, 4, 200), sheet_number=7, letter="B")

    assert on_sheets_text(paper).endswith("version B, question 7.")
    assert on_sheets_text(replace(paper, letter="")).endswith("sheets: question 7.")
    assert on_sheets_text(DeskAnswer(Asked(103, 0, 0))).endswith("the sheets of the candidate.")
    assert place_text(paper) == "Candidate 103, question 4"
    assert place_text(DeskAnswer(Asked(103, 0, 0))) == "Candidate 103"


def test_when_they_talk_each_sees_what_both_gave(qtbot, theme, desk):
    others = (OtherMark(1, Given(100)), OtherMark(2, Given(150), "A rule is named."))
    part = AnswerPart(theme, desk)
    qtbot.addWidget(part)
    part.show_answer(replace(desk.answers[0], others=others))

    assert texts(part)[:2] == ["You gave 1.", "Examiner 2 gave 1.5. A rule is named."]
    third = replace(desk, place=3)
    assert other_text(others[0], third) == "Examiner 1 gave 1."
    with_jens = replace(desk, talks_with=TalksWith("Jens Tangen", "Liv Haug"))
    assert other_text(others[1], with_jens) == "Jens Tangen gave 1.5. A rule is named."
    talked = OtherMark(others[1].place, Given(250), round=TALKED)
    assert other_text(talked, with_jens) == "After the talk Jens Tangen gave 2.5."
    assert other_text(OtherMark(1, Given(250), round=TALKED), third) == "After the talk examiner 1 gave 2.5."
