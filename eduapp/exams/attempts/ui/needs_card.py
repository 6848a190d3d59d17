"""Now: everybody who needs the invigilator, the most pressing first, with the one verb that helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _, ngettext
from eduapp.exams.attempts.rules import needs, states
from eduapp.exams.attempts.ui import looks
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import Card as Sheet
from eduapp.gui.widgets import IconTile, button, hbox, hline, label, renew, vbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton

    from eduapp.exams.attempts.queries import Board, Card
    from eduapp.gui.bench import Bench

GIVE, DECIDE, CHOOSE = "give", "decide", "choose"  # what a gap lost, which answers count; the rest are acts
_VERBS = {
    needs.BROKEN: states.SEEN,
    needs.LOST: states.MOVE,
    needs.UNTOLD: "",
    needs.UNSEEN: "",
    needs.UNDONE: "",
    needs.LEFT: "",
    needs.UNTAKEN: "",
    needs.BACK: states.MOVE,
    needs.HELP: states.SEEN,
    needs.LOCKED: states.UNLOCK,
    needs.WAITS: states.LET_IN,
    needs.RESTED: states.RESUME,
    needs.ASIDE: CHOOSE,
    needs.NOTICED: states.SEEN,
    needs.TIME: GIVE,
    needs.CLOCK: "",
    needs.AWAY: "",
    needs.QUIET: states.SEEN,
}


class NeedsCard(Sheet):
    """A row for each thing; `press(card, act)` does what its button says."""

    def __init__(
        self, bench: Bench, press: Callable[[Card, str], object], find: Callable[[Card], object]
    ) -> None:
        self._theme, self._press, self._find = bench.theme, press, find
        self._shown: object = None
        self._title = label(_("Now"), "subtitle")
        self._count = label("", "caption")
        self._rows = vbox(spacing=bench.theme.px(6))
        self._age = label("", "problem", wrap=True)
        super().__init__(
            hbox(self._title, None, self._count), self._age, self._rows, spacing=bench.theme.px(8)
        )
        self._start = TabStart(self)
        self.show_age("")

    def show_age(self, text: str) -> None:
        """As of when it is, where nothing new comes in; "" if it is as of now."""
        self._age.setText(text)
        self._age.setVisible(bool(text))

    def show_board(self, board: Board) -> None:
        """All there is; what has not changed stays as it is, so that the keyboard stays where it is."""
        found = [(card, need) for card in board.cards for need in card.needs]
        found.sort(key=lambda one: needs.ORDER.index(one[1]))
        told = [(card.id, need, looks.need_text(card, need)) for card, need in found]
        if told == self._shown:
            return
        self._shown = told
        words = ngettext("{count} needs you", "{count} need you", len(found))
        self._count.setText(words.format(count=len(found)) if found else "")
        verbs: list[QPushButton] = []
        rows: list[QWidget] = []
        for (card, need), (_id, _need, said) in zip(found, told, strict=True):
            if rows:
                rows.append(hline())
            rows.append(self._row(card, need, said, verbs))
        if not rows:
            rows = [label(_("Nobody needs you just now."), "secondary", wrap=True)]
        renew(self._rows, *rows)
        in_reading_order(self._start, verbs)

    def _row(self, card: Card, need: str, said: str, verbs: list[QPushButton]) -> QWidget:
        token, icon, what = looks.NEEDS[need]
        who = _("Candidate {number}").format(number=card.number)
        if card.place:
            who = f"{who} · {card.place}"
        act = states.START if (need, card.state) == (needs.WAITS, states.AUTHORISED) else _VERBS[need]
        acts = [act]
        if act == GIVE:
            acts = [DECIDE, GIVE] if card.gaps[0].minutes else [DECIDE]
        made = [self._verb(card, one, what) for one in acts]
        verbs.extend(made)
        words = vbox(label(who, "bodyStrong", wrap=True), label(said, "caption", wrap=True), spacing=0)
        px = self._theme.px
        body = hbox(vbox(IconTile(self._theme, icon, token, 28), None), (words, 1), spacing=px(10))
        holder = QWidget()
        vbox(body, hbox(None, *made, spacing=px(6)), spacing=px(4), parent=holder)
        return holder

    def _verb(self, card: Card, act: str, need: str) -> QPushButton:
        if act == GIVE:
            words = _("Give back {count} min").format(count=card.gaps[0].minutes)
        elif act == DECIDE:
            words = _("Other minutes…") if card.gaps[0].minutes else _("Decide on it…")
        elif act == CHOOSE:
            words = _("Choose which count")
        else:
            words = looks.verb(act) if act else _("Show the seat")
        name = _("{verb}: candidate {number}").format(verb=words, number=card.number)
        if not act:  # of one seat there may be several
            name = f"{name}, {_(need)}"
        made = button(self._theme, words, name=name)
        made.clicked.connect(lambda: self._press(card, act) if act else self._find(card))
        return made
