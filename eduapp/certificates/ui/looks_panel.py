"""On the settings page: the layout each kind of paper is drawn in."""

from functools import partial

from PySide6.QtWidgets import QWidget

from eduapp.certificates import queries, service, terms
from eduapp.certificates.queries import LookRow
from eduapp.core.changes import Topic
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital
from eduapp.gui.bench import Bench
from eduapp.gui.fields import Choice
from eduapp.gui.routes import Route
from eduapp.gui.sending import send
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import button, hbox, label, renew, vbox

LAYOUTS = {
    "upright": N_("A4 upright"),
    "landscape": N_("A4 across"),
    "a5": N_("A5, half a sheet"),
    "card": N_("Card, four to a sheet of A4"),
    "plain": N_("A4 without a frame"),
}


def layouts_of(row: LookRow) -> list[tuple[str, str]]:
    """The layouts of a kind in words, and which of them the school has a template of its own for."""
    made = []
    for look, layout in row.offered:
        words = _(LAYOUTS[layout]) if layout in LAYOUTS else layout
        made.append((look, _("{layout}, own template").format(layout=words) if look in row.own else words))
    return made


class LooksPanel(QWidget):
    """A choice for each kind, which holds for everybody from the next paper on."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._start = TabStart(self)
        self._lines = vbox(spacing=bench.theme.px(6))
        self._stops: list[QWidget] = []  # where Tab goes in the rows
        said = _("What was issued stays. Large print and easier letters are chosen where a paper is issued.")
        rows = QWidget()
        rows.setLayout(self._lines)
        templates = button(bench.theme, _("Templates of papers…"), "pen-line")
        templates.clicked.connect(lambda: bench.navigation.go(Route("certificates.templates")))
        vbox(rows, label(said, "secondary", wrap=True), hbox(templates, None), spacing=4, parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self._bench.runner.query(queries.look_rows, owner=self, done=self._show, newest=True)

    def _show(self, rows: list[LookRow]) -> None:
        self._stops = []
        renew(self._lines, *[self._line(row) for row in rows])
        in_reading_order(self._start, self._stops)

    def _line(self, row: LookRow) -> QWidget:
        holder = QWidget()
        holder.setProperty("listRow", True)
        kind = capital(code_list("certificate_kinds")[row.kind].label)
        options = layouts_of(row)
        name = label(kind, wrap=True)
        if len(options) == 1:
            chosen: QWidget = label(options[0][1], "secondary")
        else:
            chosen = choice = Choice(self._bench.theme, options, row.look)
            choice.setAccessibleName(_("Layout: {kind}").format(kind=kind))
            choice.setEnabled(self._bench.actor.may(terms.SET_RULES))
            choice.changed.connect(partial(self._set, row, choice))
            name.setBuddy(choice)
            self._stops.append(choice)
        hbox((name, 1), chosen, spacing=self._bench.theme.px(10), parent=holder)
        return holder

    def _set(self, row: LookRow, choice: "Choice[str]") -> None:
        order = service.SetLook(kind=row.kind, look=choice.value() or row.look, before=row.look)
        send(
            self._bench,
            service.set_look,
            order,
            owner=self,
            done=lambda _none: self.reload(),
            failed=lambda _error: self.reload(),
        )

    def _hear(self, topics: frozenset[Topic]) -> None:
        if terms.CERTIFICATES_CHANGED in topics:
            self.reload()
