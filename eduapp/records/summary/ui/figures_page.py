"""Anonymous figures: a period and a site are chosen, small numbers are hidden, and the rule stands beside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar
from uuid import NAMESPACE_OID, UUID, uuid5

from eduapp.core.files import safe_file_name
from eduapp.core.i18n import N_, _, capital
from eduapp.core.small_numbers import Told, limits_on
from eduapp.education.attendance import terms as attendance
from eduapp.education.enrolment import terms as enrolment
from eduapp.education.places import queries as places
from eduapp.gui.empty import Empty
from eduapp.gui.fields import Choice
from eduapp.gui.list_page import ListPage, Question, ask
from eduapp.gui.rows import Column
from eduapp.gui.widgets import button, why_not
from eduapp.records.summary import jobs, queries, rules

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QPushButton, QWidget

    from eduapp.core.changes import Topic
    from eduapp.core.errors import EduError
    from eduapp.gui.bench import Bench
    from eduapp.gui.routes import Route

WRITING = N_("The file is being written.")
_HIDDEN = {
    Told.SMALL: N_("{what}: hidden, fewer than {least}"),
    Told.KEPT: N_("{what}: hidden, since it would tell a number of fewer than {least}"),
    Told.HIDDEN: N_("{what}: hidden, since too few people stand behind it"),
}


@dataclass(frozen=True)
class FigureRow:
    """One line for the site that is chosen: what it is, how it is told, and how it is read aloud."""

    id: UUID
    section: str
    label: str
    text: str
    spoken: str


def figures(look: object, period: rules.Period, site: str) -> list[FigureRow]:
    """The lines of a period that say something of a site."""
    found = queries.report(look, period.first, period.last)  # type: ignore[arg-type]  # a session, unseen here
    chosen = site if site in rules.columns(found) else rules.columns(found)[-1]
    return [_figure(line, line.cells[chosen], found) for line in found.lines if chosen in line.cells]


def _figure(line: rules.Line, cell: rules.Cell, found: rules.Report) -> FigureRow:
    text = rules.told(cell, found.limits)
    what = f"{line.section}, {line.label}"
    hidden = _HIDDEN.get(cell.told)
    spoken = _(hidden).format(what=what, least=found.limits.least) if hidden else f"{what}: {text}"
    return FigureRow(uuid5(NAMESPACE_OID, what), line.section, line.label, text, spoken)


class FiguresPage(ListPage[FigureRow]):
    """The newest period that is over is shown first: its figures can be saved."""

    topics: ClassVar[frozenset[Topic]] = frozenset({enrolment.ENROLMENTS_CHANGED, attendance.MARKS_CHANGED})
    list_name = N_("Anonymous figures")
    click_opens = False

    def __init__(self, bench: Bench, route: Route) -> None:
        self._periods = rules.periods(bench.today())
        self._working = False
        super().__init__(bench, route)
        self._make_verbs()
        self._follow()
        self.set_title(_("Anonymous figures"))
        bench.runner.query(places.sites, owner=self, done=self._offer_sites)

    def columns(self) -> Sequence[Column[FigureRow]]:
        return [
            Column(_("About"), lambda row: row.section, width=180, spoken=lambda row: row.spoken),
            Column(_("What"), lambda row: row.label),
            Column(_("How many"), lambda row: row.text, number=True, width=140),
        ]

    def fetch(self, text: str, filter: str) -> Question[FigureRow]:  # noqa: A002 - as in ListPage
        return ask(figures, self.period(), self.sites.value() or "")

    def note(self) -> str:
        return rules.rule_text(limits_on(self.bench.today()))

    def tools(self) -> Sequence[QWidget]:
        today = self.bench.today()
        options = [(one, capital(one.label)) for one in self._periods]
        over = next((one for one in self._periods if one.is_over(today)), self._periods[0])
        self.chosen: Choice[rules.Period] = Choice(self.theme, options, over)
        self.chosen.setMinimumContentsLength(max(len(text) for _period, text in options))  # seen whole
        self.chosen.setAccessibleName(_("Period"))
        self.chosen.changed.connect(self._choose)
        all_sites = [(rules.ALL_SITES, _("All together"))]
        self.sites: Choice[str] = Choice(self.theme, all_sites, rules.ALL_SITES)
        self.sites.setAccessibleName(_("Site"))
        self.sites.changed.connect(self.reload)
        return [self.chosen, self.sites]

    def period(self) -> rules.Period:
        """The period that is shown."""
        return self.chosen.value() or self._periods[0]

    def open(self, row: FigureRow) -> None:
        """A number leads to nobody."""

    def empty(self) -> Empty:
        return Empty("chart-column", _("No figures"), _("Choose another period."))

    def header_buttons(self) -> list[QPushButton]:
        return [self.pdf, self.csv, self.xlsx]

    # --- inside -------------------------------------------------------------------------------------

    def _offer_sites(self, sites: list[str]) -> None:
        known = [(site, site) for site in sites]
        self.sites.set_options([(rules.ALL_SITES, _("All together")), *known])

    def _make_verbs(self) -> None:
        self.pdf = button(self.theme, _("Save as PDF…"), "file-text", kind="primary")
        self.csv = button(self.theme, _("Save as CSV…"), "download")
        self.xlsx = button(self.theme, _("Save as XLSX…"), "file-spreadsheet")
        for verb, kind in ((self.pdf, jobs.PDF), (self.csv, "csv"), (self.xlsx, "xlsx")):
            verb.clicked.connect(lambda _checked=False, kind=kind: self._write(kind))

    def _choose(self) -> None:
        self._follow()
        self.reload()

    def _follow(self) -> None:
        against = rules.check_writing(self.period(), self.bench.today())
        why = _(WRITING) if self._working else " ".join(one.sentence() for one in against)
        for verb in (self.pdf, self.csv, self.xlsx):
            why_not(verb, why)

    def _write(self, kind: str) -> None:
        period = self.period()
        name = safe_file_name(_("figures"), period.label, suffix=f".{kind}")
        path = self.bench.files.save(_("Save the figures"), name, [f"*.{kind}"], self)
        if path is None or self._working:
            return
        self._working = True
        self._follow()
        command = jobs.WriteSummary(period, path, kind)
        self.bench.runner.start(jobs.write_summary, command, owner=self, done=self._done, failed=self._fail)

    def _done(self, path: Path) -> None:
        self._working = False
        self._follow()
        self.bench.tell(_("The figures are saved in {file}.").format(file=path.name))

    def _fail(self, error: EduError) -> None:
        self._working = False
        self._follow()
        self.bench.show_error(error, self)
