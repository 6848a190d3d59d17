"""The forms of grading: other borders, a correction, printing letters, and the day somebody was told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.codes import code_list
from eduapp.core.i18n import LANGUAGE_NAMES, LANGUAGES, _, capital, language
from eduapp.exams.grading import jobs, service
from eduapp.exams.grading.rules.borders import LONGEST_REASON, Border, counts
from eduapp.exams.grading.rules.telling import HANDED_OVER, WAYS
from eduapp.exams.grading.ui import looks
from eduapp.exams.grading.ui.fields import PercentEdit
from eduapp.exams.sittings import service as sittings
from eduapp.exams.sittings.rules.corrections import ENTRY_ERROR, KEY_CORRECTED, chosen
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.loading import load

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from eduapp.exams.grading.queries import GradeRow, GradingPage, ToldRow
    from eduapp.gui.bench import Bench

DECIDED = "grading.letters"  # (session, result ids) -> what instances decided on them (rules.letter.Decision)
_WIDTH = 140  # px at 100 % of a percent


def set_borders(bench: Bench, page: GradingPage, parent: QWidget) -> None:
    """Ask for other percents and why; how many would get each grade is told while one types."""
    borders = page.borders
    if borders is None:
        return
    form = Form(bench.theme, bench.today())
    fields: dict[str, PercentEdit] = {}
    why = _("It stands beside every grade of this exam, never on a letter.")
    form.text("reason", _("Why other borders?"), why, required=True, longest=LONGEST_REASON, free_text=True)
    for row in page.border_rows:
        field = fields[row.id] = PercentEdit(bench.theme)
        field.setMaximumWidth(bench.theme.px(_WIDTH))
        title = _("{grade} from").format(grade=row.label)
        form.add(row.id, title, field, required=True, value=row.least)
    given = form.say()
    form.keep()
    dialog = FormDialog(
        bench, _("Other borders for this exam"), form, _("Set them"), parent, note=looks.rule_words(page)
    )

    def read() -> tuple[Border, ...]:
        return tuple(
            Border(grade, field.value() or 0) for grade, field in fields.items() if field.value() is not None
        )

    def follow() -> None:
        given.set_text(preview_text(page, read()))

    def send() -> None:
        order = service.SetBorders(
            sitting_id=page.id, borders=read(), reason=form.values()["reason"], before=borders.mark
        )
        dialog.send(service.set_borders, order)

    form.changed.connect(follow)
    follow()
    dialog.submitted.connect(send)
    dialog.open()


def preview_text(page: GradingPage, borders: Sequence[Border]) -> str:
    """How many would get each grade with these borders: numbers, no names."""
    found = counts(page.shares, borders)
    told = ", ".join(
        f"{row.label}: {looks.people_word(found[row.id])}" for row in page.border_rows if row.id in found
    )
    return _("With these borders: {counts}.").format(counts=told) if told else ""


def propose_correction(bench: Bench, page: GradingPage, row: GradeRow, parent: QWidget) -> None:
    """Ask for another grade for one that is fixed; where the marks moved, that one is proposed."""
    form = Form(bench.theme, bench.today())
    grades = [(one.code, one.label) for one in page.scale.grades]
    form.choice("grade", capital(page.scale.label), grades, required=True, value=row.moves_to or row.grade)
    bases = [(code.key, f"{capital(code.label)} ({code.said('basis')})") for code in chosen()]
    basis = KEY_CORRECTED if row.moves else ENTRY_ERROR
    form.choice("basis", _("On what basis?"), bases, required=True, value=basis)
    form.text("reason", _("Why it is corrected"), required=True, longest=LONGEST_REASON, free_text=True)
    form.keep()
    note = _(
        "Fixed now: {result}. It stays in force until a leader other than you attests the correction on the "
        "page of the exam (opplæringsforskrifta § 9-9)."
    ).format(result=row.label)
    title = _("Correct the grade of candidate {number}").format(number=row.number)
    dialog = FormDialog(bench, title, form, _("Propose the correction"), parent, note=note)

    def send() -> None:
        typed = form.values()
        moved = bool(row.moves) and typed["grade"] == row.moves_to
        order = sittings.ProposeCorrection(
            candidate_id=row.id,
            before=row.result_id,
            points=row.moves_points if moved else None,
            most=page.most if moved else None,
            **typed,
        )
        dialog.send(sittings.propose_correction, order)

    dialog.submitted.connect(send)
    dialog.open()


def ask_letters(
    bench: Bench, page: GradingPage, rows: Sequence[ToldRow], parent: QWidget, make: Callable[..., None]
) -> None:
    """Ask for the day on which the letters are handed over, and their language; `make` gets the command."""
    form = Form(bench.theme, bench.today())
    day = _("From it the time to appeal is counted. Whoever was told already keeps that day.")
    form.date("on", _("Handed over on"), day, required=True, value=bench.today())
    spoken = [(code, LANGUAGE_NAMES[code]) for code in LANGUAGES]
    form.choice("language", _("Language"), spoken, required=True, value=language())
    form.keep()
    note = _("{people}, each on a page of its own. Names and grades stand on them.").format(
        people=capital(looks.people_word(len(rows)))
    )
    dialog = FormDialog(bench, _("Letters with the results"), form, _("Make them"), parent, note=note)

    def send() -> None:
        dialog.accept()
        ids = tuple(row.id for row in rows)
        decided = tuple(load(name) for name in bench.answers(DECIDED))
        make(jobs.MakeLetters(sitting_id=page.id, candidate_ids=ids, decided=decided, **form.values()))

    dialog.submitted.connect(send)
    dialog.open()


def note_told(bench: Bench, page: GradingPage, rows: Sequence[ToldRow], parent: QWidget) -> None:
    """Ask when and how these were told."""
    form = _notice_form(bench, bench.today(), HANDED_OVER)
    form.keep()
    who = ", ".join(map(str, sorted(row.result.number for row in rows)))
    title = _("Told their results: {people}").format(people=looks.people_word(len(rows)))
    note = _("Candidates {numbers}. The time to appeal is counted from this day.").format(numbers=who)
    dialog = FormDialog(bench, title, form, _("Note it"), parent, note=note)

    def send() -> None:
        ids = tuple(row.id for row in rows)
        order = service.NoteTold(sitting_id=page.id, candidate_ids=ids, **form.values())
        dialog.send(service.note_told, order)

    dialog.submitted.connect(send)
    dialog.open()


def correct_notice(bench: Bench, row: ToldRow, parent: QWidget) -> None:
    """Ask for the right day of notice, and why."""
    result = row.result
    if result.notice_id is None:
        return
    notice_id, version = result.notice_id, result.notice_version
    form = _notice_form(bench, result.told_on or bench.today(), result.way)
    form.text("reason", _("Why?"), required=True, longest=LONGEST_REASON, free_text=True)
    form.keep()
    title = _("Put the day right for candidate {number}").format(number=result.number)
    note = _("The last day to appeal moves with it. What stood there is kept.")
    dialog = FormDialog(bench, title, form, _("Put it right"), parent, note=note)

    def send() -> None:
        order = service.CorrectNotice(notice_id=notice_id, version=version, **form.values())
        dialog.send(service.correct_notice, order)

    dialog.submitted.connect(send)
    dialog.open()


def _notice_form(bench: Bench, day: object, way: str) -> Form:
    form = Form(bench.theme, bench.today())
    form.date("told_on", _("Told on"), required=True, value=day)  # type: ignore[arg-type]  # a day
    ways = [(code.key, capital(code.label)) for code in code_list(WAYS)]
    form.choice("way", _("How?"), ways, required=True, value=way)
    return form
