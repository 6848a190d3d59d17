"""What is not settled yet: minutes nobody has decided, and the next step of each suspicion."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital
from eduapp.exams.room import terms
from eduapp.exams.room.queries import CaseRow, DisturbanceRow, TheDay
from eduapp.exams.room.rules.exam import at
from eduapp.exams.room.rules.wording import spans
from eduapp.exams.room.ui.case_dialogs import LATER, VERBS
from eduapp.gui.bench import Bench
from eduapp.gui.flow import Flow
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import Card, button, hbox, hline, label, renew, vbox, why_not


class OpenEnds(Card):
    """A row for each disturbance and each case, with what is to be done about it."""

    def __init__(
        self,
        bench: Bench,
        credit: Callable[[DisturbanceRow], object],
        step: Callable[[CaseRow, str], object],
    ) -> None:
        self._bench, self._credit, self._step = bench, credit, step
        self._rows = vbox(spacing=bench.theme.px(6))
        self._verbs: list[QPushButton] = []
        super().__init__(label(_("Minutes and suspicions"), "subtitle", wrap=True), self._rows)
        self._start = TabStart(self)

    def show_day(self, day: TheDay) -> None:
        """All there is; nothing to show takes the card away."""
        sealed = day.seal is not None
        self._verbs = []
        rows = [self._disturbance(one, sealed=sealed) for one in day.disturbances]
        rows += [self._case(one) for one in day.cases]
        self.setVisible(bool(rows))
        parted: list[QWidget] = []
        for row in rows:
            parted += [hline(), row] if parted else [row]
        renew(self._rows, *parted)
        in_reading_order(self._start, self._verbs)

    def holds_focus(self) -> bool:
        """Whether the keyboard is on one of its verbs."""
        return any(verb.hasFocus() for verb in self._verbs)

    def first_verb(self) -> QPushButton | None:
        """The first that can be pressed."""
        return next((verb for verb in self._verbs if verb.isEnabled()), None)

    def _disturbance(self, one: DisturbanceRow, *, sealed: bool) -> QWidget:
        if one.going_on:
            note = _("The exam is still stopped.")
        elif not one.decided:
            note = _("Minutes are not decided yet.")
        elif not one.credited:
            note = _("No minutes given back.")
        else:
            by: dict[int, list[int]] = {}
            for number, minutes in one.credited:
                by.setdefault(minutes, []).append(number)
            told = _("{count} min to {numbers}")
            note = "; ".join(told.format(count=m, numbers=spans(n)) for m, n in by.items())
        verbs: list[QPushButton] = []
        if not one.decided and not sealed:
            name = _("Minutes of {time}, {what}…").format(time=at(one.minute), what=one.what)
            made = button(self._bench.theme, _("Minutes…"), kind="plain", name=name)
            made.clicked.connect(lambda: self._credit(one))
            reason = _("Go on with the exam first.") if one.going_on else self._may(terms.WATCH_ROOM)
            why_not(made, reason)
            verbs.append(made)
        return self._row(f"{at(one.minute)} · {one.what}", note, verbs)

    def _case(self, one: CaseRow) -> QWidget:
        ground = code_list("room_incidents")[one.ground].label
        title = _("{time} · Candidate {number}: {what}").format(
            time=at(one.minute), number=one.candidate, what=ground
        )
        state = capital(code_list("room_cases")[one.state].label)
        verbs = []
        for step in one.next_steps:
            name = f"{_(VERBS[step])} {title}"
            made = button(self._bench.theme, _(VERBS[step]), kind="plain", name=name)
            made.clicked.connect(lambda _checked=False, step=step: self._step(one, step))
            why_not(made, self._may(terms.DECIDE_CASES if step in LATER else terms.WATCH_ROOM))
            verbs.append(made)
        return self._row(title, f"{state} · {one.basis}", verbs)

    def _may(self, permission: str) -> str:
        if self._bench.actor.may(permission):
            return ""
        if permission == terms.DECIDE_CASES:
            return _("Head or county hears and decides. A leader who did not watch records it.")
        return _("Your role may look, but not write in the log.")

    def _row(self, title: str, note: str, verbs: list[QPushButton]) -> QWidget:
        self._verbs += verbs
        holder, right = QWidget(), QWidget()
        right.setLayout(Flow(*verbs, gap=self._bench.theme.px(8)))
        words = vbox(label(title, "bodyStrong", wrap=True), label(note, "caption", wrap=True), spacing=0)
        hbox((words, 1), right, spacing=self._bench.theme.px(12), parent=holder)
        return holder
