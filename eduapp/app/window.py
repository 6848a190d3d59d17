"""`eduapp`: the window. Shown at once; the database is opened behind it."""

import argparse
import contextlib
import gc
import os
import sys
from collections.abc import Iterator

from eduapp.app.location import Location
from eduapp.app.machine import DATABASE, LANGUAGE, machine_settings
from eduapp.core.i18n import N_, _, set_screen_language
from eduapp.core.memory import settle
from eduapp.gui.loading import load
from eduapp.gui.sources import leave_sources_unread

NO_SCREEN = N_("There is no screen here to show the window on. “eduapp tour --out DIR” works without one.")
NO_SCREEN_CODE = 2  # as for all that cannot be done
PROGRAM, COLLECTS_HERE = "eduapp.app.program:Program", "eduapp.gui.collecting:CollectsHere"


def run(arguments: argparse.Namespace) -> int:
    """Open the window and stay until it is closed; the exit code."""
    gc.disable()  # all that is read now stays: to look through it for what does not only takes time
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - heavy, see above

    leave_sources_unread()
    from eduapp.gui.style import START_WORDS, was_started_with_fusion  # noqa: PLC0415 - once that is said

    with _one_sentence_without_a_screen(arguments):
        application = QApplication([*sys.argv[:1], *START_WORDS])
    was_started_with_fusion(application)
    application.setApplicationName("Dagverk")
    folder, settings = machine_settings(arguments.data)
    location = Location.of(folder, arguments.database or settings.get(DATABASE) or None)
    program = load(PROGRAM)(application, location, settings, language=arguments.language)
    program.start()
    settle()
    load(COLLECTS_HERE)(application)
    return application.exec()


@contextlib.contextmanager
def _one_sentence_without_a_screen(arguments: argparse.Namespace) -> Iterator[None]:
    """Qt ends the process with an abort where it finds no screen; end it first, with words and a code."""
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler  # noqa: PLC0415 - heavy, as above

    from eduapp.gui.qt_messages import hear_qt  # noqa: PLC0415 - heavy, as above

    def hear(kind: QtMsgType, _context: object, _text: str) -> None:
        if kind != QtMsgType.QtFatalMsg:
            return
        set_screen_language(arguments.language or machine_settings(arguments.data)[1].get(LANGUAGE))
        sys.stderr.write(_(NO_SCREEN) + "\n")
        sys.stderr.flush()
        os._exit(NO_SCREEN_CODE)

    qInstallMessageHandler(hear)
    try:
        yield
    finally:
        hear_qt()
