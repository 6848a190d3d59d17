"""What is asked once a key was corrected: one reason for all grades that moved, and who looked at answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import N_, _, capital, ngettext
from eduapp.exams.grading import service
from eduapp.exams.grading.rules.borders import LONGEST_REASON
from eduapp.exams.marking import service as marking
from eduapp.exams.marking.rules.points import points_text
from eduapp.exams.sittings.rules.corrections import KEY_CORRECTED, chosen
from eduapp.gui.forms import Form, FormDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from eduapp.exams.grading.queries import GradeRow, GradingPage
    from eduapp.gui.bench import Bench

STAYS = N_(
    "Each grade stays in force until a leader other than you attests its correction on the page of the exam "
    "(opplæringsforskrifta § 9-9)."
)
LOOK = N_(
    "These answers were marked by people, by a key that was wrong, and the grades are fixed. Note only whose "
    "answer earns the same by the corrected key; else correct the grade (opplæringsforskrifta § 9-9)."
)


def correct_moved(bench: Bench, page: GradingPage, parent: QWidget) -> None:
    """Ask why every grade that moved is corrected, once for all."""
    rows = [row for row in page.rows if row.moved_alone]
    form = Form(bench.theme, bench.today())
    form.heading(_("Fixed, and by the marks"), "\n".join(moved_line(row) for row in rows))
    bases = [(code.key, f"{capital(code.label)} ({code.said('basis')})") for code in chosen()]
    form.choice("basis", _("On what basis?"), bases, required=True, value=KEY_CORRECTED)
    form.text("reason", _("Why they are corrected"), required=True, longest=LONGEST_REASON, free_text=True)
    form.keep()
    words = ngettext("Correct {count} grade that moved", "Correct {count} grades that moved", len(rows))
    title = words.format(count=len(rows))
    dialog = FormDialog(bench, title, form, _("Propose the corrections"), parent, note=_(STAYS))

    def send() -> None:
        order = service.CorrectMoved(sitting_id=page.id, before=page.moved_digest, **form.values())
        dialog.send(service.correct_moved, order)

    dialog.submitted.connect(send)
    dialog.open()


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
        bench, _("Answers that were looked at"), form, _("Note that they stand"), parent, note=_(LOOK)
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
