"""The forms of one exam: another time or room, annulling it, and taking a candidate off the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital, clock_text
from eduapp.core.spans import as_time
from eduapp.education.places import queries as places
from eduapp.exams.papers import queries as papers
from eduapp.exams.sittings import service
from eduapp.exams.sittings.rules.law import WRITTEN, WRITTEN_START, law
from eduapp.exams.sittings.rules.states import LONGEST_REASON
from eduapp.exams.sittings.ui.looks import ENDS, when_text
from eduapp.gui.forms import Form, FormDialog

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from eduapp.education.places.queries import PlaceRow
    from eduapp.exams.papers.queries import PaperHead, PaperVersionRow
    from eduapp.exams.sittings.queries import CandidateRow, SittingHead
    from eduapp.gui.bench import Bench


def change_sitting(bench: Bench, head: SittingHead, parent: QWidget) -> None:
    """Ask for another time of the day, another length or another room."""
    bench.runner.query(places.places, owner=parent, done=lambda rooms: _change(bench, head, rooms, parent))


def _change(bench: Bench, head: SittingHead, rooms: list[PlaceRow], parent: QWidget) -> None:
    form = Form(bench.theme, bench.today())
    begins, most = law(WRITTEN_START, head.day), law(head.kind, head.day)
    said = _("Written exams begin at {time} ({paragraph}).").format(
        time=clock_text(as_time(begins.value)), paragraph=begins.basis
    )
    help_ = said if head.kind == WRITTEN else ""
    form.time("start_minute", _("Begins"), help_, required=True, value=head.start_minute)
    longest = _("{label} {minutes} minutes ({paragraph}).").format(
        label=capital(most.label), minutes=most.value, paragraph=most.basis
    )
    form.number("minutes", _("Minutes"), longest, required=True, value=head.minutes)
    nowhere: tuple[UUID | None, str] = (None, _("No place yet"))
    options = [nowhere, *((room.id, room.label) for room in rooms)]
    form.choice("place_id", _("Place"), options, value=head.place_id)
    form.keep()
    title = _("Change the exam in {course}").format(course=head.course_name)
    dialog = FormDialog(bench, title, form, _("Change it"), parent, note=when_text(head))

    def send() -> None:
        order = service.ChangeSitting(sitting_id=head.id, version=head.version, **form.values())
        dialog.send(service.change_sitting, order)

    dialog.submitted.connect(send)
    dialog.open()


def choose_paper(bench: Bench, head: SittingHead, parent: QWidget) -> None:
    """Ask which paper of the bank an exam has, or that it comes from elsewhere."""
    bench.runner.query(
        papers.papers_of_course,
        head.course_id,
        owner=parent,
        done=lambda found: _choose_paper(bench, head, found, parent),
    )


def _choose_paper(bench: Bench, head: SittingHead, found: list[PaperHead], parent: QWidget) -> None:
    form = Form(bench.theme, bench.today())
    elsewhere: tuple[UUID | None, str] = (None, _("From elsewhere, in sealed envelopes"))
    options = [elsewhere, *((one.id, one.title) for one in found)]
    form.choice("paper_id", _("Exam paper"), options, value=head.paper_id)
    form.keep()
    title = _("Paper of the exam in {course}").format(course=head.course_name)
    note = _("The exam then lasts as long as the paper says, and versions are given anew.")
    dialog = FormDialog(bench, title, form, _("Choose"), parent, note=note)

    def send() -> None:
        order = service.ChoosePaper(
            sitting_id=head.id, version=head.version, paper_id=form.values()["paper_id"]
        )
        dialog.send(service.choose_paper, order)

    dialog.submitted.connect(send)
    dialog.open()


def give_version(bench: Bench, row: CandidateRow, paper_id: UUID, parent: QWidget) -> None:
    """Ask which version of the paper one candidate gets."""

    def ask(found: list[PaperVersionRow]) -> None:
        form = Form(bench.theme, bench.today())
        letters = [(one.letter, _("Version {letter}").format(letter=one.letter)) for one in found]
        form.choice("letter", _("Version"), letters, required=True, value=row.letter or None)
        form.keep()
        title = _("Version for candidate {number}").format(number=row.candidate_number)
        note = _("Nobody gets a version again. Neighbours are looked at when the exam is published.")
        dialog = FormDialog(bench, title, form, _("Give it"), parent, note=note)

        def send() -> None:
            order = service.GiveVersion(candidate_id=row.id, letter=form.values()["letter"])
            dialog.send(service.give_version, order)

        dialog.submitted.connect(send)
        dialog.open()

    bench.runner.query(papers.versions, paper_id, owner=parent, done=ask)


def sit_apart(bench: Bench, row: CandidateRow, head: SittingHead, parent: QWidget) -> None:
    """Ask for a room apart for one candidate, or to bring them back."""

    def ask(rooms: list[PlaceRow]) -> None:
        form = Form(bench.theme, bench.today())
        inside: tuple[UUID | None, str] = (None, _("In the room with the others"))
        others = [(room.id, room.label) for room in rooms if room.id != head.place_id]
        now = next((room.id for room in rooms if room.name == row.own_place), None)
        form.choice("place_id", _("Room apart"), [inside, *others], value=now)
        form.keep()
        title = _("Room for candidate {number}").format(number=row.candidate_number)
        note = _("The seat is free then; number and version stay.")
        dialog = FormDialog(bench, title, form, _("Choose"), parent, note=note)

        def send() -> None:
            order = service.SitApart(candidate_id=row.id, **form.values())
            dialog.send(service.sit_apart, order)

        dialog.submitted.connect(send)
        dialog.open()

    bench.runner.query(places.places, owner=parent, done=ask)


def annul_sitting(bench: Bench, head: SittingHead, parent: QWidget) -> None:
    """Ask why an exam does not count."""
    form = Form(bench.theme, bench.today())
    form.text(
        "reason",
        _("Why does it not count?"),
        _("It stands in the protocol."),
        required=True,
        longest=LONGEST_REASON,
        free_text=True,
    )
    title = _("Annul the exam in {course}").format(course=head.course_name)
    note = _(
        "An exam with a formal mistake that may have mattered is annulled, and a new one is held "
        "(opplæringsforskrifta § 9-40). There is no way back. Room and people are free again."
    )
    dialog = FormDialog(bench, title, form, _("Annul it"), parent, note=note)

    def send() -> None:
        order = service.AnnulSitting(sitting_id=head.id, reason=form.values()["reason"])
        dialog.send(service.annul_sitting, order)

    dialog.submitted.connect(send)
    dialog.open()


def cancel_candidate(bench: Bench, row: CandidateRow, parent: QWidget) -> None:
    """Ask why somebody will not sit the exam; what that gives the right to stands beside it."""
    form = Form(bench.theme, bench.today())
    ends = [(code.key, capital(code.label)) for code in code_list(ENDS)]
    reason = form.choice(
        "reason", _("Why?"), ends, _("Nothing of health or of a court is recorded."), required=True
    )
    title = _("Cancel the entry of {name}").format(name=row.name)
    note = _("Candidate {number}. The number is not given to anybody else; the seat is free.").format(
        number=row.candidate_number
    )
    dialog = FormDialog(bench, title, form, _("Cancel the entry"), parent, note=note)
    told = dialog.line()

    def follow() -> None:
        key = reason.value()
        postponed = bool(key) and code_list(ENDS)[str(key)].has("documented")
        told.setText(
            _("Gives the right to a postponed exam (opplæringsforskrifta §§ 9-36, 15-24).")
            if postponed
            else _("Gives no right to a postponed exam by itself.")
        )
        told.setVisible(bool(key))

    def send() -> None:
        order = service.CancelCandidate(candidate_id=row.id, reason=form.values()["reason"])
        dialog.send(service.cancel_candidate, order)

    reason.changed.connect(follow)
    follow()
    dialog.submitted.connect(send)
    dialog.open()
