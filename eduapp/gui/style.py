"""Qt's Fusion style, on every system: the Windows styles follow neither our sheet nor our dark look.

Chosen with the words Qt is started with, where we start it: to be asked for its style, or handed one, PySide
first learns all there is to know of styles, which takes longer than drawing the window.
"""

from PySide6.QtWidgets import QApplication

FUSION = "Fusion"
START_WORDS = ("-style", FUSION)
_CHOSEN = "dagverk.style"


def was_started_with_fusion(application: QApplication) -> None:
    """Remember that the start words were used."""
    application.setProperty(_CHOSEN, True)


def use_fusion(application: QApplication) -> None:
    """Whoever started Qt, and however: Fusion from now on."""
    if not application.property(_CHOSEN):
        application.setStyle(FUSION)
        was_started_with_fusion(application)
