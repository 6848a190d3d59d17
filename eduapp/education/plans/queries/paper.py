"""The plan as a learner may have it on paper: everything the page needs, in plain words of its language.

No staff unless they are asked for, no place, no number of the learner, and never the note for staff.
Drawing is not done here: papers are drawn above education, from this row.
"""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.codes import code_list
from eduapp.core.db.reach import expect_reach
from eduapp.core.i18n import _, capital, long_date, speaking
from eduapp.education.plans.queries.plan import GoalRow, LearnerPlan, ReviewRow, TalkRow, of_learner
from eduapp.education.plans.rules import goals, reviews
from eduapp.education.school import queries as school
from eduapp.education.school.rules import words_that_tell
from eduapp.people.disputes import queries as disputes
from eduapp.people.disputes.rules import ANYTHING, mark_text
from eduapp.people.learners import queries as learners

_TELLS = ("identity", "plans", ANYTHING)  # the kinds of data that the page tells
STAFF_IN_PARENTHESES = " ({name})"


@dataclass(frozen=True)
class PaperStep:
    """One step: its words, whether it is behind, and since when in words ("" while it is ahead)."""

    text: str
    taken: bool
    when: str


@dataclass(frozen=True)
class PaperGoal:
    """One goal: title, when it shall be reached and how far it is, each a sentence; course or ""."""

    title: str
    target: str
    state: str
    course: str
    steps: tuple[PaperStep, ...]


@dataclass(frozen=True)
class PaperTalk:
    """One talk: its day in words, with whom if staff are named, and the note the learner may have."""

    day: str
    note: str


@dataclass(frozen=True)
class PlanPaper:
    """The page of one learner, in its own language; `tells` are words that would tell where it was made.

    A page with such words must not be printed: they stand in titles, steps or notes and are corrected there.
    """

    learner_id: UUID
    language: str
    title: str
    name: str
    made_on: str
    goals_title: str
    goals: tuple[PaperGoal, ...]
    review_title: str
    review: str
    talks_title: str
    talks: tuple[PaperTalk, ...]
    closing: str
    school: str
    tells: tuple[str, ...]
    disputed: str = ""  # that the learner says something of it is wrong

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text of the page but the learner's own name, for checks."""
        said = [self.title, self.made_on, self.goals_title, self.review_title, self.review]
        for goal in self.goals:
            said += [goal.title, goal.target, goal.state, goal.course]
            said += [part for step in goal.steps for part in (step.text, step.when)]
        said += [self.talks_title, *(part for talk in self.talks for part in (talk.day, talk.note))]
        return tuple(text for text in (*said, self.disputed, self.closing, self.school) if text)


def paper(
    session: Session, learner_id: UUID, today: date, language: str = "nb", *, staff: bool = False
) -> PlanPaper | None:
    """The learner's own plan: goals still worked towards and those reached, the next review, the talks.

    Goals put aside are left out. With `staff` the talks say with whom; by default no staff are named.
    """
    expect_reach(session, learner_id)
    plan, head = of_learner(session, learner_id, today), learners.head(session, learner_id)
    if plan is None or head is None:
        return None
    issuer, site = school.default_school(session), school.site(session)
    marks = disputes.marks(session, [learner_id], _TELLS).get(learner_id, ())
    with speaking(language):
        made = PlanPaper(
            learner_id=learner_id,
            language=language,
            title=_("My plan"),
            name=head.facts.printed_name,
            made_on=_("Made on {day}").format(day=long_date(today)),
            goals_title=_("What I am working towards"),
            goals=tuple(_goal(row) for row in plan.goals if row.state != goals.PUT_ASIDE),
            review_title=_("When we look at the plan again"),
            review=_review(plan, today),
            talks_title=_("What we have talked about"),
            talks=tuple(_talk(row, staff=staff) for row in plan.talks),
            closing=_("This is your own copy. You may keep it and take it with you."),
            school=issuer.name if issuer else "",
            tells=(),
            disputed=mark_text(marks),
        )
    found = words_that_tell("\n".join(made.texts), site.names)
    return replace(made, tells=found)


def _goal(row: GoalRow) -> PaperGoal:
    steps = tuple(
        PaperStep(
            step.text,
            step.taken_on is not None,
            _("done {day}").format(day=long_date(step.taken_on)) if step.taken_on else "",
        )
        for step in row.steps
    )
    state = code_list("goal_states")[row.state].label
    target = _("By {day}").format(day=long_date(row.target_day))
    if row.state == goals.REACHED and row.closed_on:
        target, state = _("Reached {day}").format(day=long_date(row.closed_on)), ""  # said once
    return PaperGoal(row.title, target, capital(state), row.course, steps)


def _review(plan: LearnerPlan, today: date) -> str:
    """One sentence; what is not known or not planned is said so."""
    review: ReviewRow | None = plan.review
    if review is None:
        return _("No day is set.")
    if review.state == reviews.POSTPONED:
        return _("It is postponed. You will be told the new day.")
    if review.last_day < today:
        return _("As soon as it can be done.")
    if review.first_day <= today:
        return _("By {last}.").format(last=long_date(review.last_day))
    return _("Between {first} and {last}.").format(
        first=long_date(review.first_day), last=long_date(review.last_day)
    )


def _talk(row: TalkRow, *, staff: bool) -> PaperTalk:
    named = STAFF_IN_PARENTHESES.format(name=row.held_by) if staff else ""
    return PaperTalk(long_date(row.day) + named, row.learner_note)
