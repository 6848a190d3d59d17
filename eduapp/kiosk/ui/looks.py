"""How the screen looks and speaks: how it begins on this PC, how it is put on, and what is kept of it."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from eduapp.core.i18n import set_screen_language
from eduapp.gui.theme import Theme, tokens
from eduapp.kiosk.entering import Entered
from eduapp.kiosk.formats import record as r
from eduapp.kiosk.sitting import Sitting
from eduapp.kiosk.ui.words import runs_from_right, spoken_for

Looks = dict[str, Any]  # language, size (percent), contrast, and whether the clock shows


def first_looks(speaks: str) -> Looks:
    """As the screen is before anybody sits down, in the language of the place."""
    return {"language": speaks, "size": 100, "contrast": "light", "clock": True}


def looks_of(entered: Entered) -> Looks:
    """What is arranged for the candidate who sits down, and over it what that candidate has chosen before."""
    attempt, claim = entered.sitting.attempt, entered.sitting.claim
    contrast = "high_contrast" if claim.arrangements.contrast else "light"
    granted = {"language": claim.language, "size": claim.arrangements.size, "contrast": contrast}
    chosen = {"language": attempt.language} if attempt.language else {}
    return {**granted, **attempt.looks, **chosen}


def note_looks(sitting: Sitting, looks: Looks, key: str) -> None:
    """Keep what was chosen, so that it comes along to another PC."""
    if key == "language":
        sitting.note(r.LANGUAGE, looks[key])
    else:
        sitting.note(r.LOOKS, {name: value for name, value in looks.items() if name != "language"})


def put_on(looks: Looks) -> Theme:
    """Have the whole program look and speak like this; its theme."""
    language = str(looks["language"])
    set_screen_language(spoken_for(language))
    theme = Theme(tokens(str(looks["contrast"])), int(looks["size"]) / 100)
    application = QApplication.instance()
    if isinstance(application, QApplication):
        theme.apply(application)
        right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
        application.setLayoutDirection(right if runs_from_right(language) else left)
    return theme
