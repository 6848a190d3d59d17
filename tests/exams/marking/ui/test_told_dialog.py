from PySide6.QtWidgets import QLabel

from eduapp.exams.marking.queries import ToldMark
from eduapp.exams.marking.rules.final import ALIKE, OPEN, Decided, Given
from eduapp.exams.marking.ui.told_dialog import ToldDialog, decided_text


def test_each_question_with_its_answer_and_rule(qtbot, theme, parent):
    told = [
        ToldMark(1, "Hva er 2 + 2?", 200, ("4",), Decided(Given(200), "by_key"), ("Chosen: “4”, 100 %.",)),
        ToldMark(2, "Fortell.", 200, ("Hansker.",), OPEN, ()),
    ]
    dialog = ToldDialog(theme, 101, told, parent)
    qtbot.addWidget(dialog)

    assert [one.text() for one in dialog.findChildren(QLabel)] == [
        "How candidate 101 was marked",
        "Question 1: Hva er 2 + 2?", "4", "Chosen: “4”, 100 %.",
        "Question 2: Fortell.", "Hansker.", "Not decided yet.",
    ]  # fmt: skip


def test_who_decided_is_said():
    points = ToldMark(2, "", 200, (), Decided(Given(150), ALIKE), ())
    whole = ToldMark(0, "", 0, (), Decided(Given(None, "5"), "by_third"), ())

    assert decided_text(points) == "1.5 of 2 points, both examiners alike."
    assert decided_text(whole) == "Grade 5, the third examiner."
