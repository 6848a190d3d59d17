"""The list of people who are kept apart: add, close, keep apart again. For few, and without a reason."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from PySide6.QtWidgets import QPushButton

from eduapp.core.changes import Topic
from eduapp.core.clock import zone
from eduapp.core.i18n import N_, _, date_text, ngettext
from eduapp.gui.bench import Bench
from eduapp.gui.empty import Empty, Verb
from eduapp.gui.list_page import Filter, ListPage, Question, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.widgets import why_not
from eduapp.people.apart import queries, terms
from eduapp.people.apart.queries import PairRow
from eduapp.people.apart.ui.pair_dialog import CHANGE_REASON, Somebody, close_pair, keep_apart
from eduapp.people.learners import terms as learners


class PairsPage(ListPage[PairRow]):
    """Pairs that stand; the chip shows those that were closed. Enter closes one, or keeps it apart again."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.PAIRS_CHANGED, learners.LEARNERS_CHANGED})
    search_hint = N_("Find by name")
    list_name = N_("Not together")

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(
            _("Not together"), _("Others learn only that it is not possible, never who and never why.")
        )

    def columns(self) -> Sequence[Column[PairRow]]:
        return [
            Column(_("One"), lambda row: row.first, sort=lambda row: row.sort_key, spoken=sentence),
            Column(_("The other"), lambda row: row.second),
            Column(_("How far apart"), lambda row: row.level.label, width=250, priority=1),
            Column(
                _("Since"),
                lambda row: told_by(row.opened_at, row.opened_by),
                sort=lambda row: row.opened_at,
                width=240,
                priority=2,
            ),
            Column(
                _("Ended"),
                lambda row: told_by(row.closed_at, row.closed_by),
                sort=lambda row: row.closed_at,
                chip=lambda row: None if row.is_open else ("none", "circle-minus", _("ended")),
                width=260,
                priority=3,
            ),
        ]

    def fetch(self, text: str, chosen: str, /) -> Question[PairRow]:
        return ask(queries.pairs, text, chosen)

    def filters(self) -> Sequence[Filter]:
        return [Filter("closed", _("Ended"))]

    def open(self, row: PairRow) -> None:
        if row.is_open:
            close_pair(self.bench, row, self)
        else:
            self._ask(Somebody(row.first_id, row.first), Somebody(row.second_id, row.second))

    def open_route(self, route: Route) -> None:
        super().open_route(route)
        if route.detail == "add":
            self._add()

    def empty(self) -> Empty:
        return Empty(
            "users",
            _("Nobody is kept apart"),
            _("Two people who may not be together stand here. No reason is asked for or kept."),
            Verb(_("Keep two people apart"), self._add) if self.bench.actor.may(terms.CHANGE_PAIRS) else None,
        )

    def header_buttons(self) -> list[QPushButton]:
        add = self.add_button(_("Keep two people apart"))
        add.clicked.connect(self._add)
        why_not(add, "" if self.bench.actor.may(terms.CHANGE_PAIRS) else _(CHANGE_REASON))
        return [add]

    def count_text(self, shown: int, total: int | None) -> str:
        return ngettext("{count} pair", "{count} pairs", shown).format(count=shown)

    def keys(self) -> list[tuple[str, str]]:
        told = dict(super().keys())
        told[_("Enter")] = _("End it, or keep the two apart again")
        return list(told.items())

    def _add(self) -> None:
        self._ask()

    def _ask(self, one: Somebody | None = None, other: Somebody | None = None) -> None:
        if self.bench.actor.may(terms.CHANGE_PAIRS):
            keep_apart(self.bench, self, one, other)


def told_by(moment: datetime | None, name: str) -> str:
    """A day and who it was."""
    if moment is None:
        return ""
    return f"{date_text(moment.astimezone(zone()).date())} · {name}"


def sentence(row: PairRow) -> str:
    """A row as it is read aloud."""
    words = _("{one} and {other}, {level}, since {since}")
    told = words.format(
        one=row.first, other=row.second, level=row.level.label, since=told_by(row.opened_at, row.opened_by)
    )
    if row.is_open:
        return told
    return _("{pair}, ended {ended}").format(pair=told, ended=told_by(row.closed_at, row.closed_by))
