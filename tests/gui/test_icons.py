import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtSvg import QSvgRenderer

from eduapp.core.resources import resource
from eduapp.gui import icons
from eduapp.gui.theme import Theme, tokens


def inked(picture):
    """The colours of the opaque dots of a picture."""
    image = picture.toImage()
    dots = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {dot.name().upper() for dot in dots if dot.alpha() == 255}


def test_an_icon_takes_the_colour_it_is_given(qapp):
    assert inked(icons.pixmap("square-check", "#C98105", 20)) == {"#C98105"}


def test_icons_are_sharp_on_dense_screens(qapp):
    picture = icons.pixmap("check", "#000000", 20)

    assert picture.size() == QSize(40, 40)
    assert picture.deviceIndependentSize().width() == 20


def test_a_checked_and_a_disabled_button_show_other_colours(qapp):
    made = icons.icon("square-check", "#C98105", 24, checked="#187262", disabled="#5A2878")
    size = QSize(24, 24)

    assert inked(made.pixmap(size, 2.0, QIcon.Mode.Normal, QIcon.State.Off)) == {"#C98105"}
    assert inked(made.pixmap(size, 2.0, QIcon.Mode.Normal, QIcon.State.On)) == {"#187262"}
    assert inked(made.pixmap(size, 2.0, QIcon.Mode.Disabled, QIcon.State.Off)) == {"#5A2878"}


def test_the_sheet_gets_a_file_per_colour(qapp):
    light, dark = icons.file_of("check", "#FFFFFF"), icons.file_of("check", "#000000")

    assert light != dark
    assert "#FFFFFF" in Path(light).read_text(encoding="utf-8")
    assert icons.file_of("check", "#FFFFFF") == light


@pytest.mark.parametrize("file", sorted(resource("icons").glob("*.svg")), ids=lambda file: file.stem)
def test_every_icon_we_bring_can_be_drawn(qapp, file):
    assert QSvgRenderer(str(file)).isValid()
    assert "currentColor" in file.read_text(encoding="utf-8")


def test_every_icon_the_sheet_asks_for_is_there(qapp):
    sheet = Theme(tokens("light")).sheet()

    for file in re.findall(r'url\("([^"]+)"\)', sheet):
        assert QSvgRenderer(file).isValid(), file
