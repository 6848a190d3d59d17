"""How the marking of one exam stands: examiners, what they differ on, candidates by number, and keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from eduapp.core.clock import zone
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital, date_text, day_with_weekday, ngettext
from eduapp.exams.marking import queries, service, terms
from eduapp.exams.marking.queries import AskedRow, CorrectionRow, Disagreement, MarkedCandidate, Progress
from eduapp.exams.marking.rules import states
from eduapp.exams.marking.rules.final import PAIR, THIRD
from eduapp.exams.marking.rules.points import points_text
from eduapp.exams.marking.ui import looks
from eduapp.exams.marking.ui.examiner_dialogs import appoint_examiner, end_examiner
from eduapp.exams.marking.ui.file_dialog import FileDialog
from eduapp.exams.marking.ui.key_dialog import correct_key
from eduapp.exams.marking.ui.told_dialog import ToldDialog
from eduapp.exams.sittings import terms as sittings
from eduapp.gui.record_page import RecordPage, panel_card
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.table_card import TableCard
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import Card, Chip, button, clear, hbox, label, recast, renew, vbox, why_not

if TYPE_CHECKING:
    from eduapp.core.changes import Topic
    from eduapp.exams.marking.queries import Overview, ToldMark
    from eduapp.gui.bench import Bench

PLAN_REASON = N_("Your role may look, but not plan the marking. Ask a leader.")
FILE_REASON = N_("Your role may look, but not send files out. Ask a leader or the office.")
KEY_REASON = N_("Your role may look, but not correct keys. Ask a leader.")
PAGE = "marking.sitting"
LEAST_HEIGHT = 240  # px at 100 %: four rows of candidates


class MarkingPage(RecordPage):
    """State and verbs on top, then who marks, what differs, candidates, questions with their keys."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.MARKING_CHANGED, sittings.SITTINGS_CHANGED})
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._overview: Overview | None = None
        theme = self.theme
        self.by_key = button(theme, _("Mark by the key"), "check")
        self.by_key.clicked.connect(self._mark_by_key)
        self.grades = button(theme, _("The grades"), "square-check")
        self.grades.clicked.connect(lambda: bench.navigation.go(Route("grading.sitting", self.route.id)))
        self.exam = button(theme, _("The exam"), "clipboard-check")
        self.exam.clicked.connect(lambda: bench.navigation.go(Route("sittings.sitting", self.route.id)))
        self.table: TableView[MarkedCandidate] = TableView(
            theme, self._columns(), name=_("Candidates by number"), click_opens=True
        )
        self.table.opened.connect(self._open_candidate)
        self.table.setMinimumHeight(theme.px(LEAST_HEIGHT))
        self._panels = [panel_card(bench, offer, self.sitting_id) for offer in bench.panels(PAGE)]
        self._state, self._people = vbox(spacing=0), vbox(spacing=0)
        self._differing, self._asked, self._corrected = vbox(spacing=0), vbox(spacing=0), vbox(spacing=0)
        self._lay_out()

    @property
    def sitting_id(self) -> UUID:
        """Which exam it is."""
        return self.route.id or UUID(int=0)

    def header_buttons(self) -> list[QPushButton]:
        return [self.exam, self.by_key, self.grades]

    def first_focus(self) -> QWidget | None:
        return self.grades  # always live, and above what scrolls: the page opens at its state

    def keys(self) -> list[tuple[str, str]]:
        return [(_("Enter"), _("How the candidate was marked"))]

    def reload(self) -> None:
        self.bench.runner.query(queries.overview, self.sitting_id, owner=self, done=self._show, newest=True)

    # --- inside -------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px, inside = self.theme.px, QWidget()
        inside.setObjectName("page")
        margins = (px(16), px(12), px(16), px(12))

        def card(title: str, rows: QVBoxLayout) -> Card:
            return Card(label(title, "subtitle"), rows, spacing=px(4), margins=margins)

        people = card(_("Examiners"), self._people)
        self._start = TabStart(people)
        self._differing_card = card(_("Where they differ"), self._differing)
        self._asked_card = card(_("Questions and keys"), self._asked)
        self._asked_start = TabStart(self._asked_card)
        self._corrected_card = card(_("Keys that were corrected"), self._corrected)
        vbox(
            Card(self._state, spacing=px(8), margins=margins),
            people,
            *self._panels,
            self._differing_card,
            TableCard(self.theme, (self.table, 1)),
            self._asked_card,
            self._corrected_card,
            None,
            spacing=px(12),
            margins=(px(24), px(6), px(24), px(20)),
            parent=inside,
        )
        vbox((DownwardsArea(inside, _("Page")), 1), spacing=0, parent=self)

    def _columns(self) -> list[Column[MarkedCandidate]]:
        return [
            Column(
                _("Candidate"),
                lambda row: str(row.number),
                sort=lambda row: row.number,
                spoken=lambda row: _("Candidate {number}").format(number=row.number),
            ),
            Column(_("Where"), lambda row: _("on screen") if row.on_screen else _("on paper"), width=130),
            Column(_("Decided so far"), self._decided, width=200),
            Column(_("Still open"), lambda _row: "", chip=_open_chip, width=200),
        ]

    def _decided(self, row: MarkedCandidate) -> str:
        if not row.most:
            return row.grade or "–"
        words = _("{points} of {most} points")
        return words.format(points=points_text(row.points), most=points_text(row.most))

    def _show(self, found: Overview | None) -> None:
        self._overview = found
        if found is None:
            self.set_title(_("This exam has been removed"))
            return
        self.set_title(
            _("Marking: {course}").format(course=found.course), capital(day_with_weekday(found.day))
        )
        self._show_state(found)
        self._show_people(found)
        self._differing_card.setVisible(bool(found.differing))
        clear(self._differing)
        self.fill(self._differing, map(self._differ, found.differing), "")
        self.table.set_rows(found.candidates)
        self._show_keys(found)
        reason = "" if self.bench.actor.may(terms.PLAN_MARKING) else _(PLAN_REASON)
        none = "" if found.on_screen else _("Nobody sat on screen. People mark from the sheets.")
        whole = _("The paper is from elsewhere; the whole answer is graded.") if found.whole else ""
        against = reason or found.why[states.BY_KEY] or whole or none
        why_not(self.by_key, against)
        self._show_next(found, may_mark=not against)

    def _show_next(self, found: Overview, *, may_mark: bool) -> None:
        """The verb that comes next is the primary one: the key first, the grades once all is decided."""
        decided = found.state == states.FIXED or not found.is_open
        keys = (
            may_mark
            and not decided
            and found.by_key < sum(found.on_screen for one in found.asked if one.closed)
        )
        recast(self.theme, self.by_key, "check", "primary" if keys else None)
        recast(self.theme, self.grades, "square-check", "primary" if decided else None)

    def _show_state(self, found: Overview) -> None:
        token, icon, word = looks.state_look(found.state)
        chip = Chip(self.theme, word, token, icon)
        told = [label(looks.next_text(found.state, is_open=found.is_open), wrap=True)]
        if found.by_key:
            words = ngettext(
                "{count} answer marked by the key. Open a candidate to see by which rule.",
                "{count} answers marked by the key. Open a candidate to see by which rule.",
                found.by_key,
            )
            told.append(label(words.format(count=found.by_key), "secondary", wrap=True))
        told.append(label(" ".join(found.rules), "caption", wrap=True))
        row = hbox(vbox(chip, None), (vbox(*told, spacing=0), 1), spacing=self.theme.px(12))
        renew(self._state, row)

    def _show_people(self, found: Overview) -> None:
        clear(self._people)
        verbs: list[QPushButton] = []
        by_place = {one.examiner.place: one for one in found.progress}
        wanted = [*PAIR, *((THIRD,) if found.differing or THIRD in by_place else ())]
        rows = [
            self._person(by_place[place], found, verbs)
            if place in by_place
            else self._nobody(place, found, verbs)
            for place in wanted
        ]
        self.fill(self._people, rows, "")
        in_reading_order(self._start, verbs)

    def _person(self, one: Progress, found: Overview, verbs: list[QPushButton]) -> QWidget:
        place = looks.place_name(one.examiner.place)
        shown: list[QWidget] = [self.chip(looks.progress_look(one))]
        name = _("File for {name}…").format(name=one.examiner.name)
        file = self.verb(_("File…"), name, verbs, partial(self._file, one))
        end = self.verb(
            _("End…"),
            _("End the appointment of {name}…").format(name=one.examiner.name),
            verbs,
            partial(end_examiner, self.bench, one, self),
        )
        stands = _("{name} has handed in. What was handed in stands.").format(name=one.examiner.name)
        why_not(end, self._plan_reason() or found.why[states.END] or (stands if one.handed_in else ""))
        note = _("external") if one.examiner.external else _("of the school")
        return self.row(f"{place}: {one.examiner.name}", looks.with_file(note, one), [*shown, file, end])

    def _file(self, one: Progress) -> None:
        found = self._overview
        if found is None:
            return
        stands = _("{name} has handed in. What was handed in stands.").format(name=one.examiner.name)
        act = found.why[states.mark_act(one.examiner.place, one.round)]
        may = "" if self.bench.actor.may(terms.HANDLE_FILES) else _(FILE_REASON)
        why = may or (stands if one.handed_in else act)
        FileDialog(self.bench, found, one, why, self).open()

    def _nobody(self, place: int, found: Overview, verbs: list[QPushButton]) -> QWidget:
        act = states.APPOINT_THIRD if place == THIRD else states.APPOINT
        name = looks.place_name(place)
        appoint = self.verb(
            _("Appoint…"),
            _("Appoint: {place}").format(place=name),
            verbs,
            partial(appoint_examiner, self.bench, found, place, self),
        )
        why_not(appoint, self._plan_reason() or found.why[act])
        return self.row(name, _("Nobody is appointed."), [appoint])

    def _plan_reason(self) -> str:
        return "" if self.bench.actor.may(terms.PLAN_MARKING) else _(PLAN_REASON)

    def _differ(self, one: Disagreement) -> QWidget:
        decided = looks.mark_text(one.decided)
        chip = ("present", "circle-check", _("Decided: {mark}").format(mark=decided))
        look = chip if one.decided is not None else ("late", "circle-alert", _("Not settled"))
        return self.row(looks.differ_title(one), looks.differ_text(one), [self.chip(look)])

    def _show_keys(self, found: Overview) -> None:
        self._asked_card.setVisible(bool(found.asked))
        clear(self._asked)
        verbs: list[QPushButton] = []
        self.fill(self._asked, [self._question(one, found, verbs) for one in found.asked], "")
        in_reading_order(self._asked_start, verbs)
        self._corrected_card.setVisible(bool(found.corrections))
        clear(self._corrected)
        self.fill(self._corrected, map(self._correction, found.corrections), "")

    def _question(self, one: AskedRow, found: Overview, verbs: list[QPushButton]) -> QWidget:
        kind = code_list("question_kinds")[one.kind].label
        words = _("{kind}, {points} points").format(kind=capital(kind), points=points_text(one.most))
        title = f"{one.number}. {one.label}"
        if not one.closed:
            left_out = ngettext("{count} left blank: no points", "{count} left blank: no points", one.by_key)
            blank = f" · {left_out.format(count=one.by_key)}" if one.by_key else ""
            return self.row(title, words + blank, [])
        by_key = ngettext("{count} marked by the key", "{count} marked by the key", one.by_key)
        name = _("Correct the key of question {number}…").format(number=one.number)
        act = partial(correct_key, self.bench, one.version_id, self)
        correct = self.verb(_("Correct the key…"), name, verbs, act)
        may = "" if self.bench.actor.may(terms.CORRECT_KEYS) else _(KEY_REASON)
        why_not(correct, may or found.why[states.CORRECT_KEY])
        return self.row(title, f"{words} · {by_key.format(count=one.by_key)}", [correct])

    def _correction(self, one: CorrectionRow) -> QWidget:
        asked = {row.version_id: row for row in (self._overview.asked if self._overview else ())}
        row = asked.get(one.version_id)
        title = "" if row is None else f"{row.number}. {row.label}"
        moved = "; ".join(looks.moved_texts(one.moved)) or _("nobody of this exam moved")
        said = _("{key} {reason} ({person}, {day}). {moved}")
        day = date_text(one.at.astimezone(zone()).date())
        note = said.format(key=looks.key_text(one), reason=one.reason, person=one.by, day=day, moved=moved)
        return self.row(title, note)

    def _mark_by_key(self) -> None:
        order = service.MarkByKey(sitting_id=self.sitting_id)
        self.send(service.mark_by_key, order, done=self._marked)

    def _marked(self, count: int) -> None:
        words = ngettext("{count} answer was marked.", "{count} answers were marked.", count)
        self.bench.tell(
            words.format(count=count) if count else _("Nothing changed: all of it was marked already.")
        )

    def _open_candidate(self, row: MarkedCandidate) -> None:
        def show(told: list[ToldMark]) -> None:
            ToldDialog(self.theme, row.number, told, self).open()

        self.bench.runner.query(
            queries.how_marked, self.sitting_id, row.number, owner=self, done=show, newest=True
        )


def _open_chip(row: MarkedCandidate) -> tuple[str, str, str]:
    if not row.open:
        return "present", "circle-check", _("all decided")
    words = ngettext("{count} answer open", "{count} answers open", row.open)
    return "none", "pen-line", words.format(count=row.open)
