"""Colours, letters and sizes of everything on the screen. The only module that sets a style sheet.

A theme never changes. Another look or text size is another theme, and the shell builds its pages anew.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from eduapp.core.resources import resource
from eduapp.gui import icons
from eduapp.gui.style import use_fusion
from eduapp.gui.tokens import LOOKS, PAIRS, STATUSES, Pair, Tokens, contrast, tokens

__all__ = ["LOOKS", "PAIRS", "STATUSES", "Pair", "Theme", "Tokens", "contrast", "load_fonts", "tokens"]

SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)  # text sizes one can choose; the system may give any between
SCREEN_WIDTH = 1366  # the narrowest screen we promise to fit, in pixels
SYSTEM = "system"  # the look that follows the desktop
_HAS_FONTS = "dagverk.fonts"

_Weight = QFont.Weight
_FAMILIES = ["Inter", "Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic", "Segoe UI"]
_FONT_FILES = ("Inter-*.ttf", "NotoSans-*.ttf", "NotoSansArabic-*.ttf", "NotoSansEthiopic-*.ttf")
_RAIL_STOPS_AT = 1.4
_BIG = 24  # from this size on letters stand a little closer
_ROLES: dict[str, tuple[int, QFont.Weight]] = {  # pixels at 100 %, weight
    "caption": (12, _Weight.Normal),
    "captionStrong": (12, _Weight.DemiBold),
    "body": (14, _Weight.Normal),
    "secondary": (14, _Weight.Normal),
    "bodyStrong": (14, _Weight.DemiBold),
    "problem": (14, _Weight.DemiBold),
    "large": (16, _Weight.Normal),
    "largeStrong": (16, _Weight.DemiBold),
    "subtitle": (18, _Weight.DemiBold),
    "exam": (22, _Weight.Normal),
    "examStrong": (22, _Weight.DemiBold),
    "title": (24, _Weight.DemiBold),
    "display": (34, _Weight.DemiBold),
    "huge": (46, _Weight.DemiBold),
}


def load_fonts() -> list[str]:
    """Make the letters we bring known to Qt, once; the families. Costs 4–10 ms, so it is not put off."""
    for pattern in () if QFontDatabase.hasFamily("Inter") else _FONT_FILES:
        for file in sorted(resource("fonts").glob(pattern)):
            QFontDatabase.addApplicationFont(str(file))
    return [family for family in _FAMILIES if QFontDatabase.hasFamily(family)]


class Theme:
    """One look at one text size. Sizes come from `px()` and `font()` only, colours from `c()`."""

    def __init__(
        self, look: Tokens | None = None, scale: float = 1.0, *, follows_system: bool = False
    ) -> None:
        self.t = look or tokens("light")
        self.follows_system = follows_system
        self.scale = min(max(scale, SCALES[0]), SCALES[-1])
        self._fonts: dict[tuple[str, bool], QFont] = {}  # a page asks for the same few with every cell it
        self._colours: dict[str, QColor] = {}  # paints; each is given a copy

    @classmethod
    def chosen(cls, look: str = SYSTEM, scale: float = 1.0) -> "Theme":
        """The theme of a setting: light, dark, high_contrast, or what the desktop shows now."""
        if look == SYSTEM:
            return cls(system_tokens(), scale, follows_system=True)
        return cls(tokens(look), scale)

    @property
    def high_contrast(self) -> bool:
        """Whether soft grounds are gone, so that outlines have to do their work."""
        return self.t.name == "high_contrast"

    def px(self, size: float) -> int:
        """Pixels for a length given at 100 %."""
        return max(1, round(size * self.scale))

    def logical_width(self, width: int = SCREEN_WIDTH) -> float:
        """A width in pixels measured in text: what decides whether panels stand beside or below."""
        return width / self.scale

    def font(self, role: str = "body", tabular: bool = False) -> QFont:
        """The letters of a role; `tabular` gives all figures one width, for columns of numbers."""
        known = self._fonts.get((role, tabular))
        if known is None:
            known = self._fonts[role, tabular] = self._made_font(role, tabular)
        return QFont(known)

    def _made_font(self, role: str, tabular: bool) -> QFont:
        size, weight = _ROLES[role]
        font = QFont()
        font.setFamilies(_FAMILIES)
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        if size >= _BIG:
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98.5)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def c(self, token: str) -> QColor:
        """The colour of a token."""
        known = self._colours.get(token)
        if known is None:
            known = self._colours[token] = QColor(self.t[token])
        return QColor(known)

    def apply(self, application: QApplication) -> None:
        """Dress the whole program: style, colours, letters, sheet."""
        use_fusion(application)
        if not self.follows_system:
            application.styleHints().setColorScheme(
                _SCHEMES[self.t.name]
            )  # title bars and the system's dialogs
        if not application.property(_HAS_FONTS):
            load_fonts()
            application.setProperty(_HAS_FONTS, True)
        application.setFont(self.font("body"))
        application.setPalette(self.palette())
        application.setStyleSheet(self.sheet())

    def palette(self) -> QPalette:
        """Our colours as Qt's roles, for everything the sheet does not reach."""
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(role, self.c(token))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.c("ink_dis"))
        return palette

    def sheet(self) -> str:
        """The style sheet with this theme's colours and sizes filled in."""
        return _filled_sheet(self.t, self.scale)

    def fillings(self) -> tuple[tuple[str, Callable[[re.Match[str]], str]], ...]:
        """What stands for a word of the sheet, by its pattern."""
        rail = min(self.scale, _RAIL_STOPS_AT)
        return (
            (r"icon\(([\w-]+), (\w+)\)", lambda m: f'url("{icons.file_of(m[1], self.t[m[2]])}")'),
            (
                r"font\((\w+)\)",
                lambda m: f"font-size: {self.px(_ROLES[m[1]][0])}px; font-weight: {_ROLES[m[1]][1].value};",
            ),
            (r"px\((\d+)\)", lambda m: f"{self.px(int(m[1]))}px"),
            (r"half\((\d+)\)", lambda m: f"{(self.px(int(m[1])) + 2) // 2}px"),
            (r"rail\((\d+)\)", lambda m: f"{round(int(m[1]) * rail)}px"),
            (r"@(\w+)", lambda m: self.t[m[1]]),
        )


@lru_cache(maxsize=32)
def _filled_sheet(look: Tokens, scale: float) -> str:
    text = resource("themes/app.qss").read_text(encoding="utf-8")
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    for pattern, fill in Theme(look, scale).fillings():
        text = re.sub(pattern, fill, text)
    return text


def system_tokens() -> Tokens:
    """The look the desktop asks for now: its own colours in high contrast, else light or dark."""
    hints = QGuiApplication.styleHints()
    hints.unsetColorScheme()  # a look chosen before must not answer for the desktop
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        QGuiApplication.setPalette(QPalette())  # take ours away, so that the desktop's shows
        return tokens_of(QGuiApplication.palette())
    return tokens("dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light")


def follow_system(changed: Callable[[], None]) -> None:
    """Call back whenever the desktop turns dark, light or high in contrast."""
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(lambda _scheme: changed())
    hints.accessibility().contrastPreferenceChanged.connect(lambda _preference: changed())


def tokens_of(palette: QPalette) -> Tokens:
    """High contrast in the person's own colours: each token takes the role of the palette it stands for."""
    from_palette = {token: palette.color(role).name() for token, role in _FROM_SYSTEM.items()}
    from_palette["ink_dis"] = palette.color(
        QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText
    ).name()
    ours = tokens("high_contrast")
    ink, ground = from_palette["ink"], from_palette["bg"]
    for status in STATUSES:
        from_palette |= {status: ink, f"{status}_soft": ground, f"{status}_solid": ink}
    return Tokens(**{**vars(ours), **from_palette})


_SCHEMES = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "high_contrast": Qt.ColorScheme.Dark,
}
_R = QPalette.ColorRole
_PALETTE = {
    _R.Window: "bg",
    _R.WindowText: "ink",
    _R.Base: "surface",
    _R.AlternateBase: "sunken",
    _R.Text: "ink",
    _R.Button: "surface",
    _R.ButtonText: "ink",
    _R.BrightText: "absent",
    _R.ToolTipBase: "ink",
    _R.ToolTipText: "surface",
    _R.PlaceholderText: "ink2",
    _R.Highlight: "primary",
    _R.HighlightedText: "on_primary",
    _R.Link: "primary_ink",
    _R.LinkVisited: "held",
    _R.Accent: "primary",
    _R.Light: "surface",
    _R.Midlight: "sunken",
    _R.Mid: "edge",
    _R.Dark: "edge",
    _R.Shadow: "ink",
}
_FROM_SYSTEM = {
    **dict.fromkeys(
        ("bg", "surface", "paper", "sunken", "hover", "primary_soft", "rail", "rail_sel"), _R.Window
    ),
    **dict.fromkeys(("ink", "ink2", "edge", "line", "rail_ink", "rail_ink2", "primary_ink"), _R.WindowText),
    **dict.fromkeys(("primary", "primary_hover", "accent", "focus", "rail_focus"), _R.Highlight),
    "on_primary": _R.HighlightedText,
}
