"""Who sits on screen: chosen here, then tickets are made, looked at and printed. Codes are kept nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.i18n import (
    LANGUAGE_NAMES,
    LANGUAGES,
    _,
    capital,
    day_with_weekday,
    language,
    ngettext,
)
from eduapp.exams.attempts import jobs, queries
from eduapp.exams.room.rules.wording import spans
from eduapp.exams.screens import terms as screens
from eduapp.exams.sittings import terms as sittings
from eduapp.gui.fields import Choice
from eduapp.gui.flow import Flow
from eduapp.gui.form import Tick
from eduapp.gui.page import Page
from eduapp.gui.pdf_view import PdfView
from eduapp.gui.progress import ProgressPanel
from eduapp.gui.routes import Route
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.shortcuts import key_text
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import Card, button, clear, hbox, label, vbox, why_not

if TYPE_CHECKING:
    from eduapp.core.changes import Topic
    from eduapp.core.errors import EduError
    from eduapp.exams.attempts.jobs import MadeTickets
    from eduapp.exams.attempts.queries import Preparable
    from eduapp.gui.bench import Bench


class TicketsPage(Page):
    """A tick for each candidate; who is granted a computer is ticked already."""

    topics: ClassVar[frozenset[Topic]] = frozenset({screens.ATTEMPTS_CHANGED, sittings.SITTINGS_CHANGED})
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._told: Preparable | None = None
        self._made: MadeTickets | None = None
        self._making = False
        self.ticks: dict[UUID, Tick] = {}
        self.set_title(_("Tickets"))
        self._build()
        self._refresh()

    def header_buttons(self) -> list[QPushButton]:
        return [self.folder, self.make, self.print_button]

    def keys(self) -> list[tuple[str, str]]:
        return [("Ctrl+P", _("Print the labels"))]

    def first_focus(self) -> QWidget | None:
        return next(iter(self.ticks.values()), self.everybody)

    def unsaved(self) -> bool:
        return False

    def reload(self) -> None:
        wanted = self.route.id or UUID(int=0)
        self.bench.runner.query(queries.preparable, wanted, owner=self, done=self.show_people, newest=True)

    def print_(self) -> None:
        """Send the labels to a printer."""
        if self._made is not None and self.print_button.isEnabled():
            self.bench.printer.print_pdf(self._made.pdf, self._made.title, self)

    def show_people(self, told: Preparable | None) -> None:
        """Who may sit on screen; ticks that somebody set stay."""
        self._say_where(told)
        known = {id: tick.value() for id, tick in self.ticks.items()}
        self._told = told
        clear(self._flow)
        self.ticks = {}
        for one in told.sitters if told else ():
            words = _("Candidate {number}").format(number=one.number)
            if one.attempt is not None:
                words = _("{who}, has a ticket").format(who=words)
            tick = Tick(words)
            tick.set_value(known.get(one.candidate_id, one.asks_for_it))
            tick.changed.connect(self._refresh)
            self.ticks[one.candidate_id] = tick
            self._flow.addWidget(tick)
        in_reading_order(self._start, list(self.ticks.values()))
        self._refresh()

    def show_labels(self, made: MadeTickets) -> None:
        """Labels with codes that are kept nowhere else, ready for the printer."""
        self._making, self._made = False, made
        self.code.setText(_opens_words(made))
        self.preview.show_pdf(made.pdf, _("{paper}, as it would be printed").format(paper=made.title))
        self._refresh()
        self.print_button.setFocus()  # labels come next, and Enter once more would make the codes useless

    # --- inside -------------------------------------------------------------------------------------

    def _build(self) -> None:
        px = self.theme.px
        self.make = button(self.theme, _("Make tickets"), "id-card", kind="primary")
        self.make.clicked.connect(self._make)
        self.folder = button(self.theme, _("Put on a stick…"), "folder-open")
        self.folder.clicked.connect(self._put_on_a_stick)
        self.print_button = button(self.theme, _("Print it"), "printer", tip=key_text("print"))
        self.print_button.clicked.connect(self.print_)
        self.everybody = button(self.theme, _("Choose all"), kind="plain")
        self.everybody.clicked.connect(self._choose_all)
        spoken = [(code, LANGUAGE_NAMES[code]) for code in LANGUAGES]
        self.language: Choice[str] = Choice(self.theme, spoken, language())
        self.language.setAccessibleName(_("Language of the labels"))
        self._people = QWidget()
        self._flow = Flow(gap=px(14))
        self._people.setLayout(self._flow)
        told = _(
            "Who has a ticket sits on a PC, everybody else on paper. Codes stand on the labels alone and are"
            " kept nowhere: print them at once. A new ticket makes the old one useless."
        )
        self.reason = label("", "problem", wrap=True)
        self.code = label("", "bodyStrong", wrap=True)
        self.preview = PdfView(self.theme, self.bench.runner)
        self.preview.setMinimumHeight(px(260))
        self.preview.clear(_("The labels stand here once they are made."))
        self.progress = ProgressPanel(self.theme, _("Sealing paper {number} of {total}: candidate {label}"))
        inside = QWidget()
        inside.setObjectName("page")
        row = hbox(label(_("Language"), "captionStrong"), self.language, self.everybody, None, spacing=px(8))
        card = Card(
            label(told, "secondary", wrap=True), row, self._people, self.reason, self.code, spacing=px(10)
        )
        self._start = TabStart(self._people)
        vbox(card, (self.preview, 1), spacing=px(10), parent=inside)
        margins = (px(24), px(6), px(24), px(14))
        vbox((DownwardsArea(inside, _("Page")), 1), self.progress, margins=margins, parent=self)

    def _say_where(self, told: Preparable | None) -> None:
        """Of which exam: codes of another one would be printed for people who do not sit it."""
        if told is None:
            self.set_title(_("This exam has been removed") if self.route.id else _("Tickets"))
            return
        parts = capital(day_with_weekday(told.day)), told.place
        self.set_title(_("Tickets: {course}").format(course=told.course), " · ".join(filter(None, parts)))

    def _choose_all(self) -> None:
        for tick in self.ticks.values():
            tick.set_value(True)
        self._refresh()

    def _chosen(self) -> tuple[UUID, ...]:
        return tuple(id for id, tick in self.ticks.items() if tick.value())

    def _make(self) -> None:
        if self.route.id is None or not self._sure():
            return
        self._making = True
        self._refresh()
        command = jobs.MakeTickets(
            sitting_id=self.route.id,
            language=self.language.value() or language(),
            candidate_ids=self._chosen(),
        )
        handle = self.bench.runner.start(
            jobs.make_tickets, command, owner=self, done=self.show_labels, failed=self._failed
        )
        self.progress.bind(handle)

    def _sure(self) -> bool:
        """Whether codes that may be printed already shall not count any more."""
        chosen = set(self._chosen())
        told = self._told.sitters if self._told is not None else ()
        again = [one.number for one in told if one.attempt is not None and one.candidate_id in chosen]
        if not again:
            return True
        text = _("Labels that are printed for {numbers} open nothing any more. Print the new ones.")
        numbers = ", ".join(map(str, sorted(again)))
        return self.bench.ask.confirm(
            _("Make new tickets?"), text.format(numbers=numbers), _("Make tickets"), self, danger=True
        )

    def _put_on_a_stick(self) -> None:
        made = self._made
        folder = self.bench.files.folder(_("Put seats and papers in"), self) if made else None
        if folder is None or made is None or self.route.id is None:
            return
        command = jobs.WriteSeats(sitting_id=self.route.id, folder=folder, tickets=made.tickets)
        self.bench.runner.start(
            jobs.write_seats, command, owner=self, done=self._written, failed=self._failed
        )

    def _written(self, count: int) -> None:
        words = ngettext("{count} seat written.", "{count} seats written.", count)
        self.bench.tell(words.format(count=count))

    def _failed(self, error: EduError) -> None:
        self._making = False
        self._refresh()
        self.bench.show_error(error, self)

    def _refresh(self) -> None:
        reason = ""
        if self._making:
            reason = _("The tickets are being made.")
        elif self._told is None:
            reason = _("Open this from the page of an exam.")
        elif not self._told.papers:
            reason = _("The exam has no frozen paper. Publish it with a paper first.")
        elif not self._chosen():
            reason = _("Choose who sits on screen.")
        self.reason.setText(reason if self._told is not None and not self._told.papers else "")
        why_not(self.make, reason)
        made = "" if self._made is not None else _("Make the tickets first.")
        why_not(self.print_button, made)
        why_not(self.folder, made)


def _opens_words(made: MadeTickets) -> str:
    """Which papers the new code opens without a network, and which the one of before."""
    said = []
    if made.opened:
        words = _("Code for who watches, if there is no network: {code}. It opens the papers of {numbers}.")
        said.append(words.format(code=made.code, numbers=spans(made.opened)))
    if made.before:
        words = _(
            "Begun already: {numbers}. Their papers open with the code that was printed with them, and a PC"
            " that has no network goes on with the ticket it was opened with."
        )
        said.append(words.format(numbers=spans(made.before)))
    return " ".join(said)
