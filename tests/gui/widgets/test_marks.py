import itertools

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from eduapp.gui.theme import LOOKS, STATUSES, Theme, tokens
from eduapp.gui.widgets import (
    Avatar,
    Chip,
    IconLabel,
    IconTile,
    KeyCap,
    Logo,
    StatusMark,
    initials,
    paint_status_mark,
)


@pytest.fixture(params=LOOKS)
def theme(request, qapp):
    return Theme(tokens(request.param))


def grey(theme, status):
    """The mark of a status without its colour: which dots are inked at all."""
    image = QImage(24, 24, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_status_mark(painter, theme, status, QRectF(0, 0, 24, 24))
    painter.end()
    return {(x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() > 127}


def test_marks_differ_without_any_colour(theme):
    marks = {status: grey(theme, status) for status in (*STATUSES, "waived")}

    for one, other in itertools.combinations(marks, 2):
        assert len(marks[one] ^ marks[other]) > 40, f"{one} looks like {other}"


def test_a_status_of_a_newer_program_is_a_dot_and_not_a_crash(theme):
    assert grey(theme, "none")


@pytest.mark.parametrize(
    "make",
    [
        lambda theme: Chip(theme, "Present", "present", "check"),
        lambda theme: Chip(theme, "New", "primary"),
        lambda theme: IconLabel(theme, "info"),
        lambda theme: IconTile(theme, "hammer", "late"),
        lambda theme: IconTile(theme, "hammer"),
        lambda theme: Avatar(theme, "Haddad, Karim"),
        lambda theme: KeyCap(theme, "Ctrl"),
        Logo,
        lambda theme: StatusMark(theme, "absent", "Absent"),
    ],
)
def test_every_mark_paints_something_in_every_look(qtbot, theme, make):
    made = make(theme)
    qtbot.addWidget(made)
    made.resize(made.sizeHint().expandedTo(made.size()) if made.minimumWidth() == 0 else made.size())

    image = made.grab().toImage()
    colours = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert len(colours) > 1


def test_a_chip_grows_with_its_words(qtbot):
    theme = Theme()
    short, long = Chip(theme, "New"), Chip(theme, "Kept by the prison", "held", "lock")
    for chip in (short, long):
        qtbot.addWidget(chip)

    assert long.sizeHint().width() > short.sizeHint().width() + theme.px(60)
    assert long.minimumSizeHint() == long.sizeHint()
    assert Chip(Theme(scale=2.0), "New").sizeHint().height() == 2 * short.sizeHint().height()


def test_a_chip_says_what_it_shows_also_when_that_changes(qtbot):
    chip = Chip(Theme(), "In line", "none", "circle-dashed")
    qtbot.addWidget(chip)
    before = chip.sizeHint()
    chip.show_status("Birth date missing", "absent", "triangle-alert")

    assert chip.accessibleName() == "Birth date missing"
    assert chip.sizeHint() != before


def test_in_high_contrast_a_chip_has_an_outline(qtbot):
    theme = Theme(tokens("high_contrast"))
    chip = Chip(theme, "Present", "present")
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())

    image = chip.grab().toImage()
    assert image.pixelColor(image.width() // 2, 0).lightness() > QColor(theme.t.bg).lightness() + 60


def test_decoration_is_silent_and_marks_are_not(qtbot):
    theme = Theme()
    silent = [IconTile(theme, "hammer"), Avatar(theme, "Karim Haddad"), Logo(theme), IconLabel(theme, "info")]
    for made in silent:
        qtbot.addWidget(made)
    mark = StatusMark(theme, "late", "Late")
    qtbot.addWidget(mark)

    assert [made.accessibleName() for made in silent] == [""] * 4
    assert mark.accessibleName() == "Late"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Karim Haddad", "KH"),
        ("Haddad, Karim", "HK"),
        ("Ayşe", "A"),
        ("", ""),
        ("  ", ""),
        ("øyvind åsen berg", "ØÅ"),
        ("أحمد يوسف", "أي"),
    ],
)
def test_initials(name, letters):
    assert initials(name) == letters


def test_sizes_follow_the_text(qapp):
    assert IconTile(Theme(scale=2.0), "hammer").size() == QSize(72, 72)
