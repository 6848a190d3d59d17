"""Why something cannot be done with a candidate on the page of an exam."""

from eduapp.core.i18n import N_, _
from eduapp.exams.appeals.queries import ExamRow
from eduapp.exams.appeals.rules.annulling import (
    BY_APPEAL,
    CHEATING,
    DecidedByAppeal,
    OwnDecision,
    ToldByAppeal,
    basis_of,
)
from eduapp.exams.appeals.ui.receive_dialogs import why_no_appeal
from eduapp.exams.grading.rules.kinds import Kind

NO_GRADE = N_("There is no grade that was told.")
NO_APPEAL = N_("The law has no appeal against this.")
NO_GROUNDS = N_(
    "For this grade there are no grounds, but a copy of the answer and the guide "
    "(opplæringsforskrifta § 10-3)."
)
NO_COPY = N_("Copies of the answer and the guide are of written exams (opplæringsforskrifta § 10-3).")
NOTHING_ASKED = N_("Nothing is noted here: nobody has asked for grounds or a copy.")
COPY_GIVEN = N_("The copy was given already.")
GIVEN = N_("The grounds were given already.")
ANNULLED = N_("The exam of this candidate is annulled.")
NOT_ANNULLED = N_("The exam of this candidate counts.")
BY_INSTANCE = N_("The instance of an appeal annulled this exam. It is not reversed here.")
WAITS = N_("Something about this exam waits for a second person: it is confirmed or refused first.")


def against_appeal(row: ExamRow) -> str:
    """Why there is nothing to appeal against, neither a grade nor an annulment; "" if there is."""
    if row.subject is None:
        return _(NO_GRADE)
    if row.subject.left:
        return ""
    return why_no_appeal(row.subject) if row.subject.kinds else _(NO_APPEAL)


def row_against_grade(row: ExamRow) -> str:
    """Why nothing is done with a grade; "" if there is one that can be appealed against."""
    return _(ANNULLED) if row.annulment is not None else against_appeal(row)


def against_grounds(row: ExamRow | None) -> str:
    """Why no grounds can be noted."""
    if row is None or row.grade is None:
        return _(NO_GRADE)
    if not any(Kind(one.kind).grounds.has("asks") for one in row.grade.kinds):
        return _(NO_GROUNDS)
    return _(GIVEN) if row.grade.facts.notice.given_on is not None else ""


def against_copy(row: ExamRow | None) -> str:
    """Why no copy of the answer and the guide can be noted."""
    if row is None or row.grade is None:
        return _(NO_GRADE)
    if not row.grade.facts.has_copy:
        return _(NO_COPY)
    return _(COPY_GIVEN) if row.grade.facts.notice.copy_given_on is not None else ""


def against_putting_right(row: ExamRow | None) -> str:
    """Why no day of grounds or of a copy is put right."""
    if row is None or row.grade is None:
        return _(NO_GRADE)
    notice = row.grade.facts.notice
    return "" if notice.asked_on or notice.copy_asked_on else _(NOTHING_ASKED)


def against_decided(row: ExamRow | None, name: str) -> str:
    """Why nothing is carried out that the log of the exam decided."""
    if row is None:
        return ""
    if row.to_annul:
        own = row.case is not None and row.case.written_by == name
        return OwnDecision().sentence() if own else ""
    if row.annulment is not None:
        return _(ANNULLED)
    return _("The log of the exam holds no decision to annul for this candidate ({basis}).").format(
        basis=basis_of(CHEATING)
    )


def against_telling(row: ExamRow | None) -> str:
    """Why it is not noted here that the candidate was told of an annulment."""
    if row is None or row.annulment is None:
        return _(NOT_ANNULLED)
    return ToldByAppeal().sentence() if row.annulment.ground == BY_APPEAL else ""


def against_reversing(row: ExamRow | None) -> str:
    """Why no annulment is reversed here."""
    if row is None or row.annulment is None:
        return _(NOT_ANNULLED)
    if row.waiting is not None:
        return _(WAITS)
    if row.appealed is not None:
        return DecidedByAppeal(number=row.appealed.number).sentence()
    return _(BY_INSTANCE) if row.annulment.ground == BY_APPEAL else ""
