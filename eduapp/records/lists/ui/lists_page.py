"""The lists of a day: choose a kind, look at the real page, print. What is on paper says whether it holds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.actor import LEADER, OFFICE
from eduapp.core.i18n import LANGUAGE_NAMES, LANGUAGES, _, language
from eduapp.education.attendance import terms as attendance
from eduapp.education.enrolment import queries as enrolment_queries
from eduapp.education.enrolment import terms as enrolment
from eduapp.education.timetable import terms as timetable
from eduapp.gui.empty import Empty, empty_state
from eduapp.gui.fields import Choice, DateEdit
from eduapp.gui.flow import Flow
from eduapp.gui.form import Tick
from eduapp.gui.notices import brought_verbs
from eduapp.gui.page import Page
from eduapp.gui.pdf_view import PdfView
from eduapp.gui.pickers import SearchPicker
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.table_card import TableCard
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import Segments, button, hbox, label, vbox
from eduapp.people.learners import queries as learners
from eduapp.people.learners import terms as learner_terms
from eduapp.records.lists import jobs, queries, terms
from eduapp.records.lists.queries import Offer
from eduapp.records.lists.rules import Kind
from eduapp.records.lists.ui.asked import asked
from eduapp.records.lists.ui.looks import count_text, state_of, twice_text
from eduapp.records.lists.ui.printing import PrintVerbs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from eduapp.core.changes import Topic
    from eduapp.core.errors import EduError
    from eduapp.gui.bench import Bench

_LIST_WIDTH = 530
_PREVIEW_MS = 180  # the preview follows when the arrow keys rest
_WIDE = 1000  # logical px from which the page stands beside the table


class ListsPage(Page):
    """Kinds on top, then the day; the table at the left, the page at the right, one verb at the foot."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {
            terms.LISTS_CHANGED,
            attendance.MARKS_CHANGED,
            timetable.SESSIONS_CHANGED,
            enrolment.ENROLMENTS_CHANGED,
            learner_terms.LEARNERS_CHANGED,
        }
    )
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._asked = asked(route, bench.today())
        self._offered: Mapping[str, Sequence[Offer]] = {}
        self._wanted_row = self._asked.row
        self._settle = QTimer(self, singleShot=True, interval=_PREVIEW_MS)
        self._settle.timeout.connect(self._ask_preview)
        self._build_choices()
        self._build_table()
        self._build_preview()
        self.verbs = PrintVerbs(self, self.chosen, self.form)
        self.table.selection_changed.connect(lambda _row: self._choose_row())
        self.table.ticks_changed.connect(self.verbs.refresh)
        self._lay_out()
        self.set_title(_("Lists"), _("For a day or a week. What is on paper says whether it still holds."))
        self._show_kind()

    # --- what a page answers ------------------------------------------------------------------------

    def header_buttons(self) -> list[QPushButton]:
        type_in = button(self.theme, _("Type a list in…"), "keyboard")
        type_in.clicked.connect(lambda: self.bench.navigation.go(Route("lists.type_in")))
        brought = [
            one for one in brought_verbs(self.bench, "lists.lists", None) if isinstance(one, QPushButton)
        ]
        return [*brought, type_in] if self.bench.actor.may(terms.TYPE_IN) else brought

    def keys(self) -> list[tuple[str, str]]:
        return [
            (_("Space"), _("Tick the row")),
            ("Ctrl+A", _("Tick all rows")),
            ("Ctrl+P", _("Print the ticked lists, or the one shown")),
            ("← →", _("Another kind of list, while the kinds have the focus")),
        ]

    def first_focus(self) -> QWidget:
        return self.table if self.table.table.rowCount() else self.kinds.buttons()[0]

    def print_(self) -> None:
        self.verbs.print_()

    def reload(self) -> None:
        """Ask again for the day, or first for what the route left open."""
        day, run = self.day.value() or self.bench.today(), self.bench.runner.query
        if self._route_left_open():
            return
        if self.kind == Kind.WEEK:
            whose = (self.group.value(), self.learner.value())
            run(queries.weeks, day, *whose, owner=self, done=self._show_weeks, newest=True)
        else:
            run(
                queries.offers,
                day,
                self.bench.actor.scope(LEADER, OFFICE),
                owner=self,
                done=self._show,
                newest=True,
            )

    def _route_left_open(self) -> bool:
        """A session says itself on which day it is; a group and a learner are called by their names."""
        wanted, self._asked = self._asked, asked(Route("lists.lists"), self.bench.today())
        run = self.bench.runner.query
        if wanted.session_id is not None:
            run(queries.day_of_session, wanted.session_id, owner=self, done=self._go_to_day)
        elif wanted.group_id is not None or wanted.learner_id is not None:
            picker = self.group if wanted.group_id is not None else self.learner
            found = partial(self._pick, picker)
            run(queries.whose, wanted.group_id, wanted.learner_id, owner=self, done=found)
        else:
            return False
        return True

    # --- what is chosen -----------------------------------------------------------------------------

    @property
    def kind(self) -> str:
        """The kind of list that is looked at."""
        return str(self.kinds.current())

    def chosen(self) -> list[Offer]:
        """The ticked lists, or the current one."""
        ticked = self.table.ticked_rows()
        current = self.table.current_row()
        return ticked or ([current] if current is not None else [])

    def form(self) -> tuple[str, bool]:
        """In which language, and whether in large print."""
        return self.language.value() or language(), self.large.value()

    # --- inside -------------------------------------------------------------------------------------

    def _build_choices(self) -> None:
        px, theme = self.theme.px, self.theme
        kinds = [
            (Kind.REGISTER, _("Register sheets")),
            (Kind.PLACE, _("By place")),
            (Kind.UNIT, _("By unit")),
            (Kind.WEEK, _("Week plans")),
        ]
        self.kinds = Segments(theme, kinds, _("Kind of list"), self._asked.kind)
        self.kinds.chosen.connect(lambda _kind: self._choose_kind())
        self.day = DateEdit(theme, self.bench.today())
        self.day.setAccessibleName(_("Day"))
        self.day.setFixedWidth(px(200))
        self.day.set_value(self._asked.day)
        self.day.changed.connect(self._choose_day)
        self.group = self._picker(enrolment_queries.joinable, _("Course or group"), _("Group"))
        self.learner = self._picker(learners.find, _("Name or number"), _("Learner"))
        self._whose = QWidget()
        self._whose.setLayout(
            Flow(_named(_("Group"), self.group), _named(_("Learner"), self.learner), gap=px(8))
        )
        self.language: Choice[str] = Choice(
            theme, [(code, LANGUAGE_NAMES[code]) for code in LANGUAGES], language()
        )
        self.language.setAccessibleName(_("Language of the list"))
        self.language.changed.connect(self._settle.start)
        self.large = Tick(_("Large print"))
        self.large.changed.connect(self._settle.start)

    def _picker(self, query: object, hint: str, name: str) -> SearchPicker:
        found = query
        if query is enrolment_queries.joinable:
            found = partial(enrolment_queries.joinable, today=self.bench.today())
        made = SearchPicker(self.bench, found, hint, name=name)  # type: ignore[arg-type]  # one of two queries
        made.setFixedWidth(self.theme.px(230))
        made.picked.connect(lambda row: self._choose_whose(made, row))
        return made

    def _build_table(self) -> None:
        self.table: TableView[Offer] = TableView(
            self.theme, self._columns(), name=_("Lists of the day"), ticks=True
        )
        self.table.setMinimumHeight(self.theme.px(200))

    def _columns(self) -> list[Column[Offer]]:
        today = self.bench.today()
        return [
            Column(_("List"), lambda row: row.label or _("Not given"), caption=_caption),
            Column(
                _("On paper"),
                lambda _row: "",
                chip=lambda row: state_of(row.printed, today) if row.printed else None,
                width=210,
            ),
        ]

    def _build_preview(self) -> None:
        self.preview = PdfView(self.theme, self.bench.runner)
        self.preview.setMinimumHeight(self.theme.px(240))
        self.reasons = label("", "problem", wrap=True)
        self.reasons.setVisible(False)

    def _lay_out(self) -> None:
        px = self.theme.px
        when = QWidget()
        when.setLayout(
            Flow(_named(_("Day"), self.day), _named(_("Language"), self.language), self.large, gap=px(8))
        )
        above = QWidget()
        above.setLayout(Flow(self.kinds, gap=px(8)))
        self._card = TableCard(self.theme, (self.table, 1))
        self._nothing = empty_state(self.theme, Empty("printer", *self._nothing_said()))
        self._nothing.setVisible(False)
        left, right = QWidget(), QWidget()
        vbox(self._whose, (self._card, 1), (self._nothing, 1), spacing=px(8), parent=left)
        vbox(self.reasons, (self.preview, 1), spacing=px(8), parent=right)
        wide = self.theme.logical_width() >= _WIDE
        if wide:
            left.setFixedWidth(px(_LIST_WIDTH))
        inside = QWidget()
        inside.setObjectName("page")
        body = (hbox if wide else vbox)((left, 0 if wide else 1), (right, 1), spacing=px(16))
        vbox(above, when, (body, 1), spacing=px(10), parent=inside)
        holder = inside if wide else DownwardsArea(inside, _("Page"))
        margins = (px(24), px(6), px(24), px(14))
        vbox((holder, 1), self.verbs.foot, spacing=px(10), margins=margins, parent=self)

    def _nothing_said(self) -> tuple[str, str]:
        return _("Nothing to print"), _(
            "What takes place on that day stands here: choose another day or kind."
        )

    def _choose_kind(self) -> None:
        self._wanted_row = ""
        self._show_kind()
        self.mark_stale()

    def _show_kind(self) -> None:
        self._whose.setVisible(self.kind == Kind.WEEK)

    def _choose_day(self) -> None:
        if self.day.value() is not None:
            self.mark_stale()

    def _choose_whose(self, picker: SearchPicker, row: object) -> None:
        """A group or a learner: choosing one lets go of the other."""
        other = self.learner if picker is self.group else self.group
        if row is not None and other.value() is not None:
            other.set_value(None)
        self.mark_stale()

    def _pick(self, picker: SearchPicker, row: queries.Whose | None) -> None:
        picker.set_value(row)
        self.reload()

    def _go_to_day(self, day: date | None) -> None:
        if day is not None and day != self.day.value():
            self.day.set_value(day)  # which asks for it
        else:
            self.reload()

    def _show_weeks(self, rows: Sequence[Offer]) -> None:
        self._show({**self._offered, Kind.WEEK: rows})

    def _show(self, offered: Mapping[str, Sequence[Offer]]) -> None:
        self._offered = offered
        rows = offered.get(self.kind, ())
        self.table.set_rows(rows)
        self._card.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        if not self.table.select_row(self._wanted_row) and self.table.current_row() is None and rows:
            self.table.select_row(rows[0].id)
        self._wanted_row = ""
        self._choose_row()

    def _choose_row(self) -> None:
        self.verbs.refresh()
        self._settle.start()

    def _ask_preview(self) -> None:
        row = self.table.current_row()
        self.reasons.setVisible(False)
        if row is None:
            self.preview.clear("")
            return
        spoken, large = self.form()
        command = jobs.MakeLists((row.subject,), spoken, large)
        self.bench.runner.start(
            jobs.preview,
            command,
            owner=self,
            done=partial(self._show_preview, row),
            failed=self._preview_failed,
        )

    def _show_preview(self, row: Offer, shown: jobs.Preview) -> None:
        current = self.table.current_row()
        if current is None or current.id != row.id:
            return  # another one was chosen meanwhile
        self.reasons.setText("\n".join(shown.reasons))
        self.reasons.setVisible(bool(shown.reasons))
        if shown.pdf is None:
            self.preview.clear(_("There is no page to show."))
        else:
            if row.subject.kind == Kind.WEEK:  # somebody's week, read like their file
                self.bench.navigation.shows(Route("lists.lists", row.subject.id, row.subject.key))
            self.preview.show_pdf(shown.pdf, _("List as it would be printed now: {of}").format(of=row.label))

    def _preview_failed(self, error: EduError) -> None:
        self.preview.clear(error.sentence())


def _caption(row: Offer) -> str:
    """How many, what has changed since it was printed, and how many cannot be where the list says."""
    if row.printed is not None and row.printed.out_of_date:
        changed = "; ".join(change.sentence() for change in row.printed.changes)
        return "\n".join(filter(None, (changed, twice_text(row.twice))))
    return count_text(row.count) if row.count else twice_text(row.twice)


def _named(words: str, field: QWidget) -> QWidget:
    """A field with its words before it; they stay together."""
    said, pair = label(words, "captionStrong"), QWidget()
    said.setBuddy(field)
    hbox(said, field, spacing=8, parent=pair)
    return pair
