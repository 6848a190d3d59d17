"""What is kept here about people, and answers on screen: how long these live, annulments decide too."""

from datetime import date, datetime, time, timedelta
from functools import partial

from sqlalchemy import ColumnElement, Table, and_, exists, or_, select

from eduapp.core.clock import zone
from eduapp.core.db.holding import Holding, told
from eduapp.core.i18n import N_
from eduapp.exams.appeals import models
from eduapp.exams.marking.models import AnswerMark
from eduapp.exams.screens import models as screens
from eduapp.exams.sittings.models import Candidate, Sitting, SittingEvent


def held() -> tuple[Holding, ...]:
    """Every table with rows about a person."""
    return (
        *_answers(),
        Holding(
            N_("Copies of answers asked for"),
            models.CopyRequest,
            paths=("result_id.candidate_id.learner_id",),
            life="results",
            shown=("asked_on", "given_on"),
        ),
        Holding(
            N_("Exams that do not count"),
            models.Annulment,
            paths=("candidate_id.learner_id",),
            life="results",
            shown=("ground", "heard_on", "decided_on", "told_on", "reason", "reversed_on", "reversed_reason"),
        ),
        Holding(
            N_("Annulments waiting for a second person"),
            models.WaitingAnnulment,
            paths=("candidate_id.learner_id",),
            life="results",
            shown=("noted_at", "heard_on", "decided_on", "told_on", "reason", "refused_reason"),
        ),
        Holding(
            N_("Appeals"),
            models.Appeal,
            paths=("candidate_id.learner_id",),
            life="results",
            shown=(
                "number",
                "kind",
                "received_on",
                "counted_from",
                "last_day",
                "in_time",
                "late_reason",
                "state",
            ),
        ),
        Holding(
            N_("What was appealed, in own words"),
            models.AppealComplaint,
            paths=("appeal_id.candidate_id.learner_id",),
            life="results",
            shown=("words",),
        ),
        Holding(
            N_("Steps of appeals"),
            models.AppealEvent,
            paths=("appeal_id.candidate_id.learner_id",),
            life="results",
            shown=("on_day", "step", "reason", "basis", "grade"),
        ),
        Holding(
            N_("What was told of appeals"),
            models.AppealNotice,
            paths=("appeal_id.candidate_id.learner_id",),
            life="results",
            shown=("on_day", "notice", "ended_on"),
        ),
        Holding(
            N_("Parts of the file of an appeal"),
            models.AppealPart,
            paths=("appeal_id.candidate_id.learner_id",),
            life="results",
            shown=("part", "words", "enclosed", "kept_at"),
        ),
        Holding(
            N_("Steps of appeals waiting for a second person"),
            models.WaitingStep,
            paths=("appeal_id.candidate_id.learner_id",),
            life="results",
            shown=("on_day", "step", "reason", "grade", "refused_reason"),
        ),
    )


def _answers() -> tuple[Holding, ...]:
    of_an_attempt = partial(
        Holding,
        paths=("attempt_id.candidate_id.learner_id",),
        life="answers",
        since="attempt_id.candidate_id.released_at",
        began=_over_by,
    )
    return (
        of_an_attempt(
            N_("Answers on screen"),
            screens.ScreenRecord,
            leaves="attempt_id.answers_ended",
            shown=("came_at", "n"),
        ),
        of_an_attempt(
            N_("Answers on screen that were set aside"), screens.ScreenAside, shown=("came_at", "n")
        ),
        of_an_attempt(N_("Which answers count"), screens.ScreenChoice, shown=("at", "question", "words")),
        of_an_attempt(
            N_("Messages during exams on screen"), screens.ScreenMessage, shown=("said_at", "kind", "body")
        ),
    )


def _over_by(table: Table, last: date) -> ColumnElement[bool]:
    """That the exam of an attempt was over on that day or before.

    The grade was released and nobody annulled it since, nor took that back; or it was annulled; or, where
    nothing was ever released, the day has passed, and nobody has marked it or moved the exam on since: while
    it waits for its grade, the answers are what the grade is given for.
    """
    after = datetime.combine(last + timedelta(days=1), time(), zone())
    put_aside, step, mark = models.Annulment, SittingEvent, AnswerMark
    annulled_since = exists().where(
        put_aside.candidate_id == Candidate.id,
        or_(put_aside.noted_at >= after, put_aside.reversal_noted_at >= after),
    )
    moved_since = exists().where(step.sitting_id == Sitting.id, step.at >= after)
    marked_since = exists().where(mark.candidate_id == Candidate.id, mark.marked_at >= after)
    without_grade = and_(
        Candidate.released_at.is_(None),
        Sitting.day <= last,
        or_(Candidate.annulled != "", and_(~moved_since, ~marked_since)),
    )
    over = select(Candidate.id).join(Sitting, Sitting.id == Candidate.sitting_id)
    ended = over.where(or_(Candidate.released_at < after, without_grade), ~annulled_since)
    return told(table, "attempt_id.candidate_id").in_(ended)
