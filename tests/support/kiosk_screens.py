"""Looks at the candidate's window as everybody may have set it up."""

from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from eduapp.core.i18n import CANDIDATE_LANGUAGES, LANGUAGES, set_screen_language
from eduapp.gui.theme import Theme
from eduapp.kiosk.ui.words import runs_from_right
from tests.support.accessibility import CASES, Case, problems
from tests.support.translations import told

SCREEN = QSize(1366, 768)
FROM_THE_RIGHT = (Case(language="ar"), Case("dark", 2.0, "ar"), Case("high_contrast", 1.5, "nb"))
LONGEST = max(CANDIDATE_LANGUAGES, key=lambda code: sum(len("".join(forms)) for forms in told(code).values()))
LONG_WORDS = (Case(language=LONGEST), Case(scale=2.0, language=LONGEST))
EVERY_LANGUAGE = tuple(Case(scale=2.0, language=code) for code in CANDIDATE_LANGUAGES)


def assert_screens_accessible(
    kiosk, prepare=lambda kiosk: None, cases=(*CASES, *FROM_THE_RIGHT, *LONG_WORDS)
):
    """Dress the window for every case, bring it into a state, and list what is wrong."""
    found = []
    try:
        for case in cases:
            size = round(case.scale * 100)
            kiosk.looks |= {"language": case.language, "size": size, "contrast": case.look}
            spoken = case.language if case.language in LANGUAGES else "nb"
            kiosk.place = replace(kiosk.place, speaks=spoken)
            kiosk.dress()
            prepare(kiosk)
            for _round in range(3):
                QApplication.processEvents()
            kiosk.window.activateWindow()
            assert QTest.qWaitForWindowActive(kiosk.window)
            wrong = problems(kiosk.window, kiosk.theme, SCREEN)
            found += [f"{case}: {one}" for one in wrong if not _of_the_left(case, one)]
    finally:
        set_screen_language("en")
        application = QApplication.instance()
        application.setLayoutDirection(left_to_right())
        Theme().apply(application)
    assert not found, "\n" + "\n".join(found)


def _of_the_left(case, problem):
    """The check for the order of reading reads from the left."""
    return runs_from_right(case.language) and problem.startswith("A8 Tab goes to")


def left_to_right():
    from PySide6.QtCore import Qt  # noqa: PLC0415 - of the screen alone

    return Qt.LayoutDirection.LeftToRight
