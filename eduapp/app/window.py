"""`eduapp`: the window. Shown at once; the database is opened behind it."""

import argparse
import gc
import sys

from eduapp.app.location import Location
from eduapp.app.machine import DATABASE, machine_settings
from eduapp.core.memory import settle
from eduapp.gui.loading import load
from eduapp.gui.sources import leave_sources_unread

PROGRAM = "eduapp.app.program:Program"


def run(arguments: argparse.Namespace) -> int:
    """Open the window and stay until it is closed; the exit code."""
    gc.disable()  # all that is read now stays: to look through it for what does not only takes time
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - heavy, see above

    leave_sources_unread()
    from eduapp.gui.style import START_WORDS, was_started_with_fusion  # noqa: PLC0415 - once that is said

    application = QApplication([*sys.argv[:1], *START_WORDS])
    was_started_with_fusion(application)
    application.setApplicationName("Dagverk")
    folder, settings = machine_settings(arguments.data)
    location = Location.of(folder, arguments.database or settings.get(DATABASE) or None)
    program = load(PROGRAM)(application, location, settings, language=arguments.language)
    program.start()
    settle()
    gc.enable()
    return application.exec()
