"""The forms of a road: set or changed, ended, practice from elsewhere noted and withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital
from eduapp.core.spans import MINUTES_A_DAY
from eduapp.gui.forms import Form, FormDialog, Tick
from eduapp.workshops.road import queries, service
from eduapp.workshops.road.rules import numbers
from eduapp.workshops.road.rules.entering import (
    END_REASONS,
    LONGEST_EMPLOYER,
    LONGEST_REASON,
    PROOFS,
    PracticeFacts,
    RoadFacts,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from eduapp.gui.bench import Bench
    from eduapp.gui.fields import Choice
    from eduapp.workshops.hours.queries import WorkshopRow
    from eduapp.workshops.road.queries import LearnerRoads, PracticeRow, RoadRow

MOST_HOURS = 99_999
MINUTES_AN_HOUR = MINUTES_A_DAY // 24


def set_road(bench: Bench, learner: LearnerRoads, parent: QWidget, road: RoadRow | None = None) -> None:
    """Ask for trade, way, year, start day and workshops; for a change they stand there already."""

    def show(shops: list[WorkshopRow]) -> None:
        _road_form(bench, learner, parent, road, _open(shops, road))

    bench.runner.query(queries.offered, bench.actor.around, owner=parent, done=show)


def end_road(bench: Bench, road: RoadRow, parent: QWidget) -> FormDialog:
    """Ask why."""
    form = Form(bench.theme)
    reasons = [(code.key, capital(code.label)) for code in code_list(END_REASONS) if not code.has("system")]
    form.choice("reason", _("Why does it end?"), reasons, required=True)
    title = _("End the road to {trade}").format(trade=road.trade)
    note = _("Hours and practice stay. A new road can be set at any time.")
    dialog = FormDialog(bench, title, form, _("End the road"), parent, note=note)

    def send() -> None:
        command = service.EndRoad(road_id=road.id, version=road.version, **form.values())
        dialog.send(service.end_road, command)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def note_practice(bench: Bench, learner: LearnerRoads, parent: QWidget) -> FormDialog:
    """Ask from when to when, how much, where, and what was shown."""
    form, today = Form(bench.theme, bench.today()), bench.today()
    trade = learner.roads[0].facts.trade if learner.roads else None
    form.choice("trade", _("Trade"), _choices(numbers.TRADES, today), required=True, value=trade)
    form.date("first_day", _("First day"), required=True, past=True)
    form.date("last_day", _("Last day"), required=True, past=True)
    form.number("percent", _("Percent of a post"), _("Either percent or hours."), least=1, most=100)
    form.number("hours", _("Hours in all"), least=1, most=MOST_HOURS)
    form.text(
        "employer",
        _("Where, and what was done"),
        _("As the paper says it."),
        required=True,
        longest=LONGEST_EMPLOYER,
        free_text=True,
    )
    form.choice("proof", _("How it is known"), _choices(PROOFS, today), required=True)
    form.keep()
    title = _("Practice of {name} elsewhere").format(name=learner.name)
    note = _("What is only told is kept and shown, but does not count.")
    dialog = FormDialog(bench, title, form, _("Note practice"), parent, note=note)

    def send() -> None:
        typed = form.values()
        amount = typed.pop("hours")
        facts = PracticeFacts(**typed, minutes=None if amount is None else amount * MINUTES_AN_HOUR)
        dialog.send(service.note_practice, service.NotePractice(learner_id=learner.learner_id, facts=facts))

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def withdraw_practice(bench: Bench, row: PracticeRow, parent: QWidget) -> FormDialog:
    """Ask why it was not so."""
    form = Form(bench.theme)
    form.text("reason", _("Reason"), required=True, longest=LONGEST_REASON, free_text=True)
    title = _("Withdraw: {what}").format(what=row.facts.employer)
    note = _("The row stays in the database, with your name and the reason.")
    dialog = FormDialog(bench, title, form, _("Withdraw"), parent, note=note)

    def send() -> None:
        command = service.WithdrawPractice(practice_id=row.id, version=row.version, **form.values())
        dialog.send(service.withdraw_practice, command)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def _road_form(
    bench: Bench, learner: LearnerRoads, parent: QWidget, road: RoadRow | None, shops: list[WorkshopRow]
) -> None:
    form, today = Form(bench.theme, bench.today()), bench.today()
    facts = None if road is None else road.facts
    trade = form.choice(
        "trade", _("Trade"), _choices(numbers.TRADES, today), required=True, value=facts and facts.trade
    )
    form.choice("way", _("Way"), _choices(numbers.WAYS, today), required=True, value=facts and facts.way)
    year = form.choice(
        "year",
        _("The county's year"),
        _years(),
        _("How many hours make a year is the county's decision. Ask there if you do not know."),
        required=True,
        value=facts.year if facts else code_list(numbers.YEARS).keys()[0],
    )
    source = form.say(_source(year.value()))
    year.changed.connect(lambda: source.set_text(_source(year.value())))
    form.date(
        "start_day",
        _("Start day"),
        _("For an apprentice only what is done from this day on counts."),
        required=True,
        value=facts.start_day if facts else today,
    )
    form.heading(_("Workshops whose hours count"), _("Choose those where the trade is practised."))
    for place, shop in enumerate(shops):
        ticked = facts is not None and shop.id in facts.workshops
        form.check(_key(place), f"{shop.name} ({shop.facts.field_of_work})", value=ticked)
    form.keep()
    if road is None:
        trade.changed.connect(lambda: _tick_likely(form, trade, shops))
    dialog = FormDialog(
        bench,
        _("Set a road for {name}").format(name=learner.name) if road is None else _("Change the road"),
        form,
        _("Set the road") if road is None else _("Save changes"),
        parent,
        note=_("The program adds up; the county decides what it approves."),
    )
    dialog.submitted.connect(_sender(dialog, learner, road, shops))
    dialog.open()


def _sender(
    dialog: FormDialog, learner: LearnerRoads, road: RoadRow | None, shops: list[WorkshopRow]
) -> Callable[[], None]:
    def send() -> None:
        typed = dialog.form.values()
        chosen = {shop.id for place, shop in enumerate(shops) if typed[_key(place)]}
        if road is not None:  # those of other sites stay as they are
            chosen |= road.facts.workshops - {shop.id for shop in shops}
        facts = RoadFacts(typed["trade"], typed["way"], typed["year"], typed["start_day"], frozenset(chosen))
        replaced = {} if road is None else {"replaces": road.id, "version": road.version}
        command = service.SetRoad(learner_id=learner.learner_id, facts=facts, **replaced)  # type: ignore[arg-type]
        dialog.send(service.set_road, command)

    return send


def _tick_likely(form: Form, trade: Choice[Any], shops: list[WorkshopRow]) -> None:
    """Propose the workshops of the trade's words; anybody may choose others."""
    chosen = trade.value()
    for place, shop in enumerate(shops):
        tick = cast("Tick", form.field(_key(place)))
        tick.set_value(chosen is not None and numbers.likely(chosen, shop.name, shop.facts.field_of_work))


def _open(shops: list[WorkshopRow], road: RoadRow | None) -> list[WorkshopRow]:
    """Open workshops, and those that count already."""
    chosen = frozenset() if road is None else road.facts.workshops
    return [shop for shop in shops if shop.facts.active or shop.id in chosen]


def _choices(name: str, today: date) -> list[tuple[str, str]]:
    return [(code.key, capital(code.label)) for code in numbers.offered(name, today)]


def _years() -> list[tuple[str, str]]:
    return code_list(numbers.YEARS).choices()


def _source(year: str | None) -> str:
    """Where a year's hours come from."""
    return capital(code_list(numbers.YEARS)[year].said("source")) if year else ""


def _key(place: int) -> str:
    return f"workshop{place}"
