"""One appeal: what it is about and until when, its steps with their paragraphs, the file, what may follow."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.codes import code_list
from eduapp.core.files import write_atomically
from eduapp.core.i18n import N_, _, capital, date_text, language
from eduapp.exams.appeals import jobs, queries, service, terms
from eduapp.exams.appeals.rules import notices, steps
from eduapp.exams.appeals.rules.deciding import OwnStep, SamePerson, WaitsAlready
from eduapp.exams.appeals.ui import looks
from eduapp.exams.appeals.ui.right_dialogs import correct_receipt
from eduapp.exams.appeals.ui.step_dialogs import (
    confirm_step,
    keep_part,
    note_notice,
    refuse_step,
    show_complaint,
    take_step,
)
from eduapp.exams.deadlines import terms as deadlines
from eduapp.exams.sittings import terms as sittings
from eduapp.exams.sittings.rules.planning import KINDS as EXAM_KINDS
from eduapp.gui.facts import Fact, facts_grid
from eduapp.gui.flow import Flow
from eduapp.gui.reckoned import ReckonedDate
from eduapp.gui.record_page import RecordPage, panel_card
from eduapp.gui.routes import Route
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.shortcuts import key_text
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import Bar, Card, button, clear, label, renew, vbox, why_not

if TYPE_CHECKING:
    from collections.abc import Callable

    from eduapp.core.changes import Topic
    from eduapp.core.errors import EduError
    from eduapp.exams.appeals.jobs import MadeFile
    from eduapp.exams.appeals.queries import AppealPage as Appeal
    from eduapp.exams.appeals.queries import PartRow, WaitingRow
    from eduapp.gui.bench import Bench

KEEP_REASON = N_("Your role may look, but not work on appeals. Ask the office or a leader.")
SENT_REASON = N_("It was sent already.")
SECOND_REASON = N_("One of the two is a leader: what the office writes down a leader confirms.")


class AppealPage(RecordPage):
    """What comes next on top; then what it is about, its steps, and the parts of the file."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {terms.APPEALS_CHANGED, deadlines.DEADLINES_CHANGED, sittings.RESULTS_CHANGED}
    )
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._shown: Appeal | None = None
        self.file = button(self.theme, _("Make the file…"), "download", tip=key_text("print"))
        self.file.clicked.connect(self.print_)
        self.exam = button(self.theme, _("The exam"), "clipboard-check")
        self.exam.clicked.connect(self._go_to_exam)
        self._keep = "" if bench.actor.may(terms.KEEP_APPEALS) else _(KEEP_REASON)
        why_not(self.file, self._keep)
        self.steps: dict[str, QPushButton] = {}
        self.second: list[QPushButton] = []
        self.notice: QPushButton | None = None
        self.right: QPushButton | None = None
        self._lay_out()

    @property
    def appeal_id(self) -> UUID:
        """Which appeal it is."""
        return self.route.id or UUID(int=0)  # a route to an appeal always has one

    def header_buttons(self) -> list[QPushButton]:
        return [self.exam, self.file]

    def keys(self) -> list[tuple[str, str]]:
        return [("Ctrl+P", _("Make the file for who decides"))]

    def first_focus(self) -> QWidget | None:
        return next((one for one in (*self.second, *self.steps.values()) if one.isEnabled()), self.file)

    def reload(self) -> None:
        self.bench.runner.query(queries.appeal, self.appeal_id, owner=self, done=self._show, newest=True)

    def print_(self) -> None:
        """Make the file and save it where the person says."""
        if self.file.isEnabled():
            command = jobs.MakeFile(self.appeal_id, language())
            self.bench.runner.start(jobs.make_file, command, owner=self, done=self._save, failed=self._fail)

    # --- inside -------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px = self.theme.px
        margins = (px(16), px(12), px(16), px(12))
        self._next, self._facts = vbox(spacing=0), vbox(spacing=px(10))
        self._verbs, self._events, self._parts = vbox(spacing=0), vbox(spacing=0), vbox(spacing=0)
        about = Card(label(_("What it is about"), "subtitle"), spacing=px(8), margins=margins)
        self._notice_start = TabStart(about)
        about.box.addLayout(self._facts)
        follow = Card(label(_("What happened"), "subtitle"), spacing=px(8), margins=margins)
        follow.box.addLayout(self._verbs)
        self._steps_start = TabStart(follow)
        follow.box.addLayout(self._events)
        self._parts_card = Card(
            label(_("The file for who decides"), "subtitle"), spacing=px(8), margins=margins
        )
        self._parts_card.box.addLayout(self._parts)
        self._parts_start = TabStart(self._parts_card)
        inside = QWidget()
        inside.setObjectName("page")
        vbox(
            self._next,
            about,
            follow,
            self._parts_card,
            *(panel_card(self.bench, offer, self.appeal_id) for offer in self.bench.panels("appeals.appeal")),
            None,
            spacing=px(10),
            margins=(px(24), px(6), px(24), px(16)),
            parent=inside,
        )
        vbox((DownwardsArea(inside, _("Page")), 1), spacing=0, parent=self)

    def _show(self, found: Appeal | None) -> None:
        self._shown = found
        if found is None:
            self.set_title(_("This appeal is not there"))
            return
        row = found.row
        self.set_title(
            _("Appeal {number}").format(number=row.number),
            f"{row.name} · {row.course} · {date_text(row.day)}",
        )
        clear(self._next)
        waits = found.waiting
        if words := looks.waiting_text(waits) if waits is not None else looks.next_text(found):
            self._next.addWidget(Bar(self.theme, "info", words))
        renew(self._facts, facts_grid(self.theme, _facts(found)), *self._dates(found), *self._told(found))
        in_reading_order(self._notice_start, [one for one in (self.notice, self.right) if one is not None])
        self._show_verbs(found)
        notes = [self._event(one, found) for one in reversed(found.events)]
        clear(self._events)
        self.fill(self._events, notes, "")
        self._show_parts(found)

    def _dates(self, found: Appeal) -> list[QWidget]:
        title = _("Last day to appeal")
        if found.last is None:
            last = ReckonedDate(title, None, _("The time had not begun when the appeal came."))
        else:
            last = ReckonedDate(title, found.last.last_day, found.last.line)
        dates: list[QWidget] = [last]
        if found.row.to_answer:
            answer = found.row.answer_by
            dates.append(ReckonedDate(_("Answer until"), answer.last_day, answer.line))
        return dates

    def _told(self, found: Appeal) -> list[QWidget]:
        """What there is to note of what the candidate was told: while it is open, and once it is decided."""
        self.notice, self.right = None, None
        decided = found.row.state in notices.OUTCOMES_TOLD
        if not (found.row.open or decided):
            return []
        notice = notices.OUTCOME if decided else notices.INTERIM
        self.notice = button(self.theme, _(looks.NOTICE_VERBS[notice]), "message-square", kind="plain")
        self.notice.clicked.connect(partial(self._note, notice))
        by_letter = notices.ToldByLetter().sentence() if found.by_letter else ""
        why_not(self.notice, self._keep or by_letter)
        verbs = [self.notice]
        if found.row.open:
            self.right = button(self.theme, _("Put the day it came right…"), "history", kind="plain")
            self.right.clicked.connect(lambda: self._with_page(correct_receipt))
            against = (
                WaitsAlready(name=found.waiting.noted_by, step=found.waiting.step) if found.waiting else None
            )
            why_not(self.right, self._keep or (against.sentence() if against is not None else ""))
            verbs.append(self.right)
        holder = QWidget()
        holder.setLayout(Flow(*verbs, gap=self.theme.px(8)))
        return [holder]

    def _note(self, notice: str, *_checked: bool) -> None:
        if self._shown is not None:
            note_notice(self.bench, self._shown, notice, self)

    def _show_verbs(self, found: Appeal) -> None:
        """Every step the law has for this kind; those that cannot be taken now say why."""
        self.steps, self.second = {}, []
        if found.waiting is not None:
            self.second = self._second_verbs(found.waiting)
        for step, against in found.why.items():
            verb = button(self.theme, _(looks.VERBS[step]), kind="plain")
            verb.clicked.connect(partial(self._take, step))
            why_not(verb, self._against(found, step) or against)
            self.steps[step] = verb
        verbs = [*self.second, *self.steps.values()]
        holder = QWidget()
        holder.setLayout(Flow(*verbs, gap=self.theme.px(8)))
        renew(self._verbs, holder)
        in_reading_order(self._steps_start, verbs)

    def _second_verbs(self, waits: WaitingRow) -> list[QPushButton]:
        """Confirm or refuse what somebody has written down; who wrote it may take it back."""
        own, may = waits.noted_by_id == self.bench.actor.user_id, self.bench.actor.may(terms.DECIDE_APPEALS)
        confirm = button(self.theme, _("Confirm it…"), "check", kind="primary")
        refuse = button(self.theme, _("It is not so…"), "x", kind="plain")
        confirm.clicked.connect(lambda: self._with_page(confirm_step))
        refuse.clicked.connect(lambda: self._with_page(refuse_step))
        second = "" if may or waits.by_leader else _(SECOND_REASON)
        why_not(confirm, self._keep or (OwnStep().sentence() if own else second))
        why_not(refuse, self._keep or ("" if own else second))
        return [confirm, refuse]

    def _with_page(self, ask: Callable[[Bench, Appeal, QWidget], None]) -> None:
        if self._shown is not None:
            ask(self.bench, self._shown, self)

    def _against(self, found: Appeal, step: str) -> str:
        """What this person may not do."""
        waits = step in {steps.CONFIRM, steps.RETURN} and found.row.state == steps.ASSESSED
        if self._keep or not waits:
            return self._keep
        if found.assessor_id == self.bench.actor.user_id:  # who wrote it may take it back
            return SamePerson().sentence() if step == steps.CONFIRM else ""
        may = self.bench.actor.may(terms.DECIDE_APPEALS) or found.assessor_id in found.two.leaders
        return "" if may else _(SECOND_REASON)

    def _event(self, one: queries.EventRow, found: Appeal) -> QWidget:
        return self.row(looks.event_title(one), looks.event_note(one, found))

    def _show_parts(self, found: Appeal) -> None:
        verbs: list[QPushButton] = []
        rows = [self._part(found, one, verbs) for one in found.parts if one.part != "complaint"]
        rows.append(self._complaint(found, verbs))
        clear(self._parts)
        self.fill(self._parts, rows, "")
        in_reading_order(self._parts_start, verbs)

    def _part(self, found: Appeal, one: PartRow, verbs: list[QPushButton]) -> QWidget:
        title = looks.part_title(one)
        beside: list[QWidget] = [self.chip(looks.part_look(one))]
        if not one.drawn:
            name = _("Write or enclose: {part}").format(part=title)
            verb = self.verb(_("Write…"), name, verbs, partial(keep_part, self.bench, found, one, self))
            sent = "" if found.row.state == steps.RECEIVED else _(SENT_REASON)
            why_not(verb, self._keep or sent)
            beside.append(verb)
        note = one.words if len(one.words) <= _SHOWN else f"{one.words[:_SHOWN]}…"
        return self.row(title, note, beside)

    def _complaint(self, found: Appeal, verbs: list[QPushButton]) -> QWidget:
        """The complaint is no part of the file where who decides may not know it, and the row says so."""
        kind = found.kind
        goes = _("goes along as a paper of its own") if kind.told_complaint else _("never goes along")
        note = _("{instance}: {goes} ({basis}).").format(
            instance=capital(kind.instance.label), goes=goes, basis=kind.basis
        )
        beside: list[QWidget] = []
        if found.has_complaint:
            beside.append(self.verb(_("Show"), _("Show what the candidate writes"), verbs, self._look))
        else:
            beside.append(self.chip(("none", "file-text", _("on paper"))))
        return self.row(_("What the candidate writes"), note, beside)

    def _look(self) -> None:
        self.bench.runner.query(queries.complaint_of, self.appeal_id, owner=self, done=self._show_words)

    def _show_words(self, words: str) -> None:
        if self._shown is not None:
            show_complaint(self.bench, self._shown, words, self)

    def _take(self, step: str, *_checked: bool) -> None:
        if self._shown is not None:
            take_step(self.bench, self._shown, step, self)

    def _go_to_exam(self) -> None:
        if self._shown is not None:
            self.bench.navigation.go(Route("appeals.exam", self._shown.row.sitting_id))

    def _save(self, made: MadeFile) -> None:
        path = self.bench.files.save(_("Save the file of the appeal"), made.name, ["*.zip"], self)
        if path is not None:
            write_atomically(path, made.content)
            self.send(service.note_file, service.NoteFile(appeal_id=self.appeal_id), done=self._saved)

    def _saved(self, _none: object) -> None:
        self.bench.tell(_("The file is saved. It goes by candidate number."))

    def _fail(self, error: EduError) -> None:
        self.bench.show_error(error, self)


def _facts(found: Appeal) -> list[Fact]:
    row, facts = found.row, found.facts
    exam = code_list(EXAM_KINDS)[facts.graded.exam].label
    return [
        Fact(_("About"), looks.kind_text(row.kind)),
        Fact(_("Who decides"), looks.instance_text(found.kind)),
        Fact(_("Candidate"), f"{row.candidate} · {row.name}"),
        Fact(_("Appealed against"), capital(facts.label)),
        Fact(_("Exam"), f"{row.course}, {date_text(row.day)}, {exam}"),
        Fact(_("Received"), f"{date_text(row.received_on)}. {looks.time_text(found)}"),
        *(
            Fact(looks.notice_title(one), looks.notice_text(one))
            for one in (*found.ended, *found.notices.values())
        ),
        *_letter(found),
    ]


def _letter(found: Appeal) -> list[Fact]:
    """The day of the letter that told the outcome."""
    told_on = found.row.told_on
    if told_on is None or notices.OUTCOME in found.notices:
        return []
    said = _("{day}, by the letter with the new grade").format(day=date_text(told_on))
    return [Fact(capital(code_list(notices.NOTICES)[notices.OUTCOME].label), said)]


_SHOWN = 160  # letters of a part on the page
