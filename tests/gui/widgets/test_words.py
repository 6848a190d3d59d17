from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

import eduapp
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import CutLabel, label, plain_tip

PACKAGE = Path(eduapp.__file__).parent
SLY = "<b>Karim</b> & <img src='x'>"


@pytest.mark.parametrize("make", [label, CutLabel])
def test_no_name_is_read_as_html(qtbot, make):
    made = make(SLY)
    qtbot.addWidget(made)

    assert made.textFormat() == Qt.TextFormat.PlainText
    assert made.text() == SLY


def test_a_tip_shows_a_name_as_it_is():
    assert plain_tip(SLY) == "<span>&lt;b&gt;Karim&lt;/b&gt; &amp; &lt;img src='x'&gt;</span>"
    assert plain_tip("") == ""


def test_a_role_gives_size_and_weight(qtbot, qapp):
    Theme(scale=1.5).apply(qapp)
    made = label("91%", "display")
    qtbot.addWidget(made)
    made.show()

    assert made.font().pixelSize() == 51
    assert made.font().weight() == 600


def test_a_long_line_is_cut_and_told_whole(qtbot):
    made = CutLabel("Making certificate 10 of 14: Nguyen, Elias")
    qtbot.addWidget(made)
    made.resize(120, 20)
    made.show()
    QApplication.processEvents()

    assert super(CutLabel, made).text().endswith("…")
    assert made.text() == made.accessibleName() == "Making certificate 10 of 14: Nguyen, Elias"
    assert "Nguyen, Elias" in made.toolTip()


def test_a_line_that_fits_needs_no_tip(qtbot):
    made = CutLabel("Short")
    qtbot.addWidget(made)
    made.resize(300, 20)
    made.show()
    made.setText("Also short")

    assert super(CutLabel, made).text() == "Also short"
    assert made.toolTip() == ""


def test_every_label_of_the_program_is_made_here():
    """A bare QLabel would read a name as HTML; QMessageBox would, too."""
    strays = [
        f"{file.relative_to(PACKAGE)}: {line.strip()}"
        for file in sorted(PACKAGE.rglob("*.py"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if "QMessageBox" in line.split("#")[0] or ("QLabel(" in line and "class " not in line)
        if file.name != "words.py"
    ]
    assert strays == []
