"""Entering a candidate: on which ground, by what happened before, and perhaps in a room apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, date_text
from eduapp.education.places import queries as places
from eduapp.exams.sittings import queries, service
from eduapp.exams.sittings.rules.resits import GROUNDS, Earlier, proposed
from eduapp.exams.sittings.ui.looks import ground_text
from eduapp.gui.forms import Form, FormDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from eduapp.education.places.queries import PlaceRow
    from eduapp.exams.arrangements.queries import MeasureRow
    from eduapp.exams.sittings.queries import SittingHead
    from eduapp.gui.bench import Bench

    Entered = Callable[[service.EnterCandidate], None]


@dataclass(frozen=True)
class Person:
    """Somebody who was picked."""

    id: UUID
    label: str


@dataclass(frozen=True)
class Known:
    """What there is to know before somebody is entered."""

    rooms: list[PlaceRow]
    before: list[Earlier]
    granted: tuple[MeasureRow, ...]

    @property
    def note(self) -> str:
        """What was before, and what is granted: the measure, never why."""
        told = ", ".join(measure.label for measure in self.granted)
        granted = _("Granted: {measures}.").format(measures=told) if told else ""
        return " ".join(filter(None, (earlier_text(self.before), granted)))


def enter_candidate(bench: Bench, head: SittingHead, person: Person, parent: QWidget, done: Entered) -> None:
    """Look what there was before and which rooms there are, then ask; `done` gets what was sent."""

    def with_rooms(rooms: list[PlaceRow]) -> None:
        others = [room for room in rooms if room.id != head.place_id]
        asked = (head.id, person.id)

        def with_earlier(before: list[Earlier]) -> None:
            def with_granted(granted: tuple[MeasureRow, ...]) -> None:
                _open(bench, head, person, Known(others, before, granted), parent, done)

            bench.runner.query(queries.granted_to, *asked, owner=parent, done=with_granted)

        bench.runner.query(queries.earlier, *asked, owner=parent, done=with_earlier)

    bench.runner.query(places.places, owner=parent, done=with_rooms)


def _open(
    bench: Bench,
    head: SittingHead,
    person: Person,
    known: Known,
    parent: QWidget,
    done: Entered,
) -> None:
    form = Form(bench.theme, bench.today())
    fits = proposed(known.before)
    grounds = [(code.key, ground_text(code.key)) for code in code_list(GROUNDS)]
    help_ = _("Proposed by what there was before: {ground}.").format(ground=ground_text(fits))
    form.choice("ground", _("Ground"), grounds, help_, required=True, value=fits)
    inside: tuple[UUID | None, str] = (None, _("In the room with the others"))
    form.choice("own_place_id", _("Room apart"), [inside, *((room.id, room.label) for room in known.rooms)])
    form.keep()
    title = _("Enter {name}").format(name=person.label)
    dialog = FormDialog(bench, title, form, _("Enter candidate"), parent, note=known.note)

    def send() -> None:
        order = service.EnterCandidate(sitting_id=head.id, learner_id=person.id, **form.values())
        dialog.send(service.enter_candidate, order, lambda _id: done(order))

    dialog.submitted.connect(send)
    dialog.open()


def earlier_text(before: list[Earlier]) -> str:
    """Earlier exams in the course, in one sentence each."""
    if not before:
        return _("No earlier exam in this course is known.")
    return " ".join(f"{date_text(one.day)}: {_ended(one)}." for one in before)


def _ended(one: Earlier) -> str:
    if one.passed is not None:
        return _("passed") if one.passed else _("not passed")
    if one.came is False:
        return _("absent, documented") if one.documented else _("absent, not documented")
    return _("no result yet")
