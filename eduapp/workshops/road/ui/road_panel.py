"""On the page of a learner: the roads to a trade certificate, and practice from elsewhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital, date_text, period_text
from eduapp.core.spans import hours_and_minutes
from eduapp.gui.flow import Flow
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import Chip, button, hbox, hline, label, renew, vbox, why_not
from eduapp.people.learners import terms as learners_terms
from eduapp.workshops.hours import terms as hours_terms
from eduapp.workshops.road import queries, terms
from eduapp.workshops.road.rules.entering import END_REASONS, PROOFS
from eduapp.workshops.road.rules.lines import months_text
from eduapp.workshops.road.rules.numbers import TRADES, WAYS, YEARS
from eduapp.workshops.road.ui import dialogs
from eduapp.workshops.road.ui.calculation_dialog import CalculationDialog
from eduapp.workshops.road.ui.picture import RoadPicture, done_text, old_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtWidgets import QPushButton

    from eduapp.core.changes import Topic
    from eduapp.gui.bench import Bench
    from eduapp.gui.widgets.boxes import Item
    from eduapp.workshops.road.queries import LearnerRoads, PracticeRow, RoadRow

_HEARD = {terms.ROADS_CHANGED, hours_terms.HOURS_CHANGED, learners_terms.LEARNERS_CHANGED}


class RoadPanel(QWidget):
    """Roads of one learner."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._learner_id = bench, subject_id
        self._shown: LearnerRoads | None = None
        allowed = bench.actor.may(terms.CHANGE_ROADS)
        self._reason = "" if allowed else _("Your role may look at roads, but not change them.")
        self._start = TabStart(self)
        self._rows = vbox(spacing=bench.theme.px(8))
        self.add = button(bench.theme, _("Set a road…"), "plus")
        self.add.clicked.connect(self._set_first)
        self.note = button(bench.theme, _("Note practice elsewhere…"), "plus")
        self.note.clicked.connect(self._note)
        foot = QWidget()
        foot.setLayout(Flow(self.add, self.note, gap=bench.theme.px(8)))
        for verb in (self.add, self.note):
            why_not(verb, self._reason)
        vbox(self._rows, foot, spacing=bench.theme.px(10), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self._bench.runner.query(
            queries.of_learner,
            self._learner_id,
            self._bench.today(),
            owner=self,
            done=self._show,
            newest=True,
        )

    def _show(self, found: LearnerRoads | None) -> None:
        self._shown = found
        if found is None:
            return
        stops: list[QWidget] = []
        items: list[Item] = []
        for road in found.roads:
            items += [self._road(found, road, stops), hline()]
        if not found.roads:
            items.append(label(_("No road to a trade certificate yet."), "secondary", wrap=True))
        if found.practices:
            items.append(label(_("Practice elsewhere"), "bodyStrong", wrap=True))
            items += [self._practice(row, stops) for row in found.practices]
        items += [label(_ended(row), "caption", wrap=True) for row in found.ended]
        renew(self._rows, *items)
        in_reading_order(self._start, stops)

    def _road(self, found: LearnerRoads, road: RoadRow, stops: list[QWidget]) -> QWidget:
        holder, facts = QWidget(), road.facts
        way, year = code_list(WAYS)[facts.way].label, code_list(YEARS)[facts.year].label
        begun = _("from {day}").format(day=date_text(facts.start_day))
        where = ", ".join(road.workshops) or _("no workshop chosen")
        items: list[Item] = [
            label(capital(road.trade), "bodyStrong", wrap=True),
            label(f"{way} · {year} · {begun} · {where}", "caption", wrap=True),
        ]
        if road.made is None or road.forecast is None:
            items.append(label(_("This program does not know what is asked for."), wrap=True))
        else:
            rest = months_text(road.made.missing, road.made.demand.month, up=True)
            still = _("Still asked for: {months} months.").format(months=rest)
            items += [
                RoadPicture(self._bench.theme, road.made, road.forecast),
                label(" ".join(filter(None, (done_text(road.made), still, old_text(road.made)))), wrap=True),
                label(road.forecast.sentence, wrap=True),
            ]
        vbox(*items, self._verbs(found, road, stops), spacing=self._bench.theme.px(6), parent=holder)
        return holder

    def _verbs(self, found: LearnerRoads, road: RoadRow, stops: list[QWidget]) -> QWidget:
        told, verbs = {"trade": road.trade}, QWidget()
        offers: list[tuple[str, str, Callable[[], object]]] = [
            (_("Change…"), _("Change the road to {trade}…"), partial(self._set, road)),
            (_("End…"), _("End the road to {trade}…"), partial(self._end, road)),
        ]
        made: list[QPushButton] = []
        if road.made is not None:
            show = button(
                self._bench.theme,
                _("The calculation…"),
                name=_("The calculation of the road to {trade}…").format(**told),
            )
            show.clicked.connect(partial(self._calculate, found, road))
            made.append(show)
        for text, name, act in offers:
            verb = button(self._bench.theme, text, kind="plain", name=name.format(**told))
            verb.clicked.connect(lambda _checked=False, act=act: act())
            why_not(verb, self._reason)
            made.append(verb)
        stops += made
        verbs.setLayout(Flow(*made, gap=self._bench.theme.px(8)))
        return verbs

    def _practice(self, row: PracticeRow, stops: list[QWidget]) -> QWidget:
        theme, holder, facts = self._bench.theme, QWidget(), row.facts
        proof = code_list(PROOFS)[facts.proof].label
        told = _("noted by {name}").format(name=row.noted_by)
        trade = code_list(TRADES)[facts.trade].label
        days = period_text(facts.first_day, facts.last_day)
        words = vbox(
            label(f"{days}: {_amount(row)}", wrap=True),
            label(f"{facts.employer} · {trade} · {told}", "caption", wrap=True),
            spacing=0,
        )
        chip = Chip(theme, proof, "present" if row.shown else "late", "check" if row.shown else "hourglass")
        withdraw = button(
            theme,
            _("Withdraw…"),
            kind="plain",
            name=_("Withdraw: {what}…").format(what=f"{trade}, {facts.employer}, {days}"),
        )
        withdraw.clicked.connect(partial(self._withdraw, row))
        why_not(withdraw, self._reason)
        stops.append(withdraw)
        beside = QWidget()
        beside.setLayout(Flow(chip, withdraw, gap=theme.px(6)))
        hbox((words, 1), beside, spacing=theme.px(10), parent=holder)
        return holder

    def _calculate(self, found: LearnerRoads, road: RoadRow, _checked: bool = False) -> None:
        if road.made is not None:
            CalculationDialog(self._bench, road, road.made, found.name, self).open()

    def _set_first(self, _checked: bool = False) -> None:
        self._set()

    def _set(self, road: RoadRow | None = None) -> None:
        if self._shown is not None:
            dialogs.set_road(self._bench, self._shown, self, road)

    def _end(self, road: RoadRow) -> None:
        dialogs.end_road(self._bench, road, self)

    def _note(self, _checked: bool = False) -> None:
        if self._shown is not None:
            dialogs.note_practice(self._bench, self._shown, self)

    def _withdraw(self, row: PracticeRow, _checked: bool = False) -> None:
        dialogs.withdraw_practice(self._bench, row, self)

    def _hear(self, topics: frozenset[Topic]) -> None:
        if topics & _HEARD:
            self.reload()


def _amount(row: PracticeRow) -> str:
    facts = row.facts
    if facts.percent is not None:
        return _("{count} % of a post").format(count=facts.percent)
    return _("{hours} hours").format(hours=hours_and_minutes(facts.minutes or 0))


def _ended(row: queries.EndedRoad) -> str:
    reason = code_list(END_REASONS)[row.reason].label
    return _("{trade}: ended {day}, {reason}").format(
        trade=capital(row.trade), day=date_text(row.ended_on), reason=reason
    )
