"""On the page of a learner: when the plan is looked at again and why then, the talk, and the goals."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.i18n import N_, _, date_text
from eduapp.education.courses import terms as courses
from eduapp.education.enrolment import terms as enrolment
from eduapp.education.plans import queries, service, terms
from eduapp.education.plans.rules import goals, reviews, windows
from eduapp.education.plans.ui.goal_block import GoalBlock
from eduapp.education.plans.ui.goal_dialog import add_goal, change_goal, put_aside
from eduapp.education.plans.ui.history import show_history
from eduapp.education.plans.ui.looks import plan_row, review_chips, review_title, talk_title
from eduapp.education.plans.ui.review_dialogs import hold_review, postpone_review
from eduapp.education.plans.ui.talk_dialog import record_talk
from eduapp.education.plans.ui.talks_dialog import show_talks
from eduapp.gui.notices import brought_verbs
from eduapp.gui.sending import send
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import announce, button, clear, hbox, hline, label, vbox, why_not
from eduapp.people.learners import terms as learners

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from eduapp.core.db.unit_of_work import Command
    from eduapp.core.errors import EduError
    from eduapp.education.plans.queries import EventRow, GoalRow, LearnerPlan, StepRow
    from eduapp.gui.bench import Bench

CHANGE_REASON = N_("Your role may look, but not change plans. Ask a teacher or a leader.")
TALK_REASON = N_("Your role may look, but not record talks. Ask a teacher or a leader.")
_TOPICS = {
    terms.PLANS_CHANGED,
    terms.TALKS_CHANGED,
    learners.LEARNERS_CHANGED,
    enrolment.ENROLMENTS_CHANGED,
    courses.COURSES_CHANGED,
}


class PlanPanel(QWidget):
    """The plan of one learner."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._learner_id = bench, subject_id
        self._plan: LearnerPlan | None = None
        self._ticked: UUID | None = None  # the goal whose step was ticked last, for the keyboard
        px = bench.theme.px
        self._start = TabStart(self)
        self._rows = vbox(spacing=0)
        self.blocks: list[GoalBlock] = []
        self._verbs: list[QPushButton] = []
        self.add = button(bench.theme, _("Add a goal…"), "plus", kind="primary")
        self.add.clicked.connect(self._add)
        if not bench.actor.may(terms.CHANGE_PLANS):
            why_not(self.add, _(CHANGE_REASON))
        brought = brought_verbs(
            bench, "plans.plan", subject_id
        )  # such as printing it: papers are drawn above
        vbox(self._rows, hbox(self.add, *brought, None, spacing=px(8)), spacing=px(8), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again for the plan."""
        today = self._bench.today()
        self._bench.runner.query(
            queries.of_learner, self._learner_id, today, owner=self, done=self._show, newest=True
        )

    # --- showing ------------------------------------------------------------------------------------

    def _show(self, plan: LearnerPlan | None) -> None:
        self._plan = plan
        clear(self._rows)
        self.blocks.clear()
        self._verbs.clear()
        if plan is None:
            return
        self._rows.addWidget(self._review(plan))
        self._rows.addWidget(hline())
        self._rows.addWidget(self._talk(plan))
        for goal in plan.goals:
            self._rows.addWidget(hline())
            self._rows.addWidget(self._goal(plan, goal))
        if not plan.goals:
            self._rows.addWidget(hline())
            text = _("No goals yet. The first one also plans when the plan is looked at again.")
            self._rows.addWidget(label(text, "secondary", wrap=True))
        in_reading_order(self._start, self._verbs)
        self._give_back_the_keyboard()

    def _review(self, plan: LearnerPlan) -> QWidget:
        review, today = plan.review, self._bench.today()
        verbs = self._review_verbs(plan) if self._bench.actor.may(terms.CHANGE_PLANS) else []
        if review is not None or plan.last_review is not None:
            verbs.append(self._verb(_("History…"), _("History of reviews…"), self._review_history))
        moved = _("The last day here has moved nearer since.") if plan.sooner else ""
        caption = " ".join(filter(None, (self._why(plan), moved, self._last_review(plan))))
        words = (review_title(review, today), caption)
        return plan_row(self._bench.theme, "calendar-days", words, review_chips(review, today), verbs)

    def _review_verbs(self, plan: LearnerPlan) -> list[QPushButton]:
        verbs = []
        if plan.review is not None:
            verbs.append(self._verb(_("Held…"), _("Review held…"), self._hold))
            if plan.review.state == reviews.PLANNED:
                verbs.append(self._verb(_("Postpone…"), _("Postpone the review…"), self._postpone))
            else:
                name = _("Take up the review again")
                verbs.append(self._verb(_("Take up again"), name, self._take_review_up))
        if plan.sooner is not None:
            day = date_text(plan.sooner.last)
            name = _("The last day here has moved: bring the review forward to {day}").format(day=day)
            verbs.append(self._verb(_("Bring forward to {day}").format(day=day), name, self._bring_forward))
        if self._may_come_sooner(plan):
            name = _("Has come here or come back: review within ten days")
            verbs.append(self._verb(_("Has come or come back"), name, self._arrived))
        return verbs

    def _talk(self, plan: LearnerPlan) -> QWidget:
        record = self._verb(_("Record a talk…"), _("Record a talk…"), self._record)
        if not self._bench.actor.may(terms.RECORD_TALKS):
            why_not(record, _(TALK_REASON))
        verbs = [record]
        if plan.talks:
            verbs.append(self._verb(_("Talks…"), _("All talks…"), self._talks))
        half = plan.half_year
        caption = _("At least one in every half-year ({paragraph}).").format(
            paragraph=half.paragraph if half else ""
        )
        return plan_row(self._bench.theme, "message-square", (talk_title(plan), caption), (), verbs)

    def _goal(self, plan: LearnerPlan, goal: GoalRow) -> GoalBlock:
        may = self._bench.actor.may(terms.CHANGE_PLANS)
        first = len(self._verbs)
        verbs = self._goal_verbs(goal) if may else []
        name = _("History of “{title}”…").format(title=goal.title)
        verbs.append(self._verb(_("History…"), name, partial(self._goal_history, goal)))
        tick = self._tick if may and goal.state != goals.PUT_ASIDE else None
        block = GoalBlock(self._bench.theme, goal, verbs, plan.available_until, tick)
        self._verbs[first:] = [*verbs, *block.ticks()]
        self.blocks.append(block)
        return block

    def _goal_verbs(self, goal: GoalRow) -> list[QPushButton]:
        title = goal.title
        if goal.state == goals.PUT_ASIDE:
            name = _("Take up “{title}” again").format(title=title)
            return [self._verb(_("Take up again"), name, partial(self._take_goal_up, goal))]
        if goal.state not in goals.LIVE:
            return []
        change = _("Change “{title}”…").format(title=title)
        aside = _("Put “{title}” aside…").format(title=title)
        return [
            self._verb(_("Change…"), change, lambda: change_goal(self._bench, goal, self)),
            self._verb(_("Put aside…"), aside, lambda: put_aside(self._bench, goal, self)),
        ]

    def _verb(self, text: str, name: str, act: Callable[[], object]) -> QPushButton:
        made = button(self._bench.theme, text, kind="plain", name=name)
        made.clicked.connect(lambda _checked=False: act())
        self._verbs.append(made)
        return made

    def _why(self, plan: LearnerPlan) -> str:
        """Why that date, by the rule that gave it; or why there is none."""
        if plan.review is not None:
            return windows.why_text(plan.review.rule)
        today, until = self._bench.today(), plan.available_until
        if until is not None and until < today:
            words = _("Available until {day} has passed. Put it right, then a review can be planned.")
            return words.format(day=date_text(until))
        rule = windows.rule_for(today, until)
        if not any(goal.live for goal in plan.goals) or rule is None:
            return ""
        return windows.why_text(rule.key)

    def _last_review(self, plan: LearnerPlan) -> str:
        last = plan.last_review
        if last is None or last.held_on is None:
            return ""
        return _("Last held {day}, {person}.").format(day=date_text(last.held_on), person=last.held_by)

    def _may_come_sooner(self, plan: LearnerPlan) -> bool:
        window = windows.window_for(self._bench.today(), plan.available_until, arrived=True)
        sooner = plan.review is None or (window is not None and window.last < plan.review.last_day)
        return plan.here and bool(plan.goals) and sooner

    def _give_back_the_keyboard(self) -> None:
        """After a tick the keyboard stays with the goal, on its next step."""
        block = next((one for one in self.blocks if one.goal_id == self._ticked), None)
        self._ticked = None
        tick = (block.next_tick or block.last_tick) if block is not None else None
        if tick is not None:
            tick.setFocus()

    # --- doing --------------------------------------------------------------------------------------

    def _tick(self, goal: GoalRow, step: StepRow, done: bool) -> None:
        self._ticked = goal.id
        order = service.TickStep(step_id=step.id, version=goal.version, done=done)
        self._send(service.tick_step, order, self._say)

    def _say(self, state: str) -> None:
        if state == goals.REACHED:
            announce(self, _("The goal is reached."))
            self._bench.tell(_("The goal is reached."))

    def _add(self) -> None:
        if self._plan is not None:
            add_goal(self._bench, self._learner_id, self._plan.name, self)

    def _hold(self) -> None:
        if self._plan is not None and self._plan.review is not None:
            hold_review(self._bench, self._plan.review, self._plan.name, self)

    def _postpone(self) -> None:
        if self._plan is not None and self._plan.review is not None:
            postpone_review(self._bench, self._plan.review, self._plan.name, self)

    def _take_review_up(self) -> None:
        review = self._plan.review if self._plan is not None else None
        if review is not None:
            order = service.TakeReviewUp(review_id=review.id, version=review.version)
            self._send(service.take_review_up, order)

    def _bring_forward(self) -> None:
        review = self._plan.review if self._plan is not None else None
        if review is not None:
            order = service.BringReviewForward(review_id=review.id, version=review.version)
            self._send(service.bring_review_forward, order)

    def _arrived(self) -> None:
        self._send(service.plan_review, service.PlanReview(learner_id=self._learner_id))

    def _take_goal_up(self, goal: GoalRow) -> None:
        self._send(service.take_goal_up, service.TakeGoalUp(goal_id=goal.id, version=goal.version))

    def _record(self) -> None:
        record_talk(self._bench, self._learner_id, self, self._bench.today())

    def _talks(self) -> None:
        if self._plan is not None:
            show_talks(self._bench, self._learner_id, self._plan.name, self)

    def _goal_history(self, goal: GoalRow) -> None:
        title = _("History of “{title}”").format(title=goal.title)
        self._history(title, queries.goal_history, goal.id)

    def _review_history(self) -> None:
        self._history(_("History of reviews"), queries.review_history, self._learner_id)

    def _history(self, title: str, query: Callable[..., Sequence[EventRow]], subject: UUID) -> None:
        def opened(events: Sequence[EventRow]) -> None:
            show_history(self._bench, title, events, self)

        self._bench.runner.query(query, subject, owner=self, done=opened)

    def _send(
        self, use_case: Callable[..., Any], order: Command, done: Callable[[Any], None] = lambda _answer: None
    ) -> None:
        def failed(_error: EduError) -> None:
            self.reload()

        send(self._bench, use_case, order, owner=self, done=done, failed=failed)

    def _hear(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS:
            self.reload()
