from PySide6.QtWidgets import QFrame, QLabel

from eduapp.kiosk.formats.paper import PaperText
from eduapp.kiosk.ui.shown import passage, pictures_of, said_by, shown
from tests.support.given_kiosk import QUESTIONS, a_paper, a_pictured_paper


def test_a_picture_is_shown_and_read_aloud_as_what_it_shows(qtbot, theme):
    paper = a_pictured_paper()
    [question] = paper.questions
    made = list(shown(theme, question.stem, pictures_of(paper, question)))
    for one in made:
        qtbot.addWidget(one)

    assert [one.text() for one in made[:1]] == ["Look:"]
    assert not made[1].pixmap().isNull()
    assert made[1].accessibleName() == "A lathe"


def test_a_picture_that_is_not_there_is_told_in_words(qtbot, theme):
    text = PaperText('<img src="@@PLUGINFILE@@/gone.png" alt="A saw">', "html")
    [made] = shown(theme, text, {})
    qtbot.addWidget(made)
    assert made.text() == "[A saw]"


def test_tables_are_tables(qtbot, theme):
    [made] = shown(theme, PaperText("<table><tr><td>a</td><td>b</td></tr></table>", "html"), {})
    qtbot.addWidget(made)
    assert isinstance(made, QFrame)
    assert [one.text() for one in made.findChildren(QLabel)] == ["a", "b"]


def test_words_never_are_html_of_qt(qtbot, theme):
    [made] = shown(theme, PaperText("<img src='file:///etc/passwd'> 1 < 2"), {})
    qtbot.addWidget(made)
    assert made.text() == "<img src='file:///etc/passwd'> 1 < 2"


def test_a_text_is_said_in_one_line():
    text = PaperText('<p>Look:</p><p><img src="@@PLUGINFILE@@/a.png" alt="A saw"></p>', "html")
    assert said_by(text) == "Look: A saw"


def test_a_passage_has_its_heading(qtbot, theme):
    made = passage(theme, a_paper(), QUESTIONS[0])
    qtbot.addWidget(made)
    assert [one.text() for one in made.findChildren(QLabel)] == [
        "Part one",
        "Read the story about the lathe.",
    ]
