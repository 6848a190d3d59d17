"""How goals, reviews and talks look: colour, shape and word, and rows with their verbs below the words."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, date_text, ngettext
from eduapp.education.plans.queries import DueRow, GoalRow, LearnerPlan, ReviewRow
from eduapp.education.plans.queries.due import REVIEW
from eduapp.education.plans.rules import goals, reviews
from eduapp.education.plans.rules.windows import window_text
from eduapp.gui.flow import Flow
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import Chip, IconTile, hbox, label, vbox

ChipLook = tuple[str, str, str]  # colour token, icon, word

SOON = 14  # days
_BESIDE = 1100  # logical px from which chips and verbs have room beside the words
GOALS = {
    goals.PLANNED: ("none", "circle-dashed"),
    goals.UNDER_WAY: ("primary", "circle-dot"),
    goals.REACHED: ("present", "circle-check"),
    goals.PUT_ASIDE: ("held", "pause"),
}


def goal_chips(row: GoalRow, until: date | None) -> list[ChipLook]:
    """The state of a goal; and a word if it lies after the last day here."""
    token, icon = GOALS.get(row.state, ("none", "circle"))
    looks = [(token, icon, code_list("goal_states")[row.state].label)]
    if row.live and until is not None and row.target_day > until:
        looks.append(("late", "door-open", _("after the last day here")))
    return looks


def goal_caption(row: GoalRow) -> str:
    """When a goal shall be or was reached, its course, and how many steps are behind."""
    steps = ngettext("{taken} of {count} step", "{taken} of {count} steps", len(row.steps))
    return " · ".join(
        filter(None, (_goal_day(row), row.course, steps.format(taken=row.taken, count=len(row.steps))))
    )


def review_title(review: ReviewRow | None, today: date) -> str:
    """When the plan is looked at again; what is not planned is said so."""
    if review is None:
        return _("No review is planned")
    when = window_text(review.first_day, review.last_day, today)
    return _("Next review: {when}").format(when=when)


def review_chips(review: ReviewRow | None, today: date) -> list[ChipLook]:
    """Postponed, and overdue; nothing while all is well."""
    if review is None:
        return []
    looks = [_postponed(review.reason)] if review.state == reviews.POSTPONED else []
    if reviews.asks_again(review.last_day, review.postponed_on, review.reason, today):
        looks.append(_overdue())
    return looks


def talk_title(plan: LearnerPlan) -> str:
    """The talk of this half-year: held, due, or asked for by nobody."""
    half = plan.half_year.label if plan.half_year else ""
    held = plan.talk_held
    if held is not None:
        words = _("Talk in {half_year}: held {day}, {person}")
        return words.format(half_year=half, day=date_text(held.day), person=held.held_by)
    if plan.talk_due is not None:
        return _("Talk in {half_year}: due by {day}").format(half_year=half, day=date_text(plan.talk_due))
    return _("No talk is due")


def due_title(row: DueRow) -> str:
    """What a row of the list is about."""
    if row.kind == REVIEW:
        return _("Review of the plan")
    return _("Talk, {half_year}").format(half_year=row.half_year)


def due_chip(row: DueRow, today: date) -> ChipLook | None:
    """How pressing it is; nothing while there is time."""
    if row.state == "held":
        return ("present", "check", _("held"))
    if row.state == "missed":
        return ("absent", "circle-x", _("missed"))
    if row.overdue:
        return _overdue()
    if row.state == reviews.POSTPONED:
        return _postponed(row.reason)
    days = (row.due - today).days
    if days > SOON:
        return None
    return ("late", "hourglass", ngettext("in {days} day", "in {days} days", days).format(days=days))


def plan_row(
    theme: Theme, icon: str, words: tuple[str, str], chips: Sequence[ChipLook], verbs: Sequence[QPushButton]
) -> QWidget:
    """A tile, a title with its caption, chips and verbs; these below the words where room is short."""
    row, px = QWidget(), theme.px
    row.setProperty("listRow", True)
    title, caption = words
    text = vbox(label(title, "bodyStrong", wrap=True), spacing=0)
    if caption:
        text.addWidget(label(caption, "caption", wrap=True))
    side: list[QWidget] = [*(Chip(theme, word, token, sign) for token, sign, word in chips), *verbs]
    if side and theme.logical_width() < _BESIDE:
        flow = QWidget()
        flow.setLayout(Flow(*side, gap=px(8)))
        text.addWidget(flow)
        side = []
    margins = (0, px(6), 0, px(6))
    tile = vbox(IconTile(theme, icon, size=36), None)
    hbox(tile, (text, 1), *side, spacing=px(10), margins=margins, parent=row)
    return row


def _goal_day(row: GoalRow) -> str:
    if row.closed_on is None:
        return _("by {last}").format(last=date_text(row.target_day))
    if row.state == goals.PUT_ASIDE:
        reason = code_list("put_aside_reasons")[row.put_aside_reason].label
        return _("put aside {day}: {reason}").format(day=date_text(row.closed_on), reason=reason)
    return _("reached {day}").format(day=date_text(row.closed_on))


def _postponed(reason: str) -> ChipLook:
    words = _("postponed: {reason}").format(reason=code_list("postpone_reasons")[reason].label)
    return ("held", "pause", words)


def _overdue() -> ChipLook:
    return ("absent", "triangle-alert", _("overdue"))
