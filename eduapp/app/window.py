"""`eduapp`: the window. Shown at once; the database is opened behind it."""

import argparse
import sys

from PySide6.QtWidgets import QApplication

from eduapp.app.location import Location
from eduapp.app.machine import DATABASE, machine_settings
from eduapp.gui.loading import load
from eduapp.gui.sources import leave_sources_unread

PROGRAM = "eduapp.app.program:Program"


def run(arguments: argparse.Namespace) -> int:
    """Open the window and stay until it is closed; the exit code."""
    leave_sources_unread()  # the program is read after this
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Dagverk")
    folder, settings = machine_settings(arguments.data)
    location = Location.of(folder, arguments.database or settings.get(DATABASE) or None)
    program = load(PROGRAM)(application, location, settings, language=arguments.language)
    program.start()
    return application.exec()
