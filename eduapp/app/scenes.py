"""What is drawn besides the pages themselves: every kind of dialog, opened on its page as a person does."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from eduapp.app import access_scenes as locking
from eduapp.app import appeal_scenes as appealing
from eduapp.app import backup_scenes as saving
from eduapp.app import exam_scenes as exams
from eduapp.app import grading_scenes as grading
from eduapp.app import key_scenes as keying
from eduapp.app import learner_scenes as of_learners
from eduapp.app import paper_scenes as papers
from eduapp.app import template_scenes as templates
from eduapp.app import verify_scenes as verifying
from eduapp.app.help import show_help
from eduapp.app.palette import Palette
from eduapp.app.scene import Scene, at, found, key, keys, row, says
from eduapp.core.clock import zone
from eduapp.core.errors import Change
from eduapp.core.i18n import language
from eduapp.core.resources import resource
from eduapp.education.enrolment import queries as enrolment
from eduapp.education.timetable import jobs
from eduapp.education.timetable import queries as timetable
from eduapp.education.timetable.ui.cancel_dialog import named
from eduapp.education.timetable.ui.outcome import show_outcome
from eduapp.exams.questions.ui.adding_picture import describe
from eduapp.exchange.handoff import queries as handoff
from eduapp.exchange.handoff.ui.changes_dialog import show_changes
from eduapp.gui.conflicts import Difference
from eduapp.gui.forms import FormDialog
from eduapp.gui.pickers import SearchPicker
from eduapp.gui.routes import Route
from eduapp.people.learners import queries as learners

if TYPE_CHECKING:
    from collections.abc import Callable

    from eduapp.app.stage import Stage

TWO_OPINIONS = (
    Difference("name", "Navn", "Snekkersalen", "Snekkersalen, sør", untouched=True),
    Difference("seats", "Plasser", "16", "18", untouched=False),
)
LOOKED_FOR = "nor"  # finds people, courses and what can be done


def _on_the_paper(stage: Stage) -> None:
    """Go to the first question of an exam paper: the last table of the page."""
    table = [one for one in stage.window.findChildren(QTableView) if one.isVisible()][-1]
    table.selectRow(0)
    table.setFocus()


def _search(stage: Stage) -> None:
    palette = Palette(stage.bench, stage.shell)
    palette.open()
    palette.field.setText(LOOKED_FOR)


def _help(stage: Stage) -> None:
    show_help(stage.theme, stage.shell.page, stage.window)


def _conflict(stage: Stage) -> None:
    """Somebody else has saved first: who it was, and both values of each field."""
    at = datetime.combine(stage.bench.today(), time(10, 42), zone())
    stage.bench.ask.conflict(TWO_OPINIONS, stage.shell, Change("Kari Nordmann", at))


def _file(stage: Stage) -> None:
    stage.desk.file_answer = resource("sample/grupper.csv")
    stage.press("Choose a file…")
    stage.desk.file_answer = None


def _questions_file(stage: Stage) -> None:
    stage.desk.file_answer = resource("sample/eksamenssporsmal.gift")
    stage.press("Choose a file…")
    stage.desk.file_answer = None


def _picture(stage: Stage) -> None:
    page = stage.shell.page or stage.window
    describe(stage.bench, "tegning.png", "", page, lambda _words: None)


def _groups(_stage: Stage) -> Route:
    return Route("files.import", detail="groups")


def _old_session(stage: Stage) -> Route:
    """The register of a session whose marks are closed by now."""
    day = stage.bench.today() - timedelta(days=14)
    [first, *_others] = stage.ask(timetable.sessions_of_day, day)
    return Route("attendance.register", first.id)


def _absent(stage: Stage) -> None:
    keys("a" if language() == "en" else "f")(stage)


def _not_as_it_was(stage: Stage) -> None:
    """Cancel sessions that somebody else has changed meanwhile: nothing is done, and it is told."""
    rows = stage.ask(timetable.sessions_of_day, stage.bench.today() + timedelta(days=1))
    names = {one.id: named(one) for one in rows}
    order = jobs.CancelMany(
        sessions=tuple((one.id, one.version + 1) for one in rows), reason="lock_down", paid=True
    )
    page = stage.shell.page or stage.window

    def told(report: jobs.Report) -> None:
        show_outcome(stage.bench, report, names, "", page, lambda: None)

    stage.bench.runner.start(jobs.cancel_many, order, owner=page, done=told)


def _send(stage: Stage) -> None:
    if isinstance(stage.front, FormDialog):
        stage.front.submit()


def _left_out(stage: Stage) -> None:
    """Put two people on a full group: whoever may can do it anyway, and nobody has yet."""
    for name in ("1050", "1060"):
        found(name)(stage)
    _send(stage)


def _changes(stage: Stage) -> None:
    page = stage.shell.page
    shown = stage.ask(handoff.overview, date(2026, 11, 16), stage.bench.today())
    show_changes(stage.theme, shown, page or stage.window)


def _picked(typed: str) -> Callable[[Stage], None]:
    """Pick who is found in the field of the page; the form that follows opens by itself."""

    def pick(stage: Stage) -> None:
        picker = next(one for one in stage.window.findChildren(SearchPicker) if one.isVisible())
        picker.line.setFocus()
        QTest.keyClicks(picker.line, typed)
        stage.settle()
        if (list_of_found := QApplication.activePopupWidget()) is not None:
            list_of_found.hide()
        picker.set_value(picker.rows()[0])
        picker.picked.emit(picker.row())
        stage.settle()

    return pick


def _print(stage: Stage) -> None:
    page = stage.shell.page
    if page is not None:
        page.print_()


def _learner(number: str) -> Callable[[Stage], Route]:
    def route(stage: Stage) -> Route:
        found = stage.ask(learners.by_number, number)
        return Route("learners.learner", found.id if found else None)

    return route


def _finished_group(stage: Stage) -> Route:
    over = stage.ask(enrolment.groups, stage.bench.today(), finished=True)
    return Route("enrolment.group", next(one.id for one in over if one.code == "NOR-A2"))


SCENES = (
    Scene("search", "today", (_search,)),
    Scene("help", "register", (_help,)),
    Scene("import-rows", "import", (at(_groups), _file), "leader"),
    Scene("print", "certificate", (_print,)),
    Scene("paper-check", "certificates", ("Look behind it…",)),
    Scene("paper-replace", "certificate", ("Replace…",)),
    Scene("paper-save", "certificate", ("Save for others…",)),
    Scene("paper-revoke", "certificate", ("Revoke…",)),
    Scene("paper-hand-over", "certificate", ("Handed over…",)),
    Scene("paper-ended", "certificate", (papers.ended,), "leader"),
    Scene("paper-refuse", "certificate", (papers.refusing,), "leader"),
    Scene("certificates-chain-filled", "certificates-chain", (papers.chained,)),
    Scene("certificates-chain-clock", "certificates-chain", (papers.chained, papers.quiet)),
    Scene(
        "certificates-chain-is-right", "certificates-chain", (papers.quiet, papers.asking_the_clock), "leader"
    ),
    Scene("certificates-chain-note", "certificates-chain", (papers.chained, papers.noting)),
    Scene("template-words", "certificates-templates", (templates.words,)),
    Scene("template-refused", "certificates-templates", (templates.refused,)),
    Scene("template-pictures", "certificates-templates", (templates.pictures,)),
    Scene("template-versions", "certificates-templates", (templates.versions,)),
    Scene("trail-narrow", "trail", ("Narrow down…",)),
    Scene("trail-exceptions", "trail", ("Exceptions",)),
    Scene("trail-files-opened", "trail", ("Files opened",)),
    Scene("trail-checked", "trail-check", ("Check now",)),
    Scene("password", "settings", (locking.own_password,)),
    Scene("bug", "settings", (locking.bug,)),
    Scene("conflict", "place", (_conflict,)),
    Scene("reasons-kept", "settings", ("Change…",)),
    Scene("second-person", "settings", (papers.second_person,)),
    Scene("no-second-person", "settings", (papers.no_second_person,)),
    # learners
    Scene("learner-new", "learners", ("Add a learner",)),
    *of_learners.SCENES,
    Scene("learner-join", "learner", ("Put on a course…", found("Norsk B1"))),
    Scene("override", "learner", ("Put on a course…", found("Norsk B1"), "Put on")),
    Scene("learner-end", "learner", (says("End {course}…", course="Norsk A2"),)),
    Scene("learner-pause", "learner", ("More…", "Pause…")),
    Scene("learner-history", "learner", ("More…", "History…")),
    Scene("learner-waiting", "learner", ("Put on waiting lists…",)),
    Scene("learner-module", "learner", ("Enter a module…",)),
    Scene("learner-paper", "learner", ("Add a certificate or training…",)),
    Scene("learner-goal", "learner", ("Add a goal…",)),
    Scene("learner-goals", "learner", ("History…",)),
    Scene("learner-talk", "learner", ("Record a talk…",)),
    Scene("learner-talks", "learner", (at(_learner("1001")), "Talks…"), "teacher"),
    Scene("learner-review", "learner", (at(_learner("1001")), "Held…"), "teacher"),
    Scene("learner-road", "learner", ("Set a road…",)),
    Scene("learner-calculation", "learner", ("The calculation…",)),
    Scene("learner-appointment", "learner", ("Add appointment…",)),
    # courses, places, timetable
    Scene("group-new", "groups", ("Open a group…",)),
    Scene("enrol", "group", ("Put learners on…", found("berg"))),
    Scene("enrol-left-out", "group", ("Put learners on…", _left_out)),
    Scene("enrol-again", "group", (at(_finished_group), row(0), keys(" "), "More…", "Enrol again…")),
    Scene("plan-sessions", "group", ("Sessions", "Plan sessions…")),
    Scene("waiting-decline", "group", ("Waiting", row(0), "More…", "Decline…")),
    Scene("course-new", "catalogue", ("Add a course",)),
    Scene("course-module", "course", ("Add a module…",)),
    Scene("course-criterion", "course", ("Ask for more…",)),
    Scene("place-new", "places", ("Add a place",)),
    Scene("place-out", "place", ("Take out of service…",)),
    Scene("machine-new", "machines", ("Add a machine",)),
    Scene("machine-change", "machine", ("Change…",)),
    Scene("machine-out", "machine", ("Take out of service…",)),
    Scene("machine-training", "machine", ("Record training…",)),
    Scene("machine-exception", "machine", ("Ask for an exception…",)),
    Scene("tool-board-new", "tools", ("Add a tool board",)),
    Scene("tool-board-change", "tool-board", ("Change…",)),
    Scene("tool-new", "tool-board", ("Add a tool…",)),
    Scene("tool-count", "tool-board", ("Count…",)),
    Scene("tool-withdraw", "tool-board", ("Take out of use…",)),
    Scene("tool-stock", "tool-board", ("Amount…",)),
    Scene("tool-search", "tool-board", ("Write…",)),
    Scene("tool-search-end", "tool-board", ("Propose…",)),
    Scene("aim-new", "aims", ("Add a competence aim",)),
    Scene("aim-tasks", "aims", (row(0), key(Qt.Key.Key_Return))),
    Scene("aim-talk", "aims-talks", (row(0), key(Qt.Key.Key_Return))),
    Scene("aim-seen", "aims-matrix", ("Observe… (O)",)),
    Scene("aim-sign", "aims-matrix", (keys("s"),)),
    Scene("session-move", "week", ("Move…",)),
    Scene("session-cancel", "week", ("Cancel…",)),
    Scene("sessions-left", "day", (_not_as_it_was,)),
    Scene("week-file", "week", ("Save calendar file…",)),
    # the register
    Scene("mark-reasons", "register", (keys("r"),)),
    Scene("mark-history", "register", (at(_old_session), keys("h")), "leader"),
    Scene("mark-correct", "register", (at(_old_session), _absent), "leader"),
    # workshops and exams
    Scene("workshop-new", "workshops", ("Add a workshop",), "leader"),
    Scene("hours-enter", "workshop", ("Enter hours…",)),
    Scene("hours-adjust", "workshop", ("Adjust…",)),
    Scene("hours-of-one", "workshop", (row(0), key(Qt.Key.Key_Return))),
    Scene("workshop-place", "workshop", ("People", "Place a learner…")),
    Scene("shift-times", "shift", ("6:30",)),
    Scene("shift-task", "shift", ("Other…",)),
    Scene("exam-new", "exams", ("Plan an exam",)),
    Scene("question-look", "questions", (row(0), key(Qt.Key.Key_Return))),
    Scene("question-history", "questions", (row(0), "More…", "History…")),
    Scene("question-retire", "questions", (row(0), "More…", "Retire…")),
    Scene("questions-export", "questions", ("More…", "Export…")),
    Scene("question-preview", "question", ("Preview",)),
    Scene("question-picture", "question", (_picture,)),
    Scene("question-file", "question-import", (_questions_file,)),
    Scene("question-found", "question-import", (_questions_file, row(0), key(Qt.Key.Key_Return))),
    Scene("arrangement-new", "arrangements", ("Record a decision",)),
    Scene("arrangement-learner", "learner", ("Record a decision…",)),
    Scene("arrangement-replace", "learner", (says("Replace: {what}…", what="Matematikk 1P, 2026/1187-6"),)),
    Scene("arrangement-withdraw", "learner", (says("Withdraw: {what}…", what="Matematikk 1P, 2026/1187-6"),)),
    Scene("exam-check-in", "exam-day", (exams.checked_in,), "invigilator"),
    Scene("exam-incident", "exam-day", (exams.incident,), "invigilator"),
    Scene("exam-minutes", "exam-day", (exams.minutes,), "invigilator"),
    Scene("exam-reported", "exam-day", (exams.reported,), "invigilator"),
    Scene("exam-board-running", "exam-board", (exams.board,), "invigilator"),
    Scene("exam-lost-time", "exam-board", (exams.board, exams.lost_time), "invigilator"),
    Scene("exam-two-pcs", "exam-board", (exams.board, exams.from_two_pcs), "invigilator"),
    Scene("exam-said", "exam-board", (exams.board, exams.said_to_all), "invigilator"),
    Scene("exam-time-for-all", "exam-board", (exams.board, exams.time_for_all), "invigilator"),
    Scene("exam-let-in", "exam-board", (exams.board, exams.let_in), "invigilator"),
    Scene("exam-tickets-made", "exam-tickets", (exams.tickets,)),
    Scene("marking-appoint", "marking", (exams.appointed,)),
    Scene("marking-end", "marking", ("End…",)),
    Scene("marking-file", "marking", ("File…",)),
    Scene("marking-code", "marking", ("File…", exams.a_code)),
    Scene("marking-how", "marking", (exams.how_marked,)),
    Scene("marking-key", "marking", ("Correct the key…",)),
    Scene("marking-moved", "marking", (exams.a_key_and_who_moves,)),
    Scene("exam-questions-key", "exam-questions", (key(Qt.Key.Key_Down),)),
    Scene("marking-hand-in", "marking-desk", (exams.all_marked, "Hand in…"), "examiner"),
    Scene("appeal-new", "appeals", ("Receive an appeal…",)),
    Scene("appeal-receive", "appeals-exam", ("Receive an appeal…",)),
    Scene("appeal-withdrawn", "appeal", ("Note as withdrawn…",)),
    Scene("appeal-redone", "appeal", ("Decide anew ourselves…",)),
    Scene("appeal-quashed", "appeal-sent", ("Note as quashed…",), "office"),
    Scene("appeal-answered", "appeal", ("Note a preliminary answer…",)),
    Scene("appeal-receipt-right", "appeal", ("Put the day it came right…",)),
    Scene("appeal-part", "appeal", (appealing.part_of_the_file,)),
    Scene("appeal-complaint", "appeal-sent", ("Show",), "office"),
    Scene("appeal-raised", "appeals-exam", (appealing.raised,)),
    Scene("appeal-extend", "appeals-exam", ("Later last day…",)),
    Scene("appeal-grounds", "appeals-exam", ("Grounds…",)),
    Scene("appeal-grounds-given", "appeals-exam", (appealing.grounds_given,)),
    Scene("appeal-request-right", "appeals-exam", (appealing.request_put_right,)),
    Scene("appeal-copy", "appeals-exam", (appealing.copy_asked,)),
    Scene("appeal-resit", "appeals-exam", (appealing.another_exam,)),
    Scene("exam-out-of-archive", "exam", (appealing.taken_out,)),
    Scene("annul-error", "appeals-exam", ("Annul for a formal mistake…",)),
    Scene("annul-decided", "appeals-exam", (appealing.annulled_as_decided,)),
    Scene("annul-reverse", "appeals-exam", (appealing.annulment_reversed,)),
    Scene("annul-not-so", "appeals-exam", (appealing.annulment_not_so,)),
    Scene("annul-told", "appeals-exam", (appealing.annulment_told,)),
    Scene("annul-appealed", "appeals-exam", (appealing.annulment_appealed,)),
    Scene("appeal-reversed", "appeal", (appealing.reversed_by_appeal,)),
    Scene("appeal-not-so", "appeal", (appealing.not_so,)),
    Scene("papers-receive", "exam-papers", ("Receive papers… (R)",)),
    Scene("papers-move", "exam-papers", (row(0), keys("m"))),
    Scene("papers-take-back", "exam-papers", (row(1), "Take back…")),
    Scene("paper-new", "papers", ("New paper…",)),
    Scene("paper-change", "paper", ("Change…",)),
    Scene("paper-rule", "paper", ("Draw questions by a rule…",)),
    Scene("paper-copy", "paper", ("Copy…",)),
    Scene("paper-look", "paper", (row(0), "Look at it")),
    Scene("paper-points", "paper", (_on_the_paper, "Points…")),
    Scene("result-correct", "exam", (row(0), "Correct result…")),
    Scene("result-history", "exam", (row(0), "History of the result…")),
    Scene("result-refuse", "exam", (grading.refused,)),
    Scene("sheet-anew", "grading-typing", (row(0), "Type it anew…"), "office"),
    Scene("grades-borders", "grading", ("Other borders…",)),
    Scene("grades-fix", "grading", (row(0), "Fix this grade…")),
    Scene("grades-correct", "grading", (grading.corrected,)),
    Scene("grades-moved", "grading", (grading.moved_by_a_key,)),
    Scene("grades-looked", "grading", (grading.looked_at,)),
    Scene("grades-stand", "grading", (grading.standing,)),
    Scene("grades-examiners", "grading", (grading.sheets_marked,)),
    Scene("grades-letters", "grading-told", (grading.letters,), "office"),
    Scene("grades-note", "grading-told", (grading.noted,), "office"),
    Scene("paper-genuine", "certificates-check", (verifying.genuine,)),
    Scene("paper-replaced", "certificates-check", (verifying.replaced,)),
    Scene("paper-changed", "certificates-check", (verifying.changed,)),
    Scene("paper-to-come", "certificates-check", (verifying.to_come,)),
    Scene("grades-day", "grading-told", (row(0), "Put the day right…"), "office"),
    Scene("exam-enter", "exam-coming", (_picked("berg"),)),
    Scene("exam-change", "exam-coming", ("Change…",)),
    Scene("exam-paper", "exam-coming", ("Paper…",)),
    Scene("exam-watch", "exam-coming", ("Invigilators…",)),
    Scene("exam-training", "exam-coming", ("Record training…",)),
    Scene("exam-annul", "exam-coming", ("Annul…",)),
    Scene("exam-cancel", "exam-coming", (row(0), "Cancel the entry…")),
    Scene("exam-apart", "exam-coming", (row(0), "Room apart…")),
    Scene("exam-print", "exam-coming", (_print,)),
    Scene("backups-well", "backups", (saving.well,)),
    Scene("backups-late", "backups", (saving.late,)),
    Scene("backups-no-code", "backups", (saving.without_code,)),
    Scene("backups-code", "backups", (saving.well, saving.code)),
    Scene("backups-back", "backups", (saving.well, saving.back)),
    Scene("backups-encrypt", "backups", (saving.encrypt,)),
    Scene("backups-out", "backups", (saving.well, saving.out)),
    Scene("keys-none", "keys", (keying.none,)),
    Scene("keys-back", "keys", (keying.none, "Bring in keys the school has…")),
    Scene("keys-held", "keys", (keying.held,)),
    Scene("keys-open", "keys", (keying.held, keying.opening)),
    Scene("keys-renew", "keys", (keying.held, keying.renewing)),
    Scene("keys-lost", "keys", (keying.held, keying.losing)),
    Scene("keys-ahead", "keys", (keying.ahead,)),
    Scene("keys-begin-anew", "keys", (keying.ahead, keying.beginning_anew)),
    Scene("keys-root", "keys", (keying.held, keying.locking)),
    Scene("keys-password", "keys", (keying.held, keying.changing)),
    Scene("keys-who", "keys-ceremony", (keying.who,)),
    Scene("keys-half", "keys-ceremony", (keying.half,)),
    Scene("keys-proof", "keys-ceremony", (keying.proof,)),
    Scene("keys-make", "keys-ceremony", (keying.make,)),
    Scene("keys-done", "keys-ceremony", (keying.done,)),
    # the rest
    Scene("rates", "handoff", ("Rates…",), "leader"),
    Scene("handed-over", "handoff", (_changes,)),
    Scene("user-new", "users", ("Add a person",)),
    Scene("sealed-code", "users", (locking.code,)),
    Scene("password-anew", "today-leader", (locking.password_anew,)),
    Scene("pin", "today-leader", (locking.pin,)),
    Scene("locking", "settings", (locking.locking,)),
)
