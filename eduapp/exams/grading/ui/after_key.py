"""What is asked once a key was corrected: one reason for all grades that moved, and who looked at answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import N_, _, capital, ngettext
from eduapp.exams.grading import service
from eduapp.exams.grading.rules import moving as law
from eduapp.exams.grading.rules.borders import LONGEST_REASON
from eduapp.exams.marking import service as marking
from eduapp.exams.marking.rules.points import points_text
from eduapp.exams.sittings.rules.corrections import KEY_CORRECTED, chosen
from eduapp.gui.forms import Form, FormDialog

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from eduapp.exams.grading.queries import GradeRow, GradingPage
    from eduapp.gui.bench import Bench

STAYS = N_(
    "Each grade stays in force until a leader other than you attests its correction on the page of the exam "
    "(opplæringsforskrifta § 9-9)."
)
LOOK = N_(
    "These answers were marked by people, by a key that was wrong, and the grades are fixed. Note whose "
    "answer earns the same by the corrected key; else correct the grade (opplæringsforskrifta § 9-9). What "
    "was told is not changed to somebody's harm ({basis}): say so where it stands for that."
)
TO_HARM = N_(
    "The corrected key gives these candidates fewer points than they were told. What was told is not changed "
    "to somebody's harm unless it is void ({basis}): tick only such a grade. Of the others note why they "
    "stand."
)
STANDS = N_(
    "The corrected key gives these candidates fewer points than they were told. What was told is not changed "
    "to somebody's harm ({basis}). If the marks move again, it is asked again."
)


def correct_moved(bench: Bench, page: GradingPage, parent: QWidget) -> None:
    """Ask which grades that moved are corrected, and why, once for all; who falls is ticked by hand."""
    harmed = page.may_stand
    others = [row for row in page.rows if row.moved_alone and row not in harmed]
    form = Form(bench.theme, bench.today())
    if others:
        form.heading(_("Fixed, and by the marks"))
        _ticks(form, others, ticked=True)
    if harmed:
        form.heading(_("To the candidate's harm"), _(TO_HARM).format(basis=law.TO_HARM))
        _ticks(form, harmed, ticked=False)
    bases = [(code.key, f"{capital(code.label)} ({code.said('basis')})") for code in chosen()]
    form.choice("basis", _("On what basis?"), bases, required=True, value=KEY_CORRECTED)
    form.text("reason", _("Why they are corrected"), required=True, longest=LONGEST_REASON, free_text=True)
    form.keep()
    title = _("Correct grades that moved")
    dialog = FormDialog(bench, title, form, _("Propose the corrections"), parent, note=_(STAYS))

    def send() -> None:
        said = form.values()
        order = service.CorrectMoved(
            sitting_id=page.id,
            candidate_ids=_ticked([*others, *harmed], said),
            basis=said["basis"],
            reason=said["reason"],
            before=page.moved_digest,
        )
        dialog.send(service.correct_moved, order)

    dialog.submitted.connect(send)
    dialog.open()


def let_stand(bench: Bench, page: GradingPage, parent: QWidget) -> None:
    """Ask which grades stand that would fall by a corrected key, and why."""
    rows = page.may_stand
    form = Form(bench.theme, bench.today())
    _ticks(form, rows, ticked=False)
    form.text("reason", _("Why they stand"), required=True, longest=law.LONGEST_REASON, free_text=True)
    form.keep()
    note = _(STANDS).format(basis=law.TO_HARM)
    dialog = FormDialog(
        bench, _("Grades that stand"), form, _("Note that these grades stand"), parent, note=note
    )

    def send() -> None:
        said = form.values()
        chosen = _ticked(rows, said)
        order = service.LetStand(
            sitting_id=page.id, candidate_ids=chosen, reason=said["reason"], before=page.moved_digest
        )
        dialog.send(service.let_stand, order)

    dialog.submitted.connect(send)
    dialog.open()


def _ticks(form: Form, rows: Iterable[GradeRow], *, ticked: bool) -> None:
    """A line each, chosen or not to begin with."""
    for row in rows:
        form.check(f"row_{row.number}", moved_line(row), value=ticked)


def _ticked(rows: Iterable[GradeRow], said: Mapping[str, object]) -> tuple[UUID, ...]:
    """Who is ticked."""
    return tuple(row.id for row in rows if said[f"row_{row.number}"])


def moved_line(row: GradeRow) -> str:
    """One grade as it is fixed, and as the marks would have it."""
    words = _("Candidate {number}: {fixed} with {was} → {marked} with {points} points")
    return words.format(
        number=row.number,
        fixed=row.label,
        was=points_text(row.points or 0),
        marked=row.moves,
        points=points_text(row.moves_points or 0),
    )


def note_looks(bench: Bench, page: GradingPage, parent: QWidget) -> None:
    """Ask whose answers were looked at again, and by whom; their grades stand."""
    rows = {f"row_{row.number}": row for row in page.rows if row.looks and not row.waits}
    form = Form(bench.theme, bench.today())
    for key, row in rows.items():
        form.check(key, looked_words(row))
    why = _("Who looked at the answers, and what they say of them.")
    form.text("found", _("What was found"), why, required=True, longest=LONGEST_REASON, free_text=True)
    form.keep()
    dialog = FormDialog(
        bench,
        _("Answers that were looked at"),
        form,
        _("Note that they stand"),
        parent,
        note=_(LOOK).format(basis=law.TO_HARM),
    )

    def send() -> None:
        said = form.values()
        ids = tuple(row.result_id for key, row in rows.items() if said[key] and row.result_id is not None)
        order = marking.NoteLooks(sitting_id=page.id, result_ids=ids, found=said["found"])
        dialog.send(marking.note_looks, order)

    dialog.submitted.connect(send)
    dialog.open()


def looked_words(row: GradeRow) -> str:
    """Whose answer to which questions was looked at."""
    words = ngettext(
        "Candidate {number}, question {questions}: {grade} stands",
        "Candidate {number}, questions {questions}: {grade} stands",
        len(row.looks),
    )
    return words.format(number=row.number, questions=", ".join(map(str, row.looks)), grade=row.label)
