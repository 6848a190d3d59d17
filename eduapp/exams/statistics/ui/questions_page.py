"""How the questions worked: a picture and a table beside what is known of the chosen one; saved as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.files import safe_file_name
from eduapp.core.i18n import N_, _, ngettext, number_text
from eduapp.exams.marking import terms as marking
from eduapp.exams.sittings import terms as sittings
from eduapp.exams.statistics import jobs, queries
from eduapp.exams.statistics.queries import QuestionRow
from eduapp.exams.statistics.rules import words
from eduapp.exams.statistics.rules.limits import shown_from_text
from eduapp.exams.statistics.rules.scopes import ALL, PAPER, SITTING
from eduapp.exams.statistics.ui import looks
from eduapp.exams.statistics.ui.columns import question_columns
from eduapp.exams.statistics.ui.marks import DRAWN, LegendMark
from eduapp.exams.statistics.ui.picture import QuestionPicture, left_out_text
from eduapp.exams.statistics.ui.question_card import QuestionCard
from eduapp.gui.empty import Empty, empty_state
from eduapp.gui.facts import facts_grid
from eduapp.gui.flow import Flow
from eduapp.gui.page import Page
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.table_card import TableCard
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import Card, Segments, button, hbox, label, renew, vbox, why_not

if TYPE_CHECKING:
    from eduapp.core.changes import Topic
    from eduapp.core.errors import EduError
    from eduapp.exams.statistics.queries import Worked
    from eduapp.gui.bench import Bench
    from eduapp.gui.routes import Route

PAGE = "statistics.questions"
NOTHING = N_("There are no figures to save yet.")
WRITING = N_("The file is being written.")
_TABLE = 330  # px at 100 %: five rows


class QuestionsPage(Page):
    """Of the exam or the paper of the route (detail: `scopes`), or of all exams."""

    topics: ClassVar[frozenset[Topic]] = frozenset({marking.MARKING_CHANGED, sittings.SITTINGS_CHANGED})
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._found: Worked | None = None
        self._working = False
        self._about = (route.detail or SITTING) if route.id is not None else ALL
        self._ids: dict[str, UUID | None] = {self._about: route.id, ALL: None}
        self._make_verbs()
        self._make_choice()
        self._facts, self._notes = vbox(spacing=0), vbox(spacing=self.theme.px(2))
        self.picture = QuestionPicture(self.theme)
        self.not_drawn = label("", "caption", wrap=True)
        self.card = QuestionCard(bench)
        self.table: TableView[QuestionRow] = TableView(
            self.theme, question_columns(), name=_("Questions and their figures")
        )
        self.table.setMinimumHeight(self.theme.px(_TABLE))
        self.picture.chosen.connect(self._follow_picture)
        self.table.selection_changed.connect(self._follow_table)
        self.table.opened.connect(lambda _row: self.card.open_question())
        self._lay_out()
        self.set_title(_("How the questions worked"))

    def header_buttons(self) -> list[QPushButton]:
        return [self.csv, self.xlsx]

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("← →", _("In the picture: the question with the next lower or higher facility")),
            ("↑ ↓", _("In the picture: the question with the next higher or lower index")),
            (_("Enter"), _("In the table: open the question")),
        ]

    def first_focus(self) -> QWidget | None:
        return self.picture

    def reload(self) -> None:
        self.bench.runner.query(
            queries.worked,
            self._about,
            self._ids.get(self._about),
            self.bench.actor.sites,
            self.bench.today(),
            owner=self,
            done=self._show,
            newest=True,
        )

    # --- inside -------------------------------------------------------------------------------------

    def _make_verbs(self) -> None:
        self.csv = button(self.theme, _("Save as CSV…"), "download")
        self.xlsx = button(self.theme, _("Save as XLSX…"), "file-spreadsheet")
        self.csv.clicked.connect(lambda: self._write("csv"))
        self.xlsx.clicked.connect(lambda: self._write("xlsx"))

    def _make_choice(self) -> None:
        """What of: the exam one came from, its paper, or all; from a paper the paper or all."""
        options = [(SITTING, _("This exam")), (PAPER, _("This paper")), (ALL, _("All exams"))]
        start = next(place for place, (key, _text) in enumerate(options) if key == self._about)
        shown = options[start:]
        self.choice = Segments(self.theme, shown if len(shown) > 1 else options, _("Figures of"), self._about)
        self.choice.chosen.connect(self._choose)
        if len(shown) == 1:
            self.choice.hide()

    def _lay_out(self) -> None:
        px, inside, top = self.theme.px, QWidget(), QWidget()
        margins = (px(16), px(12), px(16), px(12))
        self.about = label("", "bodyStrong", wrap=True)
        top.setLayout(Flow(self.choice, self.about, gap=px(12)))
        self._legend_row = self._legend()
        drawing = Card(self.picture, self._legend_row, self.not_drawn, None, spacing=px(6), margins=margins)
        beside = hbox if self.theme.logical_width() >= 1160 else vbox  # noqa: PLR2004 - as in gui.page
        self._drawn = QWidget()
        beside((drawing, 3), (self.card, 2), spacing=px(12), parent=self._drawn)
        self._whole = Card(self._facts, self._notes, spacing=px(8), margins=margins)
        self._table_card = TableCard(self.theme, (self.table, 1))
        self._nothing = empty_state(self.theme, self._empty())
        inside.setObjectName("page")
        vbox(
            top,
            self._drawn,
            self._table_card,
            self._nothing,
            self._whole,
            None,
            spacing=px(12),
            margins=(px(24), px(6), px(24), px(20)),
            parent=inside,
        )
        vbox((DownwardsArea(inside, _("Page")), 1), spacing=0, parent=self)
        self._nothing.hide()  # until it is known: the keyboard would go past what is hidden
        self._show_verbs()

    def _legend(self) -> QWidget:
        """What the shapes mean, in words."""
        px, holder, pairs = self.theme.px, QWidget(), []
        for verdict in DRAWN:
            pair, said = QWidget(), label(words.verdict_text(verdict), "caption")
            hbox(LegendMark(self.theme, verdict), said, spacing=px(4), parent=pair)
            pairs.append(pair)
        holder.setLayout(Flow(*pairs, gap=px(12)))
        return holder

    def _choose(self, about: object) -> None:
        self._about = str(about)
        self.reload()

    def _show(self, found: Worked | None) -> None:
        self._found = found
        if found is None:
            self.set_title(_("This exam has been removed"))
            self._show_parts(shown=False)
            return
        self._ids.update({PAPER: found.paper_id} if found.paper_id is not None else {})
        rows = list(found.rows)
        self.about.setText(looks.heading(found))
        self.picture.show_rows(rows, found.limits.weak_below.value)
        self._show_picture(found)
        self.table.set_rows(rows)
        first = self.picture.current()
        if self.table.current_row() is None and rows:
            self.table.select_row(first.id if first is not None else rows[0].id)
        self.card.show_row(self.table.current_row())
        renew(self._facts, facts_grid(self.theme, looks.whole(found)))
        renew(self._notes, *(label(said, "caption", wrap=True) for said in looks.notes(found)))
        self._show_parts(shown=bool(rows))

    def _show_picture(self, found: Worked) -> None:
        """Without a mark an empty field would only look as if something were missing."""
        drawn = len(self.picture.spots)
        self.picture.setVisible(drawn > 0)
        self._legend_row.setVisible(drawn > 0)
        said = left_out_text(len(found.rows) - drawn)
        self.not_drawn.setText(said if drawn else f"{said} {shown_from_text(found.limits)}")
        self.not_drawn.setVisible(bool(said))

    def _show_parts(self, *, shown: bool) -> None:
        for part in (self._drawn, self._table_card, self._whole):
            part.setVisible(shown)
        self._nothing.setVisible(not shown)
        self._show_verbs()

    def _show_verbs(self) -> None:
        has_rows = self._found is not None and bool(self._found.rows)
        for verb in (self.csv, self.xlsx):
            why_not(verb, _(WRITING) if self._working else "" if has_rows else _(NOTHING))

    def _follow_picture(self, id: object) -> None:
        self.table.select_row(id)

    def _follow_table(self, row: QuestionRow | None) -> None:
        self.picture.choose(row.id if row is not None else None)
        self.card.show_row(row)

    def _write(self, kind: str) -> None:
        if self._found is None or self._working:
            return
        found = self._found
        name = safe_file_name(_("questions"), found.title or _("all exams"), suffix=f".{kind}")
        path = self.bench.files.save(_("Save the figures"), name, [f"*.{kind}"], self)
        if path is None:
            return
        self._rest(working=True)

        def done(made: jobs.Written) -> None:
            self._rest(working=False)
            said = ngettext(
                "{count} question saved in {file}.", "{count} questions saved in {file}.", made.questions
            )
            self.bench.tell(said.format(count=number_text(made.questions), file=made.paths[0].name))

        def failed(error: EduError) -> None:
            self._rest(working=False)
            self.bench.show_error(error, self)

        command = jobs.WriteFigures(found.about, self._ids.get(found.about), path, kind)
        self.bench.runner.start(jobs.write_figures, command, owner=self, done=done, failed=failed)

    def _rest(self, *, working: bool) -> None:
        self._working = working
        self._show_verbs()

    def _empty(self) -> Empty:
        return Empty(
            "chart-column",
            _("No figures yet"),
            _(
                "Questions stand here once an exam with a paper from the bank is sealed and its answers are"
                " marked."
            ),
        )
