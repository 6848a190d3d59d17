"""What figures are about: one exam, all exams with one paper, or all exams; and when there are none yet."""

from datetime import date
from uuid import UUID

from eduapp.core.i18n import N_, _, date_text
from eduapp.exams.sittings.rules.states import ANNULLED, CLOSED

SITTING, PAPER, ALL = "sitting", "paper", "all"

FROM_ELSEWHERE = N_("The paper of this exam is not in the program, so nothing is known of its questions.")
NOT_SEALED = N_("Questions are looked at once the exam is held and its log is sealed.")
IS_ANNULLED = N_("The exam was annulled. Nothing is reckoned from it.")


def against_showing(paper_id: UUID | None, state: str) -> str:
    """Why there is nothing to be seen of an exam (N_); "" if there is."""
    if state == ANNULLED:
        return IS_ANNULLED
    if paper_id is None:
        return FROM_ELSEWHERE
    return "" if state in CLOSED else NOT_SEALED


def title_text(about: str, title: str, day: date | None) -> str:
    """What figures are about, in words."""
    if about == ALL:
        return _("all exams")
    if about == PAPER:
        return _("all exams with the paper “{title}”").format(title=title)
    return _("exam in {course}, {day}").format(course=title, day=date_text(day) if day else "–")
