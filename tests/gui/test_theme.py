import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette, QRawFont
from PySide6.QtWidgets import QPushButton

import eduapp
from eduapp.gui.theme import LOOKS, Theme, load_fonts, system_tokens, tokens, tokens_of

PACKAGE = Path(eduapp.__file__).parent
NAMES = (
    "Łukasz Żółć",
    "Sárá Nils-Ánte ŋŧ",
    "أحمد يوسف",
    "ሰላም ተስፋይ",
    "Иван Петров",
    "Nguyễn Thị Hồng",
    "Ελένη",
)


@pytest.fixture(autouse=True)
def _bare_program(qapp):
    yield
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.styleHints().unsetColorScheme()


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
def test_the_sheet_is_filled_in_to_the_last_word(qapp, look, scale):
    sheet = Theme(tokens(look), scale).sheet()

    assert not re.findall(r"@\w+|\b(?:px|font|icon|rail|half)\(", sheet)
    assert sheet.count("{") == sheet.count("}")


def test_qt_understands_the_sheet(qtbot, qapp):
    """Qt only logs what it cannot parse, and the log fails a test."""
    Theme(tokens("dark"), 1.5).apply(qapp)
    button = QPushButton("Open")
    qtbot.addWidget(button)
    button.show()

    assert button.palette().color(QPalette.ColorRole.ButtonText) == QColor(tokens("dark").ink)


def test_text_and_space_grow_together(qapp):
    usual, large = Theme(), Theme(scale=2.0)

    assert large.font("body").pixelSize() == 2 * usual.font("body").pixelSize() == 28
    assert large.px(15) == 30
    assert large.logical_width(1366) == 683


def test_a_scale_stays_between_100_and_200_percent(qapp):
    assert (Theme(scale=0.2).scale, Theme(scale=9).scale) == (1.0, 2.0)


def test_every_name_has_letters_of_ours(qapp):
    assert "Inter" in load_fonts()

    for name in NAMES:
        for sign in filter(str.isalpha, name):
            assert any(_has(family, sign) for family in load_fonts()), f"{sign} of {name}"


def test_letters_are_loaded_once(qapp, monkeypatch):
    load_fonts()
    monkeypatch.setattr(QFontDatabase, "addApplicationFont", lambda _file: pytest.fail("loaded again"))

    load_fonts()


def test_figures_in_columns_have_one_width(qapp):
    load_fonts()
    metrics = QFontMetrics(Theme().font("body", tabular=True))

    assert len({metrics.horizontalAdvance(figure * 4) for figure in "0123456789"}) == 1


def test_a_chosen_look_wins_over_the_desktop(qapp):
    chosen = Theme.chosen("dark")
    chosen.apply(qapp)

    assert not chosen.follows_system
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(tokens("dark").bg)


def test_the_look_of_the_desktop_comes_back(qapp):
    before = system_tokens().name
    Theme.chosen("dark" if before == "light" else "light").apply(qapp)

    followed = Theme.chosen("system")

    assert followed.follows_system
    assert followed.t.name == before


def test_the_desktops_own_high_contrast_is_kept(qapp):
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor("#000000"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#00FF00"))
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#FF00FF"))

    t = tokens_of(palette)

    assert (t.bg, t.ink, t.edge, t.present, t.focus) == (
        "#000000",
        "#00ff00",
        "#00ff00",
        "#00ff00",
        "#ff00ff",
    )
    assert Theme(t).high_contrast


def test_only_the_theme_sets_a_style_sheet():
    setters = [
        str(file.relative_to(PACKAGE))
        for file in sorted(PACKAGE.rglob("*.py"))
        if "setStyleSheet" in file.read_text(encoding="utf-8")
    ]
    assert setters == ["gui/theme.py"]


def _has(family, sign):
    return QRawFont.fromFont(QFont(family)).supportsCharacter(ord(sign))
