"""On the settings page: which school issues papers, and the way to its page."""

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _, ngettext
from eduapp.education.school import queries
from eduapp.education.school.queries import SchoolYear
from eduapp.gui.bench import Bench
from eduapp.gui.routes import Route
from eduapp.gui.widgets import button, hbox, label


class SchoolPanel(QWidget):
    """One line and one button."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._words = label("", "secondary", wrap=True)
        go = button(bench.theme, _("Open the page"), name=_("Open the page of the school"))
        go.clicked.connect(lambda: bench.navigation.go(Route("school.school")))
        hbox((self._words, 1), go, spacing=bench.theme.px(10), parent=self)
        bench.runner.query(queries.school_year, owner=self, done=self._show)

    def _show(self, year: SchoolYear) -> None:
        name = year.school.name if year.school else _("No school yet")
        terms, lessons = len(year.terms), len(year.lesson_times)
        parts = (
            name,
            ngettext("{count} term", "{count} terms", terms).format(count=terms),
            ngettext("{count} lesson a day", "{count} lessons a day", lessons).format(count=lessons),
        )
        self._words.setText(" · ".join(parts))
